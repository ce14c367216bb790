"""The recipe of the website: views and frames in, the files of `site/` out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from markupsafe import Markup

from generator.problems import Code, ContentError, Place, Problem
from generator.rendering import Templates, blaming
from generator.resources import Resources
from generator.views.view import SiteView
from generator.website.frame import Chrome, FrameError, Frames, capture
from generator.website.policy import HEADERS, headers, policy
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


def capture_frames(chromes: Sequence[Chrome], resources: Resources) -> dict[str, Frames]:
    """Have the theme make the frames of each language.

    Raises:
        ContentError: A template of the publisher's own spoils the frame.
    """
    frame = resources.own / "website" / "frame" if resources.own else None
    try:
        with blaming(resources.own):
            return capture(chromes, *resources.folders)
    except FrameError as error:
        if frame is None or not any(frame.rglob("*.html")):
            raise
        raise ContentError([Problem(Place(frame), Code.TEMPLATE, str(error))]) from error


def shared_files(
    site: SiteView,
    frames: Mapping[str, Frames],
    templates: Templates,
    resources: Resources,
) -> Iterator[File]:
    """Give what all pages ask for: scripts, styles, fonts, and the publisher's images."""
    shared = _own_assets(resources, templates)
    shared |= _identity(site, templates)
    for each in frames.values():
        shared |= each.assets
    yield from sorted(shared.items())


def root_files(
    sites: Sequence[SiteView],
    frames: Mapping[str, Frames],
    templates: Templates,
    shared: Iterable[str],
    pages: Iterable[str],
) -> Iterator[File]:
    """Give what stands at the root, for no language of its own.

    Args:
        shared: The paths of what all pages ask for.
        pages: The paths of all pages, from the root of a language.
    """
    yield "index.html", _choose(sites, templates, missing=False)
    yield "404.html", _choose(sites, templates, missing=True)
    scripts = frozenset[str]().union(*(each.scripts for each in frames.values()))
    yield HEADERS, headers(scripts, shared)
    if sites[0].base_url:
        yield from sitemap(sites, sorted(pages))


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
