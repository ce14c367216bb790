"""A list that is too long for one page → its parts, each with a page and the way to the others.

A part is made of what it shows and of how many there are, so that it costs the same in a long list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """What one page shows of a list.

    Args:
        number: Of the page, from 1.
        of: How many pages there are, at least one.
        total: How many items the whole list has.
        first: Where the list begins: a page, or a section of one.
        later: What the paths of its other pages begin with.
    """

    items: Sequence[Item]
    number: int
    of: int
    total: int
    first: str
    later: str

    def at(self, number: int) -> str:
        """The page of another part."""
        return self.first if number == 1 else f"{self.later}-{number}.html"

    @property
    def path(self) -> str:
        """Its own page."""
        return self.at(self.number)


def parts(items: Sequence[Item], most: int, first: str, later: str = "") -> Iterator[Part[Item]]:
    """Cut a list; one that is empty has one part, with nothing in it.

    Args:
        most: How many items a page shows.
        later: Needed only where the list is a section of a page; otherwise as the page is called.
    """
    of = max(1, -(-len(items) // most))
    stem = later or first.removesuffix(".html")
    for number in range(1, of + 1):
        shown = items[(number - 1) * most : number * most]
        yield Part(shown, number, of, len(items), first, stem)
