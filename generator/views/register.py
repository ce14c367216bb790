"""People, organisations, places and sources → the views of their pages."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from generator.dossier import Dossier, FactEntry, LinkedPlace, LinkedSource, Passage
from generator.language.bidi import isolate
from generator.language.locales import direction_of
from generator.model.authored import Wording
from generator.model.register import Actor, Coordinates, Entity, Place
from generator.model.site import SourceText
from generator.views.facts import (
    FactWriter,
    PassageNumbers,
    entity_path,
    entity_reference,
    key,
    passage_anchor,
    source_path,
)
from generator.views.surroundings import MOST, first_words, last_words
from generator.views.view import (
    Detail,
    EntityView,
    EvidenceView,
    FactView,
    PassageView,
    Phrase,
    Position,
    Reference,
    Segment,
    SourceView,
)
from generator.views.words import Words


@dataclass(frozen=True)
class RegisterWriter:
    """Writes the pages of what facts point to.

    Args:
        facts: The facts that name each thing, by kind of thing and id, in the order of the site.
    """

    words: Words
    dossier: Dossier
    passages: PassageNumbers
    facts: Mapping[tuple[str, str], Sequence[FactView]]

    def actors(self) -> tuple[EntityView, ...]:
        """People and organisations."""
        kinds = self.dossier.vocabulary.actor_kinds
        return tuple(
            self._entity(actor, kinds[actor.kind].label, ()) for actor in self.dossier.actors
        )

    def places(self) -> tuple[EntityView, ...]:
        """Places, with where they lie."""
        kinds = self.dossier.vocabulary.place_kinds
        writer = FactWriter(self.words, self.dossier.site.source_text)
        return tuple(
            self._entity(
                place.authored,
                kinds[place.authored.kind].label,
                self._where(place),
                tuple(
                    writer.evidence(passage, {key(passage): number})
                    for number, passage in enumerate(place.passages, 1)
                ),
            )
            for place in self.dossier.places
        )

    @cached_property
    def _cited(self) -> Mapping[str, list[tuple[int, int, int]]]:
        """Number, start and end of the passages of each source."""
        found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for (source, start, end), number in self.passages.items():
            found[source].append((number, start, end))
        return found

    @cached_property
    def _resting(self) -> Mapping[tuple[str, int, int], list[LinkedPlace]]:
        """The places that rest on each passage."""
        found: dict[tuple[str, int, int], list[LinkedPlace]] = defaultdict(list)
        for place in self.dossier.places:
            for passage in dict.fromkeys(map(key, place.passages)):
                found[passage].append(place)
        return found

    def _claims(self, noun: str, named: str) -> Sequence[FactView]:
        return self.facts.get((f"claims of {noun}", named), ())

    def sources(self) -> tuple[SourceView, ...]:
        """Sources, with their stored texts."""
        return tuple(self._source(source) for source in self.dossier.sources)

    def _entity(
        self,
        entity: Entity,
        kind: Wording,
        details: tuple[Detail, ...],
        evidence: tuple[EvidenceView, ...] = (),
    ) -> EntityView:
        noun = "actor" if isinstance(entity, Actor) else "place"
        return EntityView(
            id=entity.id,
            path=entity_path(entity),
            name=self.words.wording(entity.name),
            kind=self.words.wording(kind),
            other_names=tuple(
                self.words.verbatim(name, language)
                for language, names in entity.other_names.items()
                for name in names
            ),
            details=details,
            evidence=evidence,
            note=self.words.optional(entity.note),
            claims=self._claims(noun, entity.id),
            facts=self.facts.get((noun, entity.id), ()),
            position=self._position(entity) if isinstance(entity, Place) else None,
            names_elsewhere=tuple(
                self.words.verbatim(entity.name[language], language)
                for language in entity.name
                if language != self.words.locale.language
            ),
        )

    def _where(self, place: LinkedPlace) -> tuple[Detail, ...]:
        words, rows = self.words, []
        if place.within:
            rows.append(Detail(words.label("within"), (entity_reference(place.within, words),)))
        if coordinates := place.authored.coordinates:
            rows.append(Detail(words.label("coordinates"), (self._coordinates(coordinates),)))
        return tuple(rows)

    def _position(self, place: Place) -> Position | None:
        at = place.coordinates
        return Position(at.latitude, at.longitude, self._coordinates(at)) if at else None

    def _coordinates(self, coordinates: Coordinates) -> Reference:
        phrase = self.words.around(
            "coordinates_of",
            latitude=str(coordinates.latitude),
            longitude=str(coordinates.longitude),
            name=coordinates.source.name,
            source=coordinates.source.title,
        )
        return Reference(phrase, coordinates.source.url or "")

    def _source(self, source: LinkedSource) -> SourceView:
        cited = self._cited[source.id]
        language = source.about.language
        return SourceView(
            id=source.id,
            path=source_path(source.id),
            name=self.words.wording(source.about.name),
            details=self._known(source),
            note=self.words.optional(source.about.note),
            language=language,
            direction=direction_of(language),
            explained=self.words.label(f"source_text_{self.dossier.site.source_text}"),
            paragraphs=tuple(_published(source, cited, self.dossier.site.source_text)),
            passages=tuple(self._passage(source, *each) for each in cited),
            passage_count=self.words.locale.count("passages", len(cited)),
        )

    def _known(self, source: LinkedSource) -> tuple[Detail, ...]:
        """What is known of a source, and what is not."""
        words, about = self.words, source.about
        unknown = words.labelled("unknown")
        spoken = about.language
        grade = words.label(about.reliability) if about.reliability else ""
        rows = {
            "source_title": words.verbatim(about.title, spoken) if about.title else None,
            "source_author": words.verbatim(about.author, spoken) if about.author else None,
            "publisher": words.optional(about.publisher),
            "source_published": words.when(about.published).words if about.published else None,
            "source_url": Phrase(about.url, isolate(about.url, "ltr"), "en", "ltr")
            if about.url
            else None,
            "source_retrieved": words.phrase(words.day(about.retrieved))
            if about.retrieved
            else None,
            "source_language": words.phrase(words.language_name(spoken)),
            "source_reliability": words.phrase(f"{about.reliability}: {grade}")
            if about.reliability
            else words.labelled("ungraded"),
            "source_rights": words.optional(about.rights),
            "source_hash": Phrase(about.sha256, isolate(about.sha256, "ltr"), "en", "ltr"),
        }
        links = {"source_url": about.url or ""}
        return tuple(
            Detail(words.label(name), (Reference(value or unknown, links.get(name, "")),))
            for name, value in rows.items()
        )

    def _passage(self, source: LinkedSource, number: int, start: int, end: int) -> PassageView:
        passage = Passage(source, start, end, None)
        facts = self.facts.get(("passage", f"{source.id}:{start}:{end}"), ())
        places = [
            entity_reference(place.authored, self.words) for place in self._resting[key(passage)]
        ]
        return PassageView(
            number=number,
            anchor=passage_anchor(start, end),
            quote=self.words.verbatim(passage.quote, source.about.language),
            position=self.words.label("position", number=passage.paragraph),
            facts=facts,
            places=tuple(places),
        )


def agreements(
    facts: Iterable[FactView], named: Mapping[tuple[str, str], Sequence[FactView]]
) -> tuple[EntityView, ...]:
    """Agreements and documents: each is a fact, with the facts that concern it.

    Args:
        named: The facts that name each thing, by kind of thing and id.
    """
    found: list[EntityView] = []
    for fact in facts:
        if fact.kind != "agreement" or not fact.subject or not fact.status:
            continue
        id_ = f"{fact.sheet.id}/{fact.id}"
        found.append(
            EntityView(
                id=id_,
                path=fact.subject.path,
                name=fact.subject.name,
                kind=fact.status.label,
                other_names=(),
                details=(),
                evidence=(),
                note=None,
                claims=named.get(("claims of agreement", id_), ()),
                facts=(fact, *named.get(("agreement", id_), ())),
            )
        )
    return tuple(found)


def number_passages(facts: Iterable[FactEntry], places: Iterable[LinkedPlace]) -> PassageNumbers:
    """The number of each passage on its source's page: from 1, in the order of the text."""
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    everything = [
        *(passage for fact in facts for passage in fact.passages),
        *(key(passage) for place in places for passage in place.passages),
    ]
    for source, start, end in everything:
        found[source].add((start, end))
    return {
        (source, start, end): number
        for source, spans in found.items()
        for number, (start, end) in enumerate(sorted(spans), 1)
    }


def _published(
    source: LinkedSource, cited: Iterable[tuple[int, int, int]], how_much: SourceText
) -> Iterable[tuple[Segment, ...]]:
    """As much of the text as its rights allow; `[…]` stands where words are left out."""
    if how_much == "quotes":
        return
    cited = tuple(cited)
    for paragraph in _paragraphs(source, cited):
        if how_much == "whole":
            yield paragraph
        elif any(segment.cited for segment in paragraph):
            yield tuple(_shortened(paragraph))


def _shortened(paragraph: tuple[Segment, ...]) -> Iterable[Segment]:
    for index, segment in enumerate(paragraph):
        if segment.cited:
            yield segment
            continue
        most = MOST["passages"]
        before = first_words(segment.text, most) if index else ""
        after = last_words(segment.text, most) if index + 1 < len(paragraph) else ""
        if len(before) + len(after) >= len(segment.text):
            yield segment
        else:
            text = f"{before} […] {after}"
            yield replace(segment, text=text, html=isolate(text, segment.direction))


def _paragraphs(
    source: LinkedSource, cited: Iterable[tuple[int, int, int]]
) -> Iterable[tuple[Segment, ...]]:
    """The stored text, a line a paragraph, cut where passages begin and end."""
    cited = tuple(cited)
    direction = direction_of(source.about.language)
    opens: dict[int, list[tuple[int, str]]] = defaultdict(list)
    reaches: dict[int, int] = {}
    for number, start, end in cited:
        opens[start].append((number, passage_anchor(start, end)))
        reaches[start] = max(end, reaches.get(start, 0))
    edges = sorted({*reaches, *(end for _, _, end in cited)})
    start = reached = 0
    for line in source.text.split("\n"):
        end = start + len(line)
        inside = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        segments: list[Segment] = []
        for left, right in pairwise((start, *inside, end) if line else ()):
            reached = max(reached, reaches.get(left, 0))
            text = source.text[left:right]
            html, opened = isolate(text, direction), tuple(opens.get(left, ()))
            segments.append(Segment(text, html, direction, right <= reached, opened))
        if segments:
            yield tuple(segments)
        start = end + 1
