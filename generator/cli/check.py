"""`factsheet check`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import allow_missing_option, content_option, format_option
from generator.cli.telling import counted, say, told
from generator.problems import Code

if TYPE_CHECKING:  # it takes long to load
    from generator.reading.content import Content


@click.command()
@content_option
@format_option
@allow_missing_option
@click.option("--explain", metavar="CODE", help="Explain a code such as FS201, and stop.")
def check(content: Path, format_name: str, explain: str | None, *, allow_missing: bool) -> None:
    """List everything that is wrong with the content, and write nothing."""
    if explain:
        click.echo(_explanation(explain))
        return
    with told(format_name):
        from generator.checked import checked  # noqa: PLC0415 - takes long to load

        found = checked(content, allow_missing=allow_missing)
    if format_name == "json":
        click.echo("[]")
    else:
        say(f"{content}: {_counts(found)}, no problems")


def _counts(content: "Content") -> str:
    facts = sum(len(each.value) for sheet in content.sheets for each in sheet.facts)
    return f"{counted(len(content.sheets), 'sheet')}, {counted(facts, 'fact')}"


def _explanation(code: str) -> str:
    for each in Code:
        if each.code == code.upper():
            return f"{each.code}\n{each.explanation}"
    known = ", ".join(each.code for each in Code)
    raise click.BadParameter(f"there is no code {code}. Codes: {known}", param_hint="--explain")
