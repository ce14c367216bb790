"""`factsheet diff`."""

import sys
from pathlib import Path

import click

from generator.cli.completion import editions
from generator.cli.options import content_option, words_or_data_option
from generator.cli.telling import say, told
from generator.resources import resources_of


@click.command()
@content_option
@click.argument("old", shell_complete=editions)
@click.argument("new", shell_complete=editions)
@words_or_data_option
@click.option(
    "--language", metavar="TAG", default="en", show_default=True, help="The language of the words."
)
def diff(content: Path, old: str, new: str, format_name: str, language: str) -> None:
    """Say what differs between OLD and NEW, fact by fact.

    \b
    Either of them can be
      ain-al-asad@1   edition 1 of the sheet ain-al-asad
      ain-al-asad     that sheet as it is now
      content         a content folder
      sheet.json      a published data file, of a sheet or of the whole site
      git:v1, HEAD~3  the content folder at a revision of its git repository

    \b
    Examples:
      factsheet diff ain-al-asad@1 ain-al-asad
      factsheet diff v1 HEAD --language ar

    Exit codes, as those of diff: 0 nothing differs, 1 something does, 2 they cannot be compared.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    with told():
        from generator.diff import as_json, differences, in_words, read_state  # noqa: PLC0415
        from generator.language.locales import locale_tags  # noqa: PLC0415 - both take long to load

        resources = resources_of(content)
        if language not in (known := locale_tags(resources)):
            raise click.BadParameter(f"one of {', '.join(known)}", param_hint="--language")
        states = read_state(old, content), read_state(new, content)
        found = differences(*states)
    if format_name == "json":
        click.echo(as_json(*states, found))
    elif found:
        click.echo(in_words(found, language, resources))
    else:
        say("nothing differs")
    sys.exit(1 if found else 0)
