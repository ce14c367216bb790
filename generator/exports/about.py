"""What readers are told about the files of open data, in one language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.exports.data import Data
from generator.exports.tables import TABLES, Table
from generator.model.authored import Wording
from generator.views.facts import sheet_path
from generator.views.files import (
    PACKAGE,
    ColumnView,
    DataView,
    FileView,
    SheetFilesView,
    TableView,
    cite_path,
    data_path,
    schema_path,
    tables_folder,
)
from generator.views.view import Reference
from generator.views.words import Words

_NOTES = ("data_csv", "data_dates", "data_ids", "data_guard", "data_open", "data_verify")
_CITATIONS = {"BibTeX": "bib", "RIS": "ris", "CSL-JSON": "json"}


def data_view(
    site: Data,
    sheets: Mapping[str, Mapping[str, str]],
    counts: Mapping[str, int],
    words: Words,
) -> DataView:
    """Describe every file.

    Args:
        sheets: The title of each, by its id.
        counts: How many rows each table has.
    """
    licence = site.get("licence")
    whole = (
        (data_path(), "data_site_json"),
        (data_path(PACKAGE), "data_package"),
        (schema_path("sheet"), "data_sheet_schema"),
        (schema_path("site"), "data_site_schema"),
    )
    return DataView(
        whole=tuple(_file(path, label, words) for path, label in whole),
        tables=tuple(
            _table(table, counts[table.name], site["languages"], words) for table in TABLES
        ),
        sheets=_Described(sheets, words),
        notes=tuple(words.labelled(label) for label in _NOTES),
        licence=words.wording(Wording(licence)) if licence else None,
    )


@dataclass(frozen=True, slots=True)
class _Described(Mapping[str, SheetFilesView]):
    """The files of each sheet, described when they are asked for."""

    titles: Mapping[str, Mapping[str, str]]
    words: Words = field(repr=False)

    def __getitem__(self, sheet: str) -> SheetFilesView:
        return sheet_files(sheet, self.titles[sheet], self.words)

    def __iter__(self) -> Iterator[str]:
        return iter(self.titles)

    def __len__(self) -> int:
        return len(self.titles)


def _file(path: str, label: str, words: Words) -> FileView:
    return FileView(path.rpartition("/")[2], f"../{path}", words.labelled(label))


def _table(table: Table, count: int, languages: Sequence[str], words: Words) -> TableView:
    return TableView(
        _file(f"{tables_folder()}{table.name}.csv", f"table_{table.name}", words),
        words.locale.count("rows", count),
        tuple(
            ColumnView(tuple(column.names(languages)), words.labelled(f"column_{column.name}"))
            for column in table.columns
        ),
    )


def sheet_files(name: str, title: Mapping[str, str], words: Words) -> SheetFilesView:
    """Describe the files of one sheet."""

    def file(label: str, path: str) -> Reference:
        return Reference(words.phrase(label), f"../{path}")

    return SheetFilesView(
        title=Reference(words.wording(Wording(dict(title))), sheet_path(name), name),
        data=file("JSON", data_path(name)),
        package=file("Data Package", f"{tables_folder(name)}{PACKAGE}.json"),
        tables=tuple(
            _file(f"{tables_folder(name)}{table.name}.csv", f"table_{table.name}", words)
            for table in TABLES
        ),
        citations=tuple(
            file(label, cite_path(name, ending)) for label, ending in _CITATIONS.items()
        ),
    )
