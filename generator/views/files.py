"""The files of open data: where they stand, and what readers are told about them."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.views.view import Phrase, Reference

SITE = "site"
"""The name of the data of all sheets together; no sheet may have it."""
PACKAGE = "datapackage"
"""The name of the descriptor of the tables; likewise."""


def data_path(name: str = SITE) -> str:
    """The JSON of a sheet, or of the whole site, from the root of the site."""
    return f"data/{name}.json"


def schema_path(kind: str) -> str:
    """The JSON Schema of a `sheet` or of the `site`."""
    return f"data/{kind}.schema.json"


def tables_folder(sheet: str = "") -> str:
    """Where the tables of a sheet stand, or those of all sheets; ends in a slash."""
    return f"data/{sheet}/" if sheet else "data/"


def cite_path(sheet: str, ending: str) -> str:
    """The citations of a sheet, its facts and its sources."""
    return f"cite/{sheet}.{ending}"


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """How long and how large a briefing is.

    Args:
        size: In bytes.
    """

    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class FileView:
    """A file and what is in it; the path is from the root of the language."""

    name: str
    path: str
    about: Phrase


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column of a table: its headings, and what stands in it."""

    names: tuple[str, ...]
    about: Phrase


@dataclass(frozen=True, slots=True)
class TableView:
    """A table of all sheets."""

    file: FileView
    rows: str
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class SheetFilesView:
    """The files of one sheet; paths are from the root of the language.

    Args:
        tables: As those of all sheets.
    """

    title: Reference
    data: Reference
    package: Reference
    tables: tuple[FileView, ...]
    citations: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """What the data page tells.

    Args:
        whole: The files of the whole site that are no tables.
        sheets: The files of each sheet, by its id.
        licence: None where none is given, which is said.
    """

    whole: tuple[FileView, ...]
    tables: tuple[TableView, ...]
    sheets: Mapping[str, SheetFilesView]
    notes: tuple[Phrase, ...]
    licence: Phrase | None
