"""Whether each id that something points to is there, and no id is given twice."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from generator.model.fact import Agreement, Base, Date, Evidence, Fact
from generator.problems import Code, Place, Problem
from generator.reading.content import Content, Read, ReadSheet
from generator.reading.decode import did_you_mean
from generator.reading.document import Document, Key

RESERVED = frozenset({"datapackage", "site"})
"""Names in the folder `data` of the site that no sheet may have."""

ANCHORS = re.compile(
    r"top|content|draft|figure-without|figure-off-map|(section|speaker|key-point|note)-.*"
    r"|(timeline|map)-\d.*"
)
"""Names that the page of a sheet and its briefing use themselves."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The ids of one kind."""

    noun: str
    ids: Collection[str]

    def check(self, document: Document, *path: Key, named: str | None) -> Iterator[Problem]:
        if named is not None and named not in self.ids:
            message = f"there is no {self.noun} `{named}`"
            advice = did_you_mean(named, self.ids)
            yield Problem(document.place(*path), Code.UNKNOWN_ID, message, advice)

    def each(self, document: Document, *path: Key, named: tuple[str, ...]) -> Iterator[Problem]:
        """The same for each id of a list."""
        for number, name in enumerate(named):
            yield from self.check(document, *path, number, named=name)


class _Identified(Protocol):
    """Anything with an id: a fact, an actor, a place."""

    @property
    def id(self) -> str: ...


def check_references(content: Content) -> Iterator[Problem]:
    """Problems with ids: unknown ones and repeated ones."""
    yield from check_register_references(content)
    yield from check_sheet_references(content)


def check_register_references(content: Content) -> Iterator[Problem]:
    """Problems with the ids in the register."""
    return _Checker(content).register()


def check_sheet_references(content: Content) -> Iterator[Problem]:
    """Problems with the ids in the sheets, each for itself."""
    checker = _Checker(content)
    for sheet in content.sheets:
        yield from _check_sheet(sheet)
        for facts in sheet.facts:
            for index, fact in enumerate(facts.value):
                yield from checker.fact(fact, facts.document, index)


class _Checker:
    """Holds the ids of each kind, gathered once for all facts."""

    def __init__(self, content: Content) -> None:
        self.content = content
        words = content.vocabulary.value
        self.actors = _Known("actor", _ids(content.actors))
        self.places = _Known("place", _ids(content.places))
        self.sources = _Known("source", {source.id for source in content.sources})
        self.actor_kinds = _Known("kind of actor", words.actor_kinds)
        self.place_kinds = _Known("kind of place", words.place_kinds)
        self.agreement_kinds = _Known("kind of agreement", words.agreement_kinds)
        self.links = _Known("link of a chain", words.chain_links)
        self.phases = _Known("phase", words.phases)
        self.statuses = _Known("status of a base", words.base_statuses)

    def register(self) -> Iterator[Problem]:
        actors, places = self.content.actors, self.content.places
        yield from _unique(actors)
        yield from _unique(places)
        for index, actor in enumerate(actors.value):
            yield from self.actor_kinds.check(actors.document, index, "kind", named=actor.kind)
        for index, place in enumerate(places.value):
            document = places.document
            yield from self.place_kinds.check(document, index, "kind", named=place.kind)
            yield from self.places.check(document, index, "within", named=place.within)
            yield from self.evidence(place.evidence or (), document, index)

    def fact(self, fact: Fact, document: Document, index: int) -> Iterator[Problem]:
        yield from self.actors.check(document, index, "speaker", named=fact.speaker)
        for number, relay in enumerate(fact.chain):
            yield from self.links.check(document, index, "chain", number, "link", named=relay.link)
            path = (index, "chain", number, "actor")
            yield from self.actors.check(document, *path, named=relay.actor)
        yield from self.actors.each(document, index, "actors", named=fact.actors)
        yield from self.places.each(document, index, "places", named=fact.places)
        yield from self.evidence(fact.evidence, document, index)
        match fact:
            case Agreement():
                yield from self.agreement_kinds.check(document, index, "kind", named=fact.kind)
                yield from self.actors.each(document, index, "parties", named=fact.parties)
            case Date():
                yield from self.phases.check(document, index, "phase", named=fact.phase)
            case Base():
                yield from self.statuses.check(document, index, "status", named=fact.status)
                yield from self.places.check(document, index, "place", named=fact.place)
            case _:
                pass

    def evidence(
        self, evidences: tuple[Evidence, ...], document: Document, index: int
    ) -> Iterator[Problem]:
        for number, evidence in enumerate(evidences):
            path = (index, "evidence", number, "source")
            yield from self.sources.check(document, *path, named=evidence.source)


def _check_sheet(sheet: ReadSheet) -> Iterator[Problem]:
    about, document = sheet.about.value, sheet.about.document
    if sheet.id in RESERVED:
        message = f"a sheet cannot be called `{sheet.id}`"
        yield Problem(Place(document.path), Code.RESERVED_ID, message)
    seen: set[str] = set()
    for facts in sheet.facts:
        yield from _unique(facts, seen)
        for index, fact in enumerate(facts.value):
            yield from _free(fact.id, facts.document, index, "id")
    agreements = _Known(
        "agreement in this sheet",
        {fact.id for facts in sheet.facts for fact in facts.value if isinstance(fact, Agreement)},
    )
    for facts in sheet.facts:
        for index, fact in enumerate(facts.value):
            path = (index, "agreements")
            yield from agreements.each(facts.document, *path, named=fact.agreements)
    known = _Known("fact in this sheet", frozenset(seen))
    for index, point in enumerate(about.key_points):
        yield from known.each(document, "key_points", index, "facts", named=point.facts)
    for index, gap in enumerate(about.gaps):
        yield from known.each(document, "gaps", index, "facts", named=gap.facts)
        yield from _once(gap.id, seen, document, "gaps", index, "id")
        yield from _free(gap.id, document, "gaps", index, "id")
    for index, conflict in enumerate(about.conflicts):
        yield from known.each(document, "conflicts", index, "facts", named=conflict.facts)
        yield from _once(conflict.id, seen, document, "conflicts", index, "id")
        yield from _free(conflict.id, document, "conflicts", index, "id")


def _unique(read: Read[tuple[_Identified, ...]], seen: set[str] | None = None) -> Iterator[Problem]:
    seen = set() if seen is None else seen
    for index, each in enumerate(read.value):
        yield from _once(each.id, seen, read.document, index, "id")


def _once(named: str, seen: set[str], document: Document, *path: Key) -> Iterator[Problem]:
    if named in seen:
        yield Problem(document.place(*path), Code.DUPLICATE_ID, f"`{named}` is already used")
    seen.add(named)


def _free(named: str, document: Document, *path: Key) -> Iterator[Problem]:
    if ANCHORS.fullmatch(named):
        message = f"the pages of the site use `{named}` themselves"
        yield Problem(document.place(*path), Code.RESERVED_ID, message)


def _ids(read: Read[tuple[_Identified, ...]]) -> frozenset[str]:
    return frozenset(each.id for each in read.value)
