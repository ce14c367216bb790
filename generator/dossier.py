"""Checked content → the dossier: the same things, with ids turned into what they name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from generator.checking.quotes import find_quote
from generator.editions.comparison import Data
from generator.editions.history import History
from generator.model.authored import Wording
from generator.model.fact import Agreement, Base, Date, Evidence, Fact
from generator.model.register import Actor, Place
from generator.model.sheet import Sheet
from generator.model.site import Site, Status, Term, Vocabulary
from generator.model.source import Source
from generator.reading.content import Content, ReadSheet, ReadSource
from generator.reading.image import Image
from generator.resources import SHIPPED, Resources


@dataclass(frozen=True, slots=True)
class LinkedSource:
    """A source with its stored text."""

    id: str
    about: Source
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a quote stands: from `start` to just before `end` in the text of its source."""

    source: LinkedSource
    start: int
    end: int
    translation: Wording | None

    @property
    def quote(self) -> str:
        """The words, as they stand in the stored text."""
        return self.source.text[self.start : self.end]

    @property
    def paragraph(self) -> int:
        """The line of the stored text in which it begins, from 1."""
        return self.source.text.count("\n", 0, self.start) + 1


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain: what the actor did with the words."""

    term: Term
    actor: Actor


@dataclass(frozen=True, slots=True)
class FactEntry:
    """What places a fact among those of other sheets: what sorts it, and the ids that it names.

    Args:
        timed: Whether the source tells a time for it.
        passages: Source, start and end of what it rests on.
    """

    sheet: str
    id: str
    kind: str
    earliest: date | None
    latest: date | None
    timed: bool
    source_order: tuple[str, int]
    actors: tuple[str, ...]
    places: tuple[str, ...]
    agreements: tuple[str, ...]
    passages: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class LinkedFact:
    """A fact with what it names.

    Args:
        sheet: The id of its sheet.
        number: Among the facts of its kind in the sheet, from 1, in the order shown.
        actors: Everybody that it names: parties, those concerned, the speaker and the chain.
        places: Every place that it names, the base first.
        term: Its kind of agreement, phase or status; None for a statement.
    """

    sheet: str
    number: int
    authored: Fact
    passages: tuple[Passage, ...]
    speaker: Actor | None
    chain: tuple[Link, ...]
    parties: tuple[Actor, ...]
    concerned: tuple[Actor, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    term: Term | Status | None

    @property
    def id(self) -> str:
        """Unique in its sheet."""
        return self.authored.id

    @property
    def earliest(self) -> date | None:
        """The first day that its date can mean; None where there is no date."""
        when = self.authored.when
        return when.span.earliest if when and when.span else None

    @property
    def latest(self) -> date | None:
        """The last day that its date can mean, likewise."""
        when = self.authored.when
        return when.span.latest if when and when.span else None

    @property
    def source_order(self) -> tuple[str, int]:
        """What sorts facts as their source has them: the first passage that they rest on."""
        return min((passage.source.id, passage.start) for passage in self.passages)

    @cached_property
    def entry(self) -> FactEntry:
        """What places it among the facts of other sheets."""
        return FactEntry(
            sheet=self.sheet,
            id=self.id,
            kind=self.authored.fact_kind,
            earliest=self.earliest,
            latest=self.latest,
            timed=self.authored.when is not None,
            source_order=self.source_order,
            actors=tuple(actor.id for actor in self.actors),
            places=tuple(place.id for place in self.places),
            agreements=self.authored.agreements,
            passages=tuple(
                dict.fromkeys((each.source.id, each.start, each.end) for each in self.passages)
            ),
        )


@dataclass(frozen=True, slots=True)
class LinkedPlace:
    """A place with the one that it lies in and the passages that say so."""

    authored: Place
    within: Place | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class LinkedSheet:
    """A sheet with its facts in the order shown: as written, but dates in their own order.

    Args:
        frozen: The data of its closed editions, from the first.
        history: How the sheet relates to them, once it is compared with them.
    """

    id: str
    about: Sheet
    facts: tuple[LinkedFact, ...]
    frozen: tuple[Data, ...] = ()
    history: History = field(default_factory=History)


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything checked and linked."""

    site: Site
    vocabulary: Vocabulary
    actors: tuple[Actor, ...]
    places: tuple[LinkedPlace, ...]
    sources: tuple[LinkedSource, ...]
    sheets: tuple[LinkedSheet, ...]
    logo: Image | None = None
    icon: Image | None = None
    resources: Resources = SHIPPED

    @property
    def facts(self) -> tuple[LinkedFact, ...]:
        """The facts of all sheets."""
        return tuple(fact for sheet in self.sheets for fact in sheet.facts)


def resolve(content: Content) -> Dossier:
    """Link content that has been checked."""
    sources = {source.id: _source(source) for source in content.sources}
    places = {place.id: place for place in content.places.value}
    actors = {actor.id: actor for actor in content.actors.value}
    linker = _Linker(content.vocabulary.value, actors, places, sources)
    return Dossier(
        site=content.site.value,
        vocabulary=content.vocabulary.value,
        actors=tuple(actors.values()),
        places=tuple(
            LinkedPlace(
                place,
                places[place.within] if place.within else None,
                tuple(linker.passage(each) for each in place.evidence or ()),
            )
            for place in places.values()
        ),
        sources=tuple(sources.values()),
        sheets=tuple(linker.sheet(sheet) for sheet in content.sheets),
        logo=content.logo,
        icon=content.icon,
        resources=content.resources,
    )


T = TypeVar("T", LinkedFact, FactEntry)


def in_time(facts: Iterable[T]) -> tuple[T, ...]:
    """Facts in order: dated ones by the earliest day, undated ones where their source has them.

    An undated fact stands behind the dated one that comes before it in its source.
    """
    dated: list[tuple[date, T]] = []
    behind: dict[tuple[str, str] | None, list[T]] = defaultdict(list)
    before: T | None = None
    for fact in sorted(facts, key=lambda fact: fact.source_order):
        if fact.earliest:
            dated.append((fact.earliest, fact))
            before = fact
        elif before and before.source_order[0] == fact.source_order[0]:
            behind[before.sheet, before.id].append(fact)
        else:
            behind[None].append(fact)
    ordered: list[T] = list(behind[None])
    for _, dated_fact in sorted(dated, key=lambda entry: entry[0]):
        ordered.append(dated_fact)
        ordered.extend(behind[dated_fact.sheet, dated_fact.id])
    return tuple(ordered)


def newest_first(facts: Iterable[T]) -> tuple[T, ...]:
    """Facts by the last day that their date can mean, the newest first, undated ones behind."""
    return tuple(sorted(facts, key=lambda fact: fact.latest or date.min, reverse=True))


@dataclass(frozen=True, slots=True)
class _Linker:
    vocabulary: Vocabulary
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    sources: Mapping[str, LinkedSource]

    def sheet(self, sheet: ReadSheet) -> LinkedSheet:
        facts: list[LinkedFact] = []
        for read in sheet.facts:
            of_kind = tuple(self.fact(sheet.id, fact) for fact in read.value)
            shown = in_time(of_kind) if read.value and isinstance(read.value[0], Date) else of_kind
            facts += (replace(fact, number=number) for number, fact in enumerate(shown, 1))
        frozen = tuple(each.data for each in sheet.editions)
        return LinkedSheet(sheet.id, sheet.about.value, tuple(facts), frozen)

    def fact(self, sheet: str, fact: Fact) -> LinkedFact:
        speaker = self.actors[fact.speaker] if fact.speaker else None
        chain = tuple(
            Link(self.vocabulary.chain_links[relay.link], self.actors[relay.actor])
            for relay in fact.chain
        )
        party_ids = fact.parties if isinstance(fact, Agreement) else ()
        parties = tuple(self.actors[each] for each in party_ids)
        concerned = tuple(self.actors[each] for each in fact.actors)
        place_ids = (*((fact.place,) if isinstance(fact, Base) else ()), *fact.places)
        named = (
            *parties,
            *concerned,
            *([speaker] if speaker else []),
            *(link.actor for link in chain),
        )
        return LinkedFact(
            sheet=sheet,
            number=0,
            authored=fact,
            passages=tuple(self.passage(each) for each in fact.evidence),
            speaker=speaker,
            chain=chain,
            parties=parties,
            concerned=concerned,
            actors=tuple({actor.id: actor for actor in named}.values()),
            places=tuple({each: self.places[each] for each in place_ids}.values()),
            term=self.term(fact),
        )

    def term(self, fact: Fact) -> Term | None:
        match fact:
            case Agreement():
                return self.vocabulary.agreement_kinds[fact.kind]
            case Date():
                return self.vocabulary.phases[fact.phase]
            case Base():
                return self.vocabulary.base_statuses[fact.status]
            case _:
                return None

    def passage(self, evidence: Evidence) -> Passage:
        source = self.sources[evidence.source]
        (found,) = find_quote(
            source.text, evidence.quote, before=evidence.before or "", after=evidence.after or ""
        )
        return Passage(source, found.start, found.end, evidence.translation)


def _source(source: ReadSource) -> LinkedSource:
    return LinkedSource(source.id, source.about.value, source.text)
