"""Options that several commands have, the same everywhere."""

from pathlib import Path
from urllib.parse import urlsplit

import click


def _address(value: str) -> str:
    parts = urlsplit(value)
    right = parts.scheme in ("http", "https") and parts.hostname and not value.split()[1:]
    if not right or parts.query or parts.fragment:
        raise click.BadParameter(
            f"`{value}` is no address of a site, such as https://example.org/sheets/"
        )
    return value.rstrip("/") + "/"


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
base_url_option = click.option(
    "--base-url",
    envvar="FACTSHEET_BASE_URL",
    show_envvar=True,
    metavar="URL",
    callback=lambda _, __, value: _address(value) if value else None,
    help="The address that the site is published at, in place of the one in site.yaml.",
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
