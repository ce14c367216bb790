"""`factsheet check`."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from time import perf_counter

import click

from generator.cli.completion import codes
from generator.cli.options import allow_missing_option, content_option, format_option
from generator.cli.telling import counted, list_problems, say, told
from generator.problems import Code, ContentError, EnvironmentTrouble


@click.command(short_help="List everything that is wrong.")
@content_option
@format_option
@allow_missing_option
@click.option("--watch", is_flag=True, help="List it anew at each save, until Ctrl-C.")
@click.option("--fix", is_flag=True, help="First mend what needs nobody's judgement.")
@click.option(
    "--explain",
    metavar="CODE",
    shell_complete=codes,
    help="Explain a code such as FS201, and stop.",
)
def check(
    content: Path,
    format_name: str,
    explain: str | None,
    *,
    allow_missing: bool,
    watch: bool,
    fix: bool,
) -> None:
    """List everything that is wrong with the content, and write nothing.

    With --fix, first mend the characters of your own words, never those of a source: spaces too
    many, tatweel, invisible marks of direction, presentation forms, punctuation of the other
    script, and straight quotation marks where it is plain what they should be. The rest of a file
    stays as it is, to the byte. The hash of a text that you changed is renewed if every quote is
    still found in it and no closed edition rests on it.

    \b
    Examples:
      factsheet check
      factsheet check --watch
      factsheet check --fix
      factsheet check --format github     problems beside the lines, in a workflow
      factsheet check --explain FS201     what a code means, and what to do

    Exit codes: 0 no problems, 1 problems, 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    if explain:
        click.echo(_explanation(explain))
        return
    if watch and fix:
        raise click.UsageError("--watch and --fix exclude each other")
    if watch:
        _watch(content, format_name, allow_missing=allow_missing)
        return
    with told(format_name):
        if fix:
            _fix(content)
        _check(content, format_name, allow_missing=allow_missing)


def _check(content: Path, format_name: str, *, allow_missing: bool) -> None:
    with _uncollected():
        from generator.executors import executor  # noqa: PLC0415 - takes long to load
        from generator.steps.checks import check_content  # noqa: PLC0415 - likewise
        from generator.steps.plan import plan  # noqa: PLC0415 - likewise

        with executor() as workers:
            verdicts = check_content(plan(content, workers, allow_missing=allow_missing))
    if format_name == "json":
        click.echo("[]")
    else:
        facts = sum(each.facts for each in verdicts)
        say(f"{content}: {counted(len(verdicts), 'sheet')}, {counted(facts, 'fact')}, no problems")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Collect no garbage: there is hardly any, and looking for it takes a tenth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _watch(content: Path, format_name: str, *, allow_missing: bool) -> None:
    from watchfiles import watch  # noqa: PLC0415 - only here

    with told(), suppress(KeyboardInterrupt):
        if not content.is_dir():
            _check(content, format_name, allow_missing=allow_missing)
        saves = watch(content, rust_timeout=200, yield_on_timeout=True, debounce=200, step=20)
        for number, changes in enumerate(saves):
            if changes or number == 0:
                began = perf_counter()
                try:
                    _check(content, format_name, allow_missing=allow_missing)
                except ContentError as error:
                    list_problems(error, format_name)
                except EnvironmentTrouble as error:
                    say(f"factsheet: {error}")
                now = datetime.now().astimezone()
                say(f"{now:%H:%M:%S}, {perf_counter() - began:.2f} s; Ctrl-C ends it")


def _fix(content: Path) -> None:
    from generator.fixing import fix  # noqa: PLC0415 - takes long to load

    for each in fix(content):
        codes = ", ".join(code.code for code in each.codes)
        say(f"{each.place}: {codes} mended: {each.after}")


def _explanation(code: str) -> str:
    for each in Code:
        if each.code == code.upper():
            return f"{each.code}\n{each.explanation}"
    known = ", ".join(each.code for each in Code)
    raise click.BadParameter(f"there is no code {code}. Codes: {known}", param_hint="--explain")
