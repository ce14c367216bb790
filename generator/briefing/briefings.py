"""The views of all languages → the briefings: one a sheet and language, and one side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.briefing.manuscript import Manuscript
from generator.briefing.press import press
from generator.briefing.qr import qr_image
from generator.rendering import Templates
from generator.resources import templates_folder
from generator.views.localise import briefing_path
from generator.views.view import SheetView, SiteView


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing to be printed.

    Args:
        path: Where it stands, from the root of the site.
    """

    path: str
    css: str
    manuscript: Manuscript


def briefings(sites: Sequence[SiteView], templates: Templates) -> tuple[Briefing, ...]:
    """Write the briefings of every sheet; the first two languages also side by side."""
    writer = _Writer(
        templates, (templates_folder() / "briefing" / "briefing.css").read_text("utf-8")
    )
    found = [writer.one(site, sheet) for site in sites for sheet in site.sheets]
    if len(sites) > 1:
        first, second = sites[:2]
        pairs = zip(first.sheets, second.sheets, strict=True)
        found += [writer.two((first, sheet), (second, other)) for sheet, other in pairs]
    return tuple(sorted(found, key=lambda each: each.path))


def print_briefings(wanted: Sequence[Briefing]) -> Iterator[bytes]:
    """Print them on all cores; the PDFs come in the same order.

    Raises:
        PressError: One cannot be printed as it should be.
        EnvironmentTrouble: A library or font is not on the machine.
    """
    if not wanted:
        return
    with press(wanted[0].css) as machine:
        yield from machine.print(each.manuscript for each in wanted)


@dataclass(frozen=True, slots=True)
class _Writer:
    templates: Templates
    css: str

    def one(self, site: SiteView, sheet: SheetView) -> Briefing:
        path = briefing_path(sheet.id, site.language)
        html = self.templates.render(
            "briefing/briefing.html",
            site=site,
            sheet=sheet,
            address=_address(site, sheet),
            **_page(site),
            **_code(site, sheet),
        )
        return self._briefing(path, html, site, sheet)

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
            addresses=(_address(site, sheet), _address(other_site, other)),
            **_page(site),
            **_code(site, sheet),
        )
        path = briefing_path(sheet.id, site.language, other_site.language)
        return self._briefing(path, html, site, sheet)

    def _briefing(self, path: str, html: str, site: SiteView, sheet: SheetView) -> Briefing:
        return Briefing(path, self.css, Manuscript(path, html, site.direction, sheet.date))


def _address(site: SiteView, sheet: SheetView) -> str:
    return f"{site.base_url}{site.language}/{sheet.path}" if site.base_url else ""


def _code(site: SiteView, sheet: SheetView) -> dict[str, str]:
    address = _address(site, sheet)
    return {"qr": qr_image(address) if address else ""}


def _page(site: SiteView) -> dict[str, str]:
    """The sides of the page, and the counter that prints the digits of the site."""
    rtl = site.direction == "rtl"
    return {
        "start": "right" if rtl else "left",
        "end": "left" if rtl else "right",
        "counter": ", arabic-indic" if site.digits == "arab" else "",
    }
