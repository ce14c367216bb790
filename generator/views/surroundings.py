"""The words around a passage, as many as a source's rights allow to be shown."""

from typing import Final

from generator.dossier import Passage
from generator.model.site import SourceText

MOST: Final[dict[SourceText, int]] = {"whole": 160, "passages": 60, "quotes": 0}
"""How many characters on each side; cut at whole words."""


def surroundings(passage: Passage, how_much: SourceText) -> tuple[str, str]:
    """What stands before and after the passage in its paragraph; `…` where more would follow."""
    text = passage.source.text
    begins = text.rfind("\n", 0, passage.start) + 1
    ends = text.find("\n", passage.end)
    before = text[begins : passage.start]
    after = text[passage.end : len(text) if ends < 0 else ends]
    most = MOST[how_much]
    last, first = last_words(before, most), first_words(after, most)
    return (
        last if last == before or not most else f"… {last}",
        first if first == after or not most else f"{first} …",
    )


def first_words(text: str, most: int) -> str:
    """The whole words that the text begins with, up to so many characters."""
    if len(text) <= most:
        return text
    words = text[: most + 1]
    return words[: words.rfind(" ")] if " " in words else ""


def last_words(text: str, most: int) -> str:
    """The whole words that the text ends with, up to so many characters."""
    return first_words(text[::-1], most)[::-1]
