"""What a page says of itself to those who show a link to it: Open Graph.

Addresses and pictures are only named where the site knows its own address, since they must be
absolute.
"""

from collections.abc import Sequence

from generator.rendering import Templates
from generator.views.localise import picture_path
from generator.views.view import SheetView, SiteView


def sharing(
    templates: Templates,
    site: SiteView,
    sites: Sequence[SiteView],
    path: str,
    *,
    title: str,
    description: str,
    sheet: SheetView | None = None,
) -> str:
    """Write the elements for the head of a page.

    A sheet has a picture of its own, every other page that of the site.

    Args:
        sheet: Whose page it is.
    """
    shown = (
        (sheet.title.text, sheet.edition.text, sheet.fact_count)
        if sheet
        else (site.title.text, site.description.text)
    )
    return templates.render(
        "website/sharing.html",
        site=site,
        others=[other for other in sites if other.language != site.language],
        sheet=sheet,
        path=path,
        title=title,
        description=description or site.description.text,
        picture=picture_path(sheet.id if sheet else "site", site.language),
        shown=site.labels["semicolon"].join(shown),
    )
