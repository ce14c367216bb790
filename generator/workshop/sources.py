"""Sources: the page of each, in every language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.dossier import FactEntry, LinkedSource
from generator.exports.data import Data, source_data
from generator.exports.linked import LinkedPages
from generator.reading.files import Files
from generator.views.files import DataView
from generator.views.register import RegisterWriter, number_passages
from generator.views.view import FactView, SourceView
from generator.website.entries import Entry, source_entries
from generator.website.frame import fill
from generator.website.pages import PageWriter
from generator.website.site_pages import SitePages
from generator.workshop.bench import Bench, bench
from generator.workshop.common import Common
from generator.workshop.keeping import Shelf, kept_source

File = tuple[str, bytes]
"""A path from the root of the site, and what stands there."""


@dataclass(frozen=True, slots=True)
class SourceWork:
    """What is made of one source.

    Args:
        files: Its own; none where the register rests on it too.
        entries: Of the facts that rest on it, in the order of the site.
        facts: These facts by language, as they are kept.
    """

    id: str
    files: Files
    entries: tuple[FactEntry, ...]
    facts: Mapping[str, tuple[bytes, ...]]


@dataclass(frozen=True, slots=True)
class SourceMade:
    """What the rest of the site takes from a source.

    Args:
        shown: It in the lists of each language, as it is kept.
        entries: Of the search, by language.
        pages: The paths of its pages, from the root of a language.
    """

    id: str
    data: Data
    shown: Mapping[str, bytes]
    entries: Mapping[str, tuple[Entry, ...]]
    pages: tuple[str, ...]


def make_sources(
    common: Common, works: Sequence[SourceWork]
) -> tuple[tuple[SourceMade, tuple[File, ...]], ...]:
    """Make everything of sources: what the site takes of each, and its files."""
    here = bench(common)
    dossier = here.linked(*(work.files for work in works))
    sources = {source.id: source for source in dossier.sources}
    data = {work.id: source_data(sources[work.id]) for work in works}
    site = here.site_data | {"sources": [*data.values()]}
    heads = {each: LinkedPages(site, site.get("address", ""), each) for each in here.words}
    return tuple(_made(work, sources[work.id], data[work.id], heads, common) for work in works)


def _made(
    work: SourceWork,
    source: LinkedSource,
    data: Data,
    heads: Mapping[str, LinkedPages],
    common: Common,
) -> tuple[SourceMade, tuple[File, ...]]:
    here = bench(common)
    views = {each: _view(work, source, here, each) for each in here.words}
    files: list[File] = []
    pages: list[str] = []
    for language, view in views.items():
        writer = PageWriter(
            here.templates,
            here.sites[language],
            tuple(here.sites.values()),
            DataView((), (), {}, (), None),
            heads[language].head,
            {},
        )
        found = list(SitePages(writer).source(view))
        pages = [page.path for page in found]
        files += [
            (f"{language}/{page.path}", fill(common.frames[language], page).encode())
            for page in found
        ]
    shown = {language: kept_source(view) for language, view in views.items()}
    entries = {language: tuple(source_entries([view])) for language, view in views.items()}
    return SourceMade(work.id, data, shown, entries, tuple(pages)), tuple(files)


def _view(work: SourceWork, source: LinkedSource, here: Bench, language: str) -> SourceView:
    facts: dict[tuple[str, str], list[bytes]] = {}
    for entry, fact in zip(work.entries, work.facts[language], strict=True):
        for name, start, end in entry.passages:
            facts.setdefault(("passage", f"{name}:{start}:{end}"), []).append(fact)
    named = {name: Shelf[FactView](each) for name, each in facts.items()}
    passages = number_passages(work.entries, here.dossier.places)
    writer = RegisterWriter(here.words[language], here.dossier, passages, named)
    return writer.source(source)
