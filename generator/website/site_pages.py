"""The view of one language → the pages that belong to no sheet: home, lists, and the register.

A list grows with the site, a page does not: whatever many sheets add to is shown in parts.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from generator.figures.sheet import MOST, places_map, site_timeline
from generator.language.dates import month_name
from generator.views.view import EntityView, FactView, Reference, SourceView
from generator.website.frame import FramedPage, Heading
from generator.website.pages import PageWriter
from generator.website.parts import Part, parts


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many items a page lists; of usual ones, so many that it stays below 150 kB.

    Args:
        home: Of the sheets, and of each register, on the home page.
        data: The sheets whose files are listed.
        timeline: The dates.
        register: The names.
        facts: The facts of a place, person or organisation; likewise the claims.
        passage: The facts that rest on one passage, on the page of its source.
    """

    home: int = 24
    sheets: int = 50
    briefings: int = 50
    data: int = 24
    changes: int = 50
    timeline: int = 100
    register: int = 200
    facts: int = 50
    passage: int = 24


@dataclass(frozen=True, slots=True)
class Month:
    """Where the entries of a month begin in a timeline of several pages.

    Args:
        start: The place of the first of them, from 0.
    """

    year: int
    month: int
    start: int

    @property
    def anchor(self) -> str:
        """Of that entry."""
        return f"from-{self.year:04}-{self.month:02}"


@dataclass(frozen=True, slots=True)
class Planned:
    """A page that is not written yet.

    Args:
        made_from: What it shows of sheets and sources, with a telling `repr`.
    """

    path: str
    made_from: object
    write: Callable[[], FramedPage]


@dataclass(frozen=True, slots=True)
class SitePages:
    """Writes the pages of one language that belong to no sheet.

    A page of a list is given the part that it shows, and looks at nothing else of the list.
    """

    writer: PageWriter
    sizes: Sizes = field(default_factory=Sizes)

    def lists(self) -> Iterator[Planned]:
        """Those that many sheets add to; a list that is too long for one page has several."""
        writer, site, sizes, labels = (
            self.writer,
            self.writer.site,
            self.sizes,
            self.writer.site.labels,
        )
        yield self._home()
        months = tuple(_months(site.days))
        for dates in parts(site.in_time, sizes.timeline, "timeline.html"):
            shown = dates, months, site.timeline[: 2 * MOST], len(site.sheets) > 1
            yield Planned(dates.path, shown, partial(self.timeline, dates, months))
        yield from self._listed("changes", parts(site.changes, sizes.changes, "changes.html"))
        yield Planned("method.html", (), self._method)
        names, described = tuple(writer.data.sheets), repr(writer.data.sheets)
        for of_sheets in parts(names, sizes.data, "data.html#section-sheets", "data"):
            first = (writer.data, bool(writer.prints)) if of_sheets.number == 1 else ()
            first = (*first, writer.machine(_page(of_sheets.path), ""))
            made_from = of_sheets, described, first
            yield Planned(_page(of_sheets.path), made_from, partial(self.data, of_sheets))
        if len(site.sheets) > sizes.home:
            listed = parts(site.sheets, sizes.sheets, "sheets.html")
            yield from self._listed("sheets", listed, title=labels["home"])
        if writer.prints:
            printed = parts(site.sheets, sizes.briefings, "briefings.html")
            yield from self._listed("briefings", printed, writer.prints)
        yield from self._registers()
        for entity in (*site.places, *site.actors):
            yield from self.entity(entity)
        missing = partial(
            writer.page, "404.html", labels["not_found_title"], "not_found", indexed=False
        )
        yield Planned("404.html", (), missing)

    def _listed(
        self, template: str, listed: Iterable[Part[Any]], made_from: object = (), title: str = ""
    ) -> Iterator[Planned]:
        title = title or self.writer.site.labels[template]
        for part in listed:
            yield Planned(part.path, (part, made_from), partial(self.listed, template, part, title))

    def _home(self) -> Planned:
        site, most = self.writer.site, self.sizes.home
        shown = [(each[:most], len(each)) for each in (site.sheets, site.agreements, site.sources)]
        told = self.writer.machine("index.html", "")  # what machines read names all sources
        return Planned("index.html", (shown, site.newest, told), self.home)

    def home(self) -> FramedPage:
        """The newest sheets, the newest facts, and the first names of each register."""
        site, most = self.writer.site, self.sizes.home
        registers: tuple[tuple[str, Sequence[EntityView | SourceView]], ...] = (
            ("agreements", site.agreements),
            ("places", site.places),
            ("actors", site.actors),
            ("sources", site.sources),
        )
        return self.writer.page(
            "index.html",
            site.title.text,
            "home",
            sheets=site.sheets[:most],
            all_sheets=len(site.sheets),
            registers=[
                (name, site.labels[name], f"{name}.html", entries) for name, entries in registers
            ],
            most=most,
        )

    def listed(self, template: str, part: Part[Any], title: str, **values: Any) -> FramedPage:
        """A page that is one list."""
        return self.writer.page(
            part.path, self._numbered(title, part), template, part=part, title=title, **values
        )

    def timeline(self, part: Part[FactView], months: Sequence[Month]) -> FramedPage:
        """The timeline across all sheets.

        Args:
            months: Of the whole timeline, for the way to the page of each.
        """
        site, most = self.writer.site, self.sizes.timeline
        part = replace(part, items=tuple(part.items))  # each read once, and looked at often
        first = (part.number - 1) * most
        years: dict[int, list[tuple[str, str]]] = {}
        for month in months if part.of > 1 else ():
            path = f"{part.at(month.start // most + 1)}#{month.anchor}"
            years.setdefault(month.year, []).append((month_name(month.month, site.locale), path))
        return self.listed(
            "timeline",
            part,
            site.labels["timeline"],
            figures=site_timeline(site) if part.number == 1 else None,
            filters=self._filters(part.items),
            years=years,
            anchors={month.start - first: month.anchor for month in months} if years else {},
        )

    def _filters(self, facts: Sequence[FactView]) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """What can be chosen among these facts."""
        labels = self.writer.site.labels

        def named(references: Iterable[Reference]) -> list[tuple[str, str]]:
            found = {each.id: each.name.text for each in references}
            return sorted(found.items(), key=itemgetter(1))

        there = {fact.kind for fact in facts}
        kinds = ("agreement", "date", "base", "statement")
        filters = {
            "kind": [(kind, labels[f"{kind}s"]) for kind in kinds if kind in there],
            "sheet": named(fact.sheet for fact in facts),
            "place": named(place for fact in facts for place in fact.places),
            "actor": named(actor for fact in facts for actor in fact.actors),
        }
        return [
            (name, labels[f"filter_{name}"], found)
            for name, found in filters.items()
            if len(found) > 1
        ]

    def data(self, part: Part[str]) -> FramedPage:
        """The files of open data; after the first page, only those of further sheets."""
        labels = self.writer.site.labels
        sections = {
            "licence": "data_licence",
            "whole": "data_whole",
            "tables": "data_tables_all",
            "sheets": "data_sheets",
            "reading": "data_reading",
        }
        contents = tuple(
            Heading(f"section-{name}", labels[label]) for name, label in sections.items()
        )
        return self.writer.page(
            _page(part.path),
            self._numbered(labels["data"], part),
            "data",
            description=labels["data_explained"],
            contents=contents if part.number == 1 else (),
            data=self.writer.data,
            part=part,
        )

    def _method(self) -> FramedPage:
        site = self.writer.site
        contents = tuple(
            Heading(f"section-{number}", section.heading)
            for number, section in enumerate(site.method, 1)
        )
        return self.writer.page("method.html", site.labels["method"], "method", contents=contents)

    def _registers(self) -> Iterator[Planned]:
        site, most = self.writer.site, self.sizes.register

        def register(name: str, entries: Sequence[Any]) -> Iterator[Planned]:
            for part in parts(entries, most, f"{name}.html"):
                write = partial(self._register, part, site.labels[name], on_a_map=name == "places")
                yield Planned(part.path, (replace(part, items=()), _listed(part.items)), write)

        yield from register("agreements", site.agreements)
        yield from register("places", site.places)
        yield from register("actors", site.actors)
        yield from register("sources", site.sources)

    def _register(self, part: Part[Any], title: str, *, on_a_map: bool) -> FramedPage:
        map_ = places_map(self.writer.site, part.items) if on_a_map else None
        return self.listed("register", part, title, map=map_)

    def agreement(self, entity: EntityView) -> Planned:
        """The page of an agreement: all that concerns it stands in its own sheet, on one page."""
        return next(self._entity(entity, max(1, len(entity.facts), len(entity.claims))))

    def entity(self, entity: EntityView) -> Iterator[Planned]:
        """The page of an entity, then one for each further part of its claims and facts."""
        yield from self._entity(entity, self.sizes.facts)

    def _entity(self, entity: EntityView, most: int) -> Iterator[Planned]:
        folder = entity.path.removesuffix(".html")
        claims, facts = (
            list(parts(items, most, f"{entity.path}#section-{name}", f"{folder}/{name}"))
            for name, items in (("claims", entity.claims), ("facts", entity.facts))
        )
        labels = self.writer.site.labels
        register = labels[entity.path.partition("/")[0]]  # a state and a land share names
        title = f"{entity.name.text} — {register}"
        several = len(self.writer.site.sheets) > 1
        first = claims[0], facts[0], entity.claims if entity.position else (), several
        page = partial(self._entity_page, entity)
        yield Planned(
            entity.path, first, partial(page, entity.path, title, claims[0], facts[0], whole=True)
        )
        for name, later in (("claims", claims[1:]), ("facts", facts[1:])):
            for part in later:
                numbered = self._numbered(f"{title} — {labels[name]}", part)
                own = (part, None) if name == "claims" else (None, part)
                yield Planned(part.path, (part, several), partial(page, part.path, numbered, *own))

    def _entity_page(
        self,
        entity: EntityView,
        path: str,
        title: str,
        claims: Part[FactView] | None,
        facts: Part[FactView] | None,
        *,
        whole: bool = False,
    ) -> FramedPage:
        shows_map = whole and entity.position
        return self.writer.page(
            path,
            title,
            "entity",
            entity=entity,
            map=places_map(self.writer.site, [entity]) if shows_map else None,
            claims=claims,
            facts=facts,
            sheets=_by_sheet(facts.items) if facts else (),
            whole=whole,
        )

    def source(self, source: SourceView) -> Iterator[FramedPage]:
        """The page of a source, then those of passages on which many facts rest."""
        site, most = self.writer.site, self.sizes.passage
        folder = source.path.removesuffix(".html")
        long = {
            passage: f"{folder}/passage-{passage.number}.html"
            for passage in source.passages
            if len(passage.facts) > most
        }
        yield self.writer.page(
            source.path,
            source.name.text,
            "source",
            source=source,
            most=most,
            all_facts={passage.number: path for passage, path in long.items()},
        )
        for passage, path in long.items():
            title = site.locale.label("passage", number=passage.number)
            for part in parts(passage.facts, self.sizes.facts, path):
                yield self.listed(
                    "passage",
                    part,
                    f"{source.name.text} — {title}",
                    source=source,
                    passage=passage,
                    sheets=_by_sheet(part.items),
                )

    def _numbered(self, title: str, part: Part[Any]) -> str:
        """The title of a page; on the first, that of the list."""
        if part.number == 1:
            return title
        locale = self.writer.site.locale
        number = locale.label("part", number=part.number, of=part.of)
        return f"{title}{locale.file.labels['comma']}{number}"


def _by_sheet(facts: Sequence[FactView]) -> list[tuple[Reference, list[FactView]]]:
    """Facts in the order of the site, those of a sheet together with its name."""
    groups = [list(found) for _, found in groupby(facts, attrgetter("sheet.id"))]
    return [(found[0].sheet, found) for found in groups]


def _listed(entries: Sequence[Any]) -> object:
    """What a list shows of entities: their names, and what is claimed of places on the map."""
    if not isinstance(entries, tuple):
        return entries
    return [
        replace(each, facts=(), claims=each.claims if each.position else ())
        if isinstance(each, EntityView)
        else each
        for each in entries
    ]


def _page(address: str) -> str:
    return address.partition("#")[0]


def _months(days: Iterable[date | None]) -> Iterator[Month]:
    """The months in which the dates of a timeline begin."""
    seen: set[tuple[int, int]] = set()
    for start, day in enumerate(days):
        if day and (day.year, day.month) not in seen:
            seen.add((day.year, day.month))
            yield Month(day.year, day.month, start)
