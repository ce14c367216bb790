"""Sheets are checked, each with what it shares with all others."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.briefing.fonts import missing_glyphs
from generator.checking.check import check
from generator.problems import Code, ContentError
from generator.reading.content import Content
from generator.workshop.common import Common, ground
from generator.workshop.works import SheetWork, files_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """That nothing is wrong with a sheet.

    Args:
        facts: How many it has.
        unused: The lines of the exceptions that it does not need.
    """

    facts: int
    unused: frozenset[int]


def check_sheets(common: Common, works: Sequence[SheetWork]) -> tuple[Verdict | None, ...]:
    """Check sheets; None where something is wrong, or might be in what is checked with it.

    Which exceptions a sheet needs is only known of one that is checked alone.
    """
    try:
        content = ground(common).read(*files_of(works))
    except ContentError:
        return (None,) * len(works)
    unused = without_problems(content, allow_missing=common.allow_missing)
    return tuple(
        None if unused is None else Verdict(sum(len(each.value) for each in sheet.facts), unused)
        for sheet in content.sheets
    )


def without_problems(content: Content, *, allow_missing: bool) -> frozenset[int] | None:
    """The lines of the exceptions that a content does not need; None if it has problems."""
    try:
        check(content, missing_glyphs, allow_missing=allow_missing)
    except ContentError as error:
        unused = [each for each in error.problems if each.code is Code.EXCEPTION_UNUSED]
        if len(unused) < len(error.problems):
            return None
        return frozenset(each.place.line for each in unused)
    return frozenset()
