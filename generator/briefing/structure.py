"""Mends WeasyPrint's structure tree: what PDF/UA asks for, languages, and no empty layers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.pdf import tags

_HOLD_TEXT = frozenset(
    f"/{kind}" for kind in ("P", "H1", "H2", "H3", "Span", "NonStruct", "Link", "LBody", "TD", "TH")
)
"""Kinds of elements that text may stand in directly."""

_SAY_NOTHING = frozenset({"/Span", "/NonStruct"})
"""Kinds that say nothing of what is in them, unless they have an attribute."""


@contextmanager
def told_to_ears() -> Iterator[None]:
    """Have elements name their language where a page changes it, and links say where they go.

    WeasyPrint gives a language to the whole file only, so that a quote would be read out as if it
    were in that of the page; and has a link say the name of its target, unless it has a title here.
    """
    build = tags._build_box_tree  # noqa: SLF001 - there is no other way in

    def build_for_ears(box: Any, *others: Any) -> Iterator[Any]:
        within = box.element is not None and box.element_tag not in {"html", "body"}
        said = box.element.attrib if within else {}
        if box.link_annotation and "title" in said:
            box.link_annotation["Contents"] = pydyf.String(said["title"])
        for element in build(box, *others):
            if "lang" in said:
                element["Lang"] = pydyf.String(said["lang"])
            yield element

    tags._build_box_tree = build_for_ears  # noqa: SLF001
    try:
        yield
    finally:
        tags._build_box_tree = build  # noqa: SLF001


def mend(pdf: Any) -> None:
    """Mend the structure tree of a `pydyf.PDF` before it is written.

    Without this, templates could put neither a picture, a `<bdi>` or a `<span>` inside a link, nor
    a paragraph inside an item of a numbered or bulleted list; and a link set as a table would be
    read out once for each row and cell. Each line of text would have an element of its own, which
    makes up a third of a file.
    """
    objects: dict[Any, Any] = {each.reference: each for each in pdf.objects}
    for element in [each for each in pdf.objects if _kind(each)]:
        if _kind(element) == "/LI":
            _wrap_body(element, pdf, objects)
        elif link := _outermost_link(element, objects):
            _hand_to_link(element, link, pdf, objects)
    root = objects[pdf.catalog["StructTreeRoot"]]
    [document] = root["K"]
    gone: set[int] = set()
    _fold(objects[document], objects, objects[root["ParentTree"]]["Nums"], gone)
    _close_ranks(pdf, gone)


def _kind(each: Any) -> str | None:
    """The kind of a structure element, None if it is any other object."""
    if not isinstance(each, dict) or each.get("Type") != "/StructElem":
        return None
    return str(each["S"])


def _wrap_body(item: Any, pdf: Any, objects: dict[Any, Any]) -> None:
    """Put what stands in a list item beside its label, such as a paragraph, into a body."""
    proper = [kid for kid in item["K"] if objects[kid]["S"] in {"/Lbl", "/LBody"}]
    loose = [kid for kid in item["K"] if kid not in proper]
    if not loose:
        return
    body = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/LBody",
            "K": pydyf.Array(loose),
            "Pg": item["Pg"],
            "P": item.reference,
        }
    )
    pdf.add_object(body)
    objects[body.reference] = body
    for kid in loose:
        objects[kid]["P"] = body.reference
    item["K"][:] = [*proper, body.reference]


def _outermost_link(element: Any, objects: dict[Any, Any]) -> Any | None:
    link, parent = None, objects[element["P"]]
    while kind := _kind(parent):
        link = parent if kind == "/Link" else link
        parent = objects[parent["P"]]
    return link


def _hand_to_link(element: Any, link: Any, pdf: Any, objects: dict[Any, Any]) -> None:
    """Hand the clickable areas of what stands inside a link to the element of the link."""
    if _kind(element) == "/Link":
        element["S"] = "/Span"
    root = objects[pdf.catalog["StructTreeRoot"]]
    parents = objects[root["ParentTree"]]["Nums"]  # 0, parent of 0, 1, parent of 1, ...
    for area in _areas(element, objects):
        annotation = objects[area["Obj"]]
        element["K"].remove(area.reference)
        parents[2 * annotation["StructParent"] + 1] = link.reference
        if any(_covers(objects[other["Obj"]], annotation) for other in _areas(link, objects)):
            objects[area["Pg"]]["Annots"].remove(annotation.reference)
        else:
            link["K"].append(area.reference)


def _areas(element: Any, objects: dict[Any, Any]) -> list[Any]:
    kids = [objects[kid] for kid in element["K"] if isinstance(kid, bytes)]
    return [kid for kid in kids if kid.get("Type") == "/OBJR"]


def _covers(outer: Any, inner: Any) -> bool:
    """Whether one area of a page takes in another, but for less than a point at its edges."""
    return all(
        min(outer["Rect"][axis::2]) - 1 < min(inner["Rect"][axis::2])
        and max(inner["Rect"][axis::2]) < max(outer["Rect"][axis::2]) + 1
        for axis in (0, 1)
    )


def _fold(element: Any, objects: dict[Any, Any], parents: Any, gone: set[int]) -> None:
    """Put into an element what stands in those within it that say nothing, the innermost first."""
    kids: list[Any] = []
    for kid in element["K"]:
        inner: Any = objects.get(kid)
        if _kind(inner):
            _fold(inner, objects, parents, gone)
        if not (_kind(element) in _HOLD_TEXT and _says_nothing(inner, objects)):
            kids.append(kid)
            continue
        marked = parents[2 * objects[inner["Pg"]]["StructParents"] + 1]
        for each in inner["K"]:
            if isinstance(each, int):
                marked[each] = element.reference
            else:
                objects[each]["P"] = element.reference
        kids += inner["K"]
        gone.add(inner.number)
    element["K"][:] = kids


def _says_nothing(element: Any, objects: dict[Any, Any]) -> bool:
    return (
        _kind(element) in _SAY_NOTHING
        and element.keys() <= {"Type", "S", "K", "Pg", "P"}
        and not _areas(element, objects)
    )


def _close_ranks(pdf: Any, gone: set[int]) -> None:
    """Take objects out of a file, and number those that are left anew."""
    left = [each for each in pdf.objects if each.number not in gone]
    numbers = {each.number: number for number, each in enumerate(left)}
    references = {b"%d 0 R" % before: b"%d 0 R" % now for before, now in numbers.items()}

    def renewed(value: Any) -> Any:
        if isinstance(value, bytes):
            return references.get(value, value)
        if isinstance(value, dict):
            value |= {key: renewed(each) for key, each in value.items()}
        elif isinstance(value, list):
            value[:] = map(renewed, value)
        return value

    for each in left:
        renewed(each.extra if isinstance(each, pydyf.Stream) else each)
        each.number = numbers[each.number]
    pdf.objects[:] = left
    pages = pdf.pages["Kids"]  # number, generation and `R` one by one
    pages[::3] = [numbers[each] for each in pages[::3]]
