"""The timeline: what has a date stands on a scale, what has none is never put at a point of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from markupsafe import Markup

from generator.figures.drawing import Box, Drawing, Ink, Label, Medium, Side, path, shape
from generator.figures.lettering import text_width, wrapped
from generator.figures.marks import ink_of, mark
from generator.figures.scale import Scale, scale
from generator.language.locales import Locale
from generator.model.span import Point, Span

Style = Literal["day", "within", "vague", "lasting"]
"""How a stretch is drawn: a mark; open (a day in it); hatched (about then); filled (all of it)."""
Beyond = Literal["", "open", "unknown"]
"""What is said of the time past an end that has no date."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a date.

    Args:
        name: What its label says: the fact and its date in words.
        tone_name: Its status in words. A mark has the shape of the tone, which a legend explains; a
            bar has no shape that would not look like a mark, so its label says the status.
        reading: Whether the date is the editor's, and not the source's.
    """

    name: str
    tone: str
    tone_name: str
    span: Span
    reading: bool = False


class Stretch(NamedTuple):
    """A part of a date, from the beginning of one day to the end of another, by ordinals."""

    first: int
    last: int
    style: Style


class Placed(NamedTuple):
    """An entry and what it takes up, in pixels from where time begins on the page.

    Args:
        before: Whether its label stands before its mark, and so ends beside it.
    """

    entry: Entry
    box: Box
    mark: Box
    text: Box
    lines: tuple[str, ...]
    before: bool


def stretches(span: Span) -> tuple[Stretch, ...]:
    """The parts of a date, in order: what it may mean, and what it certainly takes in."""
    if not span.interval and span.start:
        style: Style = "day" if span.exact else _loose(span.start)
        return (Stretch(span.earliest.toordinal(), span.latest.toordinal() + 1, style),)
    ends = [point for point in (span.start, span.end) if point]
    certain_from = span.start.latest.toordinal() if span.start else span.earliest.toordinal()
    certain_to = span.end.earliest.toordinal() + 1 if span.end else span.latest.toordinal() + 1
    if len(ends) == 1:  # nothing is certain but the end that is named
        [point] = ends
        style = "lasting" if _is_day(point) else _loose(point)
        return (Stretch(point.earliest.toordinal(), point.latest.toordinal() + 1, style),)
    found: list[Stretch] = []
    start, end = ends
    certain_from += 0 if _is_day(start) else 1
    certain_to -= 0 if _is_day(end) else 1
    if certain_from >= certain_to:  # the two ends are in one month or year
        style = "vague" if "vague" in {_loose(start), _loose(end)} else "within"
        return (Stretch(span.earliest.toordinal(), span.latest.toordinal() + 1, style),)
    if not _is_day(start):
        found.append(Stretch(start.earliest.toordinal(), certain_from, _loose(start)))
    found.append(Stretch(certain_from, certain_to, "lasting"))
    if not _is_day(end):
        found.append(Stretch(certain_to, end.latest.toordinal() + 1, _loose(end)))
    return tuple(found)


def beyond(span: Span) -> tuple[Beyond, Beyond]:
    """What is said of the time before its start and after its end."""
    before: Beyond = "" if span.start else "open" if span.open_start else "unknown"
    after: Beyond = "" if span.end else "open" if span.open_end else "unknown"
    return before, after


def _is_day(point: Point) -> bool:
    return point.day is not None and not (point.approximate or point.uncertain)


def _loose(point: Point) -> Style:
    return "vague" if point.approximate or point.uncertain else "within"


_ROW = 18
_BAR = 8
_RADIUS = 5.5
_TAIL = 26
_LEAST = 10
"""The least width of a bar."""
_GAP = 7
_SPACE = 3
"""Between two entries, one above the other; beside each other they keep five times as far."""


def draw_timeline(
    entries: Sequence[Entry], locale: Locale, medium: Medium, title: str, description: str
) -> tuple[Drawing, ...]:
    """Draw entries in their order; in several drawings where a page would not hold one.

    A drawing is as wide as the medium; in a language from right to left time runs so too.
    """
    days = [day for entry in entries for day in (entry.span.earliest, entry.span.latest)]
    axis = scale(days, medium.width)
    ordered = sorted(entries, key=lambda each: (each.span.earliest, each.span.latest, each.reading))
    parts = 1
    while True:
        size = -(-len(ordered) // parts)
        chunks = [ordered[each : each + size] for each in range(0, len(ordered), size)]
        drawn = [_Sheet(axis, locale, medium).draw(chunk, title, description) for chunk in chunks]
        highest = max(each.height for each in drawn)
        if not medium.height or size == 1 or highest <= medium.height:
            return tuple(drawn)
        parts = max(parts + 1, int(parts * highest / medium.height))


def arrange(entries: Sequence[Entry], axis: Scale, size: float) -> tuple[Placed, ...]:
    """Give each entry the highest place where it meets no other, in their order."""
    placed: list[Placed] = []
    for entry in entries:
        free = _shaped(entry, axis, size)
        beside = [each.box for each in placed if _one_above_the_other(each.box, free.box)]
        tops = sorted({0.0, *(box.bottom + _SPACE for box in beside)})
        top = next(
            top
            for top in tops
            if all(
                top >= box.bottom + _SPACE or top + free.box.bottom + _SPACE <= box.top
                for box in beside
            )
        )
        placed.append(
            free._replace(
                box=_moved(free.box, top),
                mark=_moved(free.mark, top),
                text=_moved(free.text, top),
            )
        )
    return tuple(placed)


def _one_above_the_other(box: Box, other: Box) -> bool:
    """Whether two boxes are too near to stand on one line."""
    return box.left < other.right + 5 * _SPACE and other.left < box.right + 5 * _SPACE


def _moved(box: Box, down: float) -> Box:
    return Box(box.left, box.top + down, box.right, box.bottom + down)


def _shaped(entry: Entry, axis: Scale, size: float) -> Placed:
    """The entry at the top: its label after its mark, or before it, or below where neither fits."""
    left, right = _extent(entry, axis)
    lines = wrapped(entry.name, size, min(axis.width * 0.62, 330))
    width = max(text_width(line, size) for line in lines)
    line = size * 1.35
    height = max(_ROW, len(lines) * line + 2)
    marked = Box(left, 0, right, _ROW)
    if right + _GAP + width <= axis.width:
        text = Box(right + _GAP, 0, right + _GAP + width, height)
    elif left - _GAP - width >= 0:
        text = Box(left - _GAP - width, 0, left - _GAP, height)
    else:
        start = max(0.0, min(left, axis.width - width))
        text = Box(start, _ROW, start + width, _ROW + height)
    whole = Box(min(text.left, left), 0, max(text.right, right), max(_ROW, text.bottom))
    return Placed(entry, whole, marked, text, lines, before=text.right < left)


def pointed_at(span: Span) -> bool:
    """Whether a date is one day, and so a mark; else it is a bar."""
    return _is_mark(stretches(span))


def _is_mark(parts: Sequence[Stretch]) -> bool:
    return parts[0].style == "day"


def _extent(entry: Entry, axis: Scale) -> tuple[float, float]:
    """From where to where its mark goes, with what tells that it goes on."""
    parts = stretches(entry.span)
    if _is_mark(parts):
        middle = axis.at(parts[0].first + 0.5)
        return middle - _RADIUS, middle + _RADIUS
    left, right = _bar(axis, parts[0].first, parts[-1].last)
    before, after = beyond(entry.span)
    return left - (_TAIL if before else 0), right + (_TAIL if after else 0)


def _bar(axis: Scale, first: int, last: int) -> tuple[float, float]:
    left, right = axis.at(first), axis.at(last)
    wanting = max(0.0, _LEAST - (right - left)) / 2
    return left - wanting, right + wanting


@dataclass(frozen=True, slots=True)
class _Sheet:
    axis: Scale
    locale: Locale
    medium: Medium

    def draw(self, entries: Sequence[Entry], title: str, description: str) -> Drawing:
        size, width = self.medium.text, self.medium.width
        ticks = self.axis.ticks(self.locale, size)
        lines = 2 if any(tick.year for tick in ticks) else 1
        top = size * 1.4 * lines + 14
        placed = arrange(entries, self.axis, size)
        foot = top + max(each.box.bottom for each in placed) + 8
        shapes: list[Markup] = []
        labels: list[Label] = []
        texts = [_moved(each.text, top) for each in placed]
        for tick in ticks:
            at = self.x(tick.at)
            line = _line(tick.at, at, top - 8, foot, texts)
            shapes.append(shape("path", stroke="rule", d=line, stroke_width=1))
            labels.append(Label(tick.name, at, size * 1.1, "middle", size, "muted"))
            if tick.year:
                labels.append(Label(tick.year, at, size * 2.4, "middle", size, "ink", bold=True))
        axis = path("M", 0, top - 8, "H", width)
        shapes.append(shape("path", stroke="muted", d=axis, stroke_width=1))
        for each in placed:
            shapes += self._marks(each, top)
            labels += self._lettering(each, top)
        legend_shapes, legend_labels, height = self._legend(entries, foot + 6)
        return Drawing(
            title=title,
            description=description,
            medium=self.medium,
            height=height,
            direction=self.locale.direction,
            language=self.locale.language,
            shapes=(*shapes, *legend_shapes),
            labels=(*labels, *legend_labels),
        )

    def x(self, along: float) -> float:
        """Where on the page, from its left: time runs in the direction of the script."""
        return self.medium.width - along if self.locale.direction == "rtl" else along

    def _lettering(self, placed: Placed, top: float) -> Iterator[Label]:
        size = self.medium.text
        rtl = self.locale.direction == "rtl"
        start = placed.text.right if placed.before else placed.text.left
        for index, line in enumerate(placed.lines):
            yield Label(
                line,
                self.x(start),
                top + placed.text.top + _ROW / 2 + size * 0.35 + index * size * 1.35,
                "right" if rtl != placed.before else "left",
                size,
                "muted" if placed.entry.reading else "ink",
            )

    def _marks(self, placed: Placed, top: float) -> Iterator[Markup]:
        entry = placed.entry
        middle = top + placed.mark.top + _ROW / 2
        parts = stretches(entry.span)
        if _is_mark(parts):
            at = self.x(self.axis.at(parts[0].first + 0.5))
            yield from mark(entry.tone, at, middle, _RADIUS, dashed=entry.reading)
            return
        spread = _bar(self.axis, parts[0].first, parts[-1].last)
        for index, part in enumerate(parts):
            left = spread[0] if index == 0 else self.axis.at(part.first)
            right = spread[1] if index == len(parts) - 1 else self.axis.at(part.last)
            yield from self._stretch(part.style, left, right, middle, entry)
        for side, kind, sign in zip(spread, beyond(entry.span), (-1, 1), strict=True):
            if kind:
                yield from self._tail(side, sign, middle, kind, ink_of(entry.tone))

    def _stretch(
        self, style: Style, left: float, right: float, middle: float, entry: Entry
    ) -> Iterator[Markup]:
        ink = ink_of(entry.tone)
        dashes = "3 2" if entry.reading else ""
        first, last = sorted((self.x(left), self.x(right)))
        top, bottom = middle - _BAR / 2, middle + _BAR / 2
        match style:
            case "lasting" if not entry.reading:
                yield shape("rect", ink, x=first, y=top, width=last - first, height=_BAR)
            case "vague":
                hatching = _hatching(first, last, top, bottom)
                yield shape("path", stroke=ink, stroke_width=1, d=hatching)
            case _:
                yield shape(
                    "rect",
                    "paper",
                    ink,
                    x=first + 0.6,
                    y=top + 0.6,
                    width=max(0.1, last - first - 1.2),
                    height=_BAR - 1.2,
                    stroke_width=1.2,
                    stroke_dasharray=dashes,
                )

    def _tail(
        self, start: float, sign: int, middle: float, kind: Beyond, ink: Ink
    ) -> Iterator[Markup]:
        """A dotted line past an end without a date, with a head where the source has it open."""
        near, far = self.x(start + sign * 2), self.x(start + sign * (_TAIL - 2))
        line = path("M", near, middle, "H", far)
        yield shape("path", stroke=ink, d=line, stroke_width=1.6, stroke_dasharray="2 3")
        if kind == "open":
            back = -5 if far > near else 5
            head = path("M", far + back, middle - 4, "L", far, middle, "L", far + back, middle + 4)
            yield shape("path", stroke=ink, d=head, stroke_width=1.4)

    def _legend(
        self, entries: Sequence[Entry], top: float
    ) -> tuple[list[Markup], list[Label], float]:
        """What the marks mean: those that are there, and no others."""
        size = self.medium.text
        rtl = self.locale.direction == "rtl"
        shapes: list[Markup] = []
        labels: list[Label] = []
        x, y = 0.0, top
        for sample, name in _meanings(entries, self.locale):
            swatch = 22
            lines = wrapped(name, size, self.medium.width - swatch)
            width = swatch + max(text_width(line, size) for line in lines)
            if x and x + width > self.medium.width:
                x, y = 0.0, y + size * 1.5
            middle = y + size * 0.75
            across = sorted((self.x(x), self.x(x + 16)))
            if isinstance(sample, str):
                dashed = sample == "reading"
                shapes += mark(sample, sum(across) / 2, middle, _RADIUS - 0.5, dashed=dashed)
            else:
                shapes += self._sample(sample, x, middle)
            for line in lines:
                side: Side = "right" if rtl else "left"
                labels.append(Label(line, self.x(x + swatch), y + size * 1.1, side, size, "muted"))
                y += size * 1.35 if line != lines[-1] else 0
            x += width + 18
        return shapes, labels, y + size * 1.5 + 2

    def _sample(self, sample: "_Sample", x: float, middle: float) -> Iterator[Markup]:
        plain = Entry("", "", "", _ANY)
        if sample.style:
            yield from self._stretch(sample.style, x, x + 16, middle, plain)
        if sample.beyond:
            yield from self._tail(x - 6, 1, middle, sample.beyond, "ink")


@dataclass(frozen=True, slots=True)
class _Sample:
    style: Style | None
    beyond: Beyond = ""


_DAY = date(2000, 1, 1)
_ANY = Span("2000-01-01", Point(2000, 1, 1, None, "", False, False, _DAY, _DAY), None)  # noqa: FBT003


def _meanings(entries: Sequence[Entry], locale: Locale) -> Iterator[tuple["str | _Sample", str]]:
    pointed = [each for each in entries if pointed_at(each.span) and not each.reading]
    for tone, name in dict.fromkeys((each.tone, each.tone_name) for each in pointed):
        if name:
            yield tone, name
    styles = {part.style for each in entries for part in stretches(each.span)}
    if any(each.reading for each in entries):
        yield "reading", locale.label("figure_reading")
    for style in ("within", "vague", "lasting"):
        if style in styles:
            yield _Sample(style), locale.label(f"figure_{style}")
    for kind in ("open", "unknown"):
        if any(kind in beyond(each.span) for each in entries):
            yield _Sample(None, kind), locale.label(f"figure_{kind}")


def _line(along: float, at: float, top: float, foot: float, texts: Sequence[Box]) -> str:
    """A line down the page, left out where it would run through a text."""
    crossed = sorted(
        (text.top, text.bottom) for text in texts if text.left - 2 < along < text.right + 2
    )
    parts: list[str] = []
    for start, end in (*crossed, (foot, foot)):
        if start > top:
            parts.append(path("M", at, top, "V", start))
        top = max(top, end)
    return " ".join(parts)


def _hatching(left: float, right: float, top: float, bottom: float) -> str:
    """Slanted lines between two level ones; without ends, since none are known."""
    parts = [path("M", left, top, "H", right, "M", left, bottom, "H", right)]
    height = bottom - top
    x = left - height
    while x < right:
        start, end = max(x, left), min(x + height, right)
        if end > start:
            parts.append(path("M", start, bottom - (start - x), "L", end, bottom - (end - x)))
        x += 4
    return " ".join(parts)
