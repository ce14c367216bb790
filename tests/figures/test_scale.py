import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.scale import scale
from generator.language.locales import site_locale

ENGLISH = site_locale("en", "latn", "one")
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(st.lists(DAYS, min_size=2, max_size=20, unique=True))
def test_a_later_day_never_stands_before_an_earlier_one(days: list[date]) -> None:
    axis = scale(days, 600)
    places = [axis.at(day.toordinal() + 0.5) for day in sorted(days)]
    assert places == sorted(places)
    assert places[0] > 0
    assert places[-1] < 600


@given(st.lists(DAYS, min_size=1, max_size=8), st.sampled_from([340.0, 620.0]))
def test_ticks_keep_apart_and_say_their_year(days: list[date], width: float) -> None:
    ticks = scale(days, width).ticks(ENGLISH, 13)
    assert ticks
    assert all(after.at - before.at > 20 for before, after in pairwise(ticks))
    assert ticks[0].year or re.fullmatch(r"\d+", ticks[0].name)


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ("2025-05-03", "2025-05-06", ["11 April", "21 April", "1 May"]),
        ("2023-01-01", "2026-12-31", ["January", "July"]),
        ("1990-01-01", "2026-12-31", ["1990", "1995", "2000"]),
        ("0950-01-01", "2024-09-27", ["1000", "1100", "1200"]),
    ],
)
def test_ticks_are_as_fine_as_there_is_room(first: str, last: str, names: list[str]) -> None:
    days = [date.fromisoformat(first), date.fromisoformat(last)]
    ticks = scale(days, 620).ticks(ENGLISH, 13)
    assert [tick.name for tick in ticks][: len(names)] == names


def test_the_year_is_said_where_it_changes() -> None:
    ticks = scale([date(2024, 9, 27), date(2025, 11, 6)], 620).ticks(ENGLISH, 13)
    assert [(tick.name, tick.year) for tick in ticks if tick.year] == [
        ("November", "2024"),
        ("January", "2025"),
    ]


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_can_be_shown(day: date) -> None:
    axis = scale([day, day], 620)
    assert axis.at(day.toordinal()) == pytest.approx(310, abs=10)
    assert axis.seen()[0] <= day <= axis.seen()[1]
    axis.ticks(ENGLISH, 13)
