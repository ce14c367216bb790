"""The recipe: content in, site out; the only module that knows every stage."""

import pickle
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Literal

from generator.briefing.briefings import Briefing, briefings, print_briefings
from generator.briefing.manuscript import Print
from generator.briefing.press import library_versions
from generator.cache import Cache
from generator.closing import drafts
from generator.exports.exports import Exports, export
from generator.load import load
from generator.pictures.canvas import draw_picture
from generator.pictures.picture import Picture
from generator.pictures.pictures import pictures
from generator.problems import EnvironmentTrouble
from generator.publish import publish, remove
from generator.rendering import Templates, templates
from generator.resources import Resources
from generator.views.files import PrintedFile
from generator.views.localise import localise
from generator.views.view import SiteView
from generator.website.fonts import web_fonts
from generator.website.frame import Frames
from generator.website.website import File, capture_frames, chrome, website

Parts = Literal["all", "pages", "briefings"]
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
    content: Path,
    site: Path,
    report: Report = lambda *_: None,
    *,
    allow_missing: bool = False,
    parts: Parts = "all",
    only: Collection[str] = (),
    base_url: str | None = None,
) -> Built:
    """Build the website and the briefings, or leave the site as it was.

    Args:
        allow_missing: Let another language stand in where a wording is not given in one.
        parts: The website without briefings, which then are not linked either; or the briefings
            without a website, side by side in the folder.
        only: The ids of the sheets whose briefings are built, all if there are none; a website
            always has all.
        base_url: The address of the site, in place of the one in site.yaml.

    Raises:
        ContentError: With every problem of the content.
        EnvironmentTrouble: The machine stands in the way.
    """
    _apart(content, site)
    report("facts", 0, 1)
    dossier = load(content, allow_missing=allow_missing)
    _known(only, [sheet.id for sheet in dossier.sheets])
    if parts == "briefings":
        _no_website(site)
    if base_url:
        here = dossier.site.model_copy(update={"base_url": base_url})
        dossier = replace(dossier, site=here)
    sites = [localise(dossier, language) for language in dossier.site.languages]
    cache = Cache(cache_folder(content))
    data = export(dossier, sites)
    made_with = templates(dossier.resources)
    if parts == "briefings":
        printed = _briefings(briefings(sites, made_with, data.sheets, only), cache, report)
        files: Iterator[File] = ((PurePosixPath(path).name, each.pdf) for path, each in printed)
    else:
        resources, both = dossier.resources, parts == "all"
        files = _files(sites, data, resources, cache, report, with_briefings=both)
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


def _known(only: Collection[str], sheets: Sequence[str]) -> None:
    if unknown := sorted(set(only).difference(sheets)):
        raise EnvironmentTrouble(
            f"there is no sheet `{unknown[0]}`; there are: {', '.join(sorted(sheets))}"
        )


def _no_website(folder: Path) -> None:
    if (folder / "index.html").exists():
        raise EnvironmentTrouble(
            f"{folder} holds a website, which briefings alone would replace. Name another folder: "
            "--site DIR"
        )


def _files(
    sites: Sequence[SiteView],
    data: Exports,
    resources: Resources,
    cache: Cache,
    report: Report,
    *,
    with_briefings: bool,
) -> Iterator[File]:
    """The briefings first, since the pages say how long each is."""
    made_with = templates(resources)
    prints: dict[str, PrintedFile] = {}
    if with_briefings:
        wanted = briefings(sites, made_with, data.sheets)
        for path, printed in _briefings(wanted, cache, report):
            prints[path] = PrintedFile(printed.pages, len(printed.pdf))
            yield path, printed.pdf
    report("pages", 0, 1)
    frames = {site.language: _frames(site, sites, made_with, resources, cache) for site in sites}
    yield from website(
        sites,
        frames,
        _fonts(cache),
        made_with,
        resources=resources,
        data=data.views,
        machine=data.heads,
        prints=prints,
    )
    yield from data.files()
    report("pages", 1, 1)
    yield from _pictures(pictures(sites), cache, report)


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
        version("fontpkg-amiri"),
        version("pillow"),
        _contents(Path(__file__).parent / "pictures"),
    )
    known = {each.path: cache.find("picture", (made_from, each)) for each in wanted}
    missing = [each for each in wanted if known[each.path] is None]
    report("pictures", 0, len(missing))
    for done, picture in enumerate(missing, start=1):
        png = known[picture.path] = draw_picture(picture)
        cache.store("picture", (made_from, picture), png)
        report("pictures", done, len(missing))
    yield from ((path, png) for path, png in known.items() if png is not None)


def _briefings(
    wanted: Sequence[Briefing], cache: Cache, report: Report
) -> Iterator[tuple[str, Print]]:
    """The briefings by their paths; those that are not in the cache are printed."""
    made_from = (
        version("weasyprint"),
        version("pydyf"),
        version("fontpkg-amiri"),
        library_versions(),
        _contents(Path(__file__).parent / "briefing"),
    )
    missing: list[Briefing] = []
    for briefing in wanted:
        known = cache.find("briefing", (made_from, briefing))
        if known is None:
            missing.append(briefing)
        else:
            yield briefing.path, pickle.loads(known)  # noqa: S301 - our own cache
    report("briefings", 0, len(missing))
    for done, (briefing, printed) in enumerate(
        zip(missing, print_briefings(missing), strict=True), start=1
    ):
        cache.store("briefing", (made_from, briefing), pickle.dumps(printed))
        yield briefing.path, printed
        report("briefings", done, len(missing))


def _contents(folder: Path) -> tuple[tuple[str, bytes], ...]:
    return tuple(
        (path.relative_to(folder).as_posix(), path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    )
