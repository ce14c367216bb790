"""An article made ready to be searched: folded, parted into sentences, its quotations marked."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

_DROPPED = re.compile(
    "[\u0640\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_FORMS = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("’ʼ‘`", "'"),
    **dict.fromkeys("\u00a0\u202f\u2009\t", " "),
    **{chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)},
}
_FOLD = str.maketrans(_FORMS)
_PAIRS = {"«": "»", "“": "”", '"': '"', "„": "“"}
_TOKEN = re.compile(r"[^\W_]+(?:['\-–][^\W_]+)*")
_END = re.compile(r"[.!?؟…]+[\"”»')\]]*(?=\s|$)|\n+")
_MASK = "\u2588"
"""Stands for each character within quotation marks, where only what is outside them is read."""


def fold(text: str) -> str:
    """The text without vowel marks, with one form of alif and of digits."""
    return _DROPPED.sub("", text).translate(_FOLD)


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A stretch of the folded text, from `start` to just before `end`."""

    start: int
    end: int

    def __contains__(self, index: int) -> bool:
        return self.start <= index < self.end

    def overlaps(self, other: "Stretch") -> bool:
        """Whether they share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the folded text."""

    form: str
    start: int
    end: int


class Article:
    """A text with what is read of its form.

    Args:
        text: As stored.
        folded: What is searched; positions below are all in it.
        masked: The same, with a dummy for each character within quotation marks.
        abbreviations: Words whose full stop ends no sentence.
        openers: Words that have a capital only where they begin a sentence.
    """

    def __init__(
        self, text: str, abbreviations: Iterable[str] = (), openers: Iterable[str] = ()
    ) -> None:
        self.text = text
        kept = [index for index, each in enumerate(text) if not _DROPPED.match(each)]
        self._origins = [*kept, len(text)]
        self.folded = fold(text)
        self._abbreviations = frozenset(abbreviations)
        self._openers = frozenset(openers)
        self.quotations = tuple(_quotations(self.folded))
        masked = list(self.folded)
        for each in self.quotations:
            masked[each.start : each.end] = _MASK * (each.end - each.start)
        self.masked = "".join(masked)

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The words, those within quotation marks too."""
        return tuple(Token(each[0], *each.span()) for each in _TOKEN.finditer(self.folded))

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [each.start for each in self.tokens]

    def tokens_in(self, stretches: Iterable[Stretch]) -> frozenset[int]:
        """The indexes of the words that begin in one of these stretches."""
        within = tuple(stretches)
        return frozenset(
            index
            for index, token in enumerate(self.tokens)
            if any(token.start in each for each in within)
        )

    def token_at(self, position: int) -> int:
        """The index of the first word that begins at a position or behind it."""
        return bisect_left(self._starts, position)

    @cached_property
    def sentences(self) -> Sequence[Stretch]:
        """The sentences; a full stop within quotation marks ends none, nor does an abbreviation."""
        found, start = [], 0
        for end in self._ends():
            inner = self.folded[start:end]
            if inner.strip():
                left = len(inner) - len(inner.lstrip())
                found.append(Stretch(start + left, start + len(inner.rstrip())))
            start = end
        return tuple(found)

    def _ends(self) -> Iterator[int]:
        for each in _END.finditer(self.folded):
            if each[0].startswith("\n"):
                yield each.start()
                continue
            inside = next((q for q in self.quotations if each.start() in q), None)
            if inside and not (each.end() > inside.end and self._begins(each.end())):
                continue
            before = re.search(r"[\w]+$", self.folded[: each.start()])
            short = before and (before[0] in self._abbreviations or self._initial(before[0]))
            if short and not self._opened(each.end()):
                continue
            yield each.end()
        yield len(self.folded)

    def _begins(self, position: int) -> bool:
        """Whether a sentence can begin here: not in small letters."""
        return not self.folded[position:].lstrip()[:1].islower()

    def _opened(self, position: int) -> bool:
        """Whether a word stands here that has a capital only because it begins a sentence."""
        word = re.match(r"\s+([^\W_]+)", self.folded[position:])
        return word is not None and word[1][:1].isupper() and word[1].casefold() in self._openers

    def _initial(self, word: str) -> bool:
        return len(word) == 1 and word.isupper() and word.isascii()

    def sentence(self, position: int) -> Stretch:
        """The sentence that a position stands in."""
        index = bisect_right([each.start for each in self.sentences], position) - 1
        return self.sentences[max(0, index)]

    def said(self, stretch: Stretch) -> str:
        """The stored words of a stretch."""
        start, end = self.original(stretch)
        return self.text[start:end]

    def original(self, stretch: Stretch) -> tuple[int, int]:
        """Where a stretch stands in the stored text."""
        start = self._origins[stretch.start]
        end = self._origins[stretch.end] if stretch.end > stretch.start else start
        while end > start and _DROPPED.match(self.text[end - 1]) and end < len(self.text):
            nearer = self.text[end - 1]
            if nearer in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff":
                end -= 1
            else:
                break
        return start, end

    def line_and_column(self, stretch: Stretch) -> tuple[int, int]:
        """Where a stretch begins in the stored text, both from 1."""
        start, _ = self.original(stretch)
        line = self.text.count("\n", 0, start) + 1
        return line, start - (self.text.rfind("\n", 0, start) + 1) + 1


def trimmed(folded: str, start: int, end: int) -> Stretch:
    """A stretch without white space and commas at its ends."""
    inner = folded[start:end]
    left = len(inner) - len(inner.lstrip(" \n،,;؛:"))
    right = len(inner.rstrip(" \n،,;؛:"))
    return Stretch(start + left, start + max(left, right))


def _quotations(folded: str) -> Iterator[Stretch]:
    """What stands within quotation marks, paragraph by paragraph; the marks themselves are not."""
    start = 0
    for paragraph in folded.split("\n"):
        index = 0
        while index < len(paragraph):
            closing = _PAIRS.get(paragraph[index])
            end = paragraph.find(closing, index + 1) if closing else -1
            if closing and end > index + 1:
                yield Stretch(start + index + 1, start + end)
                index = end
            index += 1
        start += len(paragraph) + 1
