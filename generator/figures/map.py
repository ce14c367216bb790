"""The map: where places lie, by coordinates that have a source, and what is claimed of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from markupsafe import Markup

from generator.figures.drawing import Box, Drawing, Ink, Label, Medium, Side, path, shape
from generator.figures.lettering import text_width, wrapped
from generator.figures.marks import SEVERAL, mark
from generator.figures.outlines import Frame, Point, close_frame_of, country_of, frame_of, seen
from generator.language.locales import Locale, territory
from generator.language.numerals import with_digits


@dataclass(frozen=True, slots=True)
class Claim:
    """A status that is claimed of a place."""

    name: str
    tone: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Pin:
    """A place with coordinates, and every status that is claimed of it, each once."""

    name: str
    longitude: float
    latitude: float
    claims: tuple[Claim, ...]

    @property
    def tone(self) -> str:
        """The tone of its mark."""
        tones = {claim.tone for claim in self.claims}
        return tones.pop() if len(tones) == 1 else SEVERAL


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a label; a tone where its shape stands before the words."""

    text: str
    bold: bool = False
    tone: str = ""
    inset: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A label where it stands, and the mark that it belongs to."""

    lines: tuple[Line, ...]
    box: Box
    side: Side
    at: Point

    @property
    def leader(self) -> tuple[Point, Point] | None:
        """A line from the mark to the label, where they stand apart."""
        x = min(max(self.at[0], self.box.left), self.box.right)
        y = min(max(self.at[1], self.box.top), self.box.bottom)
        away = ((x - self.at[0]) ** 2 + (y - self.at[1]) ** 2) ** 0.5
        if away <= _NEAR + 4:
            return None
        part = (_RADIUS + 1) / away
        return (self.at[0] + (x - self.at[0]) * part, self.at[1] + (y - self.at[1]) * part), (x, y)


_RADIUS = 6.0
_NEAR = 11.0
"""From the middle of a mark to a label beside it."""
_EDGE = 4.0
_INSET = 15.0
"""The room of a shape before the words of a status."""


def draw_map(
    pins: Sequence[Pin], locale: Locale, medium: Medium, title: str, description: str
) -> Drawing:
    """Draw the places; where their labels find no room, they become names, then numbers."""
    points = tuple((pin.longitude, pin.latitude) for pin in pins)
    frame = frame_of(points, medium.width, medium.map_height)
    inset: Inset | None = None
    if _crowded(frame, points):
        frame = close_frame_of(points, medium.width, medium.map_height)
        inset = _inset(frame, points, locale)
    bar, bar_labels, bar_box = _scale_bar(frame, locale, medium)
    corners = [bar_box, *([inset.box] if inset else [])]
    placed, keyed = place_labels(pins, frame, locale, medium, corners)
    taken = [*corners, *(each.box for each in placed)]
    taken += (_mark_box(frame.at(*each)) for each in points)
    marks: list[Markup] = []
    labels: list[Label] = []
    for each in placed:
        if each.leader:
            (x, y), (to_x, to_y) = each.leader
            line = path("M", x, y, "L", to_x, to_y)
            marks.append(shape("path", stroke="muted", d=line, stroke_width=1))
        marks += _ground_under(each, locale, medium)
        marks += _shapes(each, locale, medium)
        labels += _lettering(each, locale, medium)
    for pin in pins:
        x, y = frame.at(pin.longitude, pin.latitude)
        marks.append(shape("circle", "paper", cx=x, cy=y, r=_RADIUS + 1.6))
        marks += mark(pin.tone, x, y, _RADIUS)
    edge = path("M", 0.5, 0.5, "H", frame.width - 0.5, "V", frame.height - 0.5, "H", 0.5, "z")
    return Drawing(
        title=title,
        description=description,
        medium=medium,
        height=frame.height,
        direction=locale.direction,
        language=locale.language,
        shapes=(
            *_ground_of(frame, points),
            *bar,
            *marks,
            *(inset.shapes if inset else ()),
            shape("path", stroke="rule", d=edge, stroke_width=1),
        ),
        keyed=keyed,
        labels=(*_names(frame, points, locale, medium, taken), *bar_labels, *labels),
    )


def _crowded(frame: Frame, points: Sequence[Point]) -> bool:
    """Whether marks would lie over each other that could be told apart on a closer map."""
    at = sorted({frame.at(*point) for point in points})
    return any(
        (x - other_x) ** 2 + (y - other_y) ** 2 < (2 * _RADIUS + 3) ** 2
        for index, (x, y) in enumerate(at)
        for other_x, other_y in at[:index]
    )


@dataclass(frozen=True, slots=True)
class Inset:
    """A small map in a corner, which shows where the large one lies."""

    shapes: tuple[Markup, ...]
    box: Box


def _inset(frame: Frame, points: tuple[Point, ...], locale: Locale) -> Inset | None:
    """None where it would show hardly more than the large map."""
    small = frame_of(points, 104, 92)
    left = frame.width - small.width - 8.0 if locale.direction == "rtl" else 8.0
    top = frame.height - small.height - 8.0
    x, y = small.at(frame.west, frame.north)
    wide = frame.width / (frame.scale * frame.stretch) * small.scale * small.stretch
    high = frame.height / frame.scale * small.scale
    if wide > small.width / 2 or high > small.height / 2:
        return None
    return Inset(
        (
            *_ground_of(small, points, left, top),
            shape(
                "rect",
                stroke="accent",
                x=left + x,
                y=top + y,
                width=wide,
                height=high,
                stroke_width=1.6,
            ),
            shape(
                "rect",
                stroke="muted",
                x=left,
                y=top,
                width=small.width,
                height=small.height,
                stroke_width=1,
            ),
        ),
        Box(left, top, left + small.width, top + small.height),
    )


def _ground_of(
    frame: Frame, points: Sequence[Point], left: float = 0, top: float = 0
) -> Iterator[Markup]:
    """Sea and countries; those of the points stand out. In a corner they end at its edge."""
    homes = _homes(points)
    moved = f"translate({left:g} {top:g})" if left or top else ""
    countries = seen(frame, 0 if moved else 4)
    yield shape("rect", "sea", x=left, y=top, width=frame.width, height=frame.height)
    for home in (False, True):
        outline = "".join(each.path for each in countries if (each.code in homes) == home)
        if outline:
            fill: Ink = "home" if home else "land"
            yield shape(
                "path",
                fill,
                "muted" if home else "rule",
                d=outline,
                stroke_width=1.1,
                stroke_linejoin="round",
                transform=moved,
            )


def _homes(points: Sequence[Point]) -> frozenset[str]:
    found = (country_of(*point) for point in points)
    return frozenset(each[0].code for each in found if each)


def _names(
    frame: Frame, points: Sequence[Point], locale: Locale, medium: Medium, taken: list[Box]
) -> Iterator[Label]:
    """The names of the countries, where there is room for them."""
    homes = _homes(points)
    size = medium.text
    for country in sorted(seen(frame), key=lambda each: (each.code not in homes, each.code)):
        name = territory(country.code, locale)
        width = text_width(name, size, bold=country.code in homes)
        for gap in country.gaps if name else ():
            if gap.width < width + 6:
                break
            box = Box(gap.x - width / 2, gap.y - size * 0.8, gap.x + width / 2, gap.y + size * 0.5)
            if not any(box.meets(other, 5) for other in taken):
                taken.append(box)
                bold = country.code in homes
                yield Label(name, gap.x, gap.y + size * 0.35, "middle", size, "muted", bold=bold)
                break


def place_labels(
    pins: Sequence[Pin], frame: Frame, locale: Locale, medium: Medium, taken: Sequence[Box] = ()
) -> tuple[tuple[Placed, ...], bool]:
    """Find a place for each label: beside its mark, else farther off; none meets another.

    In full where all of them fit, else the names, else numbers, and then also say so; a number that
    finds no room either is left out.
    """
    at = [frame.at(pin.longitude, pin.latitude) for pin in pins]
    marks = [_mark_box(point) for point in at]
    numbers = [
        (Line(with_digits(str(each), locale.digits), bold=True),)
        for each in range(1, len(pins) + 1)
    ]
    details = (
        [_said(pin, locale, medium) for pin in pins],
        [_named(pin, medium) for pin in pins],
        numbers,
    )
    found: tuple[Placed | None, ...] = ()
    lines: Sequence[tuple[Line, ...]] = ()
    for lines in details:
        found = _all_placed(lines, at, [*taken, *marks], frame=frame, locale=locale, medium=medium)
        if all(found):
            break
    return tuple(each for each in found if each), lines is numbers


def _said(pin: Pin, locale: Locale, medium: Medium) -> tuple[Line, ...]:
    size, width = medium.text, _label_width(medium)
    lines = list(_named(pin, medium))
    if len(pin.claims) > medium.statuses:
        return (*lines, Line(locale.count("statuses_claimed", len(pin.claims))))
    for claim in pin.claims:
        first, *rest = wrapped(claim.name, size, width - (_INSET if claim.tone else 0))
        lines.append(Line(first, tone=claim.tone))
        lines += (Line(each, inset=bool(claim.tone)) for each in rest)
    return tuple(lines)


def _named(pin: Pin, medium: Medium) -> tuple[Line, ...]:
    lines = wrapped(pin.name, medium.text, _label_width(medium))
    return tuple(Line(each, bold=True) for each in lines)


def _label_width(medium: Medium) -> float:
    return min(210, medium.width * 0.42)


def _all_placed(
    labels: Sequence[tuple[Line, ...]],
    at: Sequence[Point],
    taken: Sequence[Box],
    *,
    frame: Frame,
    locale: Locale,
    medium: Medium,
) -> tuple[Placed | None, ...]:
    """Place labels one after the other; None where one finds no room."""
    blocked = list(taken)
    leaders: list[tuple[Point, Point]] = []
    found: list[Placed | None] = []
    inside = Box(_EDGE, _EDGE, frame.width - _EDGE, frame.height - _EDGE)
    for lines, point in zip(labels, at, strict=True):
        width, height = _size(lines, medium)
        chosen = None
        for box, side in _offers(point, width, height, locale):
            offer = Placed(lines, box, side, point)
            leader = offer.leader
            if (
                inside.holds(box)
                and not any(box.meets(other, 3) for other in blocked)
                and not any(_crosses(box, *other) for other in leaders)
                and not (leader and any(_crosses(box, *leader) for box in _others(blocked, point)))
            ):
                chosen = offer
                break
        if chosen:
            blocked.append(chosen.box)
            leaders += [chosen.leader] if chosen.leader else []
        found.append(chosen)
    return tuple(found)


def _others(boxes: Sequence[Box], point: Point) -> list[Box]:
    """All but the mark itself."""
    own = _mark_box(point)
    return [box for box in boxes if box != own]


def _size(lines: Sequence[Line], medium: Medium) -> tuple[float, float]:
    size = medium.text
    width = max(_wide(line, medium) for line in lines)
    return width + 4, len(lines) * size * 1.35 + 3


def _offers(
    point: Point, width: float, height: float, locale: Locale
) -> Iterator[tuple[Box, Side]]:
    """Where a label may stand, the best first: beside, above, below, then farther and farther."""
    x, y = point
    ahead = -1 if locale.direction == "rtl" else 1
    for sign in (ahead, -ahead):
        yield _beside(x + sign * _NEAR, y, sign, width, height)
    for sign in (-1, 1):
        top = y - _NEAR - height if sign < 0 else y + _NEAR
        yield Box(x - width / 2, top, x + width / 2, top + height), "middle"
    for distance in (14, 24, 38, 54, 72, 96, 124, 156, 190, 230):
        for turn in (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6):
            angle = turn * pi / 6
            sign = 1 if cos(angle) * ahead >= 0 else -1
            yield _beside(
                x + ahead * cos(angle) * distance, y - sin(angle) * distance, sign, width, height
            )


def _beside(x: float, y: float, sign: int, width: float, height: float) -> tuple[Box, Side]:
    left = x if sign > 0 else x - width
    return Box(left, y - height / 2, left + width, y + height / 2), "left" if sign > 0 else "right"


def _crosses(box: Box, start: Point, end: Point) -> bool:
    """Whether a line goes through a box, but for its last tenth."""
    steps = 24
    return any(
        box.left < start[0] + (end[0] - start[0]) * each / steps < box.right
        and box.top < start[1] + (end[1] - start[1]) * each / steps < box.bottom
        for each in range(steps)
    )


def _mark_box(point: Point) -> Box:
    reach = _RADIUS + 1.5
    return Box(point[0] - reach, point[1] - reach, point[0] + reach, point[1] + reach)


def _ground(box: Box) -> Markup:
    wide, high = box.right - box.left, box.bottom - box.top
    return shape(
        "rect", "paper", x=box.left, y=box.top, width=wide, height=high, fill_opacity="0.8"
    )


def _ground_under(placed: Placed, locale: Locale, medium: Medium) -> Iterator[Markup]:
    """Something of the colour of the page under each line, as long as the line about is."""
    high = medium.text * 1.35
    for index, line in enumerate(placed.lines):
        inset = _INSET if line.tone or line.inset else 0
        wide = min(_wide(line, medium) * 0.85 + 6, placed.box.right - placed.box.left)
        left = placed.box.right - wide if locale.direction == "rtl" else placed.box.left
        top = placed.box.top + 1.5 + index * high
        start = inset if line.inset else 0
        left += start if locale.direction == "ltr" else 0
        yield _ground(Box(left, top, left + wide - start, top + high))


def _wide(line: Line, medium: Medium) -> float:
    inset = _INSET if line.tone or line.inset else 0
    return text_width(line.text, medium.text, bold=line.bold) + inset


def _shapes(placed: Placed, locale: Locale, medium: Medium) -> Iterator[Markup]:
    size = medium.text
    for index, line in enumerate(placed.lines):
        if line.tone:
            start = _start(placed, locale)
            x = start - 5.5 if locale.direction == "rtl" else start + 5.5
            yield from mark(line.tone, x, placed.box.top + 1.5 + (index + 0.5) * size * 1.35, 4.5)


def _lettering(placed: Placed, locale: Locale, medium: Medium) -> Iterator[Label]:
    size, rtl = medium.text, locale.direction == "rtl"
    for index, line in enumerate(placed.lines):
        inset = _INSET if line.tone or line.inset else 0
        start = _start(placed, locale)
        yield Label(
            line.text,
            start - inset if rtl else start + inset,
            placed.box.top + 1.5 + (index + 0.5) * size * 1.35 + size * 0.35,
            "right" if rtl else "left",
            size,
            bold=line.bold,
        )


def _start(placed: Placed, locale: Locale) -> float:
    return placed.box.right - 2 if locale.direction == "rtl" else placed.box.left + 2


def _scale_bar(
    frame: Frame, locale: Locale, medium: Medium
) -> tuple[tuple[Markup, ...], list[Label], Box]:
    """A bar of a round number of kilometres, in the corner where the script ends its lines."""
    rounds = [digit * 10**power for power in range(5) for digit in (1, 2, 5)]
    fitting = [each for each in rounds if each * frame.pixels_of_kilometre <= frame.width * 0.25]
    kilometres = fitting[-1] if fitting else 1
    length = kilometres * frame.pixels_of_kilometre
    name = locale.label("figure_kilometres", number=kilometres)
    size = medium.text
    width = max(length, text_width(name, size))
    left = 12.0 if locale.direction == "rtl" else frame.width - 12 - width
    y = frame.height - 12.0
    start = left + (width - length) / 2
    bar = path("M", start, y - 5, "v", 5, "h", length, "v", -5)
    box = Box(left - 5, y - size * 1.8, left + width + 5, y + 5)
    return (
        (_ground(box), shape("path", stroke="ink", d=bar, stroke_width=1.2)),
        [Label(name, left + width / 2, y - size * 0.6, "middle", size)],
        box,
    )
