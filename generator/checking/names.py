"""Whether the languages name the same people, organisations and places, as the register does."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.checking.quoted import Quoted
from generator.checking.texts import Finding, Text, finding
from generator.language.lexicon import lexicon
from generator.language.spellings import Mention, Named, Names, NearMiss, in_one_language, words
from generator.model.register import Entity
from generator.problems import Code
from generator.reading.content import Content
from generator.resources import Resources


@dataclass(frozen=True, slots=True)
class RegisterNames:
    """The names of a register, ready to be found in any number of texts.

    Args:
        names: For each language of the site and of its sources.
        entities: By their ids.
    """

    names: Mapping[str, Names]
    entities: Mapping[str, Entity]

    @classmethod
    def of(cls, content: Content) -> "RegisterNames":
        """Gather the names that a content's register has."""
        entities: Sequence[Entity] = (*content.actors.value, *content.places.value)
        spoken = (source.about.value.language for source in content.sources)
        languages = frozenset((*content.site.value.languages, *spoken))
        return cls(
            {each: _names(entities, each, content.resources) for each in languages},
            {each.id: each for each in entities},
        )


def check_names(
    content: Content, texts: Iterable[Text], quoted: Quoted, register: RegisterNames | None = None
) -> Iterator[Finding]:
    """Problems with names that one language lacks or spells in a way of its own.

    Args:
        register: The names of the content's register, where they are gathered already.
    """
    checker = _Checker(register or RegisterNames.of(content), quoted)
    for text in texts:
        misses = {
            language: found
            for language, said in text.own
            if (found := checker.near_misses(language, said))
        }
        for language, found in misses.items():
            for miss in found:
                message = f"the register does not spell it «{miss.text}»"
                advice = (f"it has «{miss.spelling.text}»",)
                yield finding(text, language, Code.NAME_SPELLING, message, advice)
        yield from checker.missing(text, misses)


def _names(entities: Sequence[Entity], language: str, resources: Resources) -> Names:
    named = [
        (entity.id, name)
        for entity in entities
        for name in (
            *([entity.name[language]] if language in entity.name else []),
            *entity.other_names.get(language, ()),
        )
    ]
    return in_one_language(named, lexicon(language, resources))


class _Read(NamedTuple):
    """What one text names.

    Args:
        mentions: The names in its own language.
        everywhere: The ids of all that it names, also within other names and in other letters.
    """

    mentions: tuple[Mention, ...]
    everywhere: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Checker:
    register: RegisterNames
    quoted: Quoted
    found: dict[tuple[str, str], Named] = field(default_factory=dict)
    read: dict[tuple[str, str], _Read] = field(default_factory=dict)
    missed: dict[tuple[str, str], tuple[NearMiss, ...]] = field(default_factory=dict)

    def missing(self, text: Text, misses: Mapping[str, Sequence[NearMiss]]) -> Iterator[Finding]:
        """The names that one language has and another lacks; told once for each.

        Args:
            misses: The names that are there, but misspelled.
        """
        if len(text.sides) < 2:  # noqa: PLR2004 - nothing to compare
            return
        read = {language: self._read(language, said) for language, said in text.sides.items()}
        named = {language: each.everywhere for language, each in read.items()}
        for language, found in misses.items():
            named[language] = named[language].union(*(miss.spelling.ids for miss in found))
        told: set[tuple[str, frozenset[str]]] = set()
        for language, each in read.items():
            for mention in each.mentions:
                ids = mention.spelling.ids
                for other in text.sides:
                    if (ids & named[other]) or (other, ids) in told:
                        continue
                    if not any(other in self.register.entities[each].name for each in ids):
                        continue
                    if self.register.names[other].alluded(words(text.sides[other]), ids):
                        continue
                    told.add((other, ids))
                    yield self._absent(text, mention.spelling.text, ids, language, other)

    def _read(self, language: str, said: str) -> _Read:
        """What a text names; kept, since many quotes stand under several facts."""
        if (language, said) not in self.read:
            found = {each: self._named(each, said) for each in self.register.names}
            self.read[language, said] = _Read(
                found[language].mentions, frozenset().union(*(each.ids for each in found.values()))
            )
        return self.read[language, said]

    def _named(self, language: str, said: str) -> Named:
        """What a text names in the names of one language."""
        if (language, said) not in self.found:
            self.found[language, said] = self.register.names[language].named(said)
        return self.found[language, said]

    def _absent(
        self, text: Text, spelling: str, ids: frozenset[str], language: str, other: str
    ) -> Finding:
        where = language if other == text.original else other
        entity = self.register.entities[min(ids)]
        advice: tuple[str, ...] = ()
        if other in entity.name and where == other:
            advice = (f"the register calls it «{entity.name[other]}»",)
        message = f"`{language}` names «{spelling}» and `{other}` does not"
        return finding(text, where, Code.NAME_MISSING, message, advice)

    def near_misses(self, language: str, said: str) -> tuple[NearMiss, ...]:
        """Names in the editor's own words that the register spells otherwise."""
        if (language, said) not in self.missed:
            own = self.quoted.without(said)
            mentions = self._named(language, own).mentions
            found = self.register.names[language].near_misses(own, mentions)
            self.missed[language, said] = tuple(found)
        return self.missed[language, said]
