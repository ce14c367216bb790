"""The briefings of every sheet of a site."""

from collections.abc import Mapping, Sequence

from generator.briefing.briefings import Briefing, sheet_briefings
from generator.rendering import Templates
from generator.views.view import SiteView


def briefings(
    sites: Sequence[SiteView], templates: Templates, data: Mapping[str, bytes]
) -> tuple[Briefing, ...]:
    """In the order of their paths; `data` is the published JSON of each sheet, by its id."""
    found: list[Briefing] = []
    for sheets in zip(*(site.sheets for site in sites), strict=True):
        views = list(zip(sites, sheets, strict=True))
        found += sheet_briefings(views, templates, data[sheets[0].id])
    return tuple(sorted(found, key=lambda each: each.path))
