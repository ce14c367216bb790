"""The addresses of all pages, for search engines."""

from collections.abc import Iterator, Sequence
from html import escape

from generator.views.view import SiteView

MOST = 20_000
"""How many addresses a file has: engines read 50,000, in no more than 50 MB."""

_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def sitemap(
    sites: Sequence[SiteView], paths: Sequence[str], most: int = MOST
) -> Iterator[tuple[str, bytes]]:
    """Write the sitemap of a site that has an address; an index and its parts where it is long.

    Args:
        paths: Of the pages, from the root of each language.
        most: How many addresses a file has.
    """
    base = sites[0].base_url
    each_file = max(1, most // len(sites))  # all languages of a page stand together
    files = [
        _addresses(sites, paths[start : start + each_file])
        for start in range(0, len(paths), each_file)
    ]
    if len(files) <= 1:
        yield "sitemap.xml", files[0] if files else _addresses(sites, ())
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(files) + 1)]
    listed = (f"<sitemap><loc>{escape(base + name)}</loc></sitemap>" for name in names)
    yield "sitemap.xml", _document(f"sitemapindex {_NAMESPACE}", listed)
    yield from zip(names, files, strict=True)


def _addresses(sites: Sequence[SiteView], paths: Sequence[str]) -> bytes:
    return _document(
        f"urlset {_NAMESPACE} {_XHTML}", (line for path in paths for line in _page(sites, path))
    )


def _page(sites: Sequence[SiteView], path: str) -> Iterator[str]:
    base = sites[0].base_url
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{other.language}"'
        f' href="{escape(base + other.language + "/" + path)}"/>'
        for other in sites
    )
    for site in sites:
        yield f"<url><loc>{escape(f'{base}{site.language}/{path}')}</loc>{alternates}</url>"


def _document(opening: str, lines: Iterator[str]) -> bytes:
    name = opening.partition(" ")[0]
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return "\n".join((head, f"<{opening}>", *lines, f"</{name}>", "")).encode()
