"""The door: arguments in, one call, problems printed, exit code out.

Exit codes: 0 all is well, 1 there are problems in the content, 2 wrong use or environment.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from generator.problems import Code, ContentError, EnvironmentTrouble

_CONTENT = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    metavar="DIR",
    help="The folder of YAML facts and stored sources.",
)
_SITE = click.option(
    "--site",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    metavar="DIR",
    help="The folder that is replaced by the new site, once that is whole.",
)
_FORMAT = click.option(
    "--format",
    "format_name",
    type=click.Choice(["pretty", "compact", "json", "github"]),
    default="pretty",
    show_default=True,
    help="How problems are printed.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="factsheet-generator", prog_name="factsheet")
def main() -> None:
    """Turn YAML facts into a bilingual website and printable briefings.

    Every fact quotes a stored source; nothing is built unless each quote stands there, letter for
    letter.

    \b
    Start here:
      factsheet check    lists everything that is wrong in content/
      factsheet serve    shows the site here, and again after each change
      factsheet build    writes the website and the PDF briefings into site/

    Exit codes: 0 all is well, 1 problems in the content, 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept


@main.command()
@_CONTENT
@_SITE
@_FORMAT
def build(content: Path, site: Path, format_name: str) -> None:
    """Write the website and the PDF briefings.

    The site is built aside and swapped in only when it is whole: after an error, Ctrl-C or worse,
    the old site is still there.
    """
    with _told(format_name):
        from generator.build import build as build_site  # noqa: PLC0415 - takes long to load

        built = build_site(content, site, _progress())
    _say(f"{site}: {built.sheets} sheets, {built.facts} facts, {built.files} files")


@main.command()
@_CONTENT
@_FORMAT
@click.option("--explain", metavar="CODE", help="Explain a code such as FS201, and stop.")
def check(content: Path, format_name: str, explain: str | None) -> None:
    """List everything that is wrong with the content, and write nothing."""
    if explain:
        click.echo(_explanation(explain))
        return
    with _told(format_name):
        from generator.load import load  # noqa: PLC0415 - takes long to load

        dossier = load(content)
    if format_name == "json":
        click.echo("[]")
    else:
        _say(f"{content}: {len(dossier.sheets)} sheets, {len(dossier.facts)} facts, no problems")


@main.command()
@_CONTENT
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True, help="Who may look: only you.")
def serve(content: Path, port: int, host: str) -> None:
    """Show the site here, and build it again whenever the content changes.

    A problem in the content is shown in the browser and here, and goes away when it is mended.
    The folder site/ is not touched. Ctrl-C ends it.
    """
    with _told("pretty"):
        from generator.serve import serve as serve_site  # noqa: PLC0415 - takes long to load

        serve_site(content, host, port, lambda line: click.echo(line, err=True))


@main.command()
@_CONTENT
def schema(content: Path) -> None:
    """Write JSON Schemas into content/schema/, by which editors complete and check the YAML."""
    with _told("pretty"):
        from generator.schema import write_schemas  # noqa: PLC0415 - takes long to load

        written = write_schemas(content)
    _say(f"{content / 'schema'}: {len(written)} schemas")


@main.command()
@_CONTENT
@_SITE
def clean(content: Path, site: Path) -> None:
    """Remove the built site and the cache. Both are made again by the next build."""
    with _told("pretty"):
        from generator.build import clean as clean_up  # noqa: PLC0415 - takes long to load

        removed = clean_up(content, site)
    for path in removed:
        _say(f"removed {path}")


@contextmanager
def _told(format_name: str) -> Iterator[None]:
    """Say what went wrong, and leave with the exit code that it has."""
    try:
        yield
    except ContentError as error:
        from generator.messages import FORMATS  # noqa: PLC0415 - only when there are problems

        click.echo(FORMATS[format_name](error.problems), err=format_name == "pretty")
        if format_name == "pretty":
            count = len(error.problems)
            click.echo(f"\n{count} problem{'s' if count > 1 else ''}", err=True)
        sys.exit(1)
    except EnvironmentTrouble as error:
        click.echo(f"factsheet: {error}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        click.echo("\nfactsheet: stopped; the site is as it was", err=True)
        sys.exit(130)


def _progress() -> Callable[[str, int, int], None]:
    """On a terminal, one line that changes; elsewhere nothing until the end."""
    if not sys.stderr.isatty():
        return lambda *_: None

    def show(what: str, done: int, total: int) -> None:
        count = f" {done}/{total}" if total > 1 else ""
        click.echo(f"\r\x1b[K{what}{count} …", err=True, nl=False)
        if what == "briefings" and done == total:
            click.echo("\r\x1b[K", err=True, nl=False)

    return show


def _say(line: str) -> None:
    click.echo(line, err=True)


def _explanation(code: str) -> str:
    for each in Code:
        if each.code == code.upper():
            return f"{each.code}\n{each.explanation}"
    known: Any = ", ".join(each.code for each in Code)
    raise click.BadParameter(f"there is no code {code}. Codes: {known}", param_hint="--explain")
