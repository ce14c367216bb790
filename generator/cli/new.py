"""`factsheet new`."""

from datetime import date
from pathlib import Path

import click

from generator.cli.options import content_option
from generator.cli.telling import say, told

_HOSTS = ("github", "gitlab", "cloudflare", "netlify", "s3", "none")


class _ProjectUnlessNamed(click.Group):
    """`new DIR` stands for `new project DIR`."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        if arguments and arguments[0] not in (*self.commands, "-h", "--help"):
            arguments = ["project", *arguments]
        return super().parse_args(context, arguments)


@click.group(cls=_ProjectUnlessNamed, subcommand_metavar="[--host HOST] DIR | sheet ID")
def new() -> None:
    """Begin a project or a sheet. Nothing is ever overwritten.

    \b
    Examples:
      factsheet new briefings                  a project in the new folder briefings
      factsheet new --host github briefings    with what publishes it on GitHub Pages
      factsheet new sheet border-talks         the blank files of a sheet

    Exit codes: 0 written, 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept


@new.command(short_help="Write a project that builds at once.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--host",
    type=click.Choice(_HOSTS),
    default="none",
    show_default=True,
    help="Write the recipe that publishes the site there at each push.",
)
def project(folder: Path, host: str) -> None:
    """Write a project that builds at once into the new or empty folder DIR.

    It holds an example in Arabic and English with notes in plain words, the schemas by which
    editors complete and check, a hook that refuses commits with problems, and a README.

    \b
    Examples:
      factsheet new briefings
      factsheet new --host gitlab briefings

    Exit codes: 0 written, 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    with told():
        from generator.starting import HOSTS, start_project  # noqa: PLC0415 - takes long to load

        chosen = HOSTS[_HOSTS.index(host)]
        begin = start_project(folder, chosen, date.today())  # noqa: DTZ011 - the author's own day
    say(f"{folder}: a project. Begin with {' and '.join(map(str, begin))}")
    say(f"Show it: cd {folder} && factsheet serve")


@new.command()
@content_option
@click.argument("sheet_id", metavar="ID")
def sheet(content: Path, sheet_id: str) -> None:
    """Write the blank files of the sheet ID.

    `factsheet check` then lists what is still to be written. Until it is, nothing is built: a
    sheet without its title is not published.

    \b
    Examples:
      factsheet new sheet border-talks

    Exit codes: 0 written, 1 problems in site.yaml, 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    with told():
        from generator.starting import start_sheet  # noqa: PLC0415 - takes long to load

        folder = start_sheet(content, sheet_id, date.today())  # noqa: DTZ011 - the author's own day
    say(f"{folder}: a blank sheet. Begin with {folder / 'sheet.yaml'}")
