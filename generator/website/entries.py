"""The view of one language → the entries of its search, straight from the facts."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from generator.views.view import EntityView, EvidenceView, FactView, Phrase, SiteView

Entry = dict[str, str]
"""`location` inside the language, `title` and `text` as HTML."""


def search_entries(site: SiteView) -> Iterator[Entry]:
    """Give every entry: sheets with their facts, then places, actors and sources."""
    for sheet in site.sheets:
        yield _entry(sheet.path, sheet.title.text, [sheet.standfirst])
        for fact in sheet.facts:
            yield _entry(fact.path, _title(fact), list(_fact(fact)))
        for gap in sheet.gaps:
            yield _entry(f"{sheet.path}#{gap.id}", site.labels["gaps"], [gap.text])
    for entity in (*site.places, *site.actors):
        yield _entry(entity.path, entity.name.text, list(_entity(entity)))
    for source in site.sources:
        yield _entry(source.path, source.name.text, [source.note] if source.note else [])
    for number, section in enumerate(site.method, 1):
        yield _entry(f"method.html#section-{number}", section.heading, list(section.paragraphs))


def _entry(location: str, title: str, phrases: list[Phrase]) -> Entry:
    text = Markup("").join(Markup("<p>{}</p>").format(phrase.text) for phrase in phrases)
    return {"location": location, "title": str(escape(title)), "text": str(text)}


def _title(fact: FactView) -> str:
    subject = f": {fact.subject.name.text}" if fact.subject else ""
    return f"{fact.short}{subject}"


def _fact(fact: FactView) -> Iterator[Phrase]:
    yield fact.wording
    yield fact.when.words
    if fact.said:
        yield fact.said.translation or fact.said.original
    for term in fact.terms:
        yield term.text
    if fact.attribution:
        yield fact.attribution.name
    for detail in fact.details:
        for value in detail.values:
            yield value.name
    for evidence in fact.evidence:
        yield from _evidence(evidence)


def _evidence(evidence: EvidenceView) -> Iterator[Phrase]:
    """The words in the reader's language: the original is not searched in another one."""
    own = evidence.source.name.language
    if evidence.quote.language == own:
        yield evidence.quote
    elif evidence.translation:
        yield evidence.translation


def _entity(entity: EntityView) -> Iterator[Phrase]:
    yield entity.kind
    yield from entity.other_names
    if entity.note:
        yield entity.note
