"""The view of one language → the entries of its search, straight from the facts, and its words.

What is not translated, and stands there in another language, is not found by searching in this one.
Only names of the register are found in every language.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2s
from typing import Any, Literal, NotRequired, TypedDict

from markupsafe import escape

from generator.language.dates import month_spellings
from generator.language.locales import Locale
from generator.views.view import EntityView, FactView, Phrase, SheetView, SiteView, SourceView

Kind = Literal["sheet", "fact", "place", "actor", "agreement", "source", "text"]


class Entry(TypedDict):
    """One answer that the search can give; `title`, `text` and `names` are HTML.

    Args:
        location: Inside the language.
        names: What else an entity is called: found like the title, and shown only when it was.
    """

    location: str
    kind: Kind
    title: str
    text: str
    names: NotRequired[list[str]]


_SAID = (
    *("search_none", "search_missing", "search_apart", "search_begun", "search_other"),
    *("search_first", "comma"),
)
_KINDS = (
    *("search_place", "search_actor", "search_agreement", "search_sheet"),
    *("search_fact", "search_source"),
)


def search_words(locale: Locale) -> Mapping[str, Any]:
    """Give what the search of one language says, and the names of its months."""
    labels = locale.file.labels
    return {
        **{key.removeprefix("search_"): labels[key] for key in _SAID},
        "kinds": {key.removeprefix("search_"): str(escape(labels[key])) for key in _KINDS},
        "names": str(escape(labels["other_names"])),
        "results": locale.file.counts["results"],
        "months": month_spellings(locale),
    }


def gathered(entries: Iterable[Entry]) -> Iterator[tuple[str, list[Entry], bool]]:
    """Put together entries that are the only ones of their pages.

    They stand together by their address alone, so that another one changes nothing but what it
    stands in.
    """
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        digit = blake2s(entry["location"].encode(), digest_size=1).hexdigest()[0]
        found.setdefault(f"{entry['kind']}-{digit}", []).append(entry)
    yield from ((name, each, True) for name, each in found.items())


def sheet_entries(site: SiteView, sheet: SheetView) -> Iterator[Entry]:
    """Give the entries of a sheet: itself, its facts, and what it leaves open."""
    points = [point.text for point in sheet.key_points]
    yield from _page("sheet", sheet.path, sheet.title, [sheet.standfirst, *points])
    for fact in sheet.facts:
        yield _entry("fact", fact.path, _title(fact), list(_fact(fact, site.language)))
    for heading, open_points in (
        ("conflicts", [(conflict.id, conflict.note) for conflict in sheet.conflicts]),
        ("gaps", [(gap.id, gap.text) for gap in sheet.gaps]),
    ):
        for id_, text in open_points:
            yield _entry("text", f"{sheet.path}#{id_}", site.labels[heading], [text])


def register_entries(site: SiteView) -> Iterator[Entry]:
    """Give the entries of places and actors."""
    yield from entity_entries("place", site.places)
    yield from entity_entries("actor", site.actors)


def entity_entries(kind: Kind, entities: Iterable[EntityView]) -> Iterator[Entry]:
    """Give the entries of entities of one kind, which are found by all their names."""
    for entity in entities:
        names = [phrase.text for phrase in (*entity.other_names, *entity.names_elsewhere)]
        yield from _page(kind, entity.path, entity.name, list(_entity(entity)), names)


def source_entries(sources: Iterable[SourceView]) -> Iterator[Entry]:
    """Give the entries of sources."""
    for source in sources:
        yield from _page("source", source.path, source.name, [source.note] if source.note else [])


def method_entries(site: SiteView) -> Iterator[Entry]:
    """Give the entries of the page on method."""
    for number, section in enumerate(site.method, 1):
        location, paragraphs = f"method.html#section-{number}", list(section.paragraphs)
        yield _entry("text", location, section.heading, paragraphs)


def _page(
    kind: Kind, location: str, title: Phrase, phrases: list[Phrase], names: list[str] | None = None
) -> Iterator[Entry]:
    if not title.fallback:
        yield _entry(kind, location, title.text, phrases, names)


def _entry(
    kind: Kind, location: str, title: str, phrases: list[Phrase], names: list[str] | None = None
) -> Entry:
    own = [phrase for phrase in phrases if not phrase.fallback]
    text = "".join(f"<p>{escape(phrase.text)}</p>" for phrase in own)
    entry: Entry = {
        "location": location,
        "kind": kind,
        "title": str(escape(title)),
        "text": text,
    }
    if names:
        entry["names"] = [str(escape(name)) for name in names]
    return entry


def _title(fact: FactView) -> str:
    if fact.subject and not fact.subject.name.fallback:
        return f"{fact.short}: {fact.subject.name.text}"
    return fact.short


def _fact(fact: FactView, language: str) -> Iterator[Phrase]:
    yield fact.wording
    yield fact.when.words
    if fact.when.reading:
        yield fact.when.reading
    if fact.said:
        yield from _own(fact.said.original, fact.said.translation, language)
    for term in fact.terms:
        yield term.text
    if fact.attribution:
        yield fact.attribution.name
    if fact.role:
        yield fact.role
    for detail in fact.details:
        for value in detail.values:
            yield value.name
    for evidence in fact.evidence:
        yield from _own(evidence.quote, evidence.translation, language)
    if fact.note:
        yield fact.note


def _own(original: Phrase, translation: Phrase | None, language: str) -> Iterator[Phrase]:
    """The words in the reader's language: the original is not searched in another one."""
    if original.language == language:
        yield original
    elif translation:
        yield translation


def _entity(entity: EntityView) -> Iterator[Phrase]:
    yield entity.kind
    if entity.note:
        yield entity.note
