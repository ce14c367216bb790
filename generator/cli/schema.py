"""`factsheet schema`."""

from pathlib import Path

import click

from generator.cli.options import content_option
from generator.cli.telling import say, told


@click.command(short_help="Write what editors check the YAML by.")
@content_option
def schema(content: Path) -> None:
    """Write JSON Schemas into content/schema/, by which editors complete and check the YAML.

    Each file of the content names its schema in the first line.

    \b
    Examples:
      factsheet schema

    Exit codes: 0 written, 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    with told():
        from generator.schema import write_schemas  # noqa: PLC0415 - takes long to load

        written = write_schemas(content)
    say(f"{content / 'schema'}: {len(written)} schemas")
