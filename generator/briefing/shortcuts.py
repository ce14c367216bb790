"""Answers what the layout asks of boxes again and again from their styles, in one go.

A box takes its margins, borders and sizes from its style each time that it is laid out, one by one.
Where no percentage is among them, as in nearly all, they are always the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure.boxes import Box
from weasyprint.layout import absolute, background, block, inline, page, percent, table
from weasyprint.text import line_break

from generator.briefing.stand_ins import standing_in
from generator.briefing.styles import kept_answers

_SIDES = ("top", "right", "bottom", "left")
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
_RADII = tuple(f"border_{y}_{x}_radius" for y in ("top", "bottom") for x in ("left", "right"))
_LENGTHS = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in _SIDES),
    *(f"{bound}{axis}" for bound in ("", "min_", "max_") for axis in ("width", "height")),
)
_layout_backgrounds = background.layout_box_backgrounds


@contextmanager
def shortcuts() -> Iterator[None]:
    """Have the layout take shortcuts; it comes out the same."""
    modules = absolute, block, inline, page, table
    with standing_in(
        {
            **{module: {"resolve_percentages": _resolve_lengths} for module in modules},
            inline: {"resolve_percentages": _resolve_lengths, "strut": _strut},
            background: {"layout_box_backgrounds": _lay_out_background},
            Box: {"is_in_normal_flow": _is_in_flow},
        }
    ):
        yield


def _is_in_flow(box: Any) -> bool:
    style = box.style
    return style["float"] == "none" and style["position"] in {"static", "relative"}


def _strut(style: Any) -> Any:
    answers = kept_answers(style)
    if "strut" not in answers:
        answers["strut"] = line_break.strut(style)
    return answers["strut"]


def _resolve_lengths(box: Any, containing_block: Any) -> None:
    if isinstance(box, absolute.AbsolutePlaceholder):
        box = box._box  # noqa: SLF001 - there is no other way in
    answers = kept_answers(box.style)
    if "lengths" not in answers:
        answers["lengths"] = _lengths(box.style)
    if answers["lengths"] is None:
        percent.resolve_percentages(box, containing_block)
        return
    lengths, borders, collapse = answers["lengths"]
    used = vars(box)
    used.update(lengths)
    if collapse:  # neighbours may have settled its borders already
        for name, width in borders.items():
            used.setdefault(name, width)
    else:
        used.update(borders)


def _lengths(style: Any) -> tuple[dict[str, Any], dict[str, Any], bool] | None:
    """The lengths and borders of a box, None if they depend on another box."""
    if style["box_sizing"] != "content-box":
        return None
    lengths: dict[str, Any] = {}
    for name in _LENGTHS:
        value = style[name]
        if value == "auto":
            lengths[name] = 0 if name in {"min_width", "min_height"} else value
        elif getattr(value, "unit", None) == "px":
            lengths[name] = value.value
        else:
            return None
    borders = {name: style[name] for name in _BORDERS}
    return lengths, borders, style["border_collapse"] == "collapse"


def _lay_out_background(page_box: Any, box: Any, *others: Any, **options: Any) -> None:
    answers = kept_answers(box.style)
    if "plain" not in answers:
        answers["plain"] = _is_plain(box.style)
    if not answers["plain"] or options or box is page_box:
        _layout_backgrounds(page_box, box, *others, **options)
        return
    drawn = box._box if isinstance(box, absolute.AbsolutePlaceholder) else box  # noqa: SLF001
    vars(drawn).update(_NO_RADII, background=None)
    for child in box.all_children():
        _lay_out_background(page_box, child, *others)


_NO_RADII = dict.fromkeys(_RADII, (0, 0))


def _is_plain(style: Any) -> bool:
    """Whether a box has neither background nor border image nor round corners."""
    colour = style["background_color"]
    return (
        all((0, "px") in style[name] for name in _RADII)
        and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
        and all(kind == "none" for kind, _ in style["background_image"])
        and colour != "currentcolor"
        and colour.alpha == 0
        and not style["box_shadow"]
    )
