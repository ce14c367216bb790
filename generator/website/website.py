"""The recipe of the website: views and frames in, the files of `site/` out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from generator.language.locales import read_locale
from generator.rendering import Templates
from generator.resources import templates_folder
from generator.views.files import DataView
from generator.views.view import SiteView
from generator.website.entries import search_entries, search_words
from generator.website.feed import FEED, feed
from generator.website.frame import Chrome, Frames, capture, fill
from generator.website.frame_search import search_config, search_files
from generator.website.pages import PageWriter

File = tuple[str, bytes]
"""A path from the root of the site, and what stands there."""


def chrome(site: SiteView, sites: Sequence[SiteView]) -> Chrome:
    """What is around the pages of one language."""
    labels = site.labels
    footer = site.publisher.text + (f" · {site.licence.text}" if site.licence else "")
    return Chrome(
        language=site.language,
        direction=site.direction,
        site_name=site.title.text,
        description=site.description.text,
        footer=footer,
        alternates=tuple((other.language, other.language_name) for other in sites),
        navigation=(
            (labels["home"], "index.html"),
            (labels["timeline"], "timeline.html"),
            (labels["agreements"], "agreements.html"),
            (labels["places"], "places.html"),
            (labels["actors"], "actors.html"),
            (labels["sources"], "sources.html"),
            (labels["changes"], "changes.html"),
            (labels["data"], "data.html"),
            (labels["method"], "method.html"),
        ),
        theme_language=site.theme_language,
    )


def capture_frames(site: SiteView, sites: Sequence[SiteView]) -> Frames:
    """Have the theme make the frames of one language; about half a second."""
    return capture(chrome(site, sites), templates_folder())


def website(
    sites: Sequence[SiteView],
    frames: Mapping[str, Frames],
    fonts: Mapping[str, bytes],
    templates: Templates,
    *,
    data: Mapping[str, DataView],
    machine: Mapping[str, Callable[[str, str], str]],
) -> Iterator[File]:
    """Give every file of the website.

    Args:
        data: What the data page tells, by language.
        machine: What machines read in the head of a page, by language; from its path and title.
    """
    shared: dict[str, bytes] = {**_own_assets(templates_folder() / "assets"), **fonts}
    for site in sites:
        shared |= frames[site.language].assets
    yield from sorted(shared.items())
    paths: list[str] = []
    for site in sites:
        root = f"{site.language}/"
        language = site.language
        writer = PageWriter(templates, site, sites, data[language], machine[language])
        for page in writer.pages():
            yield root + page.path, fill(frames[site.language], page).encode()
            if page.path != "404.html" and site is sites[0]:
                paths.append(page.path)
        yield root + FEED, feed(site, templates)
        entries = list(search_entries(site))
        words = search_words(read_locale(language))
        config = search_config(language, words, site.digits)
        for path, content in search_files(config, entries).items():
            yield root + path, content
    yield "index.html", _choose(sites, templates, missing=False)
    yield "404.html", _choose(sites, templates, missing=True)
    if sites[0].base_url:
        yield "sitemap.xml", _sitemap(sites, paths)


def _own_assets(folder: Path) -> dict[str, bytes]:
    return {
        f"assets/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _choose(sites: Sequence[SiteView], templates: Templates, *, missing: bool) -> bytes:
    """The page at the root; a host shows the missing one at any depth, so it needs its base."""
    base = urlsplit(sites[0].base_url).path if missing else ""
    page = templates.render("website/choose.html", sites=sites, missing=missing, base=base)
    return page.encode()


def _sitemap(sites: Sequence[SiteView], paths: Sequence[str]) -> bytes:
    base = sites[0].base_url
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        (
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
            ' xmlns:xhtml="http://www.w3.org/1999/xhtml">'
        ),
    ]
    for path in paths:
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{other.language}"'
            f' href="{escape(base + other.language + "/" + path)}"/>'
            for other in sites
        )
        lines += [
            f"<url><loc>{escape(f'{base}{site.language}/{path}')}</loc>{alternates}</url>"
            for site in sites
        ]
    return "\n".join([*lines, "</urlset>", ""]).encode()
