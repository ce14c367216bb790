"""The words by which checks read a language: numbers, months, quotation marks, verbs of speech."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

from generator.resources import SHIPPED, Resources

_MARKS = re.compile("[\u0640\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_TANWIN = re.compile("(?:\u064b\u0627|\u0627\u064b)(?!\\w)")
_BEGINNING = re.compile(r"(?:^|[.!?:“«]\s*)\w")
_PERCENT_SIGNS = "%٪﹪％"
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
"""A word; an apostrophe within it belongs to it."""


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text without vowel marks and tatweel; of «ألفًا» the letters that it has without case."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    if "\u064b" in text:
        text = _TANWIN.sub("", text)
    return _MARKS.sub("", text)


class Lexicon(BaseModel):
    """A file of templates/locales/words; its comments say what each list is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: str
    letters: str
    quotes: Annotated[tuple[str, ...], Field(min_length=1)]
    joining: tuple[str, ...]
    prefixes: tuple[str, ...]
    article: str
    between: tuple[str, ...]
    name_articles: tuple[str, ...]
    name_ends: tuple[str, ...]
    name_head: str
    numbers: Mapping[int, tuple[str, ...]]
    plurals: Mapping[int, tuple[str, ...]]
    percent: tuple[str, ...]
    months: Mapping[int, tuple[str, ...]]
    weekdays: Mapping[int, tuple[str, ...]]
    unsure: tuple[str, ...]
    speech: tuple[str, ...]

    def __hash__(self) -> int:
        """A lexicon is itself alone, so that what is read with it can be kept."""
        return id(self)

    @cached_property
    def values(self) -> Mapping[str, int]:
        """The value of each number word."""
        return _turned(self.numbers)

    @cached_property
    def amounts(self) -> Mapping[str, int]:
        """The value of each plural."""
        return _turned(self.plurals)

    @cached_property
    def days(self) -> Mapping[str, int]:
        """The number of each weekday."""
        return _turned(self.weekdays)

    @cached_property
    def month_pattern(self) -> re.Pattern[str]:
        """Any name of a month, the longest first."""
        names = sorted((plain(each) for each in self._month_names), key=len, reverse=True)
        before = "|".join((*self.joining, *self.prefixes))
        within = rf"(?:{before}){{0,2}}" if before else ""
        return re.compile(rf"(?<!\w){within}(?P<month>{'|'.join(map(re.escape, names))})(?!\w)")

    @cached_property
    def stretches(self) -> re.Pattern[str]:
        """What stands between spaces; what a space may part but is read as one is left whole.

        That is a name of several words, a number with its thousands apart, and «و 500».
        """
        names = map(plain, (*self._month_names, *self.percent))
        behind = {word for name in names for word in name.split()[1:]}
        inner = f"(?:{'|'.join(map(re.escape, sorted(behind)))})" if behind else "(?!)"
        ending = "".join(each[-1] for each in self.joining)
        figures = rf"(?<=[\d{ending}])\s+(?=\d)"
        return re.compile(rf"\S+(?:(?:{figures}|\s+(?={inner}(?!\w)))\S+)*")

    @cached_property
    def month_values(self) -> Mapping[str, int]:
        """The number of each month."""
        return _turned(self.months)

    @cached_property
    def doubtful(self) -> frozenset[str]:
        """The names of months and days that may also be other words."""
        return frozenset(map(plain, self.unsure))

    def with_percent_signs(self, text: str) -> str:
        """The text with `%` for every way to write that a number is a percentage."""
        words, pattern = self._percent
        return pattern.sub("%", text) if any(each in text for each in words) else text

    @cached_property
    def _percent(self) -> tuple[tuple[str, ...], re.Pattern[str]]:
        words = tuple(map(plain, self.percent))
        pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)|[{_PERCENT_SIGNS}]"
        return (*words, *_PERCENT_SIGNS), re.compile(pattern)

    def attributes(self, text: str) -> bool:
        """Whether some word of a text shows that somebody said something."""
        text = _BEGINNING.sub(lambda found: found[0].lower(), unicodedata.normalize("NFC", text))
        return any(
            pattern.search(said)
            for pattern, said in zip(self._speech, (plain(text), text), strict=True)
        )

    @cached_property
    def _speech(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """The words written without vowel marks, then those that are told apart by them."""
        before = f"(?:{'|'.join(self.joining)})?" if self.joining else ""
        marked = [each for each in self.speech if _MARKS.search(each)]
        bare = [each for each in self.speech if each not in marked]
        one, other = (
            re.compile(rf"(?<!\w){before}(?:{'|'.join(map(re.escape, each)) or '(?!)'})(?!\w)")
            for each in (bare, marked)
        )
        return one, other

    @property
    def _month_names(self) -> Iterator[str]:
        for names in self.months.values():
            yield from names

    def readings(self, word: str) -> Iterator[tuple[str, bool]]:
        """What a word may be once that which is attached before it is taken away.

        Gives the word itself first, and whether a joining word was taken away.
        """
        yield word, False
        joined = [(word[len(each) :], True) for each in self.joining if word.startswith(each)]
        for rest, and_ in ((word, False), *joined):
            if and_:
                yield rest, True
            for prefix in self.prefixes:
                if rest.startswith(prefix):
                    yield rest[len(prefix) :], and_
            if self.article:
                doubled = self.article[1:] * 2  # للبيت is to the house
                if rest.startswith(doubled):
                    yield self.article + rest[len(doubled) :], and_

    def bare(self, word: str) -> str:
        """The word without its article."""
        longer = len(word) > len(self.article) + 1
        return word.removeprefix(self.article) if longer else word


def _turned(words: Mapping[int, tuple[str, ...]]) -> Mapping[str, int]:
    return {plain(word): value for value, each in words.items() for word in each}


@cache
def lexicon(language: str, resources: Resources = SHIPPED) -> Lexicon | None:
    """The words of a language; None where nobody has written them down."""
    path = resources.find(f"locales/words/{language}.yaml")
    if path is None:
        return None
    return Lexicon.model_validate(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader))
