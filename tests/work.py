"""Contents to be built again and again, what of a build was done, and what came of it."""

import importlib
import importlib.util
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

from generator.build import Built, build
from generator.executors import Inline
from generator.steps.checks import check_content
from generator.steps.plan import Parts, plan
from generator.workshop.bench import bench
from generator.workshop.checks import Verdict
from generator.workshop.common import ground

_COUNTED = (
    # What is counted, where it is called, and what of the arguments tells which one it was.
    ("read", "generator.reading.content.read_document", lambda path, _: path),
    ("captured", "generator.website.cutting._frames", lambda chrome, _: chrome.language),
    (
        "rendered",
        "generator.website.pages.PageWriter.page",
        lambda writer, path, *_: f"{writer.site.language}/{path}",
    ),
    ("drawn", "generator.workshop.sheets.draw_picture", lambda picture: picture.path),
    ("drawn", "generator.workshop.languages.draw_picture", lambda picture: picture.path),
    ("written", "generator.workshop.sheets.sheet_briefings", lambda views, *_: views[0][1].id),
    ("printed", "generator.briefing.press._print", lambda _, manuscript: manuscript.name),
)


class Done(Counter[tuple[str, str]]):
    """What was done, and how often."""

    def of(self, kind: str) -> set[str]:
        """What of a kind was done."""
        return {name for each, name in self if each == kind}

    def twice(self) -> set[str]:
        """What was done more than once, but for reading: each step reads what it needs."""
        return {name for (kind, name), number in self.items() if number > 1 and kind != "read"}


@contextmanager
def counted() -> Iterator[Done]:
    """Count what this process does meanwhile, which starts with nothing read, as a new one does."""
    done = Done()
    bench.cache_clear()
    ground.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        for kind, name, tells in _COUNTED:
            owner, _, attribute = name.rpartition(".")
            function = getattr(_named(owner), attribute)
            patch.setattr(name, _counting(function, done, kind, tells))
        yield done


def _named(name: str) -> Any:
    above, _, last = name.rpartition(".")
    if last.islower():  # a module, which a build with nothing to do does not load
        return importlib.import_module(name)
    return getattr(importlib.import_module(above), last)


def _counting(
    function: Callable[..., Any], done: Done, kind: str, tells: Callable[..., object]
) -> Callable[..., Any]:
    @wraps(function)
    def counting(*values: Any, **named: Any) -> Any:
        done[kind, str(tells(*values))] += 1
        return function(*values, **named)

    return counting


def many(folder: Path, sheets: int) -> Path:
    """Give a new content of so many sheets, each on a source of its own."""
    path = Path(__file__).parents[1] / "benchmarks" / "contents.py"
    spec = importlib.util.spec_from_file_location("benchmark_contents", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where its classes look for themselves
    spec.loader.exec_module(module)
    module.write(folder / "content", sheets)
    return folder / "content"


def built(content: Path, site: Path, parts: Parts = "pages", **options: Any) -> Built:
    """Build in this process, unless it is told who does the work."""
    return build(content, site, parts=parts, **{"executor": "inline"} | options)


def verdicts(content: Path, *, allow_missing: bool = False) -> tuple[Verdict, ...]:
    """Check as `factsheet check` does, in this process."""
    return check_content(plan(content, Inline(), allow_missing=allow_missing))


def held(site: Path) -> dict[str, bytes]:
    """Every file of a site; nothing is left beside it."""
    assert not [each for each in site.parent.iterdir() if each.name.startswith(f".{site.name}-")]
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def difference(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The files in which two sites differ: quicker to read than all of their bytes."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
