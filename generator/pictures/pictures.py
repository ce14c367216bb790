"""A view → its picture for sharing: of a sheet, or of the site."""

import re

from markupsafe import Markup

from generator.language.numerals import with_digits
from generator.model.palette import PALETTE, readable
from generator.pictures.logo import logo
from generator.pictures.picture import Colours, Picture
from generator.pictures.setting import LEFT_TO_RIGHT, POP, RIGHT_TO_LEFT
from generator.views.localise import picture_path
from generator.views.view import SheetView, SiteView

_OPENING = re.compile(r'<\w+[^>]* dir="(rtl|ltr)">')
_CLOSING = re.compile(r"</\w+>")
_ISOLATES = {"ltr": LEFT_TO_RIGHT, "rtl": RIGHT_TO_LEFT}


def site_picture(site: SiteView) -> Picture:
    """The picture of the site in one language."""
    return Picture(
        picture_path("site", site.language),
        site.language,
        site.direction,
        _colours(site),
        _isolated(site.publisher.html),
        logo(site.logo) if site.logo else b"",
        _isolated(site.title.html),
        description=_isolated(site.description.html),
    )


def sheet_picture(site: SiteView, sheet: SheetView) -> Picture:
    """The picture of one sheet in one language."""
    state = Markup("{} {} · {}").format(site.labels["as_of"], sheet.as_of.html, sheet.edition.html)
    return Picture(
        picture_path(sheet.id, site.language),
        site.language,
        site.direction,
        _colours(site),
        _isolated(site.publisher.html),
        logo(site.logo) if site.logo else b"",
        _isolated(sheet.title.html),
        counts=_counts(site, sheet),
        state=_isolated(state),
    )


def _counts(site: SiteView, sheet: SheetView) -> tuple[tuple[str, str], ...]:
    kinds = {
        "agreements": sheet.agreements,
        "dates": sheet.timeline,
        "bases": sheet.bases,
        "statements": sheet.statements,
    }
    return tuple(
        (with_digits(str(len(facts)), site.digits), site.labels[kind])
        for kind, facts in kinds.items()
        if facts
    )


def _colours(site: SiteView) -> Colours:
    light = {**PALETTE["light"], **site.colours.get("light", {})}
    paper = light["paper"]
    return Colours(paper, light["accent"], light["ink"], readable(light["muted"], paper))


def _isolated(html: Markup) -> str:
    """The text of HTML, each element that has a direction of its own between isolates."""
    text = _OPENING.sub(lambda tag: _ISOLATES[tag[1]], html)
    return Markup(_CLOSING.sub(POP, text)).unescape()  # noqa: S704 - it is read, not written
