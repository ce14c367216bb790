"""The open data of a whole site, put together at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.dossier import Dossier
from generator.exports.data import site_data, source_data
from generator.exports.exports import File, WholeExport, export_sheet
from generator.exports.linked import LinkedPages
from generator.views.files import DataView
from generator.views.view import SiteView


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
    views = {(view.language, sheet.id): sheet for view in sites for sheet in view.sheets}
    sheets = {
        sheet.id: export_sheet(
            sheet, dossier, {view.language: views[view.language, sheet.id] for view in sites}
        )
        for sheet in dossier.sheets
    }
    sources = {each.id: source_data(each) for each in dossier.sources}
    whole = WholeExport(dossier, [each.brought for each in sheets.values()], sources)
    site = site_data(dossier)

    def files() -> Iterator[File]:
        yield from whole.files()
        for each in sheets.values():
            yield from each.files

    return Exports(
        files=files,
        sheets={name: each.data for name, each in sheets.items()},
        views={view.language: whole.view(view.language) for view in sites},
        heads={
            view.language: LinkedPages(site, site.get("address", ""), view.language).head
            for view in sites
        },
    )
