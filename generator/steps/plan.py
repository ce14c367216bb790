"""What there is to do for a content, and who does it."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.cache import Cache, cache_folder
from generator.ingredients import ingredients
from generator.reading.files import Files, read_files
from generator.workshop.common import Common
from generator.workshop.works import SheetWork

Parts = Literal["all", "pages", "briefings"]
"""What is built of a site."""
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
    content: Path,
    workers: Executor,
    report: Report = lambda *_: None,
    *,
    allow_missing: bool,
    base_url: str | None = None,
) -> Plan:
    """Divide a content into the work of each sheet and what all of them share.

    Raises:
        EnvironmentTrouble: The folder is not there or cannot be read.
    """
    files, made_with = read_files(content), ingredients()
    of_the_register = files.named(["register/places.yaml"])
    shared = files.common.joined(files.part(sources=sorted(of_the_register)))
    key = repr((made_with, shared.digest, allow_missing, base_url))
    common = Common(key, shared, allow_missing, base_url)
    works = tuple(
        SheetWork(each, files.part([each], sorted(files.cited_by(each) - of_the_register)))
        for each in files.sheets
    )
    return Plan(files, made_with, common, works, Cache(cache_folder(content)), workers, report)
