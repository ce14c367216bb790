"""`factsheet check`."""

from pathlib import Path

import click

from generator.cli.options import allow_missing_option, content_option, format_option
from generator.cli.telling import counted, say, told
from generator.problems import Code


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
        from generator.load import load  # noqa: PLC0415 - takes long to load

        dossier = load(content, allow_missing=allow_missing)
    if format_name == "json":
        click.echo("[]")
    else:
        sheets, facts = counted(len(dossier.sheets), "sheet"), counted(len(dossier.facts), "fact")
        say(f"{content}: {sheets}, {facts}, no problems")


def _explanation(code: str) -> str:
    for each in Code:
        if each.code == code.upper():
            return f"{each.code}\n{each.explanation}"
    known = ", ".join(each.code for each in Code)
    raise click.BadParameter(f"there is no code {code}. Codes: {known}", param_hint="--explain")
