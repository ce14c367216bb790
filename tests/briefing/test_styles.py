"""Styles that are kept are those that would be worked out anew."""

import pytest
import weasyprint
from inline import Inline
from sample import CSS, DAY
from weasyprint.text.fonts import FontConfiguration

from generator.briefing.manuscript import Manuscript, PressError
from generator.briefing.press import press
from generator.briefing.styles import KeptStyles

PLAIN = "<p id=one>a <b>b</b></p><table><tr><td>c</td></tr></table>"
OTHER = "<p id=two style='color: red'>a <b lang=en>b</b></p><ol><li>c</li><li>d</li></ol>"
ASKED = ("color", "display", "font_size", "font_weight", "margin_top", "padding_left", "lang")


def document(body: str, head: str = "", **options: str) -> Manuscript:
    name = options.get("name", "styles")
    html = f"<html lang=ar dir=rtl><head><title>x</title>{head}</head><body>{body}</body></html>"
    return Manuscript(name, html, "rtl", DAY)


def boxes(kept: KeptStyles | None, html: str, fonts: FontConfiguration) -> list[object]:
    def lay_out() -> list[object]:
        pages = weasyprint.HTML(string=html).render(font_config=fonts).pages
        return [
            (box.element_tag, *(box.style[name] for name in ASKED))
            for page in pages
            for box in page._page_box.descendants()
        ]

    if kept is None:
        return lay_out()
    with kept.used():
        return lay_out()


def test_kept_styles_are_the_same_as_those_worked_out_anew() -> None:
    fonts, kept = FontConfiguration(), KeptStyles()
    for body in (PLAIN, OTHER, PLAIN, OTHER):
        html = document(body).html
        assert boxes(kept, html, fonts) == boxes(None, html, fonts)


def test_what_was_seen_is_found_again_and_made_once() -> None:
    kept = KeptStyles()
    fonts = FontConfiguration()
    boxes(kept, document(PLAIN).html, fonts)
    seen = kept._number
    boxes(kept, document(PLAIN).html, fonts)
    assert kept._number == seen > 5


def test_sizes_of_another_page_do_not_reach_a_document() -> None:
    def wide(size: str) -> str:
        style = f"<style>@page {{ size: {size} }} p {{ width: 50vw }}</style>"
        return document("<p>a</p>", style).html

    fonts, kept = FontConfiguration(), KeptStyles()
    for size in ("10cm 20cm", "20cm 20cm"):
        with kept.used():
            document_ = weasyprint.HTML(string=wide(size)).render(font_config=fonts)
        page = document_.pages[0]._page_box
        [paragraph] = [box for box in page.descendants() if box.element_tag == "p"][:1]
        assert paragraph.width == pytest.approx(page.width / 2)


def test_a_complaint_is_heard_again_in_the_next_document() -> None:
    bad = document("<p>a</p>", "<style>p { width: calc(1px * 1px) } p { shade: 1 }</style>")
    with press(CSS + "/* complaints */", executor=Inline()) as printing:
        for _ in range(2):
            with pytest.raises(PressError, match="shade"):
                list(printing.print([bad]))


def test_the_number_of_kept_styles_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.briefing.styles._MOST", 30)
    kept = KeptStyles()
    fonts = FontConfiguration()
    for number in range(40):
        boxes(kept, document(f"<p lang=x-{number}>a</p>").html, fonts)
    assert kept._number < 45
