"""Languages: the pages that no sheet and no source has to itself, the search and the feed."""

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b, sha256

from generator.exports.data import Data
from generator.exports.linked import LinkedPages
from generator.pictures.canvas import draw_picture
from generator.pictures.pictures import site_picture
from generator.publish import Unchanged
from generator.views.files import DataView, PrintedFile
from generator.views.localise import Shown, assemble
from generator.views.view import SiteView, SourceView
from generator.website.entries import (
    Entry,
    gathered,
    method_entries,
    register_entries,
    search_words,
)
from generator.website.feed import FEED, feed
from generator.website.frame import fill
from generator.website.frame_search import search_config, search_files
from generator.website.pages import PageWriter
from generator.website.search_index import prepare
from generator.website.site_pages import SitePages
from generator.workshop.bench import bench
from generator.workshop.common import Common, ground
from generator.workshop.keeping import Shelf

File = tuple[str, bytes | Unchanged]
"""A path from the root of the site, and what stands there."""


@dataclass(frozen=True, slots=True)
class LanguageWork:
    """What is made in one language of what sheets and sources bring.

    Args:
        shown: Of each sheet, in the order of their ids.
        sources: As they are kept, in the order of their ids.
        search: The entries of each sheet, pickled.
        entries: Of agreements and sources.
        data: What is told of the files of open data.
        site: The data of the site, of its sheets the ids alone.
        prints: The briefings that there are, by path.
        known: The hashes of the files that stand.
        known_pages: What pages among them were made from.
    """

    language: str
    shown: tuple[Shown[bytes], ...]
    sources: tuple[bytes, ...]
    search: tuple[bytes, ...]
    entries: tuple[Entry, ...]
    data: DataView
    site: Data
    prints: Mapping[str, PrintedFile]
    known: Mapping[str, str]
    known_pages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LanguageMade:
    """What is made in one language.

    Args:
        pages: What each page was made from, by its path from the root of the language.
    """

    language: str
    pages: Mapping[str, str]


def make_languages(
    common: Common, works: Sequence[LanguageWork]
) -> tuple[tuple[LanguageMade, tuple[File, ...]], ...]:
    """Make what is no sheet's and no source's, in each of the languages."""
    return tuple(_made(common, work) for work in works)


def _made(common: Common, work: LanguageWork) -> tuple[LanguageMade, tuple[File, ...]]:
    here = bench(common)
    language = work.language
    site = assemble(
        here.dossier,
        here.words[language],
        work.shown,
        Shelf,
        Shelf[SourceView](work.sources),
    )
    head = LinkedPages(work.site, work.site.get("address", ""), language).head
    sites = tuple(here.sites.values())
    writer = PageWriter(here.templates, site, sites, work.data, head, work.prints)
    files: list[File] = []
    pages: dict[str, str] = {}
    everything = work.shown, work.sources, work.site, work.data  # which own templates may ask for
    own = repr(everything) if ground(common).resources.own else ""
    for planned in SitePages(writer).lists():
        path = f"{language}/{planned.path}"
        made_from = blake2b(f"{own}{planned.made_from!r}".encode(), digest_size=20).hexdigest()
        if path in work.known and work.known_pages.get(planned.path) == made_from:
            files.append((path, Unchanged(work.known[path])))
        else:
            files.append((path, fill(common.frames[language], planned.write()).encode()))
        pages[planned.path] = made_from
    picture = site_picture(site)
    others = (
        (f"{language}/{FEED}", feed(site, here.templates)),
        (picture.path, draw_picture(picture)),
        *((f"{language}/{path}", content) for path, content in _search(site, work)),
    )
    for path, content in others:
        hash_ = sha256(content).hexdigest()
        files.append((path, Unchanged(hash_) if work.known.get(path) == hash_ else content))
    return LanguageMade(language, pages), tuple(files)


def _search(site: SiteView, work: LanguageWork) -> Sequence[tuple[str, bytes]]:
    alone = [*gathered((*register_entries(site), *work.entries))]
    alone.append(("method.html", list(method_entries(site)), False))
    prepared = [
        *map(pickle.loads, work.search),
        *(prepare(path, entries, gathered=many) for path, entries, many in alone),
    ]
    config = search_config(work.language, search_words(site.locale), site.digits)
    return tuple(search_files(config, prepared).items())
