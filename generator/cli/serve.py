"""`factsheet serve`."""

from pathlib import Path

import click

from generator.cli.options import allow_missing_option, content_option
from generator.cli.telling import say, told


@click.command()
@content_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where it is shown; 0 takes any that is free.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Who may look: only you.")
@allow_missing_option
def serve(content: Path, port: int, host: str, *, allow_missing: bool) -> None:
    """Show the site here, and build it again whenever the content changes.

    A problem in the content is shown in the browser and here, and goes away when it is mended.
    The folder site/ is not touched. Ctrl-C ends it.
    """
    with told():
        from generator.serve import serve as serve_site  # noqa: PLC0415 - takes long to load

        serve_site(content, host, port, say, allow_missing=allow_missing)
