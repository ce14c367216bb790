"""`factsheet doctor`."""

import sys
from pathlib import Path

import click

from generator.cli.options import content_option, site_option
from generator.cli.telling import counted, say


@click.command()
@content_option
@site_option
def doctor(content: Path, site: Path) -> None:
    """Check that this machine has what building needs.

    Each line says fine, or what to type. Nothing is changed, and content need not be there.

    \b
    Examples:
      factsheet doctor

    Exit codes: 0 all is fine, 2 something is missing.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    from generator.doctor import examine  # noqa: PLC0415 - only here

    wrong = 0
    for each in examine(content, site):
        click.echo(f"{each.state:6}{each.thing}: {each.said}")
        if each.todo:
            click.echo(f"      {each.todo}" if each.state == "note" else f"      type: {each.todo}")
        wrong += each.state == "wrong"
    if wrong:
        say(f"\n{counted(wrong, 'thing')} to mend")
        sys.exit(2)
