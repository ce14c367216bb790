"""The same content for other generators: pages in their own form, and how each is run.

Every peer gets a page a sheet and language, with title, key points, gaps and all facts with their
dates, speakers, quotes and translations, and a home page. None checks anything; those that have a
search index make it.
"""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = {"ar": ("rtl", "صحائف الوقائع"), "en": ("ltr", "Fact sheets")}
KINDS = {
    "agreements": {"ar": "الاتفاقات والوثائق", "en": "Agreements and documents"},
    "dates": {"ar": "التواريخ", "en": "Dates"},
    "bases": {"ar": "القواعد والمقرات", "en": "Bases and headquarters"},
    "statements": {"ar": "التصريحات", "en": "Statements"},
}
BARE = Path(__file__).parent / "bare.py"


@dataclass(frozen=True)
class Peer:
    """A generator to compare with.

    Args:
        package: Whose version is told.
        prepare: Writes its input into a folder, from the folder of the content.
        commands: What is run in that folder, all at once; `{bin}` is where the programs are.
        output: Folders in it that are removed before each round.
        slow: Left out above a thousand sheets.
    """

    name: str
    package: str
    prepare: Callable[[Path, Path], None]
    commands: Sequence[Sequence[str]]
    output: Sequence[str]
    slow: bool = False


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


def markdown(sheet: Mapping[str, Any], language: str) -> str:
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
    return f"# {LANGUAGES[language][1]}\n\n" + "\n".join(names) + "\n"


def _mkdocs(content: Path, folder: Path) -> None:
    found = sheets(content)
    for language, (_, title) in LANGUAGES.items():
        docs = folder / language / "docs" / "sheets"
        docs.mkdir(parents=True)
        (docs.parent / "index.md").write_text(_home(found, language, ".md"), "utf-8")
        for name, sheet in found.items():
            (docs / f"{name}.md").write_text(markdown(sheet, language), "utf-8")
        (folder / language / "mkdocs.yml").write_text(_settings(title, language), "utf-8")


def _settings(title: str, language: str, more: str = "") -> str:
    return (
        f"site_name: {title}\nsite_url: https://factsheets.example/{language}/\n"
        f"use_directory_urls: false\nnav: [{{{title}: index.md}}]\n"
        f"validation: {{nav: {{omitted_files: ignore}}}}\nmarkdown_extensions: [attr_list]\n"
        f"theme: {{name: material, language: {language}, font: false}}\n"
        f"{more or 'plugins: [search]'}\n"
    )


def _static_i18n(content: Path, folder: Path) -> None:
    found = sheets(content)
    docs = folder / "docs" / "sheets"
    docs.mkdir(parents=True)
    for language in LANGUAGES:
        (docs.parent / f"index.{language}.md").write_text(_home(found, language, ".md"), "utf-8")
        for name, sheet in found.items():
            (docs / f"{name}.{language}.md").write_text(markdown(sheet, language), "utf-8")
    more = (
        "plugins:\n- search\n- i18n:\n    docs_structure: suffix\n    languages:\n"
        "    - {locale: ar, name: العربية, default: true, build: true}\n"
        "    - {locale: en, name: English, build: true}"
    )
    (folder / "mkdocs.yml").write_text(_settings("Fact sheets", "en", more), "utf-8")


def _hugo(content: Path, folder: Path) -> None:
    found = sheets(content)
    (folder / "hugo.toml").write_text(
        'baseURL = "https://factsheets.example/"\ndefaultContentLanguage = "ar"\n'
        'defaultContentLanguageInSubdir = true\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
        "[markup.goldmark.parser.attribute]\nblock = true\n"
        '[outputs]\nhome = ["html", "json"]\n'
        + "".join(
            f'[languages.{language}]\ncontentDir = "content/{language}"\ntitle = "{title}"\n'
            f'languageDirection = "{direction}"\n'
            for language, (direction, title) in LANGUAGES.items()
        ),
        "utf-8",
    )
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    page = (
        "<!doctype html><html lang={{ .Site.Language.Lang }}><head><meta charset=utf-8>"
        "<title>{{ .Title }}</title></head><body><nav>{{ .TableOfContents }}</nav>"
        "<main>{{ .Content }}</main></body></html>\n"
    )
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(page, "utf-8")
    (layouts.parent / "index.html").write_text(page, "utf-8")
    (layouts.parent / "index.json").write_text(
        "[{{ range $i, $p := .Site.RegularPages }}{{ if $i }},{{ end }}"
        '{{ dict "location" $p.RelPermalink "title" $p.Title "text" $p.Plain | jsonify }}'
        "{{ end }}]",
        "utf-8",
    )
    for language in LANGUAGES:
        docs = folder / "content" / language / "sheets"
        docs.mkdir(parents=True)
        home = _home(found, language, "/")
        (docs.parent / "_index.md").write_text(f"---\ntitle: home\n---\n{home}", "utf-8")
        for name, sheet in found.items():
            (docs / f"{name}.md").write_text(markdown(sheet, language), "utf-8")


def _content(content: Path, folder: Path) -> None:
    shutil.copytree(content, folder / "content")


PEERS = (
    Peer("writing the files alone", "", _content, [["{bin}/python", str(BARE), "write"]], ["out"]),
    Peer(
        "bare Jinja, one process",
        "jinja2",
        _content,
        [["{bin}/python", str(BARE), "jinja"]],
        ["out"],
    ),
    Peer("Hugo, bare theme", "hugo", _hugo, [["{bin}/hugo", "--quiet"]], ["public", "resources"]),
    Peer(
        "two parallel mkdocs-material builds",
        "mkdocs-material",
        _mkdocs,
        [["{bin}/mkdocs", "build", "-q", "-f", f"{each}/mkdocs.yml"] for each in LANGUAGES],
        [f"{each}/site" for each in LANGUAGES],
    ),
    Peer(
        "mkdocs-material with mkdocs-static-i18n",
        "mkdocs-static-i18n",
        _static_i18n,
        [["{bin}/mkdocs", "build", "-q"]],
        ["site"],
        slow=True,
    ),
    Peer(
        "Zensical, two processes",
        "zensical",
        _mkdocs,
        [["{bin}/zensical", "build", "--clean", "-f", f"{each}/mkdocs.yml"] for each in LANGUAGES],
        [f"{each}/{name}" for each in LANGUAGES for name in ("site", ".cache")],
        slow=True,
    ),
)
