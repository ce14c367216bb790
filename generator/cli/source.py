"""`factsheet source add`."""

import re
from pathlib import Path
from typing import BinaryIO

import click

from generator.cli.options import content_option
from generator.cli.telling import say, told
from generator.problems import EnvironmentTrouble


@click.group()
def source() -> None:
    """Work with the stored sources."""


@source.command()
@content_option
@click.argument("file", type=click.File("rb"))
@click.option("--id", "name", required=True, help="Its folder, in lower-case words with hyphens.")
@click.option("--language", required=True, help="The language of the text: ar, en, …")
@click.option("--title", help="Its headline, as it stands there.")
@click.option("--author", help="Its byline, as it stands there.")
@click.option("--publisher", help="Who published it.")
@click.option("--url", help="Where it was published.")
@click.option("--published", help="When it was published, in EDTF: 2024-09-27, 2025-11.")
@click.option("--retrieved", help="The day it was fetched: 2026-11-23.")
@click.option("--reliability", type=click.Choice(list("ABCDEF")), help="Its Admiralty grade.")
def add(content: Path, file: BinaryIO, name: str, language: str, **known: str | None) -> None:
    """Store the text of FILE (or standard input, -) as a new source, with its hash.

    What is not given stays unknown. `factsheet check` then lists what is still to be written.
    """
    with told():
        from generator.reading.content import read_site  # noqa: PLC0415 - takes long to load
        from generator.storing import store_source  # noqa: PLC0415 - likewise

        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            raise EnvironmentTrouble(f"`{name}` is no id: lower-case ASCII words with hyphens")
        languages = read_site(content).languages
        given = {key: value for key, value in known.items() if value} | {"language": language}
        folder = store_source(content, name, file.read(), given, languages)
    say(f"{folder}: stored. Write its name in {folder / 'source.yaml'}")
