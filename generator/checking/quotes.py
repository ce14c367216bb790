"""Finding a quote in a stored text: exactly, after a small declared normalisation, never fuzzily.

The normalisation: Unicode NFC; tatweel and invisible direction marks are dropped; every run of
white space, line ends included, is one space. Letters, diacritics and punctuation stay.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from rapidfuzz import fuzz

_DROPPED = frozenset(
    "\u0640\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A normalised text and where each of its characters stands in the original.

    Args:
        starts: For each character, the index in the original of the first one that it stands for.
        ends: Likewise, the index just behind the last one.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the original text, from `start` to just before `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage that is nearest to a quote that is not found.

    Args:
        line: From 1, in the stored text.
        words: The passage.
        differences: What the source has and what the quote has instead, in order.
    """

    line: int
    words: str
    differences: tuple[tuple[str, str], ...]


def normalise(text: str) -> Normalised:
    """Normalise a text, keeping where each character came from."""
    if unicodedata.is_normalized("NFC", text) and not _MOVED.search(text):
        return Normalised(_SPACE.sub(" ", text), range(len(text)), range(1, len(text) + 1))
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        cluster = "".join(each for each in text[start:end] if each not in _DROPPED)
        for each in unicodedata.normalize("NFC", cluster):
            if each.isspace() and characters and characters[-1] == " ":
                ends[-1] = end
                continue
            characters.append(" " if each.isspace() else each)
            starts.append(start)
            ends.append(end)
    return Normalised("".join(characters), tuple(starts), tuple(ends))


def find_quote(text: str, quote: str, *, before: str = "", after: str = "") -> tuple[Stretch, ...]:
    """Every place where the quote stands, with these words directly before and after it."""
    source = _source(text)
    wanted = normalise(quote).text.strip()
    left, right = (normalise(each).text.strip() if each else "" for each in (before, after))
    found = []
    start = source.text.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        if (not left or source.text[:start].rstrip().endswith(left)) and (
            not right or source.text[end:].lstrip().startswith(right)
        ):
            found.append(Stretch(source.starts[start], source.ends[end - 1]))
        start = source.text.find(wanted, start + 1)
    return tuple(found)


@lru_cache(maxsize=64)
def _source(text: str) -> Normalised:
    """A stored text, normalised; kept, since many quotes of it are looked up one after another."""
    return normalise(text)


def nearest(text: str, quote: str) -> Nearest | None:
    """The passage most like a quote, widened to whole words; None where nothing is like it."""
    source, wanted = _source(text), normalise(quote).text.strip()
    found = fuzz.partial_ratio_alignment(wanted, source.text, score_cutoff=50)
    if found is None or found.dest_start == found.dest_end:
        return None
    start = source.text.rfind(" ", 0, found.dest_start + 1) + 1
    end = source.text.find(" ", found.dest_end)
    words = source.text[start : end if end >= 0 else len(source.text)].strip()
    if not words:
        return None
    line = text.count("\n", 0, source.starts[start]) + 1
    return Nearest(line, words, _differences(words, wanted))


def _differences(there: str, here: str) -> tuple[tuple[str, str], ...]:
    ours, theirs = here.split(" "), there.split(" ")
    if theirs[0].endswith(ours[0]):  # the quote begins within a word, or behind a mark
        theirs[0] = ours[0]
    if theirs[-1].startswith(ours[-1]):
        theirs[-1] = ours[-1]
    matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
    return tuple(
        (" ".join(theirs[first:last]), " ".join(ours[left:right]))
        for kind, first, last, left, right in matcher.get_opcodes()
        if kind != "equal"
    )


def _clusters(text: str) -> list[tuple[int, int]]:
    """The stretches that NFC may join: a character with the marks that follow it.

    A character that composes with the one before it although it is no mark (Hangul, some Indic
    vowels) belongs to its cluster too.
    """
    if unicodedata.is_normalized("NFC", text) and not _REORDERED.search(text):
        return [(index, index + 1) for index in range(len(text))]
    bounds = [0]
    for index in range(1, len(text)):
        here = text[index]
        if unicodedata.combining(here) or here in _DROPPED:
            continue
        cluster = "".join(each for each in text[bounds[-1] : index] if each not in _DROPPED)
        joined = unicodedata.normalize("NFC", cluster + here)
        apart = unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", here)
        if joined == apart:
            bounds.append(index)
    return list(zip(bounds, [*bounds[1:], len(text)], strict=True)) if text else []


_SPACE = re.compile(r"[^\S ]")
"""Any but the usual one."""
_MOVED = re.compile(rf"\s\s|[{''.join(sorted(_DROPPED))}]")
"""Without these each character of a text in NFC stays where it is."""
_REORDERED = re.compile(f"[{''.join(sorted(_DROPPED))}]")
"""A dropped character may stand between a letter and its mark, so that they compose only then."""
