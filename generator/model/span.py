"""Dates as sources give them (EDTF, ISO 8601-2), with what they leave open."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

Unstated = Literal["", "day", "month", "year"]
"""The part that a date says is not given: `2025-11-XX` its day, `2025-XX` its month."""


_DATE = r"(?:[0-9]{4}(?:-[0-9]{2}(?:-(?:[0-9]{2}|XX))?|-XX(?:-XX)?)?|[0-9]{3}X|[0-9]{2}XX)[~?%]?"
_FORM = re.compile(rf"{_DATE}|(?:{_DATE}|\.\.)?/(?:{_DATE}|\.\.)?")
"""The forms of EDTF that are used here; `edtf` says whether they are days of the calendar."""
_PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?")
"""A year, a month or a day, with nothing left open."""


@dataclass(frozen=True, slots=True)
class Point:
    """One date, as exact as it is given.

    Args:
        year: 1 to 9999; of an unstated year the first possible one.
        month: 1 to 12, or None.
        day: 1 to 31, or None; never without a month.
        season: 21 to 24, spring to winter, or None.
        unstated: The part that is said not to be given.
        approximate: Marked by `~` or `%`.
        uncertain: Marked by `?` or `%`.
        earliest: The first day that it can mean.
        latest: The last day that it can mean.
    """

    year: int
    month: int | None
    day: int | None
    season: int | None
    unstated: Unstated
    approximate: bool
    uncertain: bool
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Span:
    """A date or an interval of dates.

    Args:
        text: The EDTF as written.
        start: None where it is open or not known.
        end: None likewise; the start itself where the span is a single date.
        interval: Whether it is an interval.
        open_start: The interval is open (`..`), not unknown, before its end.
        open_end: The interval is open (`..`), not unknown, after its start.
    """

    text: str
    start: Point | None
    end: Point | None
    interval: bool = False
    open_start: bool = False
    open_end: bool = False

    @property
    def earliest(self) -> date:
        """The first day that it can mean, or where that is open the first that is named."""
        point = self.start or self.end
        assert point is not None  # noqa: S101 - `read_span` refuses an interval without both
        return point.earliest

    @property
    def latest(self) -> date:
        """The last day that it can mean, or where that is open the last that is named."""
        point = self.end or self.start
        assert point is not None  # noqa: S101 - likewise
        return point.latest

    @property
    def exact(self) -> bool:
        """Whether it is one day, neither approximate nor uncertain."""
        point = self.start
        return (
            not self.interval
            and point is not None
            and point.day is not None
            and not (point.approximate or point.uncertain)
        )


@cache
def read_span(text: str) -> Span:
    """Read EDTF: dates, seasons, intervals, and parts that are not given.

    Raises:
        ValueError: It is not EDTF, is no day of the calendar, or is of a form not used here.
    """
    if not _FORM.fullmatch(text):  # edtf reads more than it understands: `2025S2`, `2025-1X`
        raise ValueError(f"`{text}` is no date in EDTF that can be used here")
    if plain := _PLAIN.fullmatch(text):
        point = _plain_point(text, *plain.groups())
        return Span(text, point, point)
    from edtf import parse_edtf  # noqa: PLC0415 - its grammar takes longer to load than most runs
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

    try:
        parsed = parse_edtf(text)
        if type(parsed).__name__ not in {"Interval", "Level1Interval"}:
            point = _point(parsed)
            return Span(text, point, point)
        start, end = _bound(parsed.lower), _bound(parsed.upper)
        span = Span(
            text,
            start,
            end,
            interval=True,
            open_start=text.startswith(".."),
            open_end=text.endswith(".."),
        )
    except (EDTFParseException, ValueError, OverflowError) as error:
        raise ValueError(f"`{text}` is no date in EDTF that can be used here") from error
    if start is None and end is None:
        raise ValueError(f"`{text}` names no date")
    if start and end and start.earliest > end.latest:
        raise ValueError(f"`{text}` ends before it begins")
    return span


def _plain_point(text: str, year: str, month: str | None, day: str | None) -> Point:
    """What `edtf` would say, without loading it: most dates are such."""
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(f"`{text}` is no date in EDTF that can be used here") from error
    last_month = int(month or 12)
    last = date(first.year, last_month, int(day or monthrange(first.year, last_month)[1]))
    return Point(
        year=first.year,
        month=first.month if month else None,
        day=first.day if day else None,
        season=None,
        unstated="",
        approximate=False,
        uncertain=False,
        earliest=first,
        latest=last,
    )


def _bound(section: Any) -> Point | None:
    return None if type(section).__name__ == "UnspecifiedIntervalSection" else _point(section)


def _point(parsed: Any) -> Point:
    kind = type(parsed).__name__
    if kind == "UncertainOrApproximate":
        mark = str(parsed.ua) if parsed.ua else ""
        inner = parsed.date
    else:
        inner = parsed
        mark = str(parsed.ua) if kind == "Unspecified" and parsed.ua else ""
    if type(inner).__name__ not in {"Date", "Unspecified", "Season"}:
        raise ValueError(f"{type(inner).__name__} is not used here")
    season = int(inner.season) if type(inner).__name__ == "Season" else None
    if season is not None and not 21 <= season <= 24:  # noqa: PLR2004 - spring to winter
        raise ValueError("only the seasons 21 to 24 are used here")
    first, last = date(*inner.lower_strict()[:3]), date(*inner.upper_strict()[:3])
    month, day = (None, None) if season else (inner._month, inner._day)  # noqa: SLF001 - no other access
    return Point(
        year=first.year,
        month=int(month) if month and month.isdigit() else None,
        day=int(day) if day and day.isdigit() else None,
        season=season,
        unstated=_unstated(str(inner._year), month, day),  # noqa: SLF001 - no other access
        approximate=mark in {"~", "%"},
        uncertain=mark in {"?", "%"},
        earliest=first,
        latest=last,
    )


def _unstated(year: str, month: str | None, day: str | None) -> Unstated:
    if "X" in year:
        return "year"
    if month and "X" in month:
        return "month"
    return "day" if day and "X" in day else ""
