"""The recipe: content in, site out; the only module that knows every stage.

What is made of a sheet depends on its own files, on the sources that it rests on, and on what all
sheets share. So each sheet is work of its own, which any executor does, and which is done again
only when one of these has changed.
"""

import gc
import pickle
import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator import executors
from generator.cache import cache_folder
from generator.ingredients import ingredients
from generator.problems import EnvironmentTrouble
from generator.publish import Standing, Vanished, intact, publish, remove, stands
from generator.steps.plan import Parts, Report, plan

if TYPE_CHECKING:
    from generator.steps.making import Making


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made, and a line that names the sheets that are drafts."""

    sheets: int
    facts: int
    files: int
    drafts: str


@dataclass(frozen=True, slots=True)
class _Last:
    """The last build of a site.

    Args:
        key: Names all that it was made from.
    """

    key: str
    built: Built
    standing: Standing


def build(
    content: Path,
    site: Path,
    report: Report = lambda *_: None,
    *,
    allow_missing: bool = False,
    parts: Parts = "all",
    only: Collection[str] = (),
    base_url: str | None = None,
    executor: executors.Name = "processes",
    scheduler: str = "",
    before: Path | None = None,
) -> Built:
    """Build the website and the briefings, or leave the site as it was.

    Args:
        allow_missing: Let another language stand in where a wording is not given in one.
        parts: The website without briefings, which then are not linked either; or the briefings
            without a website, side by side in the folder.
        only: The ids of the sheets whose briefings are built, all if there are none; a website
            always has all.
        base_url: The address of the site, in place of the one in site.yaml.
        executor: Who does the work.
        scheduler: The address of a Dask cluster, which does it.
        before: A site built from this content before, if it stands elsewhere.

    Raises:
        ContentError: With every problem of the content.
        EnvironmentTrouble: The machine stands in the way.
    """
    _apart(content, site)
    report("facts", 0, 1)
    libraries = _libraries() if parts != "pages" else ()
    place = (before or site).resolve()
    with executors.executor(executor, scheduler, _made_with) as workers:
        whole = plan(content, workers, report, allow_missing=allow_missing, base_url=base_url)
        cache = whole.cache
        found = cache.find("site", (whole.made_with, str(place)))
        last: _Last | None = pickle.loads(found) if found else None  # noqa: S301 - our own cache
        key = repr((whole.content.digest, allow_missing, parts, sorted(only), base_url, libraries))
        if last and before is None and last.key == key and stands(site, last.standing):
            return last.built
        making = _loaded()(whole, parts, only)
        if parts == "briefings":
            _known(only, whole.content.sheets)
            _no_website(site)
        standing = intact(place, last.standing) if last else {}
        try:
            made = publish(site, partial(making.files, standing=standing), place, standing)
        except Vanished:  # another build has replaced it meanwhile
            made = publish(site, partial(making.files, standing={}))
    facts = sum(each.facts for each in making.verdicts)
    built = Built(len(making.verdicts), facts, len(made) - 1, making.drafts())
    last = _Last(key, built, made)
    cache.store("site", (whole.made_with, str(site.resolve())), pickle.dumps(last))
    cache.prune()
    return built


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


def _made_with() -> object:
    return ingredients(), _libraries()


def _libraries() -> tuple[str, ...]:
    from generator.briefing.press import library_versions  # noqa: PLC0415 - takes long to load

    return library_versions()


@lru_cache(maxsize=1)
def _loaded() -> "type[Making]":
    """All steps, which take long to load. Workers that begin after it have them loaded.

    Nothing of it is garbage: to look for some, then and later, would take a tenth of ten sheets.
    """
    looked_for = gc.isenabled()
    gc.disable()
    try:
        from generator.steps.making import Making  # noqa: PLC0415

        return Making
    finally:
        gc.freeze()
        if looked_for:
            gc.enable()


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
