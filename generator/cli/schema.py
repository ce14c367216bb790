"""`factsheet schema`."""

from pathlib import Path

import click

from generator.cli.options import content_option
from generator.cli.telling import say, told


@click.command()
@content_option
def schema(content: Path) -> None:
    """Write JSON Schemas into content/schema/, by which editors complete and check the YAML."""
    with told():
        from generator.schema import write_schemas  # noqa: PLC0415 - takes long to load

        written = write_schemas(content)
    say(f"{content / 'schema'}: {len(written)} schemas")
