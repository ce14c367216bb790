"""Dates in words: exact, partial, approximate, uncertain, and intervals of them."""

from functools import cache

from babel.dates import get_month_names

from generator.language.locales import Locale
from generator.language.numerals import with_digits
from generator.model.span import Point, Span


def date_in_words(span: Span, locale: Locale) -> str:
    """The date as a careful writer of the language puts it, in the digits of the site."""
    return with_digits(_span(span, locale), locale.digits)


def _span(span: Span, locale: Locale) -> str:
    match span.start, span.end:
        case Point() as start, Point() as end if span.interval:
            return locale.in_words(
                "interval", start=_opening(start, end, locale), end=_point(end, locale)
            )
        case Point() as start, Point():
            return _point(start, locale)
        case Point() as start, None:
            key = "open_end" if span.open_end else "unknown_end"
            return locale.in_words(key, start=_point(start, locale))
        case None, Point() as end:
            key = "open_start" if span.open_start else "unknown_start"
            return locale.in_words(key, end=_point(end, locale))
        case _:
            raise AssertionError(span.text)


def _opening(start: Point, end: Point, locale: Locale) -> str:
    """The start of an interval without what its end says again: `from 3 to 6 May 2025`."""
    plain = not (start.approximate or start.uncertain or end.approximate or end.uncertain)
    whole = not (start.season or end.season or start.unstated or end.unstated)
    if plain and whole and start.year == end.year and start.month and end.month:
        if start.month != end.month and bool(start.day) == bool(end.day):
            month = month_name(start.month, locale)
            return locale.in_words("day_month", day=start.day, month=month) if start.day else month
        if start.month == end.month and start.day and end.day:
            return str(start.day)
    return _point(start, locale)


def _point(point: Point, locale: Locale) -> str:
    words = _plain(point, locale)
    if point.approximate and point.uncertain:
        return locale.in_words("approximate_uncertain", date=words)
    if point.approximate:
        return locale.in_words("approximate", date=words)
    return locale.in_words("uncertain", date=words) if point.uncertain else words


def _plain(point: Point, locale: Locale) -> str:
    if point.unstated == "year":
        return locale.in_words("some_year", first=point.year, last=point.latest.year)
    if point.season:
        return locale.in_words(f"season_{point.season}", year=point.year)
    if not point.month:
        key = "month_unstated" if point.unstated == "month" else "year"
        return locale.in_words(key, year=point.year)
    month = month_name(point.month, locale)
    if not point.day:
        key = "day_unstated" if point.unstated == "day" else "month"
        return locale.in_words(key, month=month, year=point.year)
    return locale.in_words("day", day=point.day, month=month, year=point.year)


def month_name(month: int, locale: Locale) -> str:
    """The name of a month, or both of its names."""
    first = _names(locale.file.cldr)[month]
    second = _names(locale.file.second_cldr)[month]
    return f"{first}/{second}" if locale.month_names == "both" and first != second else first


def month_spellings(locale: Locale) -> list[list[str]]:
    """Every name of each month, in full and short, whichever the site writes."""
    return [
        list(
            dict.fromkeys(
                get_month_names(width, locale=cldr)[month].rstrip(".")
                for cldr in (locale.file.cldr, locale.file.second_cldr)
                for width in ("wide", "abbreviated")
            )
        )
        for month in range(1, 13)
    ]


@cache
def _names(cldr: str) -> dict[int, str]:
    return dict(get_month_names("wide", locale=cldr))
