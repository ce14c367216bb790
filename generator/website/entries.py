"""The view of one language → the entries of its search, straight from the facts.

What is not translated, and stands there in another language, is not found by searching in this one.
"""

from collections.abc import Iterator

from markupsafe import Markup, escape

from generator.views.view import EntityView, FactView, Phrase, SiteView

Entry = dict[str, str]
"""`location` inside the language, `title` and `text` as HTML."""


def search_entries(site: SiteView) -> Iterator[Entry]:
    """Give every entry: sheets with their facts, then places, actors and sources."""
    for sheet in site.sheets:
        yield from _page(sheet.path, sheet.title, [sheet.standfirst])
        for fact in sheet.facts:
            yield _entry(fact.path, _title(fact), list(_fact(fact, site.language)))
        for gap in sheet.gaps:
            yield _entry(f"{sheet.path}#{gap.id}", site.labels["gaps"], [gap.text])
    for entity in (*site.places, *site.actors):
        yield from _page(entity.path, entity.name, list(_entity(entity)))
    for source in site.sources:
        yield from _page(source.path, source.name, [source.note] if source.note else [])
    for number, section in enumerate(site.method, 1):
        yield _entry(f"method.html#section-{number}", section.heading, list(section.paragraphs))


def _page(location: str, title: Phrase, phrases: list[Phrase]) -> Iterator[Entry]:
    if not title.fallback:
        yield _entry(location, title.text, phrases)


def _entry(location: str, title: str, phrases: list[Phrase]) -> Entry:
    own = [phrase for phrase in phrases if not phrase.fallback]
    text = Markup("").join(Markup("<p>{}</p>").format(phrase.text) for phrase in own)
    return {"location": location, "title": str(escape(title)), "text": str(text)}


def _title(fact: FactView) -> str:
    if fact.subject and not fact.subject.name.fallback:
        return f"{fact.short}: {fact.subject.name.text}"
    return fact.short


def _fact(fact: FactView, language: str) -> Iterator[Phrase]:
    yield fact.wording
    yield fact.when.words
    if fact.said:
        yield from _own(fact.said.original, fact.said.translation, language)
    for term in fact.terms:
        yield term.text
    if fact.attribution:
        yield fact.attribution.name
    for detail in fact.details:
        for value in detail.values:
            yield value.name
    for evidence in fact.evidence:
        yield from _own(evidence.quote, evidence.translation, language)


def _own(original: Phrase, translation: Phrase | None, language: str) -> Iterator[Phrase]:
    """The words in the reader's language: the original is not searched in another one."""
    if original.language == language:
        yield original
    elif translation:
        yield translation


def _entity(entity: EntityView) -> Iterator[Phrase]:
    yield entity.kind
    yield from entity.other_names
    if entity.note:
        yield entity.note
