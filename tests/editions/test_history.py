"""A sheet is the last edition closed, or the draft of the next one."""

from datetime import date
from typing import Any

import pytest

from generator.editions.history import History, history


def state(number: int, title: str) -> dict[str, Any]:
    return {
        "edition": {"number": number, "date": f"2025-01-0{number}"},
        "title": {"en": title},
        "standfirst": {"en": "s"},
        "as_of": "2025-01-01",
    }


A, B, C = state(1, "a"), state(2, "b"), state(3, "c")


@pytest.mark.parametrize(
    ("frozen", "number", "now", "expected"),
    [
        ([], 1, A, (True, 1)),
        ([A], 1, A, (False, 1)),
        ([A], 1, B, (True, 2)),
        ([A], 2, A, (True, 2)),
        ([A], 2, B, (True, 2)),
        ([A, B], 2, B, (False, 2)),
        ([A, B], 2, C, (True, 3)),
    ],
)
def test_whether_a_sheet_is_a_draft(
    frozen: list[dict[str, Any]], number: int, now: dict[str, Any], expected: tuple[bool, int]
) -> None:
    found = history(frozen, number, now)
    assert (found.draft, found.number) == expected
    assert bool(found.changed) == (bool(frozen) and frozen[-1]["title"] != now["title"])


def test_each_edition_knows_what_it_changed_and_what_changed_since() -> None:
    found = history([A, B, C], 3, C)
    first, second, third = found.closed
    assert found.last is third
    assert [each.date for each in found.closed] == [date(2025, 1, day) for day in (1, 2, 3)]
    assert first.step == third.since == ()

    def old_and_new(changed: Any) -> tuple[str, str]:
        [[difference]] = [each.differences for each in changed]
        return difference.old, difference.new

    assert old_and_new(second.step) == ("a", "b")
    assert old_and_new(third.step) == ("b", "c")
    assert old_and_new(first.since) == ("a", "c")


def test_a_sheet_that_was_not_compared_is_a_draft() -> None:
    assert (History().draft, History().number, History().last) == (True, 1, None)
