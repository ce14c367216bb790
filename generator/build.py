"""The recipe: content in, site out; the only module that knows every stage."""

import pickle
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from generator.briefing.briefings import Briefing, briefings, print_briefings
from generator.cache import Cache
from generator.closing import drafts
from generator.exports.exports import Exports, export
from generator.load import load
from generator.pictures.pictures import Picture, draw_pictures, pictures
from generator.problems import EnvironmentTrouble
from generator.publish import publish, remove
from generator.rendering import Templates, templates
from generator.resources import Resources
from generator.views.localise import localise
from generator.views.view import SiteView
from generator.website.fonts import web_fonts
from generator.website.frame import Frames
from generator.website.website import File, capture_frames, chrome, website

Report = Callable[[str, int, int], None]
"""Told of progress: what is being done, how much is done, how much there is."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made, and a line that names the sheets that are drafts."""

    sheets: int
    facts: int
    files: int
    drafts: str


def build(
    content: Path, site: Path, report: Report = lambda *_: None, *, allow_missing: bool = False
) -> Built:
    """Build the website and the briefings, or leave the site as it was.

    Args:
        allow_missing: Let another language stand in where a wording is not given in one.

    Raises:
        ContentError: With every problem of the content.
        EnvironmentTrouble: The machine stands in the way.
    """
    _apart(content, site)
    report("facts", 0, 1)
    dossier = load(content, allow_missing=allow_missing)
    sites = [localise(dossier, language) for language in dossier.site.languages]
    cache = Cache(cache_folder(content))
    files = _files(sites, export(dossier, sites), dossier.resources, cache, report)
    count = publish(site, files)
    cache.prune()
    return Built(len(dossier.sheets), len(dossier.facts), count, drafts(dossier))


def cache_folder(content: Path) -> Path:
    """Where results are kept between builds: beside the content."""
    return content.resolve().parent / ".cache" / "factsheet"


def clean(content: Path, site: Path) -> tuple[Path, ...]:
    """Remove the built site and the cache; return what was there.

    Raises:
        EnvironmentTrouble: The site folder holds something else.
    """
    cache = cache_folder(content)
    removed = [site] if remove(site) else []
    if cache.is_dir():
        shutil.rmtree(cache)
        removed.append(cache)
    return tuple(removed)


def _apart(content: Path, site: Path) -> None:
    one, other = content.resolve(), site.resolve()
    if one == other or one in other.parents or other in one.parents:
        raise EnvironmentTrouble(
            f"the site ({site}) and the content ({content}) must be two folders apart, since the "
            "site is replaced as a whole. Name another: --site DIR"
        )


def _files(
    sites: Sequence[SiteView], data: Exports, resources: Resources, cache: Cache, report: Report
) -> Iterator[File]:
    report("pages", 0, 1)
    made_with = templates(resources)
    frames = {site.language: _frames(site, sites, made_with, resources, cache) for site in sites}
    yield from website(
        sites,
        frames,
        _fonts(cache),
        made_with,
        resources=resources,
        data=data.views,
        machine=data.heads,
    )
    yield from data.files()
    yield from _pictures(pictures(sites, made_with), cache, report)
    yield from _briefings(briefings(sites, made_with, data.sheets), cache, report)


def _frames(
    site: SiteView,
    sites: Sequence[SiteView],
    made_with: Templates,
    resources: Resources,
    cache: Cache,
) -> Frames:
    made_from = (
        chrome(site, sites, made_with),
        version("mkdocs"),
        version("mkdocs-material"),
        *(_contents(folder / "website" / "frame") for folder in resources.folders),
        _contents(Path(__file__).parent / "website"),
    )
    frames = cache.get(
        "frames", made_from, lambda: pickle.dumps(capture_frames(site, sites, made_with, resources))
    )
    return pickle.loads(frames)  # type: ignore[no-any-return]  # noqa: S301 - our own cache


def _fonts(cache: Cache) -> Mapping[str, bytes]:
    made_from = (
        version("fontpkg-ibm-plex-sans-arabic"),
        version("fonttools"),
        version("brotli"),
        (Path(__file__).parent / "website" / "fonts.py").read_bytes(),
    )
    return pickle.loads(cache.get("fonts", made_from, lambda: pickle.dumps(web_fonts())))  # type: ignore[no-any-return]  # noqa: S301 - our own cache


def _pictures(wanted: Sequence[Picture], cache: Cache, report: Report) -> Iterator[File]:
    """Draw the pictures that are not in the cache."""
    made_from = (
        *(
            version(each)
            for each in ("weasyprint", "pydyf", "fontpkg-amiri", "pypdfium2", "pillow")
        ),
        _contents(Path(__file__).parent / "briefing"),
        _contents(Path(__file__).parent / "pictures"),
    )
    known = {each.path: cache.find("picture", (made_from, each)) for each in wanted}
    missing = [each for each in wanted if known[each.path] is None]
    report("pictures", 0, len(missing))
    for done, (picture, png) in enumerate(draw_pictures(missing), start=1):
        cache.store("picture", (made_from, picture), png)
        known[picture.path] = png
        report("pictures", done, len(missing))
    yield from ((path, png) for path, png in known.items() if png is not None)


def _briefings(wanted: Sequence[Briefing], cache: Cache, report: Report) -> Iterator[File]:
    """Print the briefings that are not in the cache."""
    made_from = (
        version("weasyprint"),
        version("pydyf"),
        version("fontpkg-amiri"),
        _contents(Path(__file__).parent / "briefing"),
    )
    known = {each.path: cache.find("briefing", (made_from, each)) for each in wanted}
    missing = [each for each in wanted if known[each.path] is None]
    report("briefings", 0, len(missing))
    for done, (briefing, pdf) in enumerate(
        zip(missing, print_briefings(missing), strict=True), start=1
    ):
        cache.store("briefing", (made_from, briefing), pdf)
        known[briefing.path] = pdf
        report("briefings", done, len(missing))
    yield from ((path, pdf) for path, pdf in known.items() if pdf is not None)


def _contents(folder: Path) -> tuple[tuple[str, bytes], ...]:
    return tuple(
        (path.relative_to(folder).as_posix(), path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    )
