"""All steps of a build in their order. They take long to load: a site that stands needs none."""

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.closing import drafts
from generator.publish import Standing, Unchanged
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
        self._website = Website(whole) if parts != "briefings" else None

    def files(self, standing: Standing) -> Iterator[tuple[str, bytes | Unchanged]]:
        """Every file; the briefings first, since the pages say how long each is."""
        prints: dict[str, dict[str, PrintedFile]] = {}
        if self._parts != "pages":
            for each in briefings(self._plan, self._only, standing):
                prints.setdefault(each.sheet, {})[each.path] = each.file
                alone = self._website is None
                yield PurePosixPath(each.path).name if alone else each.path, each.content
        if self._website:
            yield from self._website.files(prints, standing)

    def drafts(self) -> str:
        """A line that names the sheets that are drafts."""
        made = self._website.sheets if self._website else ()
        return drafts((each.id, each.draft) for each in made if each.draft)
