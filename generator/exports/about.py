"""What readers are told about the files of open data, in one language."""

from generator.exports.data import Data
from generator.exports.tables import TABLES, Table, Tabled
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


def data_view(site: Data, tabled: Tabled, words: Words) -> DataView:
    """Describe every file."""
    licence = site.get("licence")
    whole = (
        (data_path(), "data_site_json"),
        (data_path(PACKAGE), "data_package"),
        (schema_path("sheet"), "data_sheet_schema"),
        (schema_path("site"), "data_site_schema"),
    )
    return DataView(
        whole=tuple(_file(path, label, words) for path, label in whole),
        tables=tuple(_table(table, tabled, words) for table in TABLES),
        sheets={sheet["id"]: _sheet(sheet, words) for sheet in site["sheets"]},
        notes=tuple(words.labelled(label) for label in _NOTES),
        licence=words.wording(Wording(licence)) if licence else None,
    )


def _file(path: str, label: str, words: Words) -> FileView:
    return FileView(path.rpartition("/")[2], f"../{path}", words.labelled(label))


def _table(table: Table, tabled: Tabled, words: Words) -> TableView:
    return TableView(
        _file(f"{tables_folder()}{table.name}.csv", f"table_{table.name}", words),
        words.locale.count("rows", tabled.count(table)),
        tuple(
            ColumnView(
                tuple(column.names(tabled.languages)), words.labelled(f"column_{column.name}")
            )
            for column in table.columns
        ),
    )


def _sheet(sheet: Data, words: Words) -> SheetFilesView:
    name: str = sheet["id"]

    def file(label: str, path: str) -> Reference:
        return Reference(words.phrase(label), f"../{path}")

    return SheetFilesView(
        title=Reference(words.wording(Wording(sheet["title"])), sheet_path(name), name),
        data=file("JSON", data_path(name)),
        tables=Reference(words.phrase("CSV"), f"data.html#sheet-{name}"),
        package=file("Data Package", f"{tables_folder(name)}{PACKAGE}.json"),
        citations=tuple(
            file(label, cite_path(name, ending)) for label, ending in _CITATIONS.items()
        ),
    )
