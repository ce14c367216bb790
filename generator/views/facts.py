"""Facts → their views: one function a kind says what is particular to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote as url_quote

from generator.dossier import LinkedFact, LinkedSheet, Passage
from generator.language.bidi import isolate
from generator.language.locales import direction_of
from generator.model.authored import Wording
from generator.model.fact import Agreement, Statement
from generator.model.register import Actor, Entity, Place
from generator.model.site import SourceText
from generator.views.surroundings import surroundings
from generator.views.view import (
    Detail,
    EvidenceView,
    FactView,
    Phrase,
    Reference,
    SaidView,
    TermView,
)
from generator.views.words import Words

PassageNumbers = Mapping[tuple[str, int, int], int]
"""The number of each cited passage: of the endnotes in a sheet, of the marks on a source's page."""


@dataclass(frozen=True, slots=True)
class FactWriter:
    """Writes the facts of one sheet.

    Args:
        source_text: How much of a source may be shown around a quote.
    """

    words: Words
    source_text: SourceText

    def sheet_facts(self, sheet: LinkedSheet) -> tuple[FactView, ...]:
        """The facts of a sheet, their evidence numbered in the order of the sheet."""
        notes: dict[tuple[str, int, int], int] = {}
        for fact in sheet.facts:
            for passage in fact.passages:
                notes.setdefault(key(passage), len(notes) + 1)
        name, path = self.words.wording(sheet.about.title), sheet_path(sheet.id)
        here = Reference(name, path, sheet.id)
        return tuple(self._fact(fact, here, notes) for fact in sheet.facts)

    def _fact(self, fact: LinkedFact, sheet: Reference, notes: PassageNumbers) -> FactView:
        authored, words = fact.authored, self.words
        kind = authored.fact_kind
        attribution = entity_reference(fact.speaker, words) if fact.speaker else None
        return FactView(
            id=fact.id,
            kind=kind,
            short=words.label(f"{kind}_numbered", number=fact.number),
            path=f"{sheet.path}#{fact.id}",
            sheet=sheet,
            subject=self._subject(fact, attribution),
            wording=words.wording(authored.wording),
            status=words.term(fact.term) if fact.term else None,
            when=words.when(authored.when),
            when_label=words.label(_WHEN_LABELS.get(kind, "when")),
            attribution=attribution,
            role=words.optional(authored.role),
            places=tuple(entity_reference(place, words) for place in fact.places),
            actors=tuple(entity_reference(actor, words) for actor in fact.actors),
            details=tuple(self._details(fact)),
            terms=self._terms(fact),
            said=self._said(fact),
            evidence=tuple(self.evidence(each, notes) for each in fact.passages),
            credibility=words.label(f"credibility_{authored.credibility}")
            if authored.credibility
            else "",
            note=words.optional(authored.note),
            order=fact.source_order,
        )

    def evidence(self, passage: Passage, notes: PassageNumbers) -> EvidenceView:
        """One quote."""
        words, source = self.words, passage.source
        before, after = surroundings(passage, self.source_text)
        direction = direction_of(source.about.language)
        return EvidenceView(
            number=notes[key(passage)],
            quote=words.verbatim(passage.quote, source.about.language),
            before=isolate(before, direction),
            after=isolate(after, direction),
            original=self._original(source.about.language),
            translation=self._translation(passage.translation),
            translation_label=self._translation_label(),
            source=Reference(
                words.wording(source.about.name),
                f"{source_path(source.id)}#{passage_anchor(passage.start, passage.end)}",
                source.id,
            ),
            position=words.label("position", number=passage.paragraph),
            grade=grade(source.about.reliability, words),
            address=text_fragment(source.about.url, passage.quote) if source.about.url else "",
        )

    def _subject(self, fact: LinkedFact, speaker: Reference | None) -> Reference | None:
        match fact.authored:
            case Agreement() as agreement:
                return Reference(
                    self.words.wording(agreement.name), agreement_path(fact.sheet, fact.id), fact.id
                )
            case Statement():
                return speaker
            case _ if fact.authored.fact_kind == "base":
                return entity_reference(fact.places[0], self.words)
            case _:
                return None

    def _details(self, fact: LinkedFact) -> list[Detail]:
        words = self.words
        base = fact.authored.fact_kind == "base"
        relays = [
            Reference(words.joined(words.wording(link.term.label), name.name), name.path)
            for link in fact.chain
            for name in [entity_reference(link.actor, words)]
        ]
        rows = {
            "parties": [entity_reference(actor, words) for actor in fact.parties],
            "chain": relays,
            "actors_concerned": [entity_reference(actor, words) for actor in fact.concerned],
            "places_concerned": [
                entity_reference(place, words) for place in fact.places[1 if base else 0 :]
            ],
        }
        return [Detail(words.label(name), tuple(row)) for name, row in rows.items() if row]

    def _terms(self, fact: LinkedFact) -> tuple[TermView, ...]:
        if not isinstance(fact.authored, Agreement):
            return ()
        words = self.words
        return tuple(
            TermView(words.wording(term.text), words.when(term.due) if term.due else None)
            for term in fact.authored.terms
        )

    def _said(self, fact: LinkedFact) -> SaidView | None:
        said = fact.authored.said if isinstance(fact.authored, Statement) else None
        if said is None:
            return None
        source = fact.passages[0].source.about.language
        language = source if source in said else next(iter(said))
        return SaidView(
            self.words.verbatim(said[language], language),
            self._original(language),
            self._translation(said) if language != self.words.locale.language else None,
            self._translation_label(),
        )

    def _translation(self, wording: Wording | None) -> Phrase | None:
        here = self.words.locale.language
        return self.words.wording(wording) if wording and here in wording else None

    def _translation_label(self) -> str:
        name = self.words.language_name(self.words.locale.language)
        return self.words.label("translation", language=name)

    def _original(self, language: str) -> str:
        return self.words.label("original", language=self.words.language_name(language))


_WHEN_LABELS = {"agreement": "issued", "base": "as_of_when"}


def key(passage: Passage) -> tuple[str, int, int]:
    """What makes two passages the same: source, start and end."""
    return passage.source.id, passage.start, passage.end


def sheet_path(sheet: str) -> str:
    """The page of a sheet, from the root of the language."""
    return f"sheets/{sheet}.html"


def source_path(source: str) -> str:
    """The page of a source, likewise."""
    return f"sources/{source}.html"


def passage_anchor(start: int, end: int) -> str:
    """The name of a passage on the page of its source; the same whatever else is cited there."""
    return f"passage-{start}-{end}"


def agreement_path(sheet: str, agreement: str) -> str:
    """The page of an agreement or document, likewise."""
    return f"agreements/{sheet}/{agreement}.html"


@lru_cache(maxsize=4096)  # every language asks for the same
def text_fragment(url: str, quote: str) -> str:
    """The address of the very words on a page (WICG, URL Fragment Text Directives).

    A long quote is named by its first and last words, since it may be broken up on the page.
    """
    words = quote.split()
    ends = 5
    parts = [words] if len(words) <= 2 * ends else [words[:ends], words[-ends:]]
    directive = ",".join(url_quote(" ".join(part), safe="").replace("-", "%2D") for part in parts)
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def entity_path(entity: Entity) -> str:
    """The page of a place, person or organisation, likewise."""
    return f"{'places' if isinstance(entity, Place) else 'actors'}/{entity.id}.html"


def entity_reference(entity: Actor | Place | Entity, words: Words) -> Reference:
    """A name with its page."""
    return Reference(words.wording(entity.name), entity_path(entity), entity.id)


def grade(reliability: str | None, words: Words) -> str:
    """A source's reliability in words."""
    if reliability is None:
        return words.label("ungraded")
    return words.label("grade", letter=reliability, meaning=words.label(reliability))
