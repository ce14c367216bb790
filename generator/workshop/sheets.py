"""Sheets: each is checked, and its pages, data files, briefings and pictures are made."""

import pickle
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from generator.briefing.briefings import Briefing, sheet_briefings
from generator.dossier import Dossier, LinkedSheet
from generator.exports.about import sheet_files
from generator.exports.data import Data, as_json, entry_data, published_data, source_data
from generator.exports.exports import Brought, export_sheet
from generator.exports.linked import LinkedPages
from generator.pictures.canvas import draw_picture
from generator.pictures.pictures import sheet_picture
from generator.views.files import DataView, PrintedFile
from generator.views.localise import Shown, show
from generator.views.view import SheetView
from generator.website.entries import Entry, entity_entries, sheet_entries
from generator.website.frame import fill
from generator.website.pages import PageWriter
from generator.website.search_index import Prepared, prepare
from generator.website.site_pages import SitePages
from generator.workshop.bench import bench
from generator.workshop.common import Common
from generator.workshop.keeping import kept
from generator.workshop.works import SheetWork, files_of

File = tuple[str, bytes]
"""A path from the root of the site, and what stands there."""


@dataclass(frozen=True, slots=True)
class SheetMade:
    """What the rest of the site takes from a sheet.

    Args:
        facts: How many it has.
        draft: The number of the edition that it is a draft of; 0 where it is none.
        shown: By language.
        marks: A hash for each fact of what other pages show of it, in all languages.
        search: Its entries by language, pickled.
        agreements: The entries of its agreements, by language.
        pages: The paths of its pages, from the root of a language.
    """

    id: str
    facts: int
    draft: int
    shown: Mapping[str, Shown[bytes]]
    marks: tuple[bytes, ...]
    brought: Brought
    search: Mapping[str, bytes]
    agreements: Mapping[str, tuple[Entry, ...]]
    pages: tuple[str, ...]


def make_sheets(
    common: Common, works: Sequence[SheetWork]
) -> tuple[tuple[SheetMade, tuple[File, ...]], ...]:
    """Make everything of sheets that can be linked: what the site takes of each, and its files."""
    here = bench(common)
    dossier = here.linked(*files_of(works))
    data = {sheet.id: published_data(sheet, dossier) for sheet in dossier.sheets}
    site = here.site_data | {
        "sheets": [entry_data(each) for each in data.values()],
        "sources": [source_data(each) for each in dossier.sources],
    }
    heads = {
        each: LinkedPages(site, site.get("address", ""), each) for each in dossier.site.languages
    }
    prints = {work.id: work.prints for work in works}
    return tuple(
        _Maker(common, dossier, heads, prints[sheet.id]).made(sheet, data[sheet.id])
        for sheet in dossier.sheets
    )


def write_briefings(common: Common, works: Sequence[SheetWork]) -> tuple[tuple[Briefing, ...], ...]:
    """Write the briefings of sheets, to be printed."""
    here = bench(common)
    dossier = here.linked(*files_of(works))
    found: list[tuple[Briefing, ...]] = []
    for sheet in dossier.sheets:
        data = as_json(published_data(sheet, dossier))
        views = [
            (here.sites[each], show(sheet, dossier, words).sheet)
            for each, words in here.words.items()
        ]
        found.append(sheet_briefings(views, here.templates, data))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Maker:
    common: Common
    dossier: Dossier
    heads: Mapping[str, LinkedPages]
    prints: Mapping[str, PrintedFile]

    def made(self, sheet: LinkedSheet, data: Data) -> tuple[SheetMade, tuple[File, ...]]:
        here = bench(self.common)
        shown = {each: show(sheet, self.dossier, words) for each, words in here.words.items()}
        exported = export_sheet(
            data, self.dossier, {each: view.sheet for each, view in shown.items()}
        )
        files = list(exported.files)
        pages: list[str] = []
        for language, view in shown.items():
            found = list(self._pages(language, view, exported.brought.title))
            pages = [path for path, _ in found]
            files += [(f"{language}/{path}", page) for path, page in found]
            picture = sheet_picture(here.sites[language], view.sheet)
            files.append((picture.path, draw_picture(picture)))
        keeps = {each: kept(view) for each, view in shown.items()}
        made = SheetMade(
            sheet.id,
            len(sheet.facts),
            sheet.history.number if sheet.history.draft else 0,
            keeps,
            tuple(_marks(keeps.values())),
            exported.brought,
            {each: pickle.dumps(self._search(each, view.sheet)) for each, view in shown.items()},
            {
                each: tuple(entity_entries("agreement", view.agreements))
                for each, view in shown.items()
            },
            tuple(pages),
        )
        return made, tuple(files)

    def _pages(self, language: str, view: Shown[Any], title: Mapping[str, str]) -> Iterator[File]:
        here, sheet = bench(self.common), view.sheet
        files = {sheet.id: sheet_files(sheet.id, title, here.words[language])}
        writer = PageWriter(
            here.templates,
            here.sites[language],
            tuple(here.sites.values()),
            DataView((), (), files, (), None),
            self.heads[language].head,
            self.prints,
        )
        lists = SitePages(writer)
        agreements = (lists.agreement(each).write() for each in view.agreements)
        for page in (*writer.sheet(sheet), *agreements):
            yield page.path, fill(self.common.frames[language], page).encode()

    def _search(self, language: str, sheet: SheetView) -> Prepared:
        return prepare(sheet.path, list(sheet_entries(bench(self.common).sites[language], sheet)))


def _marks(shown: Collection[Shown[bytes]]) -> Iterator[bytes]:
    for entry, *facts in zip(
        next(iter(shown)).entries, *(each.facts for each in shown), strict=True
    ):
        yield blake2b(repr((entry, facts)).encode(), digest_size=16).digest()
