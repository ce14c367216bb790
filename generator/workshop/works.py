"""What is to be done with a sheet, by value."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.reading.files import Files

if TYPE_CHECKING:  # it takes long to load, and a plan needs none
    from generator.views.files import PrintedFile


@dataclass(frozen=True, slots=True)
class SheetWork:
    """What is made of one sheet.

    Args:
        files: Its own, and those of the sources that it rests on and the register does not.
        prints: Its briefings, by path; none where the pages link to none.
    """

    id: str
    files: Files
    prints: Mapping[str, "PrintedFile"] = field(default_factory=dict)


def files_of(works: Iterable[SheetWork]) -> Iterator[Files]:
    """The files of several sheets; a source on which several rest comes with the first."""
    seen: set[str] = set()
    for work in works:
        owned = work.files.sources - seen
        yield work.files.part([work.id], sorted(owned))
        seen |= owned
