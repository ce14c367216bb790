import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.drawing import (
    WIDE,
    Box,
    Drawing,
    Label,
    number,
    on_paper,
    on_screen,
    path,
    shape,
)

TEXTS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=30)


def drawing(text: str = "x", direction: str = "ltr", side: str = "left") -> Drawing:
    label = Label(text, 30, 20, side, 13)  # type: ignore[arg-type]
    return Drawing(text, text, WIDE, 40, direction, "ar", (), (label,))  # type: ignore[arg-type]


@given(TEXTS)
def test_text_is_text_wherever_it_comes_from(text: str) -> None:
    svg = ET.fromstring(on_screen(drawing(text), "t"))  # noqa: S314 - our own
    title, description, label = svg
    assert (title.text or "", description.text or "") == (text, text)
    assert re.sub("[\u2066-\u2069]", "", label.text or "") == text
    assert len(svg) == 3
    html = ET.fromstring(on_paper(drawing(text)))  # noqa: S314 - our own
    assert "".join(html[-1].itertext()) == text


@pytest.mark.parametrize(
    ("direction", "side", "anchor"),
    [
        ("ltr", "left", "start"),
        ("ltr", "right", "end"),
        ("rtl", "left", "end"),
        ("rtl", "right", "start"),
        ("rtl", "middle", "middle"),
    ],
)
def test_an_anchor_counts_from_where_the_direction_begins(
    direction: str, side: str, anchor: str
) -> None:
    svg = on_screen(drawing("٢٠٢٤", direction, side), "t")
    assert f'direction="{direction}" text-anchor="{anchor}"' in svg


def test_a_label_has_no_element_that_would_turn_its_anchor() -> None:
    svg = on_screen(drawing("27 أيلول 2024", "rtl"), "t")
    assert "\u206627\u2069 أيلول \u20662024\u2069</text>" in svg


def test_each_drawing_is_an_image_with_a_name_and_a_description() -> None:
    svg = ET.fromstring(on_screen(drawing("names"), "map-1"))  # noqa: S314 - our own
    assert svg.get("role") == "img"
    names = (svg.get("aria-labelledby") or "").split()
    assert names == ["map-1-wide-title", "map-1-wide-desc"]
    assert [child.get("id") for child in svg][:2] == names


def test_on_paper_no_letter_is_set_by_svg() -> None:
    html = ET.fromstring(on_paper(drawing("اسم", "rtl")))  # noqa: S314 - our own
    svg, label = html
    assert [child.tag.rpartition("}")[2] for child in svg] == ["title"]
    assert (label.tag, label.text) == ("p", "اسم")
    assert html.get("dir") == "rtl"


def test_numbers_are_written_alike_everywhere() -> None:
    assert [number(each) for each in (1, 1.25, 0.04, -0.04, 640.0, 12345678.9)] == [
        *("1", "1.2", "0", "0", "640", "12345679"),
    ]
    assert path("M", 0.5, 1, "h", -2.0) == "M 0.5 1 h -2"


def test_a_shape_has_its_ink_as_a_class_and_as_a_colour() -> None:
    assert shape("circle", "done", "rule", r=2.0, stroke_width=1) == (
        '<circle class="fill-done stroke-rule" fill="#2a6a4c" stroke="#d9d6ce" r="2"'
        ' stroke-width="1"/>'
    )


def test_boxes_that_only_touch_do_not_meet() -> None:
    box = Box(0, 0, 10, 10)
    assert not box.meets(Box(10, 0, 20, 10))
    assert box.meets(Box(10, 0, 20, 10), 1)
    assert box.meets(Box(9, 9, 20, 20))
