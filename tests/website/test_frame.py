import json
import os
import pickle
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import pytest

from generator.website.frame import (
    CONTENTS,
    Chrome,
    FramedPage,
    FrameError,
    Frames,
    Heading,
    capture,
    fill,
)
from generator.website.frame_search import search_config, search_files
from generator.website.search_index import prepare

TEMPLATES = Path(__file__).parents[2] / "templates"
NAMES = (("ar", "العربية"), ("en", "English"))
CHROMES = {
    "ar": Chrome(
        language="ar",
        direction="rtl",
        site_name="وقائع & <مصادر>",
        description="وصف",
        footer="© الناشر <2026>",
        alternates=NAMES,
        navigation=(("الرئيسية", "index.html"), ("الخط الزمني", "timeline.html")),
    ),
    "en": Chrome(
        language="en",
        direction="ltr",
        site_name="Facts & <sources>",
        description="About",
        footer="© Publisher <2026>",
        alternates=NAMES,
        navigation=(("Home", "index.html"), ("Timeline", "timeline.html")),
    ),
}
PATHS = ("index.html", "timeline.html", "sheets/x.html", "places/iraq/erbil.html")
CONTENT = (Heading("a", "A & <b>", (Heading("a1", "A1"),)), Heading("b", "B"))


@pytest.fixture(scope="module")
def frames() -> dict[str, Frames]:
    return capture([*CHROMES.values()], TEMPLATES)


def page(path: str = "sheets/x.html", contents: tuple[Heading, ...] = CONTENT) -> FramedPage:
    return FramedPage(
        path=path,
        title="T & <t>",
        description='D "d"',
        body=f"<h1>H</h1>{CONTENTS}<p id=a>a<p id=a1>a1<p id=b>b",
        contents=contents,
        head='<link rel="alternate" hreflang="en" href="https://example.org/en/">',
        alternates={"ar": "../../ar/sheets/x.html", "en": "../../en/sheets/x.html"},
    )


class Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def addresses(self) -> list[str]:
        return [
            address
            for tag, attributes in self.found
            for name in ("href", "src")
            if (address := attributes.get(name)) and attributes.get("rel") != "alternate "
        ]


def elements(html: str, tag: str, **wanted: str) -> list[dict[str, str | None]]:
    return [
        attributes
        for name, attributes in Links(html).found
        if name == tag and wanted.items() <= attributes.items()
    ]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("contents", [(), CONTENT])
def test_no_mark_is_left_in_a_page(
    frames: dict[str, Frames], language: str, path: str, contents: tuple[Heading, ...]
) -> None:
    assert not re.search("qz-|-zq", fill(frames[language], page(path, contents)))


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_root_says_language_and_direction(
    frames: dict[str, Frames], language: str, direction: str
) -> None:
    html = fill(frames[language], page())
    [root] = elements(html, "html")
    [body] = elements(html, "body")
    assert root == {"lang": language, "dir": direction, "class": "no-js"}
    assert "dir" not in body


def test_plain_text_is_escaped(frames: dict[str, Frames]) -> None:
    html = fill(frames["en"], page())
    assert "<title>T &amp; &lt;t&gt; — Facts &amp; &lt;sources&gt;</title>" in html
    assert "© Publisher &lt;2026&gt;" in html
    assert "\nA &amp; &lt;b&gt;\n" in html
    assert elements(html, "meta", name="description")[0]["content"] == 'D "d"'
    assert "<t>" not in html
    assert "<sources>" not in html


def test_the_home_page_is_titled_with_the_site_only(frames: dict[str, Frames]) -> None:
    html = fill(frames["en"], FramedPage("index.html", CHROMES["en"].site_name, "<h1>H</h1>"))
    assert "<title>Facts &amp; &lt;sources&gt;</title>" in html
    assert elements(html, "meta", name="description")[0]["content"] == "About"


def test_the_switch_keeps_the_page(frames: dict[str, Frames]) -> None:
    [link] = elements(fill(frames["ar"], page()), "a", hreflang="en")
    assert link["href"] == "../../en/sheets/x.html"
    assert "target" not in link


def test_the_switch_goes_home_where_the_other_language_lacks_the_page(
    frames: dict[str, Frames],
) -> None:
    for path, home in zip(PATHS, ("../", "../", "../../", "../../../"), strict=True):
        html = fill(frames["ar"], FramedPage(path, "T", "<h1>H</h1>"))
        [link] = elements(html, "a", hreflang="en")
        assert link["href"] == f"{home}en/index.html"


def test_only_the_page_that_is_open_is_marked_in_the_navigation(frames: dict[str, Frames]) -> None:
    marked = elements(fill(frames["en"], page("timeline.html")), "a", **{"aria-current": "page"})
    assert {link["href"] for link in marked} == {"timeline.html"}
    assert not elements(fill(frames["en"], page()), "a", **{"aria-current": "page"})
    [*links] = elements(fill(frames["en"], page()), "a", **{"class": "md-tabs__link"})
    assert [link["href"] for link in links] == ["../index.html", "../timeline.html"]


def test_contents_stand_in_the_margin_and_once_more_for_narrow_screens(
    frames: dict[str, Frames],
) -> None:
    html = fill(frames["en"], page())
    addresses = [a for a in Links(html).addresses() if a.startswith("#")]
    assert addresses == ["#content", *["#a", "#a1", "#b"] * 2]
    assert '<details class="site-contents">\n<summary>On this page</summary>' in html
    without = fill(frames["en"], page(contents=()))
    assert "site-contents" not in without
    assert CONTENTS not in without


def test_the_theme_does_not_take_a_page_for_the_root_of_a_language(
    frames: dict[str, Frames],
) -> None:
    assert 'rel="alternate "' in fill(frames["en"], page())
    assert 'rel="alternate"' not in fill(frames["en"], page())


def test_every_address_leads_to_a_file(frames: dict[str, Frames]) -> None:
    ours = {f"assets/{path.relative_to(TEMPLATES / 'assets')}" for path in files(TEMPLATES)}
    ours.add("assets/stylesheets/facts.css")
    for language, language_frames in frames.items():
        there = ours | set(language_frames.assets)
        there |= {f"{name}/{path}" for name in CHROMES for path in PATHS}
        for path in PATHS:
            html = fill(language_frames, FramedPage(path, "T", "<h1>H</h1>", contents=CONTENT))
            for address in Links(html).addresses():
                assert not re.match(r"https?:|//|/", address)
                if not address.startswith("#"):
                    assert resolved(f"{language}/{path}", address) in there
            settings = re.search(r'"search":"([^"]+)"', html)
            assert settings
            assert resolved(f"{language}/{path}", settings[1]) in there


def files(templates: Path) -> list[Path]:
    return [path for path in (templates / "assets").rglob("*") if path.is_file()]


def resolved(path: str, address: str) -> str:
    parts: list[str] = []
    for part in (PurePosixPath(path).parent / address).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_the_stylesheet_and_the_scripts_name_only_files_that_are_there(
    frames: dict[str, Frames],
) -> None:
    assert not [path for path in frames["ar"].assets if "lunr" in path or path.endswith(".map")]
    assert not [path for path, content in frames["ar"].assets.items() if b"sourceMapp" in content]
    assert frames["ar"].assets == frames["en"].assets


def test_two_captures_are_the_same_and_can_be_stored(frames: dict[str, Frames]) -> None:
    again = capture([*CHROMES.values()], TEMPLATES)
    assert again == frames
    assert pickle.dumps(again) == pickle.dumps(frames)
    assert pickle.loads(pickle.dumps(again)) == again  # noqa: S301 - our own bytes


def test_capturing_says_nothing_and_leaves_the_environment_alone(
    capfd: pytest.CaptureFixture[str],
) -> None:
    before = dict(os.environ)
    capture([CHROMES["en"]], TEMPLATES)
    assert dict(os.environ) == before
    assert capfd.readouterr() == ("", "")


def test_a_language_that_the_theme_lacks_borrows_the_words_of_another() -> None:
    sorani = Chrome(
        language="ckb",
        direction="rtl",
        site_name="S",
        navigation=(("سەرەتا", "index.html"),),
        alternates=(*NAMES, ("ckb", "کوردی")),
        theme_language="ar",
        strings=(("search.placeholder", "گەڕان"),),
    )
    html = fill(capture([sorani], TEMPLATES)["ckb"], FramedPage("index.html", "S", "<h1>H</h1>"))
    assert elements(html, "html") == [{"lang": "ckb", "dir": "rtl", "class": "no-js"}]
    assert elements(html, "input", name="query")[0]["placeholder"] == "گەڕان"
    assert "في هذه الصفحة" in html
    assert [a["hreflang"] for a in elements(html, "a") if "hreflang" in a] == ["ar", "en"]


def test_a_site_without_navigation_is_refused() -> None:
    with pytest.raises(FrameError, match="navigation"):
        capture([Chrome("en", "ltr", "S", ())], TEMPLATES)


def test_a_page_deeper_than_any_frame_is_refused(frames: dict[str, Frames]) -> None:
    with pytest.raises(FrameError, match="a/b/c/d"):
        fill(frames["en"], FramedPage("a/b/c/d.html", "T", ""))


@pytest.mark.parametrize(
    ("before", "after"),
    [("qz-body-zq", ""), ("qz-description-zq", "qz-descriptio-zq"), ("{% block content", "{#")],
)
def test_a_theme_that_is_not_as_expected_is_refused(
    tmp_path: Path, before: str, after: str
) -> None:
    shutil.copytree(TEMPLATES / "website", tmp_path / "website")
    override = tmp_path / "website/frame/main.html"
    text = override.read_text("utf-8").replace(before, after)
    override.write_text(text + ("#}" if after == "{#" else ""), "utf-8")
    with pytest.raises(FrameError, match="not the version"):
        capture([CHROMES["en"]], tmp_path)


def test_a_script_that_the_page_does_not_know_is_not_allowed(frames: dict[str, Frames]) -> None:
    [policy] = elements(
        fill(frames["en"], page()), "meta", **{"http-equiv": "Content-Security-Policy"}
    )
    assert policy["content"]
    directives = dict(part.split(" ", 1) for part in policy["content"].split("; "))
    assert directives["default-src"] == "'none'"
    assert "unsafe" not in directives["script-src"]
    assert "http" not in policy["content"]


def test_search_entries_are_loaded_only_when_wanted() -> None:
    entries = [{"location": "x.html", "kind": "fact", "title": "عنوان", "text": "<p>نص</p>"}]
    config = search_config("ar", {"none": "لا نتائج"})
    written = search_files(config, [prepare("x.html", entries)])
    settings = written.pop("search/search_index.json").decode()
    assert json.loads(settings)["docs"] == []
    assert written.pop("search/search_index.js").decode() == f"var __index = {settings};\n"
    assert [path for path, content in written.items() if "عنوان" in content.decode()] == [
        "search/entries/p3723b1.js",
        "search/words/0.js",
    ]
    assert config["source"] == "../../ar/search/"
