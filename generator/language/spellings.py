"""Finding names in a text, as they are spelled or nearly so."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import OSA

from generator.language.lexicon import WORD, Lexicon, plain

T = TypeVar("T")

_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)
_APOSTROPHES = re.compile("['’ʼ‘`]")
_LONGEST_ACRONYM = 5
_TELLING_WORD, _LONG_WORD = 4, 6
"""Letters that a word must have for a slip in it to tell anything; longer where it stands alone."""
_GAP = 3
"""Words that may stand within a name: the Ministries of Defence *and of the* Interior."""
_FORMS = str.maketrans("آأإٱؤئىة", "اااا\u0648\u064a\u064aه")
_LONG_VOWELS = "اوي"
_VOWELS = (("ee", "i"), ("oo", "u"), ("ou", "u"), ("ei", "ai"), ("ay", "ai"), ("y", "i"))


class Word(NamedTuple):
    """One word of a text: as it is compared, and where it stands."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as the register spells it, and all that are called so."""

    text: str
    words: tuple[str, ...]
    ids: frozenset[str]


class Mention(NamedTuple):
    """A name in a text."""

    spelling: Spelling
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Words of a text that are nearly those of a name."""

    text: str
    spelling: Spelling


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text; of 's nothing is kept, and hyphens part words."""
    text = plain(text)
    return tuple(Word(_form(found[0]), found.start(), found.end()) for found in WORD.finditer(text))


@lru_cache(maxsize=4096)
def _forms_in(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared, without their places."""
    return tuple(chain.from_iterable(map(_forms_between_spaces, plain(text).split())))


@cache
def _forms_between_spaces(text: str) -> tuple[str, ...]:
    return tuple(map(_form, WORD.findall(text)))


@cache
def _form(word: str) -> str:
    word = _APOSTROPHES.sub("", _POSSESSIVE.sub("", word))
    acronym = 1 < len(word) <= _LONGEST_ACRONYM and word.isascii() and word.isupper()
    return word if acronym else word.casefold()


@cache
def skeleton(word: str) -> str:
    """What is left of a word when spellings of the same sounds are made one."""
    word = word.translate(_FORMS).casefold()
    word = "".join(each for each in unicodedata.normalize("NFD", word) if each.isalnum())
    for one, other in _VOWELS:
        word = word.replace(one, other)
    return re.sub(r"([a-z])\1", r"\1", word)


class Named(NamedTuple):
    """What a text names in the names of one language.

    Args:
        mentions: The names in it; where one stands in another, only the longer one.
        ids: All that it names, also within other names.
    """

    mentions: tuple[Mention, ...]
    ids: frozenset[str]


_NAMELESS = Named((), frozenset())


@dataclass(slots=True)
class Names:
    """The names of one language, ready to be found."""

    lexicon: Lexicon | None
    spellings: tuple[Spelling, ...]
    _first: "_Step" = field(init=False)
    _owner: Mapping[str, Spelling | None] = field(init=False)
    _of: Mapping[str, Sequence[Spelling]] = field(init=False)
    _by_skeleton: Mapping[str, Sequence[str]] = field(init=False)
    _by_shorter: Mapping[str, Sequence[str]] = field(init=False)
    _similar: "_Kept[frozenset[str]]" = field(init=False)
    _suspect: "_Kept[bool]" = field(init=False)
    _forms: "_Kept[tuple[str, ...]]" = field(init=False)
    _begun: "_Kept[tuple[_Step, ...]]" = field(init=False)

    def __post_init__(self) -> None:
        self._similar, self._forms = _Kept(self._similar_to), _Kept(self._forms_of)
        self._begun, self._suspect = _Kept(self._begun_by), _Kept(self._is_suspect)
        self._first = _Step()
        owner: dict[str, Spelling | None] = {}
        of: dict[str, list[Spelling]] = defaultdict(list)
        for spelling in sorted(self.spellings, key=lambda each: -len(each.words)):
            self._first.add(spelling)
            for word in spelling.words:
                other = owner.setdefault(word, spelling)
                if other and other.ids != spelling.ids:
                    owner[word] = None
            for each in spelling.ids:
                of[each].append(spelling)
        by_skeleton, by_shorter = defaultdict(list), defaultdict(list)
        for word in owner:
            by_skeleton[skeleton(word)].append(word)
            for shorter in self._shorter(word):
                by_shorter[shorter].append(word)
        self._owner, self._of = owner, of
        self._by_skeleton, self._by_shorter = by_skeleton, by_shorter

    def mentions(self, text: Sequence[Word]) -> tuple[Mention, ...]:
        """The names in a text; where one stands in another, only the longer one."""
        return self._read([word.form for word in text]).mentions

    def named(self, text: str) -> Named:
        """What a text names."""
        return self._read(_forms_in(text))

    def _read(self, forms: Sequence[str]) -> Named:
        mentions: list[Mention] = []
        ids: set[str] = set()
        last = 0
        begun = tuple(map(self._begun.__getitem__, forms))
        if not any(begun):
            return _NAMELESS
        for index, starts in enumerate(begun):
            for spelling in _standing(starts, forms, index) if starts else ():
                ids |= spelling.ids
                if index >= last:
                    last = index + len(spelling.words)
                    mentions.append(Mention(spelling, index, last))
        return Named(tuple(mentions), frozenset(ids)) if mentions else _NAMELESS

    def alluded(self, text: Sequence[Word], ids: frozenset[str]) -> bool:
        """Whether a text names one of these in another form: an adjective, a plural, with gaps."""
        forms = [frozenset(self._forms[word.form]) for word in text]
        return any(
            _in_order(spelling.words, forms, self._bare)
            for each in ids
            for spelling in self._of.get(each, ())
        )

    def near_misses(self, source: str, mentions: Iterable[Mention]) -> Iterator[NearMiss]:
        """Words of a text that are nearly a name.

        Args:
            mentions: The names in it.
        """
        suspect = map(self._suspect.__getitem__, _forms_in(source))
        likely = {index for index, each in enumerate(suspect) if each}
        for mention in mentions:
            likely.difference_update(range(mention.first, mention.last))
        if likely:
            yield from self._near_misses(words(source), plain(source), likely)

    def _is_suspect(self, word: str) -> bool:
        """Whether a name misspelled may begin with a word, or be that word."""
        similar = self._similar[word]
        return bool(similar & self._first.following.keys() or similar.difference(self._forms[word]))

    def _near_misses(
        self, text: Sequence[Word], source: str, likely: Container[int]
    ) -> Iterator[NearMiss]:
        index = 0
        while index < len(text):
            found = self._near_name(text, index) if index in likely else None
            if found is None:
                index += 1
                continue
            spelling, length = found
            last = index + length
            yield NearMiss(source[text[index].start : text[last - 1].end], spelling)
            index = last

    def _begun_by(self, word: str) -> tuple["_Step", ...]:
        """Where the names go on that a word, or what it is without what is attached, begins."""
        first = self._first.following
        return tuple(first[form] for form in self._forms[word] if form in first)

    def _forms_of(self, word: str) -> tuple[str, ...]:
        """The word, and what it is without what may be attached before it."""
        readings = self.lexicon.readings(word) if self.lexicon else ()
        return tuple(dict.fromkeys((word, *(each for each, _ in readings))))

    def _bare(self, word: str) -> str:
        return self.lexicon.bare(word) if self.lexicon and self.lexicon.article else word

    def _shorter(self, word: str) -> Iterator[str]:
        """The word, and the word without each of its inner letters: what slips have in common."""
        if len(self._bare(word)) >= _TELLING_WORD:
            yield word
            for index in range(1, len(word)):
                yield word[:index] + word[index + 1 :]

    def _similar_to(self, word: str) -> frozenset[str]:
        """The words of names that a word is, or nearly is."""
        forms = self._forms[word]
        if exact := frozenset(form for form in forms if form in self._owner):
            return exact
        found: set[str] = set()
        for form in forms:
            found.update(self._by_skeleton.get(skeleton(form), ()))
            found.update(
                other
                for shorter in self._shorter(form)
                for other in self._by_shorter.get(shorter, ())
                if self._slip(form, other)
            )
        return frozenset(found)

    def _slip(self, word: str, other: str) -> bool:
        """Whether one letter differs, and not the ending: that is grammar, not spelling.

        Nor is one long vowel for another a slip: «وزيرة» is the minister, «وزارة» the ministry.
        """
        if OSA.distance(word, other, score_cutoff=1) > 1:
            return False
        grammar = word[:-1] == other[:-1] and bool(self.lexicon and self.lexicon.article)
        vowels = {*_LONG_VOWELS}.issuperset(
            letter
            for one, two in zip(word, other, strict=False)
            if one != two
            for letter in (one, two)
        )
        derived = vowels and len(word) == len(other)
        return not (grammar or derived or word[:-1] == other or other[:-1] == word)

    def _near_name(self, text: Sequence[Word], index: int) -> tuple[Spelling, int] | None:
        candidates = self._alike(self._first, text, index)
        for spelling in sorted(candidates, key=lambda each: (-len(each.words), each.text)):
            there = [word.form for word in text[index : index + len(spelling.words)]]
            if self._nearly(spelling.words, there):
                return spelling, len(there)
        return self._telling_word(text[index])

    def _alike(self, step: "_Step", text: Sequence[Word], index: int) -> Iterator[Spelling]:
        """The names from a step on, each of whose words is similar to the one that stands there."""
        if index < len(text):
            for form in self._similar[text[index].form] & step.following.keys():
                below = step.following[form]
                if below.name:
                    yield below.name
                yield from self._alike(below, text, index + 1)

    def _nearly(self, name: Sequence[str], there: Sequence[str]) -> bool:
        slips = [
            (own, word)
            for own, word in zip(name, there, strict=True)
            if own not in self._forms[word]
        ]
        if len(name) > 1:
            return bool(slips)
        return any(self._tells(own, word) for own, word in slips)

    def _tells(self, name: str, word: str) -> bool:
        """Whether a single word can only be meant for a name."""
        alike = any(skeleton(form) == skeleton(name) for form in self._forms[word])
        return len(self._bare(name)) >= (_TELLING_WORD if alike else _LONG_WORD)

    def _telling_word(self, word: Word) -> tuple[Spelling, int] | None:
        """A single word that is nearly one that only one name has."""
        forms = frozenset(self._forms[word.form])
        for other in sorted(self._similar[word.form] - forms):
            alike = any(skeleton(form) == skeleton(other) for form in forms)
            owner = self._owner[other]
            if alike and owner and self._tells(other, word.form):
                return owner, 1
        return None


class _Kept(dict[str, T]):
    """What a word is made into, made when it is first met."""

    def __init__(self, made_of: Callable[[str], T]) -> None:
        super().__init__()
        self._made_of = made_of

    def __missing__(self, word: str) -> T:
        self[word] = made = self._made_of(word)
        return made


@dataclass(slots=True)
class _Step:
    """What may follow some words that names begin with, and the name that these words are."""

    name: Spelling | None = None
    following: dict[str, "_Step"] = field(default_factory=dict)

    def add(self, name: Spelling) -> None:
        step = self
        for word in name.words:
            step = step.following.setdefault(word, _Step())
        step.name = name


def _standing(begun: Iterable[_Step], forms: Sequence[str], index: int) -> Sequence[Spelling]:
    """The names that stand from a word on, the longest first; of each reading of that word."""
    found: list[Spelling] = []
    for start in begun:
        step: _Step | None = start
        at, first = index, len(found)
        while step:
            if step.name:
                found.insert(first, step.name)
            at += 1
            step = step.following.get(forms[at]) if at < len(forms) else None
    return found


def spelled(text: str, known: Lexicon | None) -> tuple[str, ...]:
    """The words of a name by which it is found; an English article before it is left out."""
    found = tuple(word.form for word in words(text))
    leading = known.name_articles if known else ()
    return found[1:] if len(found) > 1 and found[0] in leading else found


def in_one_language(named: Iterable[tuple[str, str]], known: Lexicon | None) -> Names:
    """Gather names.

    Args:
        named: The id of what is named, and how it is spelled.
    """
    ids: dict[tuple[str, ...], set[str]] = defaultdict(set)
    texts: dict[tuple[str, ...], str] = {}
    for id_, text in named:
        if name := spelled(text, known):
            ids[name].add(id_)
            texts.setdefault(name, text)
    return Names(known, tuple(Spelling(texts[name], name, frozenset(ids[name])) for name in ids))


def _in_order(
    name: Sequence[str], text: Sequence[frozenset[str]], bare: Callable[[str], str]
) -> bool:
    """Whether the words of a name stand in a text in their order, each in some form of it."""
    for start in range(len(text)):
        position, limit = start, start + len(name) + _GAP
        for own in name:
            stem = bare(own)
            while position < min(limit, len(text)) and not any(
                _same_stem(stem, bare(form)) for form in text[position]
            ):
                position += 1
            if position >= min(limit, len(text)):
                break
            position += 1
        else:
            return True
    return False


def _same_stem(one: str, other: str) -> bool:
    """Iraq and Iraqi, Ministry and Ministries, وزارة and وزارتي."""
    if one == other:
        return True
    shared = min(len(one), len(other)) - 1
    enough = shared >= 3 and abs(len(one) - len(other)) <= 3  # noqa: PLR2004 - letters
    return enough and (
        one[:shared] == other[:shared] if len(one) > 4 else other.startswith(one)  # noqa: PLR2004 - letters
    )
