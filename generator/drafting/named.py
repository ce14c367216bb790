"""What an article names, as both ways of finding names tell it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.drafting.article import Stretch

NameKind = Literal["person", "organisation", "base", "place", "document", "pointer"]
"""A pointer names nobody by itself: `the committee`, «الوزيرة»."""


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something that an article names.

    Args:
        at: All of it, a title too.
        text: The name alone, as the register would spell it.
        title: The title or role before a person's name, or behind it.
        sort: What sort the first word says it is: `ministry`, `airport`; may be empty.
        head: The word by which the article may point back to it.
        parties: Of a document, who is named as having made it.
        unsure: Why it may have been misread; empty where it is plain.
    """

    kind: NameKind
    at: Stretch
    text: str
    title: str = ""
    sort: str = ""
    head: str = ""
    parties: tuple[str, ...] = ()
    unsure: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks: somebody named, or whoever the article points back to.

    Args:
        end: Where the words for the speaker end.
        start: Where they begin; 0 where there are none.
    """

    name: Name | None
    end: int
    unsure: str = ""
    start: int = 0


def last_before(names: Iterable[Name], position: int, head: str) -> Name | None:
    """The name nearest before a position that a word may point back to."""
    found = None
    for each in names:
        if each.at.start >= position:
            break
        if each.kind != "pointer" and head and head in each.head.split():
            found = each
    return found
