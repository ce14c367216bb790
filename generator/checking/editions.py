"""Whether the edition and the change log of a sheet fit the editions that are closed."""

from collections.abc import Iterator
from datetime import date

from generator.model.sheet import Sheet
from generator.problems import Code, Problem
from generator.reading.content import Content, ReadSheet


def check_editions(content: Content) -> Iterator[Problem]:
    """Problems with the editions and the change logs of the sheets."""
    for sheet in content.sheets:
        yield from _check_numbers(sheet)
        yield from _check_changes(sheet)


def _check_numbers(sheet: ReadSheet) -> Iterator[Problem]:
    """The editions are closed one after the other, and the sheet is the last or the next one."""
    here, document = sheet.about.value.edition, sheet.about.document
    closed = {each.number: each for each in sheet.editions}
    last = max(closed, default=0)
    for number in range(1, max(last, here.number - 1) + 1):
        if number not in closed:
            message = f"`editions/{number}.json` is not there"
            place = document.place("edition", "number")
            yield Problem(place, Code.EDITION_MISSING, message)
    if here.number < last:
        place = document.place("edition", "number")
        message = f"edition {last} is closed already"
        advice = (f"write `number: {last}`, or `number: {last + 1}` for the draft of the next one",)
        yield Problem(place, Code.EDITION_ORDER, message, advice)
    elif here.number == last and here.date != _closed_on(sheet, last):
        message = f"edition {last} was closed with the date {_closed_on(sheet, last)}"
        advice = (f"write that date, or `number: {last + 1}` for the draft of the next one",)
        yield Problem(document.place("edition", "date"), Code.EDITION_ORDER, message, advice)
    elif here.number - 1 in closed and here.date < _closed_on(sheet, here.number - 1):
        message = f"edition {here.number - 1} has a later date"
        yield Problem(document.place("edition", "date"), Code.EDITION_ORDER, message)


def _closed_on(sheet: ReadSheet, number: int) -> date:
    found = next(each for each in sheet.editions if each.number == number)
    return date.fromisoformat(found.data["edition"]["date"])


def _check_changes(sheet: ReadSheet) -> Iterator[Problem]:
    """The change log speaks of the editions that there are, and of each one after the first."""
    about, document = sheet.about.value, sheet.about.document
    closed = [each.number for each in sheet.editions]
    next_one = max([*closed, about.edition.number - 1]) + 1
    for index, change in enumerate(about.changes):
        if change.edition > next_one:
            message = f"there is no edition {change.edition} yet; the next one is {next_one}"
            place = document.place("changes", index, "edition")
            yield Problem(place, Code.EDITION_ORDER, message)
        for language in change.what:
            if language in change.what.blank:
                yield Problem(
                    document.place("changes", index, "what", language),
                    Code.CHANGE_UNFINISHED,
                    f"what changed in edition {change.edition} is not said in `{language}`",
                )
    for number in closed:
        if number > 1 and not _entries(about, number):
            message = f"there is no entry for edition {number}, which is closed"
            yield Problem(document.key_place("changes"), Code.CHANGE_MISSING, message)


def _entries(about: Sheet, number: int) -> list[int]:
    return [index for index, each in enumerate(about.changes) if each.edition == number]
