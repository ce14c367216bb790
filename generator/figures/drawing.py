"""A drawing: shapes and labels at fixed places, and how it becomes SVG on screen and on paper.

The press sets the letters of SVG one by one, which tears Arabic apart; so on paper only the shapes
are SVG, and the labels are HTML laid over them. Colours are written twice: as attributes for paper,
and as classes by which the style sheet of the website says them again for both of its schemes.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from markupsafe import Markup, escape

from generator.language.bidi import Direction, isolate

Ink = Literal[
    "ink", "muted", "rule", "accent", "sea", "land", "home", "paper",
    "done", "ongoing", "planned", "disputed", "unknown", "none",
]  # fmt: skip
Side = Literal["left", "middle", "right"]

_PAPER: dict[str, str] = {
    "ink": "#1b1f24",
    "muted": "#55606d",
    "rule": "#d9d6ce",
    "accent": "#1f4e79",
    "sea": "#e9eef3",
    "land": "#f6f4ef",
    "home": "#ffffff",
    "paper": "#ffffff",
    "done": "#2a6a4c",
    "ongoing": "#855700",
    "planned": "#574786",
    "disputed": "#9a2d2d",
    "unknown": "#55606d",
    "none": "none",
}
"""The inks in print."""


@dataclass(frozen=True, slots=True)
class Medium:
    """What a drawing is made for.

    Args:
        width: Of the drawing, in CSS pixels.
        text: The size of labels.
        height: The most that a drawing may take; zero where there is no page to end it.
        map_height: The height of a map.
        statuses: The most statuses that the map says in words beside one place.
    """

    name: str
    width: int
    text: float
    map_height: int
    statuses: int
    height: int = 0


WIDE = Medium("wide", 620, 13, 440, 3)
NARROW = Medium("narrow", 340, 13, 400, 1)


def paper(direction: Direction) -> Medium:
    """The width between the margins of a page; the Arabic of the font is small for its size."""
    return Medium("paper", 640, 13.5 if direction == "rtl" else 11.5, 400, 3, 760)


def column(direction: Direction) -> Medium:
    """One of two columns of a page."""
    return Medium("column", 300, 12.5 if direction == "rtl" else 10.5, 300, 1, 700)


class Box(NamedTuple):
    """What something takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box", gap: float = 0) -> bool:
        """Whether the two overlap, or are nearer than the gap."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies in it."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


class Label(NamedTuple):
    """A line of text.

    Args:
        x: Where its left or right end or its middle is, as the side says.
        y: Its base line.
    """

    text: str
    x: float
    y: float
    side: Side
    size: float
    ink: Ink = "ink"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes, and labels over them.

    Args:
        title: What it is, in a few words.
        description: What can be seen in it, in a sentence or two.
        keyed: Whether its labels are numbers, which something beside it must explain.
    """

    title: str
    description: str
    medium: Medium
    height: float
    direction: Direction
    language: str
    shapes: tuple[Markup, ...]
    labels: tuple[Label, ...]
    keyed: bool = False


def shape(tag: str, fill: Ink = "none", stroke: Ink = "none", **attributes: float | str) -> Markup:
    """One element of SVG; `stroke_width` is written `stroke-width`."""
    written = "".join(
        [
            f" {name.replace('_', '-')}="
            f'"{escape(value) if isinstance(value, str) else number(value)}"'
            for name, value in attributes.items()
            if value != ""
        ]
    )
    return Markup(f"<{tag}{_inked(fill, stroke)}{written}/>")  # noqa: S704 - every value is escaped


@cache
def _inked(fill: Ink, stroke: Ink) -> str:
    inks = (("fill", fill), ("stroke", stroke))
    classes = " ".join(f"{kind}-{ink}" for kind, ink in inks if ink != "none")
    return "".join(
        (
            f' class="{classes}"' if classes else "",
            f' fill="{_PAPER[fill]}"',
            f' stroke="{_PAPER[stroke]}"' if stroke != "none" else "",
        )
    )


def path(*words: str | float) -> str:
    """The words of a path in SVG: `path("M", 0, 4.25, "h", 8)`."""
    return " ".join(word if isinstance(word, str) else number(word) for word in words)


@lru_cache(maxsize=8192)  # the same places come back in a drawing
def number(value: float) -> str:
    """A number with one decimal at most, the same on every machine."""
    if isinstance(value, int):
        return str(value)
    return f"{round(value, 1) + 0:g}" if abs(value) < 1e5 else f"{value:.0f}"  # noqa: PLR2004


def on_screen(drawing: Drawing, name: str) -> Markup:
    """The drawing as one SVG element, its ids beginning with the name."""
    medium, direction = drawing.medium, drawing.direction
    name = f"{name}-{medium.name}"
    return Markup(  # noqa: S704 - the words are escaped, and all else is ours
        f'<svg class="drawing drawing-{medium.name}"'
        f' viewBox="0 0 {number(medium.width)} {number(drawing.height)}" role="img"'
        f' aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(drawing.title)}</title>'
        f'<desc id="{name}-desc">{escape(drawing.description)}</desc>{"".join(drawing.shapes)}'
        f"{''.join([_text(label, direction) for label in drawing.labels])}</svg>"
    )


def _text(label: Label, direction: Direction) -> str:
    """A label as SVG; `text-anchor` counts from where the direction begins.

    Runs are isolated by Unicode's own signs, since a `tspan` at the start would turn the anchor.
    """
    starts = "right" if direction == "rtl" else "left"
    anchor = "middle" if label.side == "middle" else "start" if label.side == starts else "end"
    inner = str(isolate(label.text, direction))
    if "<" in inner:
        inner = inner.replace("</bdi>", "\u2069")
        for run, sign in (("ltr", "\u2066"), ("rtl", "\u2067")):
            inner = inner.replace(f'<bdi dir="{run}">', sign)
    weight = ' font-weight="600"' if label.bold else ""
    return (
        f'<text class="fill-{label.ink}" x="{number(label.x)}" y="{number(label.y)}"'
        f' font-size="{number(label.size)}" direction="{direction}" text-anchor="{anchor}"{weight}>'
        f"{inner}</text>"
    )


def on_paper(drawing: Drawing) -> Markup:
    """The drawing as shapes with HTML over them."""
    width, height = number(drawing.medium.width), number(drawing.height)
    return Markup(
        '<div class="drawing" lang="{language}" dir="{direction}"'
        ' style="width:{width}px;height:{height}px">'
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        ' style="width:{width}px;height:{height}px">'
        "<title>{alternative}</title>{shapes}</svg>{labels}</div>"
    ).format(
        language=drawing.language,
        direction=drawing.direction,
        width=width,
        height=height,
        alternative=f"{drawing.title}. {drawing.description}",
        shapes=Markup("").join(drawing.shapes),
        labels=Markup("").join(_over(label, drawing) for label in drawing.labels),
    )


_LINE = 1.6
"""The height of the line box of a label on paper, in its size."""
_BASE = 1.12
"""How far below the top of that box the font puts the base line."""


def _over(label: Label, drawing: Drawing) -> Markup:
    width = drawing.medium.width
    places = {
        "left": f"left:{number(label.x)}px",
        "right": f"right:{number(width - label.x)}px",
        "middle": f"left:{number(label.x - width)}px;width:{2 * width}px;text-align:center",
    }
    return Markup(
        '<p style="{place};top:{top}px;font-size:{size}px;color:{ink}{weight}">{inner}</p>'
    ).format(
        place=places[label.side],
        top=number(label.y - _BASE * label.size),
        size=number(label.size),
        ink=_PAPER[label.ink],
        weight=";font-weight:bold" if label.bold else "",
        inner=isolate(label.text, drawing.direction),
    )
