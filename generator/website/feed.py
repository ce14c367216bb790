"""The view of one language → its Atom feed: an entry for each edition that was closed.

Every id is absolute whether or not the site knows its address, and every date is the content's.
"""

from datetime import date
from uuid import UUID, uuid5

from generator.rendering import Templates
from generator.views.view import SiteView

FEED = "feed.xml"
MOST = 50
"""How many entries it has; whoever follows it has the others, and all are among the changes."""
_NAMES = UUID("6f3c2a52-5b0b-5d0e-9a53-0d1c5f9c1f5e")
"""Where our names of feeds and entries are unique; drawn once, never changed."""


def feed(site: SiteView, templates: Templates) -> bytes:
    """Write the feed of one language."""
    base = f"{site.base_url}{site.language}/" if site.base_url else ""
    newest = site.changes[:MOST]
    entries = [
        {
            "id": _name(f"{each.key} {site.language}"),
            "edition": each,
            "updated": _moment(each.date),
            "html": templates.render("website/feed_entry.html", site=site, up=base, edition=each),
        }
        for each in newest
        if each.date
    ]
    days = [each.date for each in newest if each.date]
    updated = max(days or [sheet.date for sheet in site.sheets], default=date.min)
    text = templates.render(
        "website/feed.xml",
        site=site,
        up=base,
        base=base,
        id=f"{base}{FEED}"
        if base
        else _name(f"{site.publisher.text} {site.title.text} {site.language}"),
        updated=_moment(updated),
        entries=entries,
    )
    return text.encode()


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _name(text: str) -> str:
    return uuid5(_NAMES, text).urn
