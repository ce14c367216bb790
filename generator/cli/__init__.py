"""The door: arguments in, one call, problems printed, exit code out; a module a command.

Exit codes: 0 all is well, 1 there are problems in the content, 2 wrong use or environment.
"""

import click

from generator.cli.build import build, clean
from generator.cli.check import check
from generator.cli.completion import completion
from generator.cli.diff import diff
from generator.cli.doctor import doctor
from generator.cli.draft import draft
from generator.cli.edition import edition
from generator.cli.new import new
from generator.cli.schema import schema
from generator.cli.serve import serve
from generator.cli.source import source
from generator.cli.status import status
from generator.cli.translations import translations
from generator.cli.verify import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="factsheet-generator", prog_name="factsheet")
def main() -> None:
    """Turn YAML facts into a bilingual website and printable briefings.

    Every fact quotes a stored source; nothing is built unless each quote stands there, letter for
    letter.

    \b
    Start here:
      factsheet new DIR  makes a project with an example
      factsheet check    lists everything that is wrong in content/
      factsheet serve    shows the site here, and again after each change
      factsheet build    writes the website and the PDF briefings into site/

    Exit codes: 0 all is well, 1 problems in the content, 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept


for command in (
    build,
    check,
    clean,
    completion,
    diff,
    doctor,
    draft,
    edition,
    new,
    schema,
    serve,
    source,
    status,
    translations,
    verify,
):
    main.add_command(command)
