"""What is not known to be right is checked; what was found right once is not checked again."""

import pickle

from generator.briefing.fonts import missing_glyphs
from generator.checked import check_own_files
from generator.checking.check import check
from generator.executors import spread
from generator.problems import ContentError
from generator.reading.content import content_of
from generator.reading.files import Files
from generator.steps.plan import Plan
from generator.workshop.checks import Verdict, check_sheets, without_problems
from generator.workshop.common import Common, ground

_GROUP = 32


def check_content(plan: Plan) -> tuple[Verdict, ...]:
    """Check a content; return that nothing is wrong with each of its sheets.

    Where anything is wrong, the whole content is checked at once, so that every problem is told as
    it is in sight of all the others.

    Raises:
        ContentError: With every problem of the content.
    """
    cited = frozenset[str]().union(*(work.files.sources for work in plan.works))
    alone = plan.content.part(sources=sorted(plan.content.sources - cited))
    inputs = plan.common.key, alone.digest
    found = plan.cache.find("verdicts", inputs)
    known: dict[str, Verdict] = pickle.loads(found) if found else {}  # noqa: S301 - our own cache
    missing = [work for work in plan.works if work.files.digest not in known]
    plan.report("facts", 0, len(missing))
    shared = known[""] if found else _shared(plan.common, alone)
    verdicts: list[Verdict | None] = []
    if shared:
        most = 1 if shared.unused else _GROUP  # what needs an exception is seen of a sheet alone
        verdicts += spread(plan.workers, check_sheets, plan.common, missing, most)
    new = {
        work.files.digest: verdict
        for work, verdict in zip(missing, verdicts, strict=bool(shared))
        if verdict
    }
    if shared is None or len(new) < len({work.files.digest for work in missing}):
        return _everything(plan)
    known = {"": shared} | {
        work.files.digest: new.get(work.files.digest) or known[work.files.digest]
        for work in plan.works
    }
    if frozenset.intersection(*(each.unused for each in known.values())):
        return _everything(plan)
    if new or not found:
        plan.cache.store("verdicts", inputs, pickle.dumps(known))
    return tuple(known[work.files.digest] for work in plan.works)


def _shared(common: Common, alone: Files) -> Verdict | None:
    """Check what all sheets share, and sources that none rests on; None if something is wrong."""
    here = ground(common)
    check_own_files(here.resources)
    try:
        content = here.read(alone)
    except ContentError:
        return None
    unused = without_problems(content, allow_missing=common.allow_missing)
    return None if unused is None else Verdict(0, unused)


def _everything(plan: Plan) -> tuple[Verdict, ...]:
    resources = ground(plan.common).resources
    check_own_files(resources)
    content = content_of(plan.content, resources)
    check(content, missing_glyphs, allow_missing=plan.common.allow_missing)
    return tuple(
        Verdict(sum(len(each.value) for each in sheet.facts), frozenset())
        for sheet in content.sheets
    )
