"""Dates, read as EDTF where the article gives a Gregorian one, else kept as its own phrase."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.drafting.article import Article, Stretch, fold
from generator.drafting.phrases import DraftingWords

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date of an article.

    Args:
        edtf: None where the article gives no Gregorian date; then its phrase stands.
        unsure: Why it may have been misread; empty where it is plain.
    """

    at: Stretch
    edtf: str | None = None
    unsure: str = ""


def dates(article: Article, words: DraftingWords) -> tuple[FoundDate, ...]:
    """Every date of an article, in its order; of those that overlap, the longest."""
    reader = _Reader(words)
    found = [
        each
        for patterns, read in (
            (words.ranges, reader.interval),
            (words.dates, reader.date),
            (words.phrases, reader.phrase),
        )
        for pattern in patterns
        for match in words.pattern(pattern).finditer(article.folded)
        if (each := read(match)) is not None
    ]
    chosen: list[FoundDate] = []
    for each in sorted(found, key=lambda one: (one.at.start - one.at.end, one.edtf is None)):
        if not any(each.at.overlaps(other.at) for other in chosen):
            chosen.append(each)
    return tuple(sorted(chosen, key=lambda each: each.at))


def _stretch(match: re.Match[str]) -> Stretch:
    start, end = match.span("all")
    inner = match["all"]
    left = len(inner) - len(inner.lstrip(" ,،"))
    return Stretch(start + left, end - (len(inner) - len(inner.rstrip(" ,،"))))


class _Reader:
    def __init__(self, words: DraftingWords) -> None:
        self.words = words
        self.known = words.lexicon
        self.months = {fold(k).casefold(): v for k, v in self.known.month_values.items()}
        self.numbers = {fold(k).casefold(): v for k, v in self.known.values.items()}
        self.seasons = {
            fold(name): 21 + place % 4
            for place, name in enumerate(
                each for each in words.lists.get("season", ()) if each != "fall"
            )
        } | {"fall": 23}

    def date(self, match: re.Match[str]) -> FoundDate | None:
        at = _stretch(match)
        parts = match.groupdict()
        if figures := parts.get("figures_1"):
            return self._figures(at, figures)
        if iso := parts.get("iso_1"):
            return _valid(at, iso)
        if decade := parts.get("decade_1"):
            return _valid(at, f"{decade[:3]}X") if decade[:3].isdigit() else FoundDate(at)
        (date,) = self._parts(match, 1)
        year, month, day = date
        season = next((v for k, v in self.seasons.items() if self._has(match["all"], k)), None)
        if year and season and not month:
            return _valid(at, f"{year}-{season}")
        return _valid(at, _edtf(year, month, day))

    def interval(self, match: re.Match[str]) -> FoundDate | None:
        (year, month, day), last = self._parts(match, 2)
        if not last[0]:
            return None
        first = (year or last[0], month or (last[1] if day else None), day)
        if (first[1] is None) != (last[1] is None):
            return None
        return _valid(_stretch(match), f"{_edtf(*first)}/{_edtf(*last)}")

    def phrase(self, match: re.Match[str]) -> FoundDate | None:
        at = _stretch(match)
        text = match["all"].strip()
        doubtful = {fold(each) for each in self.known.unsure}
        if text in doubtful:
            return FoundDate(at, unsure="this word may also mean something else")
        if "month_1" in match.groupdict() and not self._named(match, doubtful):
            return None
        return FoundDate(at)

    def _named(self, match: re.Match[str], doubtful: set[str]) -> bool:
        """Whether what stands for a month is one for sure, and has its capital."""
        name = match["month_1"]
        if name is None:
            return True
        lower = not self.known.article and name.islower()
        numbered = any(each.isdigit() for each in match["all"])
        return not lower and (numbered or name not in doubtful)

    def _figures(self, at: Stretch, figures: str) -> FoundDate | None:
        one, other, year = (int(each) for each in re.split(r"[/.-]", figures))
        if one > _MONTHS or one == other:
            return _valid(at, _edtf(year, other, one))
        if other > _MONTHS:
            return _valid(at, _edtf(year, one, other))
        return FoundDate(at, unsure="which of the two is the month is not said")

    def _parts(
        self, match: re.Match[str], count: int
    ) -> Sequence[tuple[int | None, int | None, int | None]]:
        """Year, month and day, once or twice; what is given once belongs to the end."""
        groups = match.groupdict()
        read: dict[str, list[int | None]] = {}
        for name in ("year", "month", "day"):
            given: list[int | None] = [
                self._value(name, text)
                for number in range(1, 4)
                if (text := groups.get(f"{name}_{number}"))
            ]
            read[name] = [*[None] * (count - len(given)), *given[:count]]
        return [
            (read["year"][place], read["month"][place], read["day"][place])
            for place in range(count)
        ]

    def _value(self, name: str, text: str) -> int | None:
        if name == "month":
            return self.months.get(text.casefold())
        figures = re.match(r"\d+", text)
        if figures:
            return int(figures[0])
        total = 0
        for word in re.split(r"[\s-]+", text.casefold()):
            for form in self._forms(word):
                if form in self.numbers:
                    total += self.numbers[form]
                    break
        return total or None

    def _forms(self, word: str) -> Iterable[str]:
        for reading, _ in self.known.readings(word):
            yield reading
            yield self.known.bare(reading)

    def _has(self, text: str, word: str) -> bool:
        return re.search(rf"(?<!\w){word}(?!\w)", text, re.IGNORECASE) is not None


def _edtf(year: int | None, month: int | None, day: int | None) -> str:
    if year is None:
        return ""
    text = f"{year:04}"
    if month:
        text += f"-{month:02}"
    return text + (f"-{day:02}" if month and day else "")


def _valid(at: Stretch, edtf: str) -> FoundDate:
    """A date, or only a phrase where it is no day of the calendar."""
    try:
        bounds = [_first_day(bound) for bound in edtf.split("/")]
    except ValueError:
        bounds = []
    if not bounds or bounds != sorted(bounds):
        return FoundDate(at, unsure="this is no day of the calendar")
    return FoundDate(at, edtf)


def _first_day(edtf: str) -> date:
    """The first day of a date of the forms that are written here, or what is no less than it."""
    year, month, day = (*edtf.replace("X", "0").split("-"), "1", "1")[:3]
    season = int(month) > _MONTHS
    return date(int(year), 1 if season else int(month), int(day))
