"""`factsheet edition`."""

import sys
from datetime import date, datetime
from pathlib import Path

import click

from generator.cli.completion import sheet_ids
from generator.cli.options import content_option
from generator.cli.telling import say, told


@click.command()
@content_option
@click.argument("sheet", metavar="ID", shell_complete=sheet_ids)
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="The date of the edition. Else the one in sheet.yaml, or today for one that is new there.",
)
def edition(content: Path, sheet: str, day: datetime | None) -> None:
    """Close the edition that the sheet ID is the draft of.

    What it says is frozen in sheets/ID/editions/NUMBER.json, which is never written again. From
    then on, whatever differs from it is shown as the draft of the next edition.

    An edition after the first needs an entry in the change log. Where there is none yet, this
    writes one to be finished, with all that differs in a comment, and ends with 1; say there what
    changed, and run it again.

    \b
    Examples:
      factsheet edition ain-al-asad
      factsheet edition ain-al-asad --date 2026-12-01

    Exit codes: 0 closed, or nothing has changed; 1 problems, or an entry to finish; 2 wrong use or
    environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    with told():
        from generator.closing import close_edition  # noqa: PLC0415 - takes long to load

        today = date.today()  # noqa: DTZ011 - the author's own day
        closing = close_edition(content, sheet, today, day.date() if day else None)
    named = f"edition {closing.number} of `{sheet}`"
    match closing.what:
        case "closed":
            say(f"{closing.path}: {named}, {closing.date}, is closed")
        case "nothing":
            say(f"{closing.path}: {named} is closed, and nothing has changed since")
        case "opened":
            say(
                f"{closing.path}: {named}, {closing.date}, is not closed yet. Its entry in the "
                "change log is there to be finished: say what changed in place of each …, and "
                "run this again."
            )
            sys.exit(1)
