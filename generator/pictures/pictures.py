"""The views of all languages → a picture of each sheet, and one of the site, for sharing.

A picture is set by the press as a page of its size, in the largest letters in which all of it
stands on one page, and drawn from that.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.briefing.manuscript import Manuscript, PressError
from generator.briefing.press import Press, press
from generator.pictures.png import draw
from generator.rendering import Templates
from generator.views.localise import picture_path
from generator.views.view import SheetView, SiteView

STEPS = 10
"""The sizes that the style sheet has for a picture, from the largest."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be made.

    Args:
        path: Where it stands, from the root of the site.
        manuscript: In the largest size.
    """

    path: str
    css: str
    manuscript: Manuscript

    def at(self, step: int) -> Manuscript:
        """The same in another size."""
        html = self.manuscript.html.replace('class="step-0"', f'class="step-{step}"', 1)
        return replace(self.manuscript, html=html)


def pictures(sites: Sequence[SiteView], templates: Templates) -> tuple[Picture, ...]:
    """Write the pictures of the site and of every sheet, in each language."""
    css = templates.render("pictures/picture.css")
    found: list[Picture] = []
    for site in sites:
        newest = max((sheet.date for sheet in site.sheets), default=date.min)
        html = templates.render("pictures/site.html", site=site)
        found.append(_picture("site", html, site, newest, css))
        for sheet in site.sheets:
            html = templates.render(
                "pictures/sheet.html", site=site, sheet=sheet, counts=_counts(site, sheet)
            )
            found.append(_picture(sheet.id, html, site, sheet.date, css))
    return tuple(sorted(found, key=lambda each: each.path))


def draw_pictures(wanted: Sequence[Picture]) -> Iterator[tuple[Picture, bytes]]:
    """Make the pictures as PNG on all cores, in any order.

    Raises:
        PressError: One cannot be set as it should be, or in no size.
        EnvironmentTrouble: A library or font is not on the machine.
    """
    if not wanted:
        return
    with press(wanted[0].css) as machine:
        left = {each.path: each for each in wanted}
        for step in range(STEPS):
            for path, png in _set(machine, left, step):
                yield left.pop(path), png
    for path in left:
        raise PressError(path, ("its words do not fit into the picture in any size",))


def _set(machine: Press, wanted: Mapping[str, Picture], step: int) -> Iterator[tuple[str, bytes]]:
    """Set in one size, and draw those that fit."""
    trying = tuple(wanted.values())
    prints = machine.print(each.at(step) for each in trying)
    for picture, printed in zip(trying, prints, strict=True):
        if png := draw(printed.pdf):
            yield picture.path, png


def _picture(name: str, html: str, site: SiteView, day: date, css: str) -> Picture:
    path = picture_path(name, site.language)
    return Picture(path, css, Manuscript(path, html, site.direction, day))


def _counts(site: SiteView, sheet: SheetView) -> tuple[tuple[int, str], ...]:
    """How many facts there are of each kind, and what they are called."""
    kinds = {
        "agreements": sheet.agreements,
        "dates": sheet.timeline,
        "bases": sheet.bases,
        "statements": sheet.statements,
    }
    return tuple((len(facts), site.labels[kind]) for kind, facts in kinds.items() if facts)
