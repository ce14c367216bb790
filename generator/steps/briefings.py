"""Briefings are written and printed, but for those that were printed before."""

import pickle
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import blake2b, sha256

from generator.briefing.briefings import print_briefings
from generator.briefing.press import library_versions
from generator.executors import spread
from generator.publish import Standing, Unchanged
from generator.steps.plan import Plan
from generator.views.files import PrintedFile
from generator.workshop.sheets import write_briefings
from generator.workshop.works import SheetWork

_GROUP, _AT_ONCE = 8, 32
"""How many sheets a worker writes together, and how many are written before they are printed."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A briefing, and what its sheet says of it.

    Args:
        path: From the root of the site.
        draft: The number of the edition that the sheet is a draft of; 0 where it is none.
    """

    sheet: str
    path: str
    draft: int
    file: PrintedFile
    content: bytes | Unchanged


def briefings(plan: Plan, only: Collection[str], standing: Standing) -> Iterator[Printed]:
    """Give the briefings of the sheets.

    Args:
        only: The ids of sheets; all of them if there are none.
        standing: What of the site is as it was published.

    Raises:
        PressError: One cannot be printed as it should be.
        EnvironmentTrouble: A library or font is not on the machine.
    """
    libraries = library_versions()
    missing: list[SheetWork] = []
    for work in plan.works:
        if only and work.id not in only:
            continue
        found = plan.cache.find("printed", _inputs(plan, work, libraries))
        known = pickle.loads(found) if found else {}  # noqa: S301 - our own cache
        there = [_found(plan, work.id, path, each, standing) for path, each in known.items()]
        if there and None not in there:
            yield from (each for each in there if each)
        else:
            missing.append(work)
    yield from _printed(plan, missing, libraries)


def _inputs(plan: Plan, work: SheetWork, libraries: tuple[str, ...]) -> object:
    return plan.common.key, work.files.digest, libraries


_Known = tuple[int, PrintedFile, str, str]
"""The edition that its sheet is a draft of, what is said of a briefing, the hash of its PDF, and of
what it was printed from."""


def _found(plan: Plan, sheet: str, path: str, known: _Known, standing: Standing) -> Printed | None:
    draft, file, hash_, made_from = known
    stamp = standing.get(path)
    if stamp and stamp.hash == hash_:
        return Printed(sheet, path, draft, file, Unchanged(hash_))
    found = plan.cache.find("print", made_from)
    if found is None:
        return None
    return Printed(sheet, path, draft, file, pickle.loads(found).pdf)  # noqa: S301 - our own cache


def _printed(plan: Plan, works: list[SheetWork], libraries: tuple[str, ...]) -> Iterator[Printed]:
    """Write and print some sheets at a time; what was printed in the same words is not again."""
    made_with = plan.made_with, libraries
    plan.report("briefings", 0, len(works))
    for start in range(0, len(works), _AT_ONCE):
        some = works[start : start + _AT_ONCE]
        written = list(spread(plan.workers, write_briefings, plan.common, some, _GROUP))
        hashes = {
            each.path: blake2b(repr((made_with, each)).encode()).hexdigest()
            for one in written
            for each in one
        }
        prints = {path: plan.cache.find("print", hash_) for path, hash_ in hashes.items()}
        missing = [each for one in written for each in one if prints[each.path] is None]
        for briefing, printed in zip(missing, print_briefings(missing, plan.workers), strict=True):
            prints[briefing.path] = kept = pickle.dumps(printed)
            plan.cache.store("print", hashes[briefing.path], kept)
        for work, of_sheet in zip(some, written, strict=True):
            known: dict[str, _Known] = {}
            for each in of_sheet:
                printed = pickle.loads(prints[each.path] or b"")  # noqa: S301 - our own cache
                file = PrintedFile(printed.pages, len(printed.pdf))
                hash_ = sha256(printed.pdf).hexdigest()
                known[each.path] = each.draft, file, hash_, hashes[each.path]
                yield Printed(work.id, each.path, each.draft, file, printed.pdf)
            plan.cache.store("printed", _inputs(plan, work, libraries), pickle.dumps(known))
        plan.report("briefings", start + len(some), len(works))
