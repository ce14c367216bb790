"""`factsheet status`."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import content_option, words_or_data_option
from generator.cli.telling import counted, told

if TYPE_CHECKING:  # they take long to load
    from generator.editions.comparison import Changed
    from generator.status import Due, SheetStatus, SourceStatus, Status

_SHOWN = 8
"""Lines of one kind, so that everything stays on one screen."""
_PARTS = {"sheet": "heading", "key_point": "key point"}
_NAMES = {"url": "no URL", "published": "no date of publication"}


@click.command()
@content_option
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="The day from which what falls due is counted. Else today.",
)
@words_or_data_option
def status(content: Path, as_of: datetime | None, format_name: str) -> None:
    """Show on one screen how the content stands.

    The sheets, and what readers would find changed if their drafts were published; how many
    problems there are; the translations; the sources without address or date; and what falls due.

    \b
    Examples:
      factsheet status
      factsheet status --as-of 2026-12-31
      factsheet status --format json

    Exit codes: 0 it is shown, whatever it says; 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    with told():
        from generator.status import status as look  # noqa: PLC0415 - takes long to load

        found = look(content, as_of.date() if as_of else date.today())  # noqa: DTZ011 - the author's own day
    lines = _as_json(found) if format_name == "json" else "\n".join(_pretty(found, content))
    click.echo(lines)


def _pretty(found: "Status", content: Path) -> Iterator[str]:
    facts = sum(each.facts for each in found.sheets)
    sheets = f"{counted(len(found.sheets), 'sheet')}, {counted(facts, 'fact')}, "
    yield f"{content} on {found.as_of}: {sheets if found.readable else ''}{_problems(found)}"
    if not found.readable:
        yield "The rest can be told once these are mended."
        return
    yield from _group("sheets", [_sheet(each) for each in found.sheets])
    yield from _group("translations", [_translations(found)])
    yield from _group("sources that lack something", [_source(each) for each in found.sources])
    past = [each for each in found.due if each.latest < found.as_of]
    coming = [each for each in found.due if each.latest >= found.as_of]
    yield from _group("to come", [_due(each, found.as_of) for each in coming])
    if past:
        yield from _group(
            "past, though written as to come", [_due(each, found.as_of) for each in past]
        )


def _problems(found: "Status") -> str:
    if not found.problems:
        return "no problems"
    codes = ", ".join(f"{number} {code}" for code, number in sorted(found.problems.items()))
    told_count = counted(found.problems.total(), "problem")
    return f"{told_count} ({codes}); `factsheet check` lists them"


def _group(title: str, lines: Sequence[str]) -> Iterator[str]:
    yield f"\n{title}: {'none' if not lines else ''}".rstrip()
    yield from (f"  {each}" for each in lines[:_SHOWN])
    if len(lines) > _SHOWN:
        yield f"  and {len(lines) - _SHOWN} more; --format json has all of them"


def _sheet(sheet: "SheetStatus") -> str:
    named = f"edition {sheet.edition}, {sheet.date}"
    if sheet.draft is None:
        state = f"{named}; what changed can be told once the problems are mended"
    elif not sheet.draft:
        state = f"{named}, closed; publishing changes nothing"
    elif not sheet.closed:
        state = f"draft of {named}; none is closed yet"
    else:
        state = f"draft of {named}; publishing changes {_changes(sheet.changed)}"
    return f"{sheet.id}: {counted(sheet.facts, 'fact')}, {state}"


def _source(source: "SourceStatus") -> str:
    return f"{source.id}: {', '.join(_NAMES[each] for each in source.lacks)}"


def _changes(changed: "Sequence[Changed]") -> str:
    counts = Counter((each.how, _PARTS.get(each.thing.part, each.thing.part)) for each in changed)
    told_counts = [f"{counted(number, part)} {how}" for (how, part), number in counts.items()]
    return ", ".join(told_counts) or "nothing but its number"


def _translations(found: "Status") -> str:
    counts = found.translations or Counter()
    states = ", ".join(f"{counts[each]} {each}" for each in ("missing", "stale", "new", "accepted"))
    return f"{counted(counts.total(), 'wording')} in {', '.join(found.languages)}: {states}"


def _due(due: "Due", as_of: date) -> str:
    first, last = (due.earliest - as_of).days, (due.latest - as_of).days
    if last < 0:
        distance = f"{counted(-last, 'day')} ago"
    elif first == last:
        distance = f"in {counted(last, 'day')}"
    else:
        distance = f"in {max(0, first)} to {counted(last, 'day')}"
    return f"{due.when}, {distance}: {due.sheet}, {due.what}"


def _as_json(found: "Status") -> str:
    data = {
        "as_of": found.as_of.isoformat(),
        "readable": found.readable,
        "problems": dict(sorted(found.problems.items())),
        "sheets": [
            {
                "id": each.id,
                "facts": each.facts,
                "edition": each.edition,
                "date": each.date.isoformat(),
                "draft": each.draft,
                "closed": each.closed,
                "changes": [
                    {"how": change.how, "part": change.thing.part, "id": change.thing.id}
                    for change in each.changed
                ],
            }
            for each in found.sheets
        ],
        "languages": list(found.languages),
        "translations": dict(found.translations or {}),
        "sources": [{"id": each.id, "lacks": list(each.lacks)} for each in found.sources],
        "due": [
            {
                "sheet": each.sheet,
                "what": each.what,
                "when": each.when,
                "earliest": each.earliest.isoformat(),
                "latest": each.latest.isoformat(),
            }
            for each in found.due
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)
