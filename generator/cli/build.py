"""`factsheet build` and `factsheet clean`."""

from pathlib import Path

import click

from generator.cli.options import (
    allow_missing_option,
    base_url_option,
    content_option,
    format_option,
    site_option,
)
from generator.cli.telling import counted, progress, say, told


@click.command()
@content_option
@site_option
@format_option
@base_url_option
@allow_missing_option
def build(
    content: Path, site: Path, format_name: str, base_url: str | None, *, allow_missing: bool
) -> None:
    """Write the website and the PDF briefings.

    The site is built aside and swapped in only when it is whole: after an error, Ctrl-C or worse,
    the old site is still there.

    \b
    Examples:
      factsheet build
      factsheet build --base-url https://example.org/sheets/
      factsheet build --content other/content --site other/site

    Exit codes: 0 built, 1 problems in the content, 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    with told(format_name):
        from generator.build import build as build_site  # noqa: PLC0415 - takes long to load

        built = build_site(
            content, site, progress(), allow_missing=allow_missing, base_url=base_url
        )
    sheets, facts = counted(built.sheets, "sheet"), counted(built.facts, "fact")
    say(f"{site}: {sheets}, {facts}, {counted(built.files, 'file')}")
    if built.drafts:
        say(built.drafts)


@click.command()
@content_option
@site_option
def clean(content: Path, site: Path) -> None:
    """Remove the built site and the cache.

    Both are made again by the next build. A folder that is no site made here is left alone.

    \b
    Examples:
      factsheet clean

    Exit codes: 0 removed, or nothing was there; 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    with told():
        from generator.build import clean as clean_up  # noqa: PLC0415 - takes long to load

        removed = clean_up(content, site)
    for path in removed:
        say(f"removed {path}")
