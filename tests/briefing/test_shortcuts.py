"""Shortcuts of the layout end where the layout would."""

import pytest
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from generator.briefing.shortcuts import shortcuts

BODIES = [
    "<p style='margin: 1em 10%; padding: 3px'>a <b>b</b></p>",
    "<p style='width: 50%; border: 1px solid; background: #eee; border-radius: 2px'>a</p>",
    "<p style='box-sizing: border-box; width: 90px; padding: 5px; min-width: 20%'>a</p>",
    "<table style='border-collapse: collapse'><td style='border: 3px solid'>a<p>b</p><td>c</table>",
    "<div style='position: relative'><p style='position: absolute; left: 10%'>a</p>b</div>",
    "<p><span style='float: right'>a</span> b <span style='display: inline-block'>c</span></p>",
    "<div style='height: 3cm'><p style='height: 50%; max-height: 2cm'>a</p></div>",
    "<ul><li>a</li></ul><p style='line-height: 2'>a <small>b</small></p>",
]
SIDES = [
    f"{kind}_{side}"
    for kind in ("margin", "padding", "border")
    for side in ("top", "right", "bottom", "left")
]


def boxes(html: str) -> list[object]:
    [page] = weasyprint.HTML(string=html).render(font_config=FontConfiguration()).pages
    names = [f"{name}_width" if "border" in name else name for name in SIDES]
    names += ["position_x", "position_y", "width", "height", "background"]
    return [
        (box.element_tag, *(getattr(box, name, None) for name in names[:-1]), bool(box.background))
        for box in page._page_box.descendants()
        if not isinstance(box, weasyprint.formatting_structure.boxes.TableColumnBox)
    ]


@pytest.mark.parametrize("body", BODIES)
def test_a_shortcut_leads_to_the_same_place(body: str) -> None:
    html = f"<html lang=en><title>x</title><body>{body}"
    with shortcuts():
        quick = boxes(html)
    assert quick == boxes(html)
