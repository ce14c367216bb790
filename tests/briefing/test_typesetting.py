"""What the press refuses: everything that would print something else than what was written."""

import subprocess
import sys
import unicodedata
from datetime import date
from pathlib import Path

import pytest
import weasyprint
from inline import Inline
from weasyprint.text import ffi

from generator.briefing import fonts
from generator.briefing.manuscript import Manuscript, PressError
from generator.briefing.press import press
from generator.problems import EnvironmentTrouble

SVG = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>{}</svg>"
PNG = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgABx"
    "PmnNgAAAABJRU5ErkJggg=="
)


def document(
    body: str, head: str = "<title>عنوان</title>", language: str = "lang=ar"
) -> Manuscript:
    html = f"<!doctype html><html {language} dir=rtl><head>{head}</head><body>{body}</body></html>"
    return Manuscript("sheet.ar", html, "rtl", date(2025, 11, 23))


def reasons(body: str = "", css: str = "", **parts: str) -> tuple[str, ...]:
    with press(css, executor=Inline()) as printing:
        results = printing.print([document(body, **parts)])
        with pytest.raises(PressError) as caught:
            next(results)
    assert caught.value.name == ("style sheet" if css else "sheet.ar")
    return caught.value.reasons


def prints(body: str, css: str = "") -> bytes:
    with press(css, executor=Inline()) as printing:
        [printed] = printing.print([document(body)])
    return printed.pdf


def image(address: str) -> str:
    return f'<img alt="صورة" style="width: 1cm" src="{address}">'


def test_an_image_in_the_document_itself_is_printed() -> None:
    assert prints(image(SVG.format("<path d='M0 0h1'/>")) + image(PNG))


OUTSIDE = [
    "file:///etc/hostname",
    "FILE:///etc/hostname",
    "http://localhost/picture.png",
    "https://example.org/picture.png",
    "ftp://example.org/picture.png",
    "data:text/plain,text",
    "data:text/html,<p>text",
    "data:image/svg+xmlx,<svg/>",
    "data:image/jpeg;base64,AAAA",
    "data:,text",
]


@pytest.mark.parametrize("address", OUTSIDE)
@pytest.mark.parametrize(
    "body",
    [
        image("{}"),
        "<p style=\"background: url('{}')\">نص</p>",
        "<style>@import url('{}');</style>",
        "<style>p::before {{ content: url('{}') }}</style><p>نص</p>",
        '<link rel="stylesheet" href="{}">',
        '<link rel="attachment" href="{}">',
        '<object data="{}">نص</object>',
        '<embed src="{}">',
    ],
)
def test_nothing_is_fetched(body: str, address: str) -> None:
    [reason] = reasons(body.format(address))
    assert reason.lower().startswith(f"refused to fetch {address}".lower())


@pytest.mark.parametrize("address", ["file:///etc/hostname", "https://example.org/picture.png"])
def test_an_image_cannot_fetch_either(address: str) -> None:
    inner = f"<image href='{address}' width='1' height='1'/>"
    assert "refused to fetch" in reasons(image(SVG.format(inner)))[0]


def test_a_style_sheet_fetches_no_font() -> None:
    face = "@font-face { font-family: Other; src: url('file:///fonts/Other.ttf') }"
    assert "refused to fetch file:///fonts/Other.ttf" in reasons(css=face)[0]


@pytest.mark.parametrize("address", ["picture.png", "/picture.png", "//example.org/picture.png"])
def test_an_address_without_a_scheme_leads_nowhere(address: str) -> None:
    assert "Relative URI reference without a base URI" in reasons(image(address))[0]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("中", "U+4E2D CJK UNIFIED IDEOGRAPH-4E2D"),
        ("&#x4e2d;", "U+4E2D CJK UNIFIED IDEOGRAPH-4E2D"),
        ("☎️", "U+260E BLACK TELEPHONE"),
        ("→", "U+2192 RIGHTWARDS ARROW"),
        ("\x07", "U+0007 unnamed"),
        ("\u2028", "U+2028 LINE SEPARATOR"),
    ],
)
def test_a_character_without_a_glyph_is_named(text: str, named: str) -> None:
    assert reasons(f"<p>نص {text} نص</p>") == (f"Amiri has no glyph for {named}",)


def test_all_characters_without_a_glyph_are_named_at_once() -> None:
    assert len(reasons("<p>→ ← → 中</p>")) == 3


def test_a_character_that_only_the_style_sheet_adds_is_found_too() -> None:
    style = "<style>li { list-style: square }</style>"
    assert "U+25AA" in reasons(style + "<ul><li>نص</ul>")[0]


@pytest.mark.parametrize(
    "text",
    [
        "مـدرّسةٌ «نصّ» ٤٢٫٥٪ — ؟",
        "م\u200cن\u200dب \u200e\u200f\u061c\u2066a\u2069\u202ab\u202c",
        "a\u00adb\u200bc\u2060d\u2011e\ufefff",
        "a\u00a0b\u2003c\u2009d\u202fe\u3000f",
        "Nguyễn Thế, Łódź, Müller",
        "Mu\u0308ller",
    ],
)
def test_text_as_it_is_found_in_the_world_is_printed(text: str) -> None:
    assert not fonts.missing_glyphs(unicodedata.normalize("NFC", text))
    assert prints(f"<p>{text}</p>")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<p style='colour: red'>نص</p>", "Ignored `colour: red`"),
        ("<p style='unicode-bidi: isolate'>نص</p>", "Ignored `unicode-bidi: isolate`"),
        ("<style>p:wrong { color: red }</style>", "Invalid or unsupported selector"),
        ("<a href='#nowhere'>نص</a>", "No anchor #nowhere"),
        ("<p id=a>نص</p><p id=a>نص</p>", "Anchor defined twice"),
        (f"<img style='width: 1cm' src='{PNG}'>", "has no required alt description"),
        (image("data:image/png;base64,AAAA"), "Failed to load image"),
        (image(SVG.format("<")), "Failed to load image"),
    ],
)
def test_a_complaint_of_weasyprint_is_an_error(body: str, reason: str) -> None:
    assert reason in reasons(body)[0]


def test_an_unknown_property_in_the_style_sheet_is_an_error() -> None:
    assert reasons(css="p { colour: red }") == ("Ignored `colour: red ` at 1:5, unknown property.",)


def test_all_complaints_are_told_at_once() -> None:
    assert len(reasons("<p id=a style='colour: red'>ن</p><p id=a style='shade: 1'>ن</p>")) == 3


def test_a_document_without_a_title_is_an_error() -> None:
    assert reasons("<p>نص</p>", head="") == ("Missing required <title>",)


def test_a_document_without_a_language_is_an_error() -> None:
    [reason] = reasons("<p>نص</p>", language="")
    assert 'Missing required "lang"' in reason


def test_a_breakdown_of_weasyprint_names_the_document() -> None:
    picture = SVG.format("<path d='M0 0h1'/>")  # it cannot place one of no width from the right
    [reason] = reasons(f'<p><img alt=صورة src="{picture}"></p>')
    assert reason.startswith("WeasyPrint broke down: AttributeError")


def test_an_error_says_which_document_and_survives_the_way_from_a_worker() -> None:
    with press("", workers=1) as printing:
        results = printing.print([document("<p>→</p>")])
        with pytest.raises(PressError) as caught:
            next(results)
    assert str(caught.value) == "sheet.ar: Amiri has no glyph for U+2192 RIGHTWARDS ARROW"


def test_a_missing_subsetter_is_trouble_with_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ffi, "harfbuzz_subset", None)
    with (
        press("/* subsetter */", executor=Inline()) as printing,
        pytest.raises(EnvironmentTrouble, match="libharfbuzz-subset0"),
    ):
        list(printing.print([document("<p>نص</p>")]))


def test_another_version_of_weasyprint_is_trouble_with_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with (
        press("/* version */", executor=Inline()) as printing,
        pytest.raises(EnvironmentTrouble, match=r"WeasyPrint 70\.0, but 71\.0"),
    ):
        list(printing.print([document("<p>نص</p>")]))


def test_a_missing_font_is_trouble_with_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FAMILY", "No Such Family")
    with (
        press("/* font */", executor=Inline()) as printing,
        pytest.raises(EnvironmentTrouble, match=r"No Such Family.*pip install"),
    ):
        list(printing.print([document("<p>نص</p>")]))


def test_a_missing_pango_is_trouble_with_the_environment(tmp_path: Path) -> None:
    stand_in = tmp_path / "weasyprint.py"
    stand_in.write_text("print('advice')\nraise OSError('cannot load library pango-1.0')")
    script = f"""
import sys
sys.path[:0] = [{str(tmp_path)!r}, {str(Path(__file__).parents[2])!r}]
from datetime import date
from generator.briefing.manuscript import Manuscript
from generator.briefing.press import press
from generator.problems import EnvironmentTrouble
with press("", workers=1) as printing:
    try:
        list(printing.print([Manuscript("x", "", "rtl", date(2025, 1, 1))]))
    except EnvironmentTrouble as trouble:
        print(trouble)
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("Briefings need the library Pango")
    assert "libpango-1.0-0" in run.stdout
