"""The recipe of the website: views and frames in, the files of `site/` out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.problems import Code, ContentError, Place, Problem
from generator.rendering import Templates, blaming
from generator.resources import Resources
from generator.views.files import DataView, PrintedFile
from generator.views.view import SiteView
from generator.website.entries import search_pages, search_words
from generator.website.feed import FEED, feed
from generator.website.frame import Chrome, FrameError, Frames, capture, fill
from generator.website.frame_search import search_config, search_files
from generator.website.pages import PageWriter
from generator.website.policy import HEADERS, headers, policy
from generator.website.search_index import prepare
from generator.website.site_pages import SitePages
from generator.website.sitemap import sitemap

File = tuple[str, bytes]
"""A path from the root of the site, and what stands there."""


COLOURS = "assets/stylesheets/colours.css"
"""The publisher's own colours, after the style sheets that have the project's."""


def chrome(site: SiteView, sites: Sequence[SiteView], templates: Templates) -> Chrome:
    """What is around the pages of one language."""
    labels = site.labels
    return Chrome(
        language=site.language,
        direction=site.direction,
        site_name=site.title.text,
        description=site.description.text,
        footer=Markup(templates.render("website/footer.html", site=site).strip()),  # noqa: S704 - a template escapes
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
        logo=site.logo.path if site.logo else "",
        icon=site.icon.path if site.icon else "",
        styles=(COLOURS,) if site.colours else (),
    )


def capture_frames(
    site: SiteView, sites: Sequence[SiteView], templates: Templates, resources: Resources
) -> Frames:
    """Have the theme make the frames of one language; about half a second.

    Raises:
        ContentError: A template of the publisher's own spoils the frame.
    """
    around = chrome(site, sites, templates)
    frame = resources.own / "website" / "frame" if resources.own else None
    try:
        with blaming(resources.own):
            return capture(around, *resources.folders)
    except FrameError as error:
        if frame is None or not any(frame.rglob("*.html")):
            raise
        raise ContentError([Problem(Place(frame), Code.TEMPLATE, str(error))]) from error


def website(
    sites: Sequence[SiteView],
    frames: Mapping[str, Frames],
    fonts: Mapping[str, bytes],
    templates: Templates,
    *,
    resources: Resources,
    data: Mapping[str, DataView],
    machine: Mapping[str, Callable[[str, str], str]],
    prints: Mapping[str, PrintedFile],
) -> Iterator[File]:
    """Give every file of the website.

    Args:
        data: What the data page tells, by language.
        machine: What machines read in the head of a page, by language; from its path and title.
        prints: The briefings that there are, by path.
    """
    shared: dict[str, bytes] = {**_own_assets(resources, templates), **fonts}
    shared |= _identity(sites[0], templates)
    for site in sites:
        shared |= frames[site.language].assets
    yield from sorted(shared.items())
    paths: list[str] = []
    for site in sites:
        root = f"{site.language}/"
        language = site.language
        writer = PageWriter(templates, site, sites, data[language], machine[language], prints)
        for page in chain(SitePages(writer).pages(), writer.pages()):
            yield root + page.path, fill(frames[site.language], page).encode()
            if page.path != "404.html" and site is sites[0]:
                paths.append(page.path)
        yield root + FEED, feed(site, templates)
        words = search_words(site.locale)
        config = search_config(language, words, site.digits)
        found = (prepare(path, each, gathered=many) for path, each, many in search_pages(site))
        for path, content in search_files(config, found).items():
            yield root + path, content
    yield "index.html", _choose(sites, templates, missing=False)
    yield "404.html", _choose(sites, templates, missing=True)
    scripts = frozenset[str]().union(*(each.scripts for each in frames.values()))
    yield HEADERS, headers(scripts, shared)
    if sites[0].base_url:
        yield from sitemap(sites, paths)


def _own_assets(resources: Resources, templates: Templates) -> dict[str, bytes]:
    """Our assets and the publisher's, whose style sheets may take in ours."""
    assets: dict[str, bytes] = {}
    for name, file in resources.files("assets").items():
        own = resources.own and file.is_relative_to(resources.own)
        rendered = own and file.suffix == ".css"
        path = f"assets/{name}"
        assets[path] = templates.render(path).encode() if rendered else file.read_bytes()
    return assets


def _identity(site: SiteView, templates: Templates) -> Iterator[File]:
    """The publisher's images and colours, where there are any."""
    for image in (site.logo, site.icon):
        if image:
            yield image.path, image.content
    if site.colours:
        yield COLOURS, templates.render("website/colours.css", colours=site.colours).encode()


def _choose(sites: Sequence[SiteView], templates: Templates, *, missing: bool) -> bytes:
    """The page at the root; a host shows the missing one at any depth, so it needs the way up."""
    up = urlsplit(sites[0].base_url).path if missing else ""
    page = templates.render(
        "website/choose.html", sites=sites, missing=missing, up=up, policy=policy()
    )
    return page.encode()
