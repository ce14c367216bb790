"""Mends the two places where WeasyPrint's structure tree falls short of PDF/UA."""

from typing import Any

import pydyf


def mend(pdf: Any) -> None:
    """Mend the structure tree of a `pydyf.PDF` before it is written.

    Without this, templates could put neither a picture, a `<bdi>` or a `<span>` inside a link, nor
    a paragraph inside an item of a numbered or bulleted list; and a link set as a table would be
    read out once for each row and cell.
    """
    objects: dict[Any, Any] = {each.reference: each for each in pdf.objects}
    for element in [each for each in pdf.objects if _kind(each)]:
        if _kind(element) == "/LI":
            _wrap_body(element, pdf, objects)
        elif link := _outermost_link(element, objects):
            _hand_to_link(element, link, pdf, objects)


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
