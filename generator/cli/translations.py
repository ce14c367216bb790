"""`factsheet translations`."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import content_option, words_or_data_option
from generator.cli.telling import say, told

if TYPE_CHECKING:  # they take long to load
    from generator.checking.translated import State, Translation
    from generator.translations import Overview

_STATES: "tuple[State, ...]" = ("missing", "stale", "new", "accepted")


@click.group(invoke_without_command=True, short_help="List translations to compare; accept them.")
@content_option
@words_or_data_option
@click.pass_context
def translations(context: click.Context, content: Path, format_name: str) -> None:
    """List which translations are missing, stale or new, and how many are accepted.

    Stale is what changed since the languages were last compared, new what nobody compared yet.

    \b
    Examples:
      factsheet translations
      factsheet translations --format json
      factsheet translations accept

    Exit codes: 0 listed, 1 problems of form, 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    context.obj = content
    if context.invoked_subcommand:
        return
    with told():
        from generator.translations import overview  # noqa: PLC0415 - takes long to load

        found = overview(content)
    click.echo(_as_json(found) if format_name == "json" else "\n".join(_pretty(found)))


@translations.command(short_help="Write down that the languages say the same.")
@click.argument("ids", nargs=-1)
@click.option(
    "--content",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder of YAML facts and stored sources.",
)
@click.pass_obj
def accept(given: Path, ids: tuple[str, ...], content: Path | None) -> None:
    """Write down that the languages say the same: of all wordings, or of those of IDS.

    IDS are ids of facts, sheets, sources or register entries, or beginnings of the keys that
    `factsheet translations` prints. Compare the languages first; a later change is a problem.

    \b
    Examples:
      factsheet translations accept
      factsheet translations accept khafaji-no-adviser-except-erbil

    Exit codes: 0 accepted, 1 problems of form, 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    with told():
        from generator.translations import accept as accept_all  # noqa: PLC0415 - takes long to load

        done = accept_all(content or given, ids)
    say(f"{done.path}: {done.changed} accepted")
    if done.missing:
        them = "it" if done.missing == 1 else "them"
        say(f"{done.missing} cannot be accepted, since a language lacks {them}")


def _pretty(overview: "Overview") -> Iterator[str]:
    counts = Counter(each.state for each in overview.translations)
    for state in _STATES:
        if state != "accepted" and counts[state]:
            yield f"{state}:"
            for each in overview.translations:
                if each.state == state:
                    yield f"  {each.text.key}{_why(each)}"
    told_counts = ", ".join(f"{counts[state]} {state}" for state in _STATES)
    yield f"{len(overview.translations)} wordings in {', '.join(overview.languages)}: {told_counts}"


def _why(translation: "Translation") -> str:
    if translation.missing:
        return f" in {', '.join(translation.missing)}"
    return f": {', '.join(translation.changed)} changed" if translation.changed else ""


def _as_json(overview: "Overview") -> str:
    counts = Counter(each.state for each in overview.translations)
    entries = []
    for each in overview.translations:
        place = each.text.document.place(*each.text.path)
        entries.append(
            {
                "key": each.text.key,
                "state": each.state,
                "missing": list(each.missing),
                "changed": list(each.changed),
                "file": str(place.file),
                "line": place.line,
                "column": place.column,
            }
        )
    found = {
        "languages": list(overview.languages),
        "counts": {state: counts[state] for state in _STATES},
        "wordings": entries,
    }
    return json.dumps(found, ensure_ascii=False, indent=1)
