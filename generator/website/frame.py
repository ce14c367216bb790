"""The frame of a web page: the theme around it, captured once and filled for every page.

The theme is rendered for stub pages, one for each language, page depth and kind of page (with and
without a list of contents). Each finished stub is cut at its marks, and what is between the marks
is kept: that is a frame. Filling a frame is a join of strings, so a page costs microseconds, and
nothing of ours passes through Markdown. Nothing outside this module and its siblings `theme`,
`cutting` and `frame_search` knows which theme it is.
"""

from dataclasses import dataclass, field
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

CONTENTS: Final = "<!--contents-->"
"""Where a page's body wants its contents on a narrow screen, which has no margin to carry them."""


class FrameError(RuntimeError):
    """The theme is not as it was when the frame was cut to it, or a page has no frame."""


@dataclass(frozen=True, slots=True)
class Chrome:
    """What is around the pages of one language."""

    language: str
    direction: str
    site_name: str
    navigation: tuple[tuple[str, str], ...]  # (label, path inside the language)
    alternates: tuple[tuple[str, str], ...] = ()  # (language, its own name) of every language
    description: str = ""
    footer: str = ""  # HTML where it is `Markup`, else plain text
    theme_language: str = ""  # where the theme lacks the language: one whose words are near
    strings: tuple[tuple[str, str], ...] = ()  # words of the theme, by its own names, in ours
    logo: str = ""  # path from the site's root, as are the next two; the theme's own where empty
    icon: str = ""
    styles: tuple[str, ...] = ()  # style sheets after ours


class Heading(NamedTuple):
    """One line of a page's list of contents."""

    anchor: str
    title: str
    children: "tuple[Heading, ...]" = ()


@dataclass(frozen=True, slots=True)
class FramedPage:
    """What goes into a frame. Everything but `body` and `head` is plain text."""

    path: str  # inside the language, like `sheets/x.html`
    title: str
    body: str  # HTML
    description: str = ""
    contents: tuple[Heading, ...] = ()
    head: str = ""  # HTML
    alternates: "Mapping[str, str]" = field(default_factory=dict)  # language → address from here


@dataclass(frozen=True, slots=True)
class Frame:
    """One page of the theme, open where our own words go."""

    parts: tuple[str, ...]  # one more than the slots between them
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames of one language, and the theme's files that its pages ask for."""

    chrome: Chrome
    pages: tuple[tuple[Frame, Frame], ...]  # by depth; without and with a list of contents
    assets: "Mapping[str, bytes]"  # path from the site's root → content
    contents_label: str  # HTML
    scripts: frozenset[str]  # the hashes of the inline scripts of all pages


def is_of_theme(path: str) -> bool:
    """Whether the theme has a template of this path."""
    spec = find_spec("material")
    folders = (spec.submodule_search_locations if spec else None) or ()
    return any(Path(folder, "templates", path).is_file() for folder in folders)


def capture(chromes: "Sequence[Chrome]", *folders: Path) -> dict[str, Frames]:
    """Render the theme for some languages and cut it into the frames of each; takes a while.

    Args:
        folders: Of templates, the nearest first; the last has the originals.
    """
    # Slow to import, and not needed where the frames come from a cache.
    from generator.website.cutting import capture as cut  # noqa: PLC0415

    return cut(chromes, *folders)


def fill(frames: Frames, page: FramedPage) -> str:
    """Give the whole HTML of a page."""
    chrome = frames.chrome
    depth = page.path.count("/")
    if depth >= len(frames.pages):
        raise FrameError(f"no frame for a page as deep as {page.path}")
    frame = frames.pages[depth][bool(page.contents)]
    title = escape(page.title)
    site = escape(chrome.site_name)
    root = "../" * (depth + 1)
    said = {
        "title": title,
        "window": site if title == site else f"{title} — {site}",
        "description": escape(page.description or chrome.description),
        # The theme's script asks for a sitemap beside each link that is exactly an "alternate".
        "head": page.head.replace('rel="alternate"', 'rel="alternate "'),
        "body": page.body,
    }
    if page.contents:
        said["contents"] = contents_list(page.contents)
    if CONTENTS in page.body:
        said["body"] = page.body.replace(CONTENTS, _narrow_contents(frames, page.contents), 1)
    for place, (_, path) in enumerate(chrome.navigation):
        said[f"current{place}"] = ' aria-current="page"' if path == page.path else ""
    for place, (language, _) in enumerate(chrome.alternates):
        said[f"alternate{place}"] = escape(
            page.alternates.get(language) or f"{root}{language}/index.html"
        )
    pieces = [frame.parts[0]]
    for slot, part in zip(frame.slots, frame.parts[1:], strict=True):
        pieces += (said[slot], part)
    return "".join(pieces)


def contents_list(contents: "Iterable[Heading]") -> str:
    """Give the lines of a list of contents as the theme writes them."""
    return "\n".join(
        f'<li class="md-nav__item">\n<a href="#{escape(entry.anchor)}" class="md-nav__link">\n'
        f'<span class="md-ellipsis">\n{escape(entry.title)}\n</span>\n</a>\n'
        + (
            f'<nav class="md-nav" aria-label="{escape(entry.title)}">\n'
            f'<ul class="md-nav__list">\n{contents_list(entry.children)}\n</ul>\n</nav>\n'
            if entry.children
            else ""
        )
        + "</li>"
        for entry in contents
    )


def _narrow_contents(frames: Frames, contents: "tuple[Heading, ...]") -> str:
    """Give the contents as a closed box, which the stylesheet shows on narrow screens only."""
    if not contents:
        return ""
    return (
        f'<details class="site-contents">\n<summary>{frames.contents_label}</summary>\n'
        f"<ul>\n{_plain_list(contents)}\n</ul>\n</details>"
    )


def _plain_list(contents: "Iterable[Heading]") -> str:
    return "\n".join(
        f'<li><a href="#{escape(entry.anchor)}">{escape(entry.title)}</a>'
        + (f"\n<ul>\n{_plain_list(entry.children)}\n</ul>\n" if entry.children else "")
        + "</li>"
        for entry in contents
    )
