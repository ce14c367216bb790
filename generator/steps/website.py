"""The website is put together: what its sheets and sources bring, made anew where they changed."""

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.exports.exports import WholeExport
from generator.publish import File, Standing
from generator.resources import OWN
from generator.steps.placing import Make, Placed, Workplace
from generator.steps.plan import Plan
from generator.views.files import PrintedFile
from generator.website.frame import Frames
from generator.website.website import capture_frames, chrome, root_files, shared_files
from generator.workshop.bench import bench
from generator.workshop.common import ground
from generator.workshop.languages import LanguageWork, make_languages
from generator.workshop.sheets import SheetMade, make_sheets
from generator.workshop.sources import SourceMade, SourceWork, make_sources
from generator.workshop.works import SheetWork

if TYPE_CHECKING:
    from generator.dossier import FactEntry

Prints = Mapping[str, Mapping[str, PrintedFile]]
"""Of each sheet its briefings, by their path from the root of the site."""


class Website:
    """The website of a plan."""

    def __init__(self, plan: Plan) -> None:
        """Get ready what all pages are set in."""
        self._plan = plan
        here = bench(plan.common)
        self._resources, self._templates = ground(plan.common).resources, here.templates
        self._sites, self._dossier = tuple(here.sites.values()), here.dossier
        self._frames = self._captured()
        bare = {language: replace(each, assets={}) for language, each in self._frames.items()}
        self._common = replace(plan.common, frames=bare)
        self.sheets: list[SheetMade] = []

    def files(self, folder: Path, prints: Prints, standing: Standing) -> Iterator[File]:
        """Every file; of what stands there already, the hash alone.

        Args:
            folder: Where files of the site may be placed.
            prints: The briefings that there are.
            standing: What of the site is as it was published.
        """
        self.sheets = []
        works = self._sheet_works(prints)
        for sheet in self._placed("sheet", make_sheets, works, folder, standing):
            self.sheets.append(sheet.taken)
            yield from sheet.files.items()
        self.sheets.sort(key=lambda each: each.id)
        sources: list[SourceMade] = []
        source_works = self._source_works()
        for source in self._placed("source", make_sources, source_works, folder, standing):
            sources.append(source.taken)
            yield from source.files.items()
        sources.sort(key=lambda each: each.id)
        whole = WholeExport(
            self._dossier,
            [each.brought for each in self.sheets],
            {each.id: each.data for each in sources},
        )
        yield from whole.files()
        pages = {path for each in self.sheets for path in each.pages}
        pages.update(path for each in sources for path in each.pages)
        made_from = blake2b(repr((self._plan.common.key, *works, *source_works)).encode())
        language_works = self._language_works(sources, whole, prints, standing)
        keyed = {repr((made_from.hexdigest(), each.language)): each for each in language_works}
        for language in self._placed("language", make_languages, keyed, folder, standing):
            pages.update(language.taken.pages)
            self._remember(language)
            yield from language.files.items()
        pages.discard("404.html")
        shared = dict(shared_files(self._sites[0], self._frames, self._templates, self._resources))
        yield from shared.items()
        yield from root_files(self._sites, self._frames, self._templates, shared, pages)

    def _placed(
        self, kind: str, make: Make, works: Mapping[str, Any], folder: Path, standing: Standing
    ) -> Iterator[Placed]:
        place = Workplace(kind, make, folder, self._plan.cache)
        return place.placed(self._plan, self._common, works, standing)

    def _remember(self, placed: Placed) -> None:
        """Keep what each page of a language was made from, for when only some of it changed."""
        language, made_from = placed.taken.language, placed.taken.pages
        pages = {
            path: (made_from[path], placed.files[f"{language}/{path}"].hash) for path in made_from
        }
        self._plan.cache.store("pages", self._pages_of(language), pickle.dumps(pages))

    def _pages_of(self, language: str) -> object:
        return self._plan.common.key, language

    def _sheet_works(self, prints: Prints) -> dict[str, SheetWork]:
        works = {}
        for work in self._plan.works:
            own = prints.get(work.id, {})
            key = repr((self._plan.common.key, work.files.digest, sorted(own.items())))
            works[key] = replace(work, prints=own)
        return works

    def _source_works(self) -> dict[str, SourceWork]:
        """Of every source, with the facts of all sheets that rest on it."""
        languages = [site.language for site in self._sites]
        resting: dict[str, list[tuple[FactEntry, dict[str, bytes], bytes]]] = {}
        for sheet in self.sheets:
            entries = sheet.shown[languages[0]].entries
            for place, (entry, mark) in enumerate(zip(entries, sheet.marks, strict=True)):
                fact = {each: sheet.shown[each].facts[place] for each in languages}
                for source in dict.fromkeys(name for name, *_ in entry.passages):
                    resting.setdefault(source, []).append((entry, fact, mark))
        works = {}
        known = self._plan.common.files.sources
        for source in sorted(self._plan.content.sources):
            found = resting.get(source, [])
            files = self._plan.content.part(sources=[] if source in known else [source])
            work = SourceWork(
                source,
                files,
                tuple(entry for entry, *_ in found),
                {each: tuple(fact[each] for _, fact, _ in found) for each in languages},
            )
            marks = b"".join(mark for *_, mark in found).hex()
            works[repr((self._plan.common.key, source, files.digest, marks))] = work
        return works

    def _language_works(
        self,
        sources: Sequence[SourceMade],
        whole: WholeExport,
        prints: Prints,
        standing: Standing,
    ) -> list[LanguageWork]:
        of_all = {path: file for each in prints.values() for path, file in each.items()}
        known = {path: stamp.hash for path, stamp in standing.items()}
        return [
            LanguageWork(
                language,
                tuple(each.shown[language] for each in self.sheets),
                tuple(each.shown[language] for each in sources),
                tuple(each.search[language] for each in self.sheets),
                tuple(
                    entry
                    for found in (
                        *(each.agreements[language] for each in self.sheets),
                        *(each.entries[language] for each in sources),
                    )
                    for entry in found
                ),
                whole.view(language),
                whole.listed,
                of_all,
                {
                    path: hash_
                    for path, hash_ in known.items()
                    if path.startswith((f"{language}/", "pictures/site."))
                },
                self._known_pages(language, known),
            )
            for language in (site.language for site in self._sites)
        ]

    def _known_pages(self, language: str, known: Mapping[str, str]) -> dict[str, str]:
        """What pages that stand as they were made were made from."""
        found = self._plan.cache.find("pages", self._pages_of(language))
        pages: dict[str, tuple[str, str]] = pickle.loads(found) if found else {}  # noqa: S301 - our own cache
        return {
            path: made_from
            for path, (made_from, hash_) in pages.items()
            if known.get(f"{language}/{path}") == hash_
        }

    def _captured(self) -> dict[str, Frames]:
        chromes = [chrome(each, self._sites, self._templates) for each in self._sites]
        made_from = (self._plan.made_with, chromes, *self._own_frame())

        def captured() -> bytes:
            return pickle.dumps(capture_frames(chromes, self._resources))

        return pickle.loads(self._plan.cache.get("frames", made_from, captured))  # type: ignore[no-any-return]  # noqa: S301 - our own cache

    def _own_frame(self) -> Iterator[tuple[str, bytes]]:
        """The publisher's own templates of the frame."""
        for path, content in self._plan.common.files.contents.items():
            if path.startswith(f"{OWN}/website/frame/"):
                yield path, content
