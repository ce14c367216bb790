"""Time as a length: days to pixels, and the ticks that fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from generator.figures.lettering import text_width
from generator.language.dates import month_name
from generator.language.locales import Locale
from generator.language.numerals import with_digits

_SHORTEST = 60
"""The fewest days that a scale shows; a single day stands in the midst of them."""
_MARGIN = 34
"""Pixels before the first day and after the last, for what goes on beyond them."""
_GAP = 12
"""The least distance between two labels of ticks."""
_STEPS = (
    *(("day", step) for step in (1, 2, 5, 10)),
    *(("month", step) for step in (1, 2, 3, 6)),
    *(("year", step) for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)
_DAYS = {"day": 1, "month": 30, "year": 365}


class Tick(NamedTuple):
    """A line across the scale: the beginning of a day, month or year.

    Args:
        year: Said where it is not the year of the tick before, under the name of a day or month.
    """

    at: float
    name: str
    year: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """From the beginning of the first day to the end of the last, by their ordinals."""

    first: int
    last: int
    width: float

    def at(self, day: float) -> float:
        """Where a moment lies, in pixels from where time begins on the page."""
        return _MARGIN + (day - self.first) / (self.last - self.first) * (self.width - 2 * _MARGIN)

    def seen(self) -> tuple[date, date]:
        """The first and last whole day within the drawing."""
        beyond = _MARGIN / (self.width - 2 * _MARGIN) * (self.last - self.first)
        return _day(self.first - beyond + 1), _day(self.last + beyond - 1)

    def ticks(self, locale: Locale, size: float) -> tuple[Tick, ...]:
        """The finest ticks whose labels keep apart and within the drawing."""
        found: list[Tick] = []
        first, last = self.seen()
        for unit, step in _STEPS:
            if (last - first).days / (_DAYS[unit] * step) > self.width / 24:
                continue
            days = _beginnings(unit, step, first, last)
            found = self._named(unit, list(days), locale, size)
            if _fits(found, size, self.width):
                break
        return tuple(found)

    def _named(self, unit: str, days: Sequence[date], locale: Locale, size: float) -> list[Tick]:
        found: list[Tick] = []
        year = 0
        for day in days:
            name, below = _names(unit, day, locale)
            at = self.at(day.toordinal())
            half = max(text_width(name, size), text_width(below, size)) / 2
            if half <= at <= self.width - half:
                found.append(Tick(at, name, below if day.year != year else ""))
                year = day.year
        return found


def scale(days: Sequence[date], width: float) -> Scale:
    """The scale that holds these days."""
    first, last = min(days).toordinal(), max(days).toordinal() + 1
    wanting = max(0, _SHORTEST - (last - first))
    return Scale(first - wanting // 2, last + wanting - wanting // 2, width)


def _day(ordinal: float) -> date:
    lowest, highest = date.min.toordinal(), date.max.toordinal()
    return date.fromordinal(min(max(round(ordinal), lowest), highest))


def _beginnings(unit: str, step: int, first: date, last: date) -> Iterator[date]:
    match unit:
        case "day":
            for ordinal in range(first.toordinal(), last.toordinal() + 1):
                day = date.fromordinal(ordinal)
                if day.day == 1 or (day.day % step == (1 if step > 2 else 0) and day.day < 30):  # noqa: PLR2004
                    yield day
        case "month":
            for month in range(first.year * 12, last.year * 12 + 12, step):
                day = date(month // 12, month % 12 + 1, 1)
                if first <= day <= last:
                    yield day
        case _:
            for year in range(max(step, -(-first.year // step) * step), last.year + 1, step):
                if first <= date(year, 1, 1):
                    yield date(year, 1, 1)


def _names(unit: str, day: date, locale: Locale) -> tuple[str, str]:
    year = with_digits(str(day.year), locale.digits)
    month = month_name(day.month, locale)
    match unit:
        case "day":
            name = locale.in_words("day_month", day=day.day, month=month)
            return with_digits(name, locale.digits), year
        case "month":
            return month, year
        case _:
            return year, ""


def _fits(ticks: Sequence[Tick], size: float, width: float) -> bool:
    if not ticks or len(ticks) > width / 40:
        return False
    return all(
        after.at - before.at >= (_wide(before, size) + _wide(after, size)) / 2 + _GAP
        for before, after in pairwise(ticks)
    )


def _wide(tick: Tick, size: float) -> float:
    return max(text_width(tick.name, size), text_width(tick.year, size))
