"""Options that several commands have, the same everywhere."""

from pathlib import Path

import click

content_option = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=Path("content"),
    show_default=True,
    metavar="DIR",
    help="The folder of YAML facts and stored sources.",
)
site_option = click.option(
    "--site",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    metavar="DIR",
    help="The folder that is replaced by the new site, once that is whole.",
)
allow_missing_option = click.option(
    "--allow-missing",
    is_flag=True,
    help="Where a text is not translated, show another language, labelled as such.",
)
words_or_data_option = click.option(
    "--format",
    "format_name",
    type=click.Choice(["pretty", "json"]),
    default="pretty",
    show_default=True,
    help="In words, or as data.",
)
format_option = click.option(
    "--format",
    "format_name",
    type=click.Choice(["pretty", "compact", "json", "github"]),
    default="pretty",
    show_default=True,
    help="How problems are printed.",
)
