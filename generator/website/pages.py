"""The view of a sheet → its pages: body from the templates, title, contents, address."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import escape

from generator.figures.sheet import sheet_figures
from generator.rendering import Templates
from generator.views.files import DataView, PrintedFile
from generator.views.view import (
    EditionView,
    FactView,
    Reference,
    SheetView,
    SiteView,
)
from generator.website.feed import FEED
from generator.website.frame import FramedPage, Heading
from generator.website.sharing import sharing


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
    """Writes pages of one language: those of its sheets, and any other from its template.

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

    def sheet(self, sheet: SheetView) -> Iterator[FramedPage]:
        """The pages of one sheet and of its editions."""
        yield self._sheet(sheet)
        for edition in sheet.editions:
            yield self._edition(edition)

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
        return self.page(
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

    def _edition(self, edition: EditionView) -> FramedPage:
        title = f"{edition.sheet.name.text}: {edition.name.text}"
        return self.page(edition.path, title, "edition", edition=edition)

    def page(
        self,
        path: str,
        page_title: str,
        template: str,
        *,
        description: str = "",
        contents: tuple[Heading, ...] = (),
        indexed: bool = True,
        sheet: SheetView | None = None,
        **values: object,
    ) -> FramedPage:
        """Any page of the language, from what its template is given."""
        up = "../" * path.count("/")
        body = self.templates.render(
            f"website/{template}.html",
            site=self.site,
            up=up,
            printed=self._printed if self.prints else None,
            sheet=sheet,
            **values,
        )
        alternates = {other.language: f"{up}../{other.language}/{path}" for other in self.sites}
        return FramedPage(
            path=path,
            title=page_title,
            body=body,
            description=description,
            contents=contents,
            head=self._head(path, page_title, description, alternates, sheet)
            if indexed
            else _UNINDEXED,
            alternates=alternates,
        )

    def _printed(self, briefing: Reference) -> str:
        """How long and how large a briefing is, in words."""
        locale = self.site.locale
        file = self.prints[briefing.path.removeprefix("../")]
        size = locale.label("kilobytes", number=max(1, round(file.size / 1000)))
        return f"{locale.count('pages', file.pages)}{locale.file.labels['comma']}{size}"

    def _head(
        self,
        path: str,
        title: str,
        description: str,
        alternates: dict[str, str],
        sheet: SheetView | None,
    ) -> str:
        """The address of the page and of its other languages, and what it says to machines.

        Addresses are full ones where the site has one.
        """
        base = self.site.base_url

        def address(language: str) -> str:
            return f"{base}{language}/{path}" if base else alternates[language]

        here, feed = escape(address(self.site.language)), "../" * path.count("/") + FEED
        links = [f'<link rel="canonical" href="{here}">']
        links += [
            f'<link rel="alternate" hreflang="{other.language}"'
            f' href="{escape(address(other.language))}">'
            for other in self.sites
        ]
        links.append(
            '<link rel="alternate" type="application/atom+xml"'
            f' title="{escape(self.site.labels["feed"])}" href="{feed}">'
        )
        # Plain, since the frame replaces words in it.
        shared = sharing(
            self.templates,
            self.site,
            self.sites,
            path,
            title=title,
            description=description,
            sheet=sheet,
        )
        return "\n".join((*links, shared, self.machine(path, title)))


_UNINDEXED = '<meta name="robots" content="noindex">'
