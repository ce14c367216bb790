"""The view of one language → its pages: body from the templates, title, contents, address."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.figures.sheet import places_map, sheet_figures, site_timeline
from generator.rendering import Templates
from generator.views.files import DataView, PrintedFile
from generator.views.view import (
    EditionView,
    EntityView,
    FactView,
    Reference,
    SheetView,
    SiteView,
    SourceView,
)
from generator.website.feed import FEED
from generator.website.frame import FramedPage, Heading
from generator.website.sharing import sharing

MOST = 24
"""How many names of each register the home page lists."""


@dataclass(frozen=True, slots=True)
class Group:
    """Facts of a section that stand together.

    Args:
        anchor: Of their heading; empty where they have none.
        title: What it says, in plain text.
        speaker: Who said them all; None where it is the source itself, or they are no statements.
    """

    facts: tuple[FactView, ...]
    anchor: str = ""
    title: str = ""
    speaker: Reference | None = None


def _together(facts: tuple[FactView, ...]) -> tuple[Group, ...]:
    return (Group(facts),) if facts else ()


def _by_speaker(statements: tuple[FactView, ...], source_itself: str) -> tuple[Group, ...]:
    """In the order in which they first speak."""
    found: dict[str, list[FactView]] = {}
    for each in statements:
        found.setdefault(each.attribution.id if each.attribution else "", []).append(each)
    return tuple(
        Group(
            tuple(facts),
            f"speaker-{speaker or 'source'}",
            who.name.text if (who := facts[0].attribution) else source_itself,
            who,
        )
        for speaker, facts in found.items()
    )


@dataclass(frozen=True, slots=True)
class PageWriter:
    """Writes the pages of one language.

    Args:
        sites: The views of all languages; every page is there in each of them.
        data: The files of open data.
        machine: What machines read in the head of a page, as HTML from its path and title.
        prints: The briefings that there are, by path from the root of the site.
    """

    templates: Templates
    site: SiteView
    sites: Sequence[SiteView]
    data: DataView
    machine: Callable[[str, str], str]
    prints: Mapping[str, PrintedFile]

    def pages(self) -> Iterator[FramedPage]:
        """All pages of the language."""
        labels = self.site.labels
        registers = (
            ("agreements", labels["agreements"], "agreements.html", self.site.agreements),
            ("places", labels["places"], "places.html", self.site.places),
            ("actors", labels["actors"], "actors.html", self.site.actors),
            ("sources", labels["sources"], "sources.html", self.site.sources),
        )
        home = self.site.title.text
        yield self._page("index.html", home, "home", registers=registers, most=MOST)
        yield self._timeline()
        yield self._page("changes.html", labels["changes"], "changes")
        yield self._method()
        yield self._data()
        if self.prints:
            yield self._page("briefings.html", labels["briefings"], "briefings")
        for _, title, path, entries in registers:
            map_ = places_map(self.site, self.site.places) if entries is self.site.places else None
            yield self._page(path, title, "register", title=title, entries=entries, map=map_)
        for sheet in self.site.sheets:
            yield self._sheet(sheet)
            for edition in sheet.editions:
                yield self._edition(edition)
        for entity in (*self.site.agreements, *self.site.places, *self.site.actors):
            yield self._entity(entity)
        for source in self.site.sources:
            yield self._source(source)
        yield self._page("404.html", labels["not_found_title"], "not_found", indexed=False)

    def _sheet(self, sheet: SheetView) -> FramedPage:
        labels = self.site.labels
        sections = tuple(
            (name, labels[name], groups)
            for name, groups in (
                ("agreements", _together(sheet.agreements)),
                ("dates", _together(sheet.timeline)),
                ("bases", _together(sheet.bases)),
                ("statements", _by_speaker(sheet.statements, labels["source_itself"])),
            )
            if groups
        )
        figures = sheet_figures(self.site, sheet, "screen")
        names = [
            "key_points",
            *(["at_a_glance"] if figures.glance else []),
            *(name for name, _, _ in sections),
        ]
        names += [name for name in ("conflicts", "gaps") if getattr(sheet, name)]
        names += ["sources", *(["changes"] if sheet.changes else [])]
        speakers = {
            name: tuple(Heading(each.anchor, each.title) for each in groups if each.anchor)
            for name, _, groups in sections
        }
        contents = tuple(
            Heading(f"section-{name.replace('_', '-')}", labels[name], speakers.get(name, ()))
            for name in names
        )
        return self._page(
            sheet.path,
            sheet.title.text,
            "sheet",
            description=sheet.standfirst.text,
            contents=contents,
            sheet=sheet,
            sections=sections,
            figures=figures,
            files=self.data.sheets[sheet.id],
        )

    def _timeline(self) -> FramedPage:
        facts = self.site.in_time

        def named(references: Iterable[Reference]) -> list[Reference]:
            found = {each.id: each for each in references}
            return sorted(found.values(), key=lambda each: each.name.text)

        kinds = ("agreement", "date", "base", "statement")
        there = {fact.kind for fact in facts}
        filters = {
            "kind": [(kind, self.site.labels[f"{kind}s"]) for kind in kinds if kind in there],
            "sheet": [(each.id, each.name.text) for each in named(fact.sheet for fact in facts)],
            "place": [
                (each.id, each.name.text)
                for each in named(place for fact in facts for place in fact.places)
            ],
            "actor": [
                (each.id, each.name.text)
                for each in named(actor for fact in facts for actor in fact.actors)
            ],
        }
        return self._page(
            "timeline.html",
            self.site.labels["timeline"],
            "timeline",
            figures=site_timeline(self.site),
            filters=[
                (name, self.site.labels[f"filter_{name}"], found)
                for name, found in filters.items()
                if len(found) > 1
            ],
        )

    def _edition(self, edition: EditionView) -> FramedPage:
        title = f"{edition.sheet.name.text}: {edition.name.text}"
        return self._page(edition.path, title, "edition", edition=edition)

    def _entity(self, entity: EntityView) -> FramedPage:
        register = self.site.labels[entity.path.partition("/")[0]]  # a state and a land share names
        title = f"{entity.name.text} — {register}"
        map_ = places_map(self.site, [entity]) if entity.position else None
        return self._page(entity.path, title, "entity", entity=entity, map=map_)

    def _source(self, source: SourceView) -> FramedPage:
        return self._page(source.path, source.name.text, "source", source=source)

    def _data(self) -> FramedPage:
        labels = self.site.labels
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
        return self._page(
            "data.html",
            labels["data"],
            "data",
            description=labels["data_explained"],
            contents=contents,
            data=self.data,
        )

    def _method(self) -> FramedPage:
        contents = tuple(
            Heading(f"section-{number}", section.heading)
            for number, section in enumerate(self.site.method, 1)
        )
        return self._page("method.html", self.site.labels["method"], "method", contents=contents)

    def _page(
        self,
        path: str,
        page_title: str,
        template: str,
        *,
        description: str = "",
        contents: tuple[Heading, ...] = (),
        indexed: bool = True,
        **values: object,
    ) -> FramedPage:
        up = "../" * path.count("/")
        body = self.templates.render(
            f"website/{template}.html",
            site=self.site,
            up=up,
            printed=self._printed if self.prints else None,
            **values,
        )
        alternates = {other.language: f"{up}../{other.language}/{path}" for other in self.sites}
        return FramedPage(
            path=path,
            title=page_title,
            body=body,
            description=description,
            contents=contents,
            head=self._head(path, page_title, description, alternates) if indexed else _UNINDEXED,
            alternates=alternates,
        )

    def _printed(self, briefing: Reference) -> str:
        """How long and how large a briefing is, in words."""
        locale = self.site.locale
        file = self.prints[briefing.path.removeprefix("../")]
        size = locale.label("kilobytes", number=max(1, round(file.size / 1000)))
        return f"{locale.count('pages', file.pages)}{locale.file.labels['comma']}{size}"

    def _head(self, path: str, title: str, description: str, alternates: dict[str, str]) -> str:
        """The address of the page and of its other languages, and what it says to machines.

        Addresses are full ones where the site has one.
        """
        base = self.site.base_url

        def address(language: str) -> str:
            return f"{base}{language}/{path}" if base else alternates[language]

        links = [Markup('<link rel="canonical" href="{}">').format(address(self.site.language))]
        links += [
            Markup('<link rel="alternate" hreflang="{}" href="{}">').format(
                other.language, address(other.language)
            )
            for other in self.sites
        ]
        links.append(
            Markup(
                '<link rel="alternate" type="application/atom+xml" title="{}" href="{}">'
            ).format(self.site.labels["feed"], "../" * path.count("/") + FEED)
        )
        # Plain, since the frame replaces words in it.
        shared = sharing(
            self.templates, self.site, self.sites, path, title=title, description=description
        )
        return "\n".join((*map(str, links), shared, self.machine(path, title)))


_UNINDEXED = '<meta name="robots" content="noindex">'
