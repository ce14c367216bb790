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
    """Store sources.

    \b
    Examples:
      factsheet source add article.txt --id my-article --language ar

    Exit codes: 0 stored, 1 problems in site.yaml, 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept


@source.command(short_help="Store a text as a new source.")
@content_option
@click.argument("file", type=click.File("rb"))
@click.option(
    "--id",
    "name",
    metavar="ID",
    required=True,
    help="Its folder, in lower-case words with hyphens.",
)
@click.option(
    "--language", metavar="TAG", required=True, help="The language of the text: ar, en, …"
)
@click.option("--title", metavar="TEXT", help="Its headline, as it stands there.")
@click.option("--author", metavar="TEXT", help="Its byline, as it stands there.")
@click.option("--publisher", metavar="TEXT", help="Who published it.")
@click.option("--url", metavar="URL", help="Where it was published.")
@click.option("--published", metavar="DATE", help="When it was published: 2024-09-27, or 2025-11.")
@click.option("--retrieved", metavar="DAY", help="The day it was fetched: 2026-11-23.")
@click.option("--reliability", type=click.Choice(list("ABCDEF")), help="Its Admiralty grade.")
def add(content: Path, file: BinaryIO, name: str, language: str, **known: str | None) -> None:
    """Store the text of FILE (or standard input, -) as a new source, with its hash.

    What is not given stays unknown. `factsheet check` then lists what is still to be written.

    \b
    Examples:
      factsheet source add article.txt --id my-article --language ar
      pbpaste | factsheet source add - --id my-article --language en --published 2026-11

    Exit codes: 0 stored, 1 problems in site.yaml, 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    with told():
        from generator.reading.content import read_site  # noqa: PLC0415 - takes long to load
        from generator.storing import store_source  # noqa: PLC0415 - likewise

        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            raise EnvironmentTrouble(f"`{name}` is no id: lower-case ASCII words with hyphens")
        languages = read_site(content).languages
        given = {key: value for key, value in known.items() if value} | {"language": language}
        folder = store_source(content, name, file.read(), given, languages)
    say(f"{folder}: stored. Write its name in {folder / 'source.yaml'}")
