"""`factsheet build` and `factsheet clean`."""

from pathlib import Path

import click
from click.core import ParameterSource

from generator.cli.completion import sheet_ids
from generator.cli.options import (
    allow_missing_option,
    base_url_option,
    content_option,
    format_option,
    site_option,
)
from generator.cli.telling import counted, progress, say, told
from generator.executors import NAMES, Name


@click.command()
@content_option
@site_option
@format_option
@base_url_option
@allow_missing_option
@click.option(
    "--no-pdf",
    is_flag=True,
    help="Write the website alone, which then links to no briefings: the quick look.",
)
@click.option(
    "--pdf-only",
    is_flag=True,
    help="Write the briefings alone, into briefings/ unless --site names a folder.",
)
@click.option(
    "--sheet",
    "sheets",
    multiple=True,
    metavar="ID",
    shell_complete=sheet_ids,
    help="With --pdf-only, the briefings of this sheet alone; may be given several times.",
)
@click.option(
    "--executor",
    type=click.Choice(NAMES),
    default="processes",
    show_default=True,
    help="Who does the work: processes of this machine, this process alone, or a Dask cluster.",
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="With --executor dask, the scheduler: tcp://HOST:PORT."
)
@click.pass_context
def build(
    context: click.Context,
    content: Path,
    site: Path,
    format_name: str,
    sheets: tuple[str, ...],
    *,
    base_url: str | None,
    allow_missing: bool,
    no_pdf: bool,
    pdf_only: bool,
    executor: Name,
    scheduler: str | None,
) -> None:
    """Write the website and the PDF briefings.

    The site is built aside and swapped in only when it is whole: after an error, Ctrl-C or worse,
    the old site is still there. A website always has all sheets, and links to nothing that is not
    there.

    \b
    Examples:
      factsheet build
      factsheet build --no-pdf
      factsheet build --pdf-only --sheet ain-al-asad
      factsheet build --base-url https://example.org/sheets/
      factsheet build --content other/content --site other/site
      factsheet build --executor dask --scheduler tcp://10.0.0.1:8786

    Exit codes: 0 built, 1 problems in the content, 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    if no_pdf and pdf_only:
        raise click.UsageError("--no-pdf and --pdf-only leave nothing to write. Give one of them.")
    if sheets and not pdf_only:
        raise click.UsageError("--sheet goes with --pdf-only: a website always has all sheets.")
    if bool(scheduler) != (executor == "dask"):
        raise click.UsageError("--executor dask and --scheduler go together.")
    if pdf_only and context.get_parameter_source("site") is ParameterSource.DEFAULT:
        site = Path("briefings")
    with told(format_name), progress() as report:
        from generator.build import build as build_site  # noqa: PLC0415 - takes long to load

        built = build_site(
            content,
            site,
            report,
            allow_missing=allow_missing,
            base_url=base_url,
            parts="briefings" if pdf_only else "pages" if no_pdf else "all",
            only=sheets,
            executor=executor,
            scheduler=scheduler or "",
        )
    read = f"{counted(built.sheets, 'sheet')}, {counted(built.facts, 'fact')}"
    say(f"{site}: {read}, {counted(built.files, 'file')}")
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
