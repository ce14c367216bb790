"""`factsheet verify`."""

import sys
from pathlib import Path

import click

from generator.cli.options import content_option
from generator.cli.telling import counted, say, told


@click.command(short_help="Check a briefing, or a site.")
@content_option
@click.argument("path", type=click.Path(path_type=Path, exists=True), metavar="PDF|SITE")
def verify(content: Path, path: Path) -> None:
    """Check a PDF briefing against its sources, or a site folder against its manifest.

    Of a PDF: every quote in the data that it carries stands in the stored source in --content;
    every fact and quote is printed as the data have it; and the edition is the current one, or
    else what has changed since. Of a site: no file is missing, changed or extra.

    \b
    Examples:
      factsheet verify briefing.pdf
      factsheet verify site

    Exit codes: 0 all is well, 1 something is not, 2 it cannot be checked.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    with told():
        from generator.verify import verify as look  # noqa: PLC0415 - takes long to load

        verdict = look(path, content)
    for finding in verdict.findings:
        click.echo(finding)
    if verdict.findings:
        say(f"\n{path}: {counted(len(verdict.findings), 'finding')}")
        sys.exit(1)
    say(f"{path}: {verdict.confirmed}")
