"""The recipe of open data: the dossier in, its files, and what pages and briefings carry, out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.dossier import Dossier
from generator.exports.about import data_view
from generator.exports.citations import FORMATS, cite
from generator.exports.data import Data, as_json, published_data, site_data
from generator.exports.linked import LinkedPages
from generator.exports.package import Described, package
from generator.exports.shape import sheet_schema, site_schema
from generator.exports.tables import TABLES, Tabled, write_csv
from generator.language.locales import read_locale
from generator.views.files import (
    PACKAGE,
    DataView,
    cite_path,
    data_path,
    schema_path,
    tables_folder,
)
from generator.views.view import SiteView
from generator.views.words import words_of

File = tuple[str, bytes]
"""A path from the root of the site, and what stands there."""


@dataclass(frozen=True, slots=True)
class Exports:
    """Open data, and what others carry of it.

    Args:
        files: Every file, each time anew.
        sheets: The JSON of each sheet, by its id.
        views: What the data page tells, by language.
        heads: What machines read in the head of a page, by language; from its path and title.
    """

    files: Callable[[], Iterator[File]]
    sheets: Mapping[str, bytes]
    views: Mapping[str, DataView]
    heads: Mapping[str, Callable[[str, str], str]]


def export(dossier: Dossier, sites: Sequence[SiteView]) -> Exports:
    """Make the open data of a site.

    Args:
        sites: Its views, whose short names the citations use.
    """
    site = site_data(dossier)
    address = site.get("address", "")
    languages = dossier.site.languages
    sheets = {sheet.id: published_data(sheet, dossier) for sheet in dossier.sheets}
    tabled = _tabled(site, site["sheets"], languages, address)

    def said(label: str) -> dict[str, str]:
        return {each: read_locale(each, dossier.resources).label(label) for each in languages}

    return Exports(
        files=partial(_files, site, sheets, tabled, sites, said),
        sheets={name: as_json(sheet) for name, sheet in sheets.items()},
        views={each: data_view(site, tabled, words_of(dossier, each)) for each in languages},
        heads={each: LinkedPages(site, address, each).head for each in languages},
    )


def _files(
    site: Data,
    sheets: Mapping[str, Data],
    tabled: Tabled,
    sites: Sequence[SiteView],
    said: Callable[[str], dict[str, str]],
) -> Iterator[File]:
    yield schema_path("sheet"), as_json(sheet_schema())
    yield schema_path("site"), as_json(site_schema())
    whole = as_json(site)
    yield data_path(), whole
    described = _described(site, tabled, "fact-sheets", site["description"], said)
    yield from _tables(tabled, "", described, ("site.json", whole))
    views = {(view.language, sheet.id): sheet for view in sites for sheet in view.sheets}
    for name, sheet in sheets.items():
        yield data_path(name), as_json(sheet)
        own = _tabled(sheet, [sheet], tabled.languages, tabled.address)
        described = _described(sheet, own, name, sheet["standfirst"], said)
        yield from _tables(own, name, described)
        entries = cite(
            sheet, tabled.address, [(each, views[each, name]) for each in tabled.languages]
        )
        for ending, write in FORMATS.items():
            yield cite_path(name, ending), write(entries)


def _tables(
    tabled: Tabled, sheet: str, described: Described, whole: tuple[str, bytes] | None = None
) -> Iterator[File]:
    folder = tables_folder(sheet)
    tables = [(table, write_csv(table, tabled)) for table in TABLES]
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
