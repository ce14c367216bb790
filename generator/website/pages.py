"""The view of one language → its pages: body from the templates, title, contents, address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.rendering import Templates
from generator.views.view import EntityView, SheetView, SiteView, SourceView
from generator.website.frame import FramedPage, Heading


@dataclass(frozen=True, slots=True)
class PageWriter:
    """Writes the pages of one language.

    Args:
        sites: The views of all languages; every page is there in each of them.
    """

    templates: Templates
    site: SiteView
    sites: Sequence[SiteView]

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
        yield self._page("index.html", home, "home", registers=registers)
        yield self._page("timeline.html", labels["timeline"], "timeline")
        yield self._method()
        for _, title, path, entries in registers:
            yield self._page(path, title, "register", title=title, entries=entries)
        for sheet in self.site.sheets:
            yield self._sheet(sheet)
        for entity in (*self.site.agreements, *self.site.places, *self.site.actors):
            yield self._entity(entity)
        for source in self.site.sources:
            yield self._source(source)
        yield self._page("404.html", labels["not_found_title"], "not_found", indexed=False)

    def _sheet(self, sheet: SheetView) -> FramedPage:
        labels = self.site.labels
        sections = tuple(
            (name, labels[name], facts)
            for name, facts in (
                ("agreements", sheet.agreements),
                ("dates", sheet.timeline),
                ("bases", sheet.bases),
                ("statements", sheet.statements),
            )
            if facts
        )
        names = ["key_points", *(name for name, _, _ in sections)]
        names += [name for name in ("conflicts", "gaps") if getattr(sheet, name)]
        names += ["sources", *(["changes"] if sheet.changes else [])]
        contents = tuple(
            Heading(f"section-{name.replace('_', '-')}", labels[name]) for name in names
        )
        return self._page(
            sheet.path,
            sheet.title.text,
            "sheet",
            description=sheet.standfirst.text,
            contents=contents,
            sheet=sheet,
            sections=sections,
        )

    def _entity(self, entity: EntityView) -> FramedPage:
        return self._page(entity.path, entity.name.text, "entity", entity=entity)

    def _source(self, source: SourceView) -> FramedPage:
        return self._page(source.path, source.name.text, "source", source=source)

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
        body = self.templates.render(f"website/{template}.html", site=self.site, up=up, **values)
        alternates = {other.language: f"{up}../{other.language}/{path}" for other in self.sites}
        return FramedPage(
            path=path,
            title=page_title,
            body=body,
            description=description,
            contents=contents,
            head=self._head(path, alternates) if indexed else _UNINDEXED,
            alternates=alternates,
        )

    def _head(self, path: str, alternates: dict[str, str]) -> Markup:
        """The address of the page and of its other languages; full ones where the site has one."""
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
        return Markup("\n").join(links)


_UNINDEXED = '<meta name="robots" content="noindex">'
