"""What there is to do for a content, and who does it."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

from generator.cache import Cache
from generator.reading.files import Files
from generator.workshop.common import Common
from generator.workshop.works import SheetWork

Report = Callable[[str, int, int], None]
"""Told of progress: what is being done, how much is done, how much there is."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to do, and who does it.

    Args:
        made_with: Names what the work depends on besides the content.
        works: One a sheet, in the order of their ids.
    """

    content: Files
    made_with: str
    common: Common
    works: tuple[SheetWork, ...]
    cache: Cache
    workers: Executor
    report: Report


def plan(
    content: Files,
    made_with: str,
    cache: Cache,
    workers: Executor,
    report: Report = lambda *_: None,
    *,
    allow_missing: bool,
    base_url: str | None = None,
) -> Plan:
    """Divide a content into the work of each sheet and what all of them share.

    Args:
        made_with: Names what the work depends on besides the content.
    """
    of_the_register = content.named(["register/places.yaml"])
    shared = content.common.joined(content.part(sources=sorted(of_the_register)))
    key = repr((made_with, shared.digest, allow_missing, base_url))
    common = Common(key, shared, allow_missing, base_url)
    works = tuple(
        SheetWork(each, content.part([each], sorted(content.cited_by(each) - of_the_register)))
        for each in content.sheets
    )
    return Plan(content, made_with, common, works, cache, workers, report)
