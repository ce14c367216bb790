"""Reads the HTML of a manuscript.

Our templates write plain HTML, which but for its empty elements is XML too. That is read in a
twentieth of the time. Whatever is not so plain, as a publisher's own template may be, is left to
WeasyPrint's parser of HTML.
"""

import re
from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring

import cssselect2
import weasyprint

_DOCTYPE = re.compile(r"\s*<!doctype html>", re.IGNORECASE)
_EMPTY = re.compile(r'<(br|img|meta|wbr)\b([^>"]*(?:"[^"]*"[^>"]*)*)>')

_EMPTIES = frozenset({"br", "img", "wbr"})
_PHRASING = _EMPTIES | {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "i", "q", "small"}
_PHRASING |= {"span", "strong", "sub", "sup", "time"}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SECTIONS = frozenset({"article", "aside", "blockquote", "div", "figure", "footer", "header"})
_SECTIONS |= {"figcaption", "main", "nav", "section"}
_FLOW = _PHRASING | _HEADINGS | _SECTIONS | {"ol", "p", "table", "ul"}
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_IN_HEAD = frozenset({"meta", "style", "title"})
_WITHIN = {
    "html": frozenset({"head", "body"}),
    "head": _IN_HEAD,
    **dict.fromkeys(_IN_HEAD | _EMPTIES, frozenset[str]()),
    **dict.fromkeys((_PHRASING - _EMPTIES) | _HEADINGS | {"p"}, _PHRASING),
    **dict.fromkeys(_SECTIONS | _CELLS | {"body", "li"}, _FLOW),
    **dict.fromkeys(["ol", "ul"], frozenset({"li"})),
    "table": _ROW_GROUPS,
    **dict.fromkeys(_ROW_GROUPS, frozenset({"tr"})),
    "tr": _CELLS,
}
"""What may stand in what so that a parser of HTML moves nothing."""

_NO_TEXT = _ROW_GROUPS | {"html", "head", "table", "tr"}
_CLOSED_AT_ONCE = re.compile(
    rf'<({"|".join(_WITHIN.keys() - _EMPTIES - {"meta"})})\b[^>"]*(?:"[^"]*"[^>"]*)*/>'
)
"""What HTML takes for open."""

_SVG = "{http://www.w3.org/2000/svg}"


class _Plain(weasyprint.HTML):  # type: ignore[misc]  # WeasyPrint is not typed
    """A document that has been read as XML."""

    def __init__(self, root: Element, url_fetcher: Any) -> None:
        self.base_url = None
        self.url_fetcher = url_fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root)
        self.etree_element = root


def read(html: str, url_fetcher: Any) -> weasyprint.HTML:
    """Read a document, in the quick way if that comes to the same."""
    root = _read_plain(html)
    if root is None:
        return weasyprint.HTML(string=html, url_fetcher=url_fetcher)
    return _Plain(root, url_fetcher)


def _read_plain(html: str) -> Element | None:
    """The root of a document, None if a parser of HTML might see another."""
    xml = _EMPTY.sub(_closed, _DOCTYPE.sub("", html, count=1)).replace(
        "&nbsp;", "\N{NO-BREAK SPACE}"
    )
    if "<!" in xml or _CLOSED_AT_ONCE.search(xml):  # which XML and HTML take differently
        return None
    try:
        root = fromstring(xml)  # noqa: S314 - no entity is declared that could unfold
    except ParseError:
        return None
    whole = root.tag == "html" and [each.tag for each in root] == ["head", "body"]
    return root if whole and _is_plain(root, in_link=False) else None


def _closed(empty: re.Match[str]) -> str:
    return f"<{empty[1]}{empty[2].removesuffix('/')}/>"


def _is_plain(element: Element, *, in_link: bool) -> bool:
    within = _WITHIN.get(str(element.tag))
    if within is None or any(name != name.lower() for name in element.attrib):
        return False
    if element.tag == "a":
        if in_link:
            return False
        in_link = True
    if element.tag in _NO_TEXT and not _is_blank(element.text, *(each.tail for each in element)):
        return False
    for each in element:
        if each.tag == f"{_SVG}svg" and "p" in within:
            if not all(str(shape.tag).startswith(_SVG) for shape in each.iter()):
                return False
        elif each.tag not in within or not _is_plain(each, in_link=in_link):
            return False
    return True


def _is_blank(*texts: str | None) -> bool:
    return not any(text and text.strip(" \n\t") for text in texts)
