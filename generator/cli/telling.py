"""What a command says on the terminal, and the exit code that it leaves with."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from generator.briefing.manuscript import PressError
from generator.problems import ContentError, EnvironmentTrouble


@contextmanager
def told(format_name: str = "pretty") -> Iterator[None]:
    """Say what went wrong, and leave with the exit code that it has."""
    try:
        yield
    except ContentError as error:
        list_problems(error, format_name)
        sys.exit(1)
    except (EnvironmentTrouble, PressError) as error:
        say(f"factsheet: {error}")
        sys.exit(2)
    except KeyboardInterrupt:
        say("\nfactsheet: stopped; the site is as it was")
        sys.exit(130)


def list_problems(error: ContentError, format_name: str) -> None:
    """Print every problem: for a person apart from what a program may read."""
    from generator.messages import FORMATS, pretty  # noqa: PLC0415 - only when there are problems

    if format_name == "pretty":
        say(pretty(error.problems, coloured=_colours()))
        say(f"\n{counted(len(error.problems), 'problem')}")
    else:
        click.echo(FORMATS[format_name](error.problems))


def _colours() -> bool:
    """Whether colours help: on a terminal that has them, where nobody has said otherwise."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM", "dumb") != "dumb"
    return wanted and sys.stderr.isatty()


def say(line: str) -> None:
    """One line to the person at the terminal, apart from what a program may read."""
    click.echo(line, err=True)


def counted(number: int, thing: str) -> str:
    """How many of a thing there are: `1 sheet`, `2 sheets`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """On a terminal, one line that changes, and is gone at the end; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return

    def show(what: str, done: int, total: int) -> None:
        count = f" {done}/{total}" if total > 1 else ""
        click.echo(f"{_EMPTY_LINE}{what}{count} …", err=True, nl=False)

    try:
        yield show
    finally:
        click.echo(_EMPTY_LINE, err=True, nl=False)


_EMPTY_LINE = "\r\x1b[K"
