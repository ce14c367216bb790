"""The pages of our built site as plain blocks, so that peers make pages of the very same words.

Usage: python benchmarks/pages.py SITE FOLDER

Each page with an article becomes a JSON file at its own path. Kept are all words of the article,
their order, headings with their ids, lists, quotes and links between pages; left out are figures,
tables' columns (a row becomes a line of a list), and links to the data files, which peers do not
make. Our own search index, feeds, exports and pictures have no counterpart among the peers either.
"""

import json
import posixpath
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement

Run = tuple[str, str, bool]
"""Words, the page that they lead to if any, and whether they are strong."""
LANGUAGES = ("ar", "en")

_LINES = frozenset({"li", "tr", "summary", "figcaption"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OPENING = frozenset({"p", "div", "section", "article", "header", "ul", "ol", "dl", "table"})
_BLOCKS = (
    _LINES | _HEADINGS | _OPENING | {"thead", "tbody", "blockquote", "details", "figure", "nav"}
)
_LEFT_OUT = frozenset({"svg", "script", "style", "form", "select", "button", "template", "label"})
_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")


def write(site: Path, folder: Path) -> None:
    """Write every page of a site."""
    paths = [
        path.relative_to(site).as_posix()
        for language in LANGUAGES
        for path in sorted((site / language).rglob("*.html"))
        if path.name != "404.html"
    ]
    known = frozenset(paths)
    for path in paths:
        (article,) = html.parse(site / path).xpath("//article[@id='content']")
        blocks = list(_blocks(article, path, known))
        title = next(text(each["runs"]) for each in blocks if each["kind"] == "h1")
        target = (folder / path).with_suffix(".json")
        target.parent.mkdir(parents=True, exist_ok=True)
        page = {"title": title, "blocks": blocks}
        target.write_text(json.dumps(page, ensure_ascii=False), "utf-8")


def text(runs: Sequence[Run]) -> str:
    """The words alone."""
    return "".join(words for words, _, _ in runs).strip()


def markdown(page: Mapping[str, Any], suffix: str) -> str:
    """A page as Markdown, whose links lead to files of this suffix."""
    lines = [f"---\ntitle: {json.dumps(page['title'], ensure_ascii=False)}\n---"]
    before = ""
    for block in page["blocks"]:
        kind, words = block["kind"], _marked(block["runs"], suffix)
        if kind in _HEADINGS:
            name = f" {{#{block['id']}}}" if block["id"] else ""
            lines.append(f"{'#' * int(kind[1])} {words}{name}")
        elif kind == "line":
            item = f"- {words}"
            if before == "line":
                lines[-1] += f"\n{item}"
            else:
                lines.append(item)
        else:
            name = f"\n{{#{block['id']}}}" if block["id"] and kind == "p" else ""
            lines.append(f"> {words}" if kind == "quote" else words + name)
        before = kind
    return "\n\n".join(lines) + "\n"


def _marked(runs: Sequence[Run], suffix: str) -> str:
    def one(run: Run) -> str:
        words, link, strong = run
        found = _MARKUP.sub(r"\\\1", words)
        inner = found.strip()
        if not inner:
            return found
        if strong:
            found = found.replace(inner, f"**{inner}**")
        if link:
            path, mark, rest = link.partition("#")
            address = link if "://" in link else path.replace(".html", suffix) + mark + rest
            found = f"[{found}]({address})"
        return found

    return "".join(map(one, runs)).strip()


def _blocks(
    element: HtmlElement, path: str, known: frozenset[str], kind: str = "p", name: str = ""
) -> Iterator[dict[str, Any]]:
    """Cut an element into blocks; one begins and ends wherever an element of a block does."""
    runs: list[Run] = []

    def whole() -> Iterator[dict[str, Any]]:
        nonlocal runs, name
        if text(runs):
            alike = groupby(runs, key=itemgetter(1, 2))
            merged = [("".join(words for words, *_ in found), *how) for how, found in alike]
            yield {"kind": kind, "id": name, "runs": merged}
            name = ""
        runs = []

    runs += _words(element.text)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            if child.tag in _BLOCKS or any(each.tag in _BLOCKS for each in child.iterdescendants()):
                yield from whole()
                yield from _blocks(child, path, known, _kind(child, kind), child.get("id", name))
            else:
                runs += _inline(child, path, known)
        runs += _words(child.tail)
    yield from whole()


def _kind(element: HtmlElement, around: str) -> str:
    if element.tag in _HEADINGS:
        return str(element.tag)
    if element.tag == "blockquote":
        return "quote"
    if element.tag in _LINES or (element.tag == "div" and element.getparent().tag == "dl"):
        return "line"
    return around if around in {"line", "quote"} else "p"


def _inline(
    element: HtmlElement, path: str, known: frozenset[str], link: str = "", *, strong: bool = False
) -> Iterator[Run]:
    if not isinstance(element.tag, str) or element.tag in _LEFT_OUT:
        return
    if element.tag == "a":
        link = _link(element.get("href", ""), path, known)
    strong = strong or element.tag in {"strong", "dt", "th"}
    yield from _words(element.text, link, strong=strong)
    for child in element:
        yield from _inline(child, path, known, link, strong=strong)
        yield from _words(child.tail, link, strong=strong)
    if element.tag in {"dt", "dd", "th", "td"}:
        yield " ", "", False


def _link(address: str, path: str, known: frozenset[str]) -> str:
    if address.startswith(("#", "http")):
        return address
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address.partition("#")[0]))
    return address if target in known and target[:2] == path[:2] else ""


def _words(words: str | None, link: str = "", *, strong: bool = False) -> Iterator[Run]:
    if words:
        yield _SPACE.sub(" ", words), link, strong


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
