"""A sheet in all its languages → its briefings: one each, and one for every two."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import combinations

from generator.briefing.manuscript import Attachment, Manuscript, Print
from generator.briefing.press import press
from generator.briefing.qr import qr_image
from generator.figures.sheet import sheet_figures
from generator.rendering import Templates
from generator.views.localise import briefing_path
from generator.views.view import SheetView, SiteView

_SHORT = 24
"""The most facts of a sheet whose briefing is found through without a table of contents."""


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing to be printed.

    Args:
        path: Where it stands, from the root of the site.
        draft: The number of the edition that its sheet is a draft of; 0 where it is none.
    """

    path: str
    css: str
    manuscript: Manuscript
    draft: int = 0


def sheet_briefings(
    views: Sequence[tuple[SiteView, SheetView]], templates: Templates, data: bytes
) -> tuple[Briefing, ...]:
    """Write the briefings of one sheet.

    Args:
        views: The site and the sheet in each language.
        data: The published JSON of the sheet.
    """
    writer = _Writer(templates, templates.render("briefing/briefing.css"), data)
    found = [writer.one(site, sheet) for site, sheet in views]
    found += [writer.two(one, other) for one, other in combinations(views, 2)]
    return tuple(sorted(found, key=lambda each: each.path))


def print_briefings(wanted: Sequence[Briefing], workers: Executor | None = None) -> Iterator[Print]:
    """Print them; the prints come in the same order.

    Args:
        workers: Who prints; one process on each core if None.

    Raises:
        PressError: One cannot be printed as it should be.
        EnvironmentTrouble: A library or font is not on the machine.
    """
    if not wanted:
        return
    with press(wanted[0].css, executor=workers) as machine:
        yield from machine.print(each.manuscript for each in wanted)


@dataclass(frozen=True, slots=True)
class _Writer:
    templates: Templates
    css: str
    data: bytes

    def one(self, site: SiteView, sheet: SheetView) -> Briefing:
        path = briefing_path(sheet.file_name, site.language)
        html = self.templates.render(
            "briefing/briefing.html",
            site=site,
            sheet=sheet,
            figures=sheet_figures(site, sheet, "paper"),
            address=_address(site, sheet),
            long=len(sheet.facts) > _SHORT,
            **_page(site),
            **_code(site, sheet),
        )
        return self._briefing(path, html, sheet, site)

    def two(
        self, first: tuple[SiteView, SheetView], second: tuple[SiteView, SheetView]
    ) -> Briefing:
        (site, sheet), (other_site, other) = first, second
        html = self.templates.render(
            "briefing/parallel.html",
            pairs=(first, second),
            site=site,
            sheet=sheet,
            other_site=other_site,
            other=other,
            address=_address(site, sheet),
            figures=(
                sheet_figures(site, sheet, "column"),
                sheet_figures(other_site, other, "column"),
            ),
            languages=(site.language, other_site.language),
            long=len(sheet.facts) > _SHORT,
            counters=(_counter(site), _counter(other_site)),
            addresses=(_address(site, sheet), _address(other_site, other)),
            **_page(site),
            **_code(site, sheet),
        )
        path = briefing_path(sheet.file_name, site.language, other_site.language)
        return self._briefing(path, html, sheet, site, other_site)

    def _briefing(self, path: str, html: str, sheet: SheetView, *sites: SiteView) -> Briefing:
        data = Attachment(
            f"{sheet.id}.json",
            self.data,
            sites[0].labels["data_embedded"],
            "application/json",
        )
        manuscript = Manuscript(
            path,
            html,
            sites[0].direction,
            sheet.date,
            (data,),
            tuple(site.language for site in sites),
        )
        draft = sheet.editions[0].number if sheet.draft else 0
        return Briefing(path, self.css, manuscript, draft)


def _address(site: SiteView, sheet: SheetView) -> str:
    """The page of this very edition, which says what has changed since it was printed."""
    return f"{site.base_url}{site.language}/{sheet.edition_path}" if site.base_url else ""


def _code(site: SiteView, sheet: SheetView) -> dict[str, str]:
    address = _address(site, sheet)
    return {"qr": qr_image(address) if address else ""}


def _page(site: SiteView) -> dict[str, str]:
    """The sides of the page, and the counter that prints the digits of the site."""
    rtl = site.direction == "rtl"
    return {
        "start": "right" if rtl else "left",
        "end": "left" if rtl else "right",
        "counter": _counter(site),
    }


def _counter(site: SiteView) -> str:
    return ", arabic-indic" if site.digits == "arab" else ""
