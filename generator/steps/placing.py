"""What is made piece by piece is placed in the new site at once, and kept for the next ones."""

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import brotli

from generator.cache import Cache
from generator.executors import Inline, is_here, spread
from generator.publish import Placing, Stamp, Standing, Unchanged
from generator.steps.plan import Plan
from generator.workshop.common import Common
from generator.workshop.keeping import packed

Make = Callable[[Common, Sequence[Any]], Sequence[tuple[Any, Sequence[tuple[str, Any]]]]]
"""Makes of each work what the rest of the site takes of it, and its files: by path from the root of
the site their content, or that they are unchanged."""
_GROUP = 24
"""How many works a worker does together."""
Stamps = Mapping[str, Stamp | Unchanged]


Kept = tuple[bytes, Stamps]
"""What the rest of the site takes of a work, as it is kept, and the files that were made of it."""


class Placed(NamedTuple):
    """What the rest of the site takes of a work, and the files that were made of it."""

    taken: Any
    files: Stamps


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where the files of a new site are put, and what is made of works of a kind is kept.

    Whoever works on this machine places what it makes by itself, so that nobody waits for thousands
    of pages to go from one process to another. What is made on others comes here by value.
    """

    kind: str
    make: Make
    folder: Path
    cache: Cache

    def placed(
        self, plan: Plan, common: Common, works: Mapping[str, Any], standing: Standing
    ) -> Iterator[Placed]:
        """What is made of each work, not in their order; of what was made before, what it was.

        Args:
            works: By what names all that each is made from.
            standing: What of the site is as it was published.
        """
        missing, lost = dict(works), dict[str, bytes]()
        for key in works:
            if found := self.cache.find(self.kind, key):
                taken, hashes = pickle.loads(found)  # noqa: S301 - our own cache
                if all(path in standing and standing[path].hash == hashes[path] for path in hashes):
                    yield _placed(taken, {path: Unchanged(hashes[path]) for path in hashes})
                    del missing[key]
                else:
                    lost[key] = taken
        here = is_here(plan.workers)
        workers = plan.workers if here else Inline()
        for key, files in zip(
            lost, spread(workers, self.again, common, [*lost], _GROUP), strict=True
        ):
            if files is not None:
                yield _placed(lost[key], files)
                del missing[key]
        plan.report(f"{self.kind}s", 0, len(missing))
        if here:
            made = spread(plan.workers, self.made, common, [*missing.items()], _GROUP)
        else:
            afar = spread(plan.workers, self.make, common, [*missing.values()], _GROUP)
            made = (self.keep(key, *each) for key, each in zip(missing, afar, strict=True))
        for number, each in enumerate(made, 1):
            yield _placed(*each)
            plan.report(f"{self.kind}s", number, len(missing))

    def made(self, common: Common, works: Sequence[tuple[str, Any]]) -> list[Kept]:
        """Make, place and keep some works."""
        made = self.make(common, [work for _, work in works])
        return [self.keep(key, *each) for (key, _), each in zip(works, made, strict=True)]

    def keep(self, key: str, taken: Any, files: Sequence[tuple[str, bytes | Unchanged]]) -> Kept:
        """Place the files of a work, and keep what was made of it."""
        place = Placing(self.folder)
        stamps = {
            path: content if isinstance(content, Unchanged) else place(path, content)
            for path, content in files
        }
        hashes = {path: stamp.hash for path, stamp in stamps.items()}
        kept = packed(taken)
        self.cache.store(self.kind, key, pickle.dumps((kept, hashes)))
        if not any(isinstance(each, Unchanged) for each in stamps.values()):
            small = brotli.compress(pickle.dumps(files), quality=1)
            self.cache.store(f"{self.kind}-files", key, small)
        return kept, stamps

    def again(self, _: Common, keys: Sequence[str]) -> list[Stamps | None]:
        """Place the files of works as they were kept; None where they were not."""
        place = Placing(self.folder)
        found = [self.cache.find(f"{self.kind}-files", key) for key in keys]
        return [
            {path: place(path, content) for path, content in pickle.loads(brotli.decompress(each))}  # noqa: S301 - our own cache
            if each
            else None
            for each in found
        ]


def _placed(kept: bytes, files: Stamps) -> Placed:
    return Placed(pickle.loads(kept), files)  # noqa: S301 - our own cache
