"""The recipe of open data: the dossier in, its files, and what pages and briefings carry, out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.dossier import Dossier, LinkedSheet
from generator.exports.about import data_view
from generator.exports.citations import FORMATS, cite
from generator.exports.data import (
    Data,
    as_json,
    entry_data,
    published_data,
    register_data,
    site_address,
)
from generator.exports.package import Described, package
from generator.exports.shape import sheet_schema, site_schema
from generator.exports.tables import (
    TABLES,
    Table,
    Tabled,
    heading,
    rows,
    write_cells,
    write_csv,
    write_rows,
)
from generator.language.locales import read_locale
from generator.resources import Resources
from generator.views.files import (
    PACKAGE,
    DataView,
    cite_path,
    data_path,
    schema_path,
    tables_folder,
)
from generator.views.view import SheetView
from generator.views.words import words_of

File = tuple[str, bytes]
"""A path from the root of the site, and what stands there."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What one sheet brings to the data of the whole site.

    Args:
        text: Its entry there as JSON.
        rows: Of each table, as CSV without the heading.
        counts: How many rows these are.
    """

    id: str
    title: Mapping[str, str]
    text: bytes
    rows: Mapping[str, bytes]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SheetExport:
    """The open data of one sheet.

    Args:
        data: Its JSON.
    """

    files: tuple[File, ...]
    data: bytes
    brought: Brought


def export_sheet(
    sheet: LinkedSheet, dossier: Dossier, views: Mapping[str, SheetView]
) -> SheetExport:
    """Make the open data of one sheet.

    Args:
        views: The sheet as readers see it, by language.
    """
    data = published_data(sheet, dossier)
    address, written = site_address(dossier.site) or "", as_json(data)
    languages = dossier.site.languages
    own = _tabled(data, [data], languages, address)
    described = _described(
        data, own, sheet.id, data["standfirst"], _said(dossier.resources, languages)
    )
    entries = cite(data, address, list(views.items()))
    entry = entry_data(data)
    named = (*own.actors, *own.places)
    alone = replace(own, sheets=[entry], actors=(), places=(), sources=(), named=named)
    others = replace(own, sheets=(), named=named)
    cells = {table.name: list(rows(table, alone)) for table in TABLES}
    written_rows = {name: write_cells(each) for name, each in cells.items()}
    tables = [
        (
            table,
            heading(table, languages) + written_rows[table.name] + write_rows(table, others),
        )
        for table in TABLES
    ]
    files = (
        (data_path(sheet.id), written),
        *_tables(tables, sheet.id, described),
        *((cite_path(sheet.id, ending), write(entries)) for ending, write in FORMATS.items()),
    )
    counts = {name: len(each) for name, each in cells.items()}
    brought = Brought(sheet.id, data["title"], as_json(entry), written_rows, counts)
    return SheetExport(files, written, brought)


class WholeExport:
    """The open data of the whole site, put together from what its sheets bring."""

    def __init__(
        self, dossier: Dossier, sheets: Sequence[Brought], sources: Mapping[str, Data]
    ) -> None:
        """Gather what is there once for all sheets.

        Args:
            dossier: Its own sheets and sources are not looked at.
            sheets: In the order of their ids.
            sources: The data of each, by its id.
        """
        self._dossier, self._sheets = dossier, sheets
        self.site = register_data(dossier) | {
            "sources": [sources[each] for each in sorted(sources)]
        }
        self._register = _tabled(
            self.site, (), dossier.site.languages, self.site.get("address", "")
        )

    def files(self) -> Iterator[File]:
        """Every file of the whole site."""
        yield schema_path("sheet"), as_json(sheet_schema())
        yield schema_path("site"), as_json(site_schema())
        whole = self._json()
        yield data_path(), whole
        description = self.site["description"]
        said = _said(self._dossier.resources, self._register.languages)
        described = _described(self.site, self._register, "fact-sheets", description, said)
        tables = [(table, b"".join(self._csv(table))) for table in TABLES]
        yield from _tables(tables, "", described, ("site.json", whole))

    def view(self, language: str) -> DataView:
        """What the data page tells in one language."""
        counts = {
            table.name: sum(1 for _ in table.rows(self._register))
            + sum(sheet.counts[table.name] for sheet in self._sheets)
            for table in TABLES
        }
        titles = {sheet.id: sheet.title for sheet in self._sheets}
        return data_view(self.site, titles, counts, words_of(self._dossier, language))

    @property
    def listed(self) -> Data:
        """The data of the site, of its sheets the ids alone."""
        return self.site | {"sheets": [{"id": each.id} for each in self._sheets]}

    def _json(self) -> bytes:
        """The data of the site, with the entries of its sheets as they are."""
        entries = b",".join(
            b"\n  " + each.text.rstrip().replace(b"\n", b"\n  ") for each in self._sheets
        )
        before, empty, after = as_json(self.site | {"sheets": []}).partition(b'\n "sheets": []')
        return (
            before + empty[:-1] + entries + b"\n ]" + after if entries else before + empty + after
        )

    def _csv(self, table: Table) -> Iterator[bytes]:
        yield write_csv(table, replace(self._register, actors=(), places=(), sources=()))
        yield from (sheet.rows[table.name] for sheet in self._sheets)
        yield write_rows(table, self._register)


@lru_cache(maxsize=8)  # one for all sheets: what is said of their tables is kept by it
def _said(resources: Resources, languages: Sequence[str]) -> Callable[[str], dict[str, str]]:
    def said(label: str) -> dict[str, str]:
        return {each: read_locale(each, resources).label(label) for each in languages}

    return said


def _tables(
    tables: Sequence[tuple[Table, bytes]],
    sheet: str,
    described: Described,
    whole: tuple[str, bytes] | None = None,
) -> Iterator[File]:
    folder = tables_folder(sheet)
    yield from ((f"{folder}{table.name}.csv", content) for table, content in tables)
    yield f"{folder}{PACKAGE}.json", as_json(package(described, tables, whole))


def _tabled(data: Data, sheets: Sequence[Data], languages: Sequence[str], address: str) -> Tabled:
    return Tabled(
        sheets,
        data.get("actors", ()),
        data.get("places", ()),
        data.get("sources", ()),
        languages,
        address,
    )


def _described(
    data: Data,
    tabled: Tabled,
    name: str,
    description: dict[str, str],
    said: Callable[[str], dict[str, str]],
) -> Described:
    languages, edition = tabled.languages, data.get("edition", {})
    page = f"{tabled.address}{languages[0]}/data.html#section-licence" if tabled.address else ""
    return Described(
        name=name,
        title=data["title"],
        description=description,
        version=str(edition.get("number", "")),
        publisher=data["publisher"],
        licence=data.get("licence"),
        licence_url=data.get("licence_url", ""),
        licence_page=page,
        address=tabled.address,
        sources=tabled.sources,
        languages=languages,
        said=said,
    )
