"""The words and phrases by which a language is read for a draft: files of templates/drafting."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from generator.drafting.article import fold
from generator.language.lexicon import Lexicon, lexicon
from generator.problems import EnvironmentTrouble
from generator.resources import templates_folder

_ELEMENT = re.compile(
    r"\{(?P<name>\w+)\}|(?P<mark>[\[\]()|])|(?P<space>\s+)|(?P<word>[^\s\[\](){}|]+)"
)
_LONGEST_NUMBER_IN_WORDS = 31
_TWENTY, _HUNDRED = 20, 100


class DraftingWords(BaseModel):
    """A file of templates/drafting; its comments say what each list is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: str
    abbreviations: tuple[str, ...]
    lists: Mapping[str, tuple[str, ...]]
    dates: tuple[str, ...]
    ranges: tuple[str, ...]
    phrases: tuple[str, ...]
    roles: tuple[str, ...]
    ranks: tuple[str, ...]
    between_names: tuple[str, ...]
    unnamed: tuple[str, ...]
    organisations: Mapping[str, tuple[str, ...]]
    bases: Mapping[str, tuple[str, ...]]
    places: Mapping[str, tuple[str, ...]]
    documents: tuple[str, ...]
    qualifiers: tuple[str, ...]
    channels: tuple[str, ...]
    stops: tuple[str, ...]
    deeds: tuple[str, ...]
    speech: tuple[str, ...]
    participles: tuple[str, ...]
    sourcing: tuple[str, ...]
    carrying: tuple[str, ...]
    that: tuple[str, ...]
    before_that: tuple[str, ...]
    strengths: Mapping[str, tuple[str, ...]]
    chains: Mapping[str, tuple[str, ...]]
    settings: tuple[str, ...]
    breaks: tuple[str, ...]
    asides: tuple[str, ...]
    clause_verbs: tuple[str, ...]
    clause_openers: tuple[str, ...]
    function_words: tuple[str, ...]
    pronouns: tuple[str, ...]

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words that the checks know of the same language."""
        known = lexicon(self.language)
        assert known is not None  # noqa: S101 - tests hold that there is one for each such file
        return known

    def folded(self, name: str) -> frozenset[str]:
        """A list of single words, folded."""
        return _folded(self, name)

    def kind(self, name: str, word: str) -> str | None:
        """The kind that a word stands for in `organisations`, `bases` or `places`."""
        return _kinds(self, name).get(word)

    def strength(self, verb: str) -> str:
        """How strong a verb of speech is."""
        found = (each for each, verbs in self.strengths.items() if verb in map(fold, verbs))
        return next(found, "says")

    def pattern(self, phrase: str) -> re.Pattern[str]:
        """A phrase, ready to be searched for."""
        return _pattern(self, phrase)

    def __hash__(self) -> int:
        return hash(self.language)


@cache
def drafting_words(language: str) -> DraftingWords:
    """The words of a language.

    Raises:
        EnvironmentTrouble: Nobody has written them down.
    """
    folder = templates_folder() / "drafting"
    path = folder / f"{language}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(each.stem for each in folder.glob("*.yaml")))
        raise EnvironmentTrouble(
            f"a draft cannot be made of a text in `{language}`: its words are not written down. "
            f"Languages with words in templates/drafting: {known}"
        )
    return DraftingWords.model_validate(_read(path.read_text("utf-8")))


def _read(text: str) -> Any:
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - it makes strings only


@cache
def _folded(words: DraftingWords, name: str) -> frozenset[str]:
    return frozenset(map(fold, getattr(words, name)))


@cache
def _kinds(words: DraftingWords, name: str) -> Mapping[str, str]:
    return {fold(each): kind for kind, all_ in getattr(words, name).items() for each in all_}


@cache
def _pattern(words: DraftingWords, phrase: str) -> re.Pattern[str]:
    flags = re.NOFLAG if words.lexicon.article else re.IGNORECASE
    return re.compile(_Compiler(words).regex(phrase), flags)


class _Compiler:
    """A phrase → a regular expression, with a numbered group for each part that is read."""

    def __init__(self, words: DraftingWords) -> None:
        self.words = words
        self.known = words.lexicon
        self.counted: dict[str, int] = {}

    def regex(self, phrase: str) -> str:
        attached = (*self.known.joining, *self.known.prefixes)
        before = rf"(?:{'|'.join(attached)}){{0,2}}" if attached else ""
        elements = list(_ELEMENT.finditer(phrase))
        built: list[str] = []
        for index, element in enumerate(elements):
            behind = elements[index + 1] if index + 1 < len(elements) else None
            if element["space"]:
                optional = behind is not None and behind["mark"] == "["
                built.append("" if optional else self._gap(behind))
            elif mark := element["mark"]:
                spaced = mark == "[" and index > 0 and elements[index - 1]["space"]
                gap = self._gap(behind) if spaced else ""
                built.append({"[": f"(?:{gap}", "]": ")?", "(": "(?:", ")": ")", "|": "|"}[mark])
            elif element["name"]:
                built.append(self._named(element["name"]))
            else:
                glued = behind is not None and behind["name"] is not None
                built.append(self._word(fold(element["word"])) + (r"\s*" if glued else ""))
        return rf"(?<![\w.,/-]){before}(?P<all>{''.join(built)})(?![\w/])"

    def _gap(self, behind: re.Match[str] | None) -> str:
        """White space before a word; none is needed beside a mark."""
        if behind is not None and behind["word"] and not behind["word"][0].isalnum():
            return r"\s*"
        joined = "".join(each for each in self.known.joining if len(each) == 1)
        after_joining = rf"|(?<=\W[{joined}])" if joined else ""
        return rf"\s*(?:(?<![^\W\d]){after_joining})"

    def _word(self, word: str) -> str:
        article = self.known.article
        if article and word.startswith(article) and len(word) > len(article) + 1:
            return rf"(?:{article}|(?<=ل){article[1:]}){re.escape(word[len(article) :])}"
        return re.escape(word)

    def _named(self, name: str) -> str:
        if name in self.words.lists:
            return self._any(self.words.lists[name])
        readers: Mapping[str, Callable[[], str]] = {
            "day": lambda: self._group("day", self._day()),
            "month": lambda: self._group("month", self._month()) + self._second_month(),
            "year": lambda: self._group("year", r"(?:1[5-9]|20|21)\d\d(?!\d)"),
            "weekday": lambda: self._any(
                each for names in self.known.weekdays.values() for each in names
            ),
            "number": self._number,
            "decade": lambda: self._group("decade", self._decade()),
            "figures": lambda: self._group("figures", ""),
            "iso": lambda: self._group("iso", r"\d{4}-\d\d-\d\d"),
            "old_day": self._day,
            "old_year": lambda: r"1[34]\d\d(?!\d)",
        }
        return readers[name]()

    def _group(self, name: str, regex: str) -> str:
        number = self.counted[name] = self.counted.get(name, 0) + 1
        if name == "figures":
            regex = rf"\d{{1,2}}(?P<mark{number}>[/.-])\d{{1,2}}(?P=mark{number})\d{{4}}"
        return rf"(?P<{name}_{number}>{regex})"

    def _any(self, names: Iterable[str]) -> str:
        longest_first = sorted(dict.fromkeys(map(fold, names)), key=len, reverse=True)
        return rf"(?:{'|'.join(map(self._word, longest_first))})(?!\w)"

    def _month(self) -> str:
        return self._any(each for names in self.known.months.values() for each in names)

    def _second_month(self) -> str:
        """Of a month that is given by both its names, the other one."""
        dot = "" if self.known.article else r"(?:\.(?=\s*\d))?"
        return rf"{dot}(?:\s*[/(]\s*{self._month()}\)?)?"

    def _day(self) -> str:
        return rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)|{self._in_words()})"

    def _number(self) -> str:
        return rf"(?:\d+|{self._in_words()})"

    def _in_words(self) -> str:
        """A number in words up to 31, as figures of a day or of a few weeks are."""
        small = [
            word
            for value, names in self.known.numbers.items()
            if 1 <= value <= _LONGEST_NUMBER_IN_WORDS
            for word in names
        ]
        article = f"(?:{self.known.article})?" if self.known.article else ""
        joining = f"(?:{'|'.join(self.known.joining)})?" if self.known.joining else ""
        one = rf"{article}{self._any(small)}"
        return rf"(?:{one}(?:[\s-]{joining}{one})?)"

    def _decade(self) -> str:
        tens = [
            name
            for value, names in self.known.numbers.items()
            if value in range(_TWENTY, _HUNDRED)
            for name in names
        ]
        if self.known.article:
            roots = "|".join(
                re.escape(fold(each).removesuffix("ون").removesuffix("ين")) for each in tens
            )
            return rf"(?:{self.known.article}|(?<=ل)ل)(?:{roots})(?:ينيات|ينات)"
        return r"(?:1[5-9]|20)\d0s"
