"""The closed editions of a sheet, and how the sheet as it stands now relates to them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from generator.editions.comparison import Changed, Data, compare


@dataclass(frozen=True, slots=True)
class ClosedEdition:
    """An edition that was closed, and the data that it froze.

    Args:
        step: What differs from the edition before it; nothing in the first.
        since: What differs from it in the last edition closed.
    """

    number: int
    date: date
    data: Data = field(repr=False, compare=False)
    step: tuple[Changed, ...] = ()
    since: tuple[Changed, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The editions of a sheet.

    Args:
        closed: In their order, from the first.
        draft: Whether the sheet as it stands is not what any of them froze.
        changed: What differs in it from the last one closed; nothing without one.
    """

    closed: tuple[ClosedEdition, ...] = ()
    draft: bool = True
    changed: tuple[Changed, ...] = ()

    @property
    def number(self) -> int:
        """The edition that the sheet as it stands is, or is the draft of."""
        return len(self.closed) + self.draft

    @property
    def last(self) -> ClosedEdition | None:
        """The edition that is current for readers."""
        return self.closed[-1] if self.closed else None


def history(frozen: Sequence[Data], number: int, now: Data) -> History:
    """Set a sheet as it stands beside what its editions froze.

    Args:
        frozen: The data of each edition, from the first.
        number: The edition that the author says the sheet is.
    """
    steps = [(), *(compare(old, new) for old, new in pairwise(frozen))][: len(frozen)]
    closed = tuple(
        ClosedEdition(
            data["edition"]["number"],
            date.fromisoformat(data["edition"]["date"]),
            data,
            step,
            compare(data, frozen[-1]),
        )
        for data, step in zip(frozen, steps, strict=True)
    )
    changed = compare(frozen[-1], now) if frozen else ()
    return History(closed, bool(changed) or number > len(frozen), changed)
