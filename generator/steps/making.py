"""All steps of a build in their order. They take long to load: a site that stands needs none."""

from collections.abc import Collection
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.closing import drafts
from generator.executors import start
from generator.publish import Files, Standing
from generator.steps.briefings import briefings
from generator.steps.checks import check_content
from generator.steps.plan import Parts, Plan
from generator.steps.website import Website
from generator.workshop.bench import bench

if TYPE_CHECKING:
    from generator.views.files import PrintedFile


class Making:
    """What is made for a site, and what was learned on the way."""

    def __init__(self, whole: Plan, parts: Parts, only: Collection[str]) -> None:
        """Check the content.

        Raises:
            ContentError: With every problem of it.
        """
        self._plan, self._parts, self._only = whole, parts, only
        if parts != "briefings":
            bench(whole.common).compile(whole.cache)
        self.verdicts = check_content(whole)
        start(whole.workers)
        self._drafts: dict[str, int] = {}

    def files(self, folder: Path, standing: Standing) -> Files:
        """Every file; the briefings first, since the pages say how long each is.

        Args:
            folder: Where files of the site may be placed.
            standing: What of the site is as it was published.
        """
        prints: dict[str, dict[str, PrintedFile]] = {}
        if self._parts != "pages":
            for each in briefings(self._plan, self._only, standing):
                prints.setdefault(each.sheet, {})[each.path] = each.file
                self._drafts[each.sheet] = each.draft
                alone = self._parts == "briefings"
                yield PurePosixPath(each.path).name if alone else each.path, each.content
        if self._parts != "briefings":
            website = Website(self._plan)
            yield from website.files(folder, prints, standing)
            self._drafts = {each.id: each.draft for each in website.sheets}

    def drafts(self) -> str:
        """A line that names the sheets that are drafts."""
        return drafts(each for each in sorted(self._drafts.items()) if each[1])
