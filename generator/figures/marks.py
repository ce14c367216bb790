"""The marks: a shape for each tone, so that a status is known without its colour."""

from markupsafe import Markup

from generator.figures.drawing import Ink, number, path, shape

SEVERAL = "several"
"""Said instead of a tone where the statuses that are claimed have different ones."""

_INKS: dict[str, Ink] = {
    "done": "done",
    "ongoing": "ongoing",
    "planned": "planned",
    "disputed": "disputed",
    "unknown": "unknown",
}


def ink_of(tone: str) -> Ink:
    """The ink of a tone; plain ink where there is none."""
    return _INKS.get(tone, "ink")


def mark(
    tone: str, x: float, y: float, radius: float, *, dashed: bool = False
) -> tuple[Markup, ...]:
    """The shape of a tone around a point; dashed where the editor put it there.

    Done is a disc, ongoing half a disc, planned a ring, disputed a diamond, unknown a question
    mark, several a ring with a dot, and no tone a square.
    """
    ink, line = ink_of(tone), radius * 0.3
    if dashed:
        ring = shape(
            "circle", "paper", ink, cx=x, cy=y, r=radius, stroke_width=1, stroke_dasharray="2 2"
        )
        return (ring,)
    shapes = []
    if tone in {"ongoing", "planned", "several"}:
        ring = shape("circle", "paper", ink, cx=x, cy=y, r=radius - line / 2, stroke_width=line)
        shapes.append(ring)
    match tone:
        case "planned":
            pass
        case "done":
            shapes.append(shape("circle", ink, cx=x, cy=y, r=radius))
        case "ongoing":
            shapes.append(shape("path", ink, d=_half(x, y, radius)))
        case "disputed":
            shapes.append(shape("path", ink, d=_diamond(x, y, radius * 1.15)))
        case "unknown":
            shapes.append(_question(x, y, radius, ink))
        case "several":
            shapes.append(shape("circle", ink, cx=x, cy=y, r=radius * 0.35))
        case _:
            shapes.append(_square(x, y, radius * 0.8, ink))
    return tuple(shapes)


def _half(x: float, y: float, radius: float) -> str:
    return path("M", x, y - radius, "a", radius, radius, 0, 0, 1, 0, 2 * radius, "z")


def _diamond(x: float, y: float, half: float) -> str:
    return path("M", x, y - half, "l", half, half, "l", -half, half, "l", -half, -half, "z")


def _square(x: float, y: float, half: float, ink: Ink) -> Markup:
    return shape("rect", ink, x=x - half, y=y - half, width=2 * half, height=2 * half)


def _question(x: float, y: float, radius: float, ink: Ink) -> Markup:
    return shape(
        "path",
        "none",
        ink,
        stroke_width=1.8,
        transform=f"translate({number(x - radius)} {number(y - radius)}) scale({radius / 6:.2f})",
        d="M3.5 4.2a2.5 2.5 0 1 1 3.7 2.2C6.3 7 6 7.3 6 8.2M6 10v1.4",
    )
