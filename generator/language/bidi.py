"""Runs of the other direction, kept together: Unicode's own order is wrong beside punctuation."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from markupsafe import Markup, escape

Direction = Literal["rtl", "ltr"]

LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
"""The letters of words that run from left to right, as a character class."""
DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
"""The digits that such words are written with, likewise."""
_WORD = rf"[{LATIN}](?:[{LATIN}0-9.'’&/@+_-]*[{LATIN}0-9])?"
_NUMBER = rf"[+\-−$€£]?[{DIGIT}](?:[{DIGIT}.,:/–+\-٫٬]*[{DIGIT}])?[%٪]?"
_LEFT_TO_RIGHT = re.compile(
    rf"{_WORD}(?: (?:{_WORD}|{_NUMBER}(?![{DIGIT}])))*|{_NUMBER}(?: {_WORD})*"
)
_ARABIC = "\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_ARABIC_LETTER = re.compile(f"[{_ARABIC}]")
_RIGHT_TO_LEFT = re.compile(rf"[{_ARABIC}](?:[{_ARABIC}{DIGIT}\s،؛-]*[{_ARABIC}])?")


def runs(text: str, direction: Direction) -> Iterator[re.Match[str]]:
    """The runs against the direction of their block that `isolate` keeps together."""
    return (_LEFT_TO_RIGHT if direction == "rtl" else _RIGHT_TO_LEFT).finditer(text)


def has_arabic(text: str) -> bool:
    """Whether a letter of a script from right to left stands in a text."""
    return bool(_ARABIC_LETTER.search(text))


@lru_cache(maxsize=8192)
def isolate(text: str, direction: Direction) -> Markup:
    """The text as HTML, each run against the direction of its block in a `<bdi>` of its own."""
    opening = f'<bdi dir="{"ltr" if direction == "rtl" else "rtl"}">'
    parts: list[str] = []
    end = 0
    for found in runs(text, direction):
        parts += (escape(text[end : found.start()]), opening, escape(found[0]), "</bdi>")
        end = found.end()
    if not parts:
        return escape(text)
    return Markup("".join([*parts, escape(text[end:])]))  # noqa: S704 - every part is escaped
