"""A whole site at once, which a build makes in parts: views, data, pages and briefings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.briefing.briefings import Briefing, sheet_briefings
from generator.dossier import Dossier
from generator.exports.data import Data, entry_data, published_data, register_data, source_data
from generator.exports.exports import WholeExport, export_sheet
from generator.exports.linked import LinkedPages
from generator.rendering import Templates
from generator.views.files import DataView
from generator.views.localise import assemble, show
from generator.views.view import SiteView
from generator.views.words import words_of
from generator.website.frame import FramedPage
from generator.website.pages import PageWriter
from generator.website.site_pages import SitePages, Sizes


def localise(dossier: Dossier, language: str) -> SiteView:
    """Say everything in one language."""
    words = words_of(dossier, language)
    return assemble(
        dossier, words, [show(sheet, dossier, words) for sheet in dossier.sheets], tuple
    )


def site_data(dossier: Dossier) -> Data:
    """Give everything that the site says: its sheets, and the register and sources once for all."""
    return register_data(dossier) | {
        "sheets": [entry_data(published_data(sheet, dossier)) for sheet in dossier.sheets],
        "sources": [source_data(source) for source in dossier.sources],
    }


@dataclass(frozen=True)
class Exports:
    """Open data, and what others carry of it.

    Args:
        sheets: The JSON of each sheet, by its id.
        views: What the data page tells, by language.
        heads: What machines read in the head of a page, by language; from its path and title.
    """

    files: tuple[tuple[str, bytes], ...]
    sheets: Mapping[str, bytes]
    views: Mapping[str, DataView]
    heads: Mapping[str, Callable[[str, str], str]]


def export(dossier: Dossier, sites: Sequence[SiteView]) -> Exports:
    """Make the open data of a site."""
    views = {(view.language, sheet.id): sheet for view in sites for sheet in view.sheets}
    sheets = {
        sheet.id: export_sheet(
            published_data(sheet, dossier),
            dossier,
            {view.language: views[view.language, sheet.id] for view in sites},
        )
        for sheet in dossier.sheets
    }
    sources = {each.id: source_data(each) for each in dossier.sources}
    whole = WholeExport(dossier, [each.brought for each in sheets.values()], sources)
    site = site_data(dossier)
    return Exports(
        files=(*whole.files(), *(file for each in sheets.values() for file in each.files)),
        sheets={name: each.data for name, each in sheets.items()},
        views={view.language: whole.view(view.language) for view in sites},
        heads={
            view.language: LinkedPages(site, site.get("address", ""), view.language).head
            for view in sites
        },
    )


def all_pages(writer: PageWriter, sizes: Sizes | None = None) -> Iterator[FramedPage]:
    """Write all pages of a language."""
    lists = SitePages(writer, sizes or Sizes())
    for planned in (*lists.lists(), *map(lists.agreement, writer.site.agreements)):
        yield planned.write()
    for source in writer.site.sources:
        yield from lists.source(source)
    for sheet in writer.site.sheets:
        yield from writer.sheet(sheet)


def briefings(
    sites: Sequence[SiteView], templates: Templates, data: Mapping[str, bytes]
) -> tuple[Briefing, ...]:
    """In the order of their paths; `data` is the published JSON of each sheet, by its id."""
    found: list[Briefing] = []
    for sheets in zip(*(site.sheets for site in sites), strict=True):
        views = list(zip(sites, sheets, strict=True))
        found += sheet_briefings(views, templates, data[sheets[0].id])
    return tuple(sorted(found, key=lambda each: each.path))
