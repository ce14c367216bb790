"""Lines are filled: a space that does not fit at the end of one is no reason to break it early."""

from datetime import date
from io import BytesIO

from inline import Inline
from pypdf import PdfReader

from generator.briefing.manuscript import Manuscript
from generator.briefing.press import press


def test_no_line_is_broken_early_for_a_space_at_its_end() -> None:
    widths = "".join(
        f'<p style="width: {width / 4}pt">one two three four five six <b>seven</b></p>'
        for width in range(480, 520)
    )
    html = f'<html lang="en" dir="ltr"><head><title>x</title></head><body>{widths}</body></html>'
    with press("p { font: 10pt Amiri }", executor=Inline()) as printing:
        [printed] = printing.print([Manuscript("lines", html, "ltr", date(2026, 1, 2))])
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(printed.pdf)).pages)
    lines = [line.strip() for line in text.splitlines()]
    assert "one" not in lines
