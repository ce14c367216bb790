"""Lines are filled: a space that does not fit at the end of one is no reason to break it early."""

from datetime import date

from weasyprint.formatting_structure import boxes

from generator.briefing.manuscript import Manuscript
from generator.briefing.press import _typesetter
from generator.briefing.typesetting import Typesetter

TEXT = "أعلن المتحدث أن <u>القوات</u> أنهت انسحابها <bdi dir=ltr>2026</bdi> من القاعدة"


def test_no_line_is_broken_early_for_a_space_at_its_end() -> None:
    body = "".join(
        f'<p style="width: {width / 4}pt">one two three four five six <b>seven</b></p>'
        for width in range(400, 600)
    )
    html = f'<html lang="en" dir="ltr"><head><title>x</title></head><body>{body}</body></html>'
    typesetter = _typesetter("p { font: 10pt Amiri; margin: 0 }")
    document = typesetter._lay_out(Manuscript("lines", html, "ltr", date(2026, 1, 2)), {})
    lines = [
        "".join(each.text for each in box.descendants() if isinstance(each, boxes.TextBox))
        for page in document.pages
        for box in page._page_box.descendants()
        if isinstance(box, boxes.LineBox)
    ]
    assert {"seven", "one two three four five six seven"} <= {line.strip() for line in lines}
    assert "one" not in {line.strip() for line in lines}


def test_a_text_that_was_set_before_is_set_the_same_again() -> None:
    def lines(typesetter: Typesetter) -> list[tuple[str, float]]:
        body = "".join(f"<p style='width: {width}pt'>{TEXT}</p>" for width in (90, 90, 140))
        html = f"<html lang=ar dir=rtl><head><title>x</title></head><body>{body}</body></html>"
        document = typesetter._lay_out(Manuscript("lines", html, "rtl", date(2026, 1, 2)), {})
        return [
            (box.text, box.width)
            for page in document.pages
            for box in page._page_box.descendants()
            if isinstance(box, boxes.TextBox)
        ]

    typesetter = _typesetter("p { font: 10pt Amiri; margin: 0 }")
    first = lines(typesetter)
    kept = len(typesetter._lines._broken)
    assert lines(typesetter) == first
    assert len(typesetter._lines._broken) == kept > len(set(first)) / 2
    typesetter._lines._broken.clear()
    assert lines(typesetter) == first
