"""`factsheet serve`."""

import os
import sys
import webbrowser
from pathlib import Path

import click

from generator.cli.options import allow_missing_option, content_option
from generator.cli.telling import say, told


@click.command(short_help="Show the site here, and each change of it.")
@content_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    default=8000,
    show_default=True,
    help="Where it is shown; 0 takes any that is free.",
)
@click.option(
    "--host", metavar="NAME", default="127.0.0.1", show_default=True, help="Who may look: only you."
)
@click.option(
    "--open/--no-open",
    "open_browser",
    default=None,
    help="Open it in the browser. Done by itself where a person at a screen calls it.",
)
@allow_missing_option
def serve(
    content: Path, port: int, host: str, *, open_browser: bool | None, allow_missing: bool
) -> None:
    """Show the site here, and build it again whenever the content changes.

    A problem in the content is shown in the browser and here, and goes away when it is mended.
    The folder site/ is not touched. Ctrl-C ends it.

    \b
    Examples:
      factsheet serve
      factsheet serve --port 0 --no-open
      factsheet serve --host 0.0.0.0      to everybody in your network

    Exit codes: 0 ended by Ctrl-C, 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    with told():
        from generator.serve import serve as serve_site  # noqa: PLC0415 - takes long to load

        wanted = _at_a_screen() if open_browser is None else open_browser
        show = webbrowser.open if wanted else None
        serve_site(content, host, port, say, allow_missing=allow_missing, show=show)


def _at_a_screen() -> bool:
    """Whether a browser would open in a window: in a terminal alone, one would take it over."""
    screen = sys.platform == "darwin" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))
    return screen and sys.stdin.isatty() and sys.stderr.isatty()
