"""`factsheet draft`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from generator.cli.options import content_option
from generator.cli.telling import counted, say, told

if TYPE_CHECKING:
    from generator.drafted import Drafted

_TOLD = 12
"""How many marks of what is unsure are named on the terminal."""


@click.command()
@content_option
@click.argument("article", type=click.File("rb"))
@click.option(
    "--sheet", required=True, metavar="ID", help="Its folder, in lower-case words with hyphens."
)
@click.option(
    "--source", default="", metavar="ID", help="What the article is stored as. Else ID-article."
)
@click.option(
    "--language",
    default="",
    metavar="TAG",
    help="The language of the article: ar or en. Else told by its letters.",
)
def draft(content: Path, article: BinaryIO, sheet: str, source: str, language: str) -> None:
    """Write a draft sheet from ARTICLE (or standard input, -).

    The article is stored as a source, with its hash. Statements, dates, agreements and documents,
    bases, places and actors are written down, each with the words that it stands on, and matched
    to the register. What a rule could not tell is marked `# unsure:`. Nothing is translated and
    no date is guessed: what you must write is left as … and `factsheet check` lists it.

    Nothing that is there is overwritten. New actors and places are put behind those of the
    register.

    \b
    Examples:
      factsheet draft article.txt --sheet my-sheet
      factsheet draft - --sheet my-sheet --language ar

    Exit codes: 0 written, 1 problems in the content, 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    with told():
        from generator.drafted import draft_sheet  # noqa: PLC0415 - takes long to load

        today = date.today()  # noqa: DTZ011 - the author's own day
        drafted = draft_sheet(
            content, article.read(), sheet, today, source=source, language=language
        )
    for line in _told(drafted):
        say(line)


def _told(drafted: "Drafted") -> list[str]:
    made = drafted.draft
    names = (*made.actors, *made.places)
    known = sum(each.known is not None for each in names)
    found = (
        counted(len(made.statements), "statement"),
        counted(len(made.dates), "date"),
        counted(len(made.documents), "document"),
        counted(len(made.bases), "base"),
        counted(len(made.actors), "actor"),
        counted(len(made.places), "place"),
    )
    lines = [
        f"{drafted.folder}: drafted from the source `{drafted.source}`",
        f"  found       {', '.join(found)}",
        f"  register    {known} of them known, {drafted.added} added",
        f"  unsure      {len(drafted.unsure)}, each marked `# unsure:`",
        *(f"    {path}:{line} {why}" for path, line, why in drafted.unsure[:_TOLD]),
    ]
    if len(drafted.unsure) > _TOLD:
        lines.append(f"    … and {len(drafted.unsure) - _TOLD} more")
    written = [f"    {path}" for path in drafted.files]
    return [
        *lines,
        "  written",
        *written,
        "Next: read it beside the article, and replace each …; `factsheet check` lists them.",
    ]
