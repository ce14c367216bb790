"""What is common to statements in every language: cues, quotations, and who is meant by `he`."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from generator.drafting.article import Article, Stretch, fold, trimmed
from generator.drafting.named import Name
from generator.drafting.phrases import DraftingWords
from generator.drafting.when import FoundDate

CueKind = Literal["finite", "participle", "sourcing", "carrying"]
_FEW_WORDS = 4
"""Words that a quotation must have to be somebody's words although no verb of speech is near."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain through which the words came.

    Args:
        link: The name that the chain has in the file of words: `told`.
    """

    link: str
    phrase: str
    actor: Name


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """Something that somebody says in an article.

    Args:
        at: All that shows it: the verb, the speaker, the words.
        words: The words themselves.
        direct: They stand within quotation marks.
        verb: The verb of speech as it stands there; empty where the words merely go on.
        unsure: Why it may have been misread.
    """

    at: Stretch
    words: Stretch
    speaker: Name | None
    direct: bool = False
    verb: str = ""
    strength: str = "says"
    chain: tuple[Link, ...] = ()
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """The words that belong to a cue.

    Args:
        doubt: Why they may not be somebody's words; empty where they plainly are.
    """

    words: Stretch
    direct: bool = False
    doubt: str = ""


NOBODY = "nobody is named: taken for the last speaker"
REPORTED = "reported in the article's own words"


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that shows that somebody says something."""

    kind: CueKind
    at: Stretch
    verb: str


class SpeechReader(ABC):
    """What statements of an article are read with; each language has its own order of words."""

    def __init__(
        self,
        article: Article,
        words: DraftingWords,
        dates: Sequence[FoundDate],
        names: Sequence[Name],
    ) -> None:
        self.article, self.words, self.dates, self.names = article, words, dates, names
        self.known = words.lexicon
        self.channels: list[Name] = []
        self.heard: Name | None = None

    @abstractmethod
    def statements(self) -> tuple[FoundStatement, ...]:
        """All statements, in the order of the article; `channels` has what they tell besides."""

    @cached_property
    def _cue_patterns(self) -> tuple[tuple[CueKind, re.Pattern[str]], ...]:
        sourcing = {fold(each) for each in self.words.sourcing}
        first_words = {each.split(maxsplit=1)[0] for each in sourcing}
        speech = {fold(each) for each in (*self.known.speech, *self.words.speech)}
        marked = {fold(each) for each in self.known.speech if fold(each) != each.replace("أ", "ا")}
        participles = {fold(each) for each in self.words.participles}
        carrying = {fold(each) for each in self.words.carrying}
        finite = speech - participles - carrying - sourcing - first_words - marked
        lists: tuple[tuple[CueKind, set[str]], ...] = (
            ("sourcing", sourcing),
            ("carrying", carrying),
            ("participle", participles),
            ("finite", finite),
        )
        return tuple((kind, self._pattern(each)) for kind, each in lists)

    def _pattern(self, forms: set[str]) -> re.Pattern[str]:
        joining = f"(?:{'|'.join(self.known.joining)})?" if self.known.joining else ""
        longest_first = sorted(forms, key=len, reverse=True)
        any_ = "|".join(
            rf"{re.escape(each)}(?=\w)" if self._attaches(each) else rf"{re.escape(each)}(?!\w)"
            for each in longest_first
        )
        return re.compile(rf"(?<![\w'-]){joining}(?P<verb>{any_ or '(?!)'})", re.IGNORECASE)

    def _attaches(self, form: str) -> bool:
        """«وفقا ل» is written together with what follows."""
        return form.rsplit(maxsplit=1)[-1] in self.known.prefixes and " " in form

    def cues(self, sentence: Stretch) -> list[Cue]:
        """The cues of a sentence outside quotation marks, in their order."""
        found: list[Cue] = []
        for kind, pattern in self._cue_patterns:
            for match in pattern.finditer(self.article.masked, sentence.start, sentence.end):
                that = next((each for each in self._that_words if match["verb"].endswith(each)), "")
                at = Stretch(match.start(), match.end() - len(that))
                if not any(at.overlaps(other.at) for other in found):
                    found.append(Cue(kind, at, match["verb"].strip()))
        return sorted(found, key=lambda each: each.at)

    @cached_property
    def _that_words(self) -> tuple[str, ...]:
        """What a cue may end in, and is no part of the verb: «بين أن»."""
        return tuple(f" {fold(each)}" for each in self.words.that)

    def quotations(self, stretch: Stretch) -> list[Stretch]:
        """The quotations that begin in a stretch."""
        return [each for each in self.article.quotations if each.start in stretch]

    def long(self, stretch: Stretch) -> bool:
        """Whether a quotation is so long that it can only be somebody's words."""
        return len(self.article.folded[stretch.start : stretch.end].split()) >= _FEW_WORDS

    def gap(self, start: int, end: int) -> str:
        """What stands outside quotation marks between two positions, without marks."""
        return re.sub(r"[\s«»“”\"„:،,]+", " ", self.article.folded[start:end]).strip()

    def trimmed(self, start: int, end: int) -> Stretch:
        """A stretch without what is not part of it at its ends."""
        at = trimmed(self.article.folded, start, end)
        text = self.article.folded[at.start : at.end]
        if text.endswith(".") and not text.endswith("..."):
            at = Stretch(at.start, at.end - 1)
        return at

    def unbroken(self, words: Stretch) -> Stretch:
        """Reported words up to where the sentence turns to something else: «فيما», `while`."""
        breaks = sorted(self.words.folded("breaks"), key=len, reverse=True)
        pattern = rf"[،,;؛]\s*(?:{'|'.join(map(re.escape, breaks))})(?!\w)"
        turn = re.search(pattern, self.article.masked[words.start : words.end], re.IGNORECASE)
        return Stretch(words.start, words.start + turn.start()) if turn else words

    def chain(self, start: int, end: int) -> tuple[Link, ...]:
        """The links of a chain in a stretch, in their order."""
        found: dict[int, Link] = {}
        for link, phrases in self.words.chains.items():
            for phrase in phrases:
                for actor, match in self._linked(phrase, start, end):
                    if actor.at.start not in found:
                        found[actor.at.start] = Link(link, match, actor)
        return tuple(found[each] for each in sorted(found))

    def _linked(self, phrase: str, start: int, end: int) -> Iterator[tuple[Name, str]]:
        """Organisations that stand directly behind a phrase."""
        pattern = self.words.pattern(f"{phrase}").pattern.removesuffix(r"(?![\w/])")
        for match in re.finditer(pattern, self.article.masked[:end], re.IGNORECASE):
            if match.start() < start:
                continue
            for name in self.names:
                near = (
                    self.article.folded[match.end() : name.at.start]
                    if (name.at.start >= match.end())
                    else None
                )
                if near is not None and near.strip().casefold() in ("", "the", "ل", "ا", "لل"):
                    if name.kind in ("organisation", "pointer") and name.at.end <= end:
                        yield name, match[0].strip()
                    break

    def last_speaker(self, found: Sequence[FoundStatement]) -> Name | None:
        """Whoever spoke last."""
        return next((each.speaker for each in reversed(found) if each.speaker), None)
