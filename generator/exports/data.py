"""The dossier → plain data: the one form behind JSON, CSV, editions, and what a PDF carries."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic_core import to_json

from generator.dossier import (
    Dossier,
    LinkedFact,
    LinkedPlace,
    LinkedSheet,
    LinkedSource,
    Passage,
)
from generator.model.authored import When, Wording
from generator.model.fact import Agreement, Statement
from generator.model.register import Actor, Place
from generator.model.site import Site

FORMAT = 1
"""Raised when a reader of the data must be changed."""

Data = dict[str, Any]


def sheet_data(sheet: LinkedSheet, dossier: Dossier) -> Data:
    """Everything that a sheet says, complete in itself: facts, register entries and sources."""
    about = sheet.about
    actors = {actor.id: actor for fact in sheet.facts for actor in fact.actors}
    places = _places(sheet, dossier)
    passages = (
        *(passage for fact in sheet.facts for passage in fact.passages),
        *(passage for place in places.values() for passage in place.passages),
    )
    sources = {passage.source.id: passage.source for passage in passages}
    return _said(
        format=FORMAT,
        id=sheet.id,
        title=_wording(about.title),
        standfirst=_wording(about.standfirst),
        publisher=_wording(dossier.site.publisher),
        publisher_url=dossier.site.publisher_url,
        licence=_wording(dossier.site.licence),
        licence_url=dossier.site.licence_url,
        languages=list(dossier.site.languages),
        as_of=about.as_of.isoformat(),
        edition=_edition(sheet),
        key_points=[
            {"text": _wording(point.text), "facts": list(point.facts)} for point in about.key_points
        ],
        facts=[fact_data(fact) for fact in sheet.facts],
        conflicts=[
            {"id": each.id, "note": _wording(each.note), "facts": list(each.facts)}
            for each in about.conflicts
        ],
        gaps=[
            {"id": each.id, "text": _wording(each.text), "facts": list(each.facts)}
            for each in about.gaps
        ],
        changes=[
            {
                "edition": change.edition,
                "date": change.date.isoformat(),
                "what": _wording(change.what),
            }
            for change in about.changes
        ],
        actors=[_entity(actor) for actor in _in_order(actors)],
        places=[_place(place) for place in _in_order(places)],
        sources=[source_data(source) for source in _in_order(sources)],
    )


def published_data(sheet: LinkedSheet, dossier: Dossier) -> Data:
    """The same as it is given away, where a draft is called one."""
    data = sheet_data(sheet, dossier)
    if not sheet.history.draft:
        return data
    return data | {"draft": True, "edition": {**data["edition"], "number": sheet.history.number}}


def register_data(dossier: Dossier) -> Data:
    """What the site says without its sheets, of which it has none here, nor their sources."""
    site = dossier.site
    return _said(
        format=FORMAT,
        title=_wording(site.title),
        description=_wording(site.description),
        publisher=_wording(site.publisher),
        publisher_url=site.publisher_url,
        licence=_wording(site.licence),
        licence_url=site.licence_url,
        languages=list(site.languages),
        address=site_address(site),
    ) | {
        "sheets": [],
        "actors": [_entity(actor) for actor in dossier.actors],
        "places": [_place(place) for place in dossier.places],
        "sources": [],
    }


def site_address(site: Site) -> str | None:
    """Where the site is published, ending in a slash; None where that is not known."""
    return f"{site.base_url.rstrip('/')}/" if site.base_url else None


_OF_THE_SITE = frozenset(
    {"format", "publisher", "publisher_url", "licence", "licence_url", "languages"}
    | {"actors", "places", "sources"}
)


def entry_data(sheet: Data) -> Data:
    """A sheet among others, without what the site says once for all of them."""
    return {name: value for name, value in sheet.items() if name not in _OF_THE_SITE}


def as_json(data: Any) -> bytes:
    """Data as the file that is published, and that a PDF carries."""
    return to_json(data, indent=1) + b"\n"


def fact_data(fact: LinkedFact) -> Data:
    """One fact; what it does not have is left out."""
    authored = fact.authored
    agreement = authored if isinstance(authored, Agreement) else None
    statement = authored if isinstance(authored, Statement) else None
    return _said(
        id=fact.id,
        kind=authored.fact_kind,
        name=_wording(agreement.name) if agreement else None,
        place=fact.places[0].id if authored.fact_kind == "base" else None,
        status=_wording(fact.term.label) if fact.term else None,
        wording=_wording(authored.wording),
        said=_wording(statement.said) if statement else None,
        when=_when(authored.when),
        speaker=fact.speaker.id if fact.speaker else None,
        role=_wording(authored.role),
        chain=[{"link": _wording(link.term.label), "actor": link.actor.id} for link in fact.chain],
        parties=[actor.id for actor in fact.parties],
        terms=[
            _said(text=_wording(term.text), due=_when(term.due))
            for term in (agreement.terms if agreement else ())
        ],
        actors=[actor.id for actor in fact.concerned],
        places=[place.id for place in fact.places],
        agreements=list(authored.agreements),
        evidence=[passage_data(passage) for passage in fact.passages],
        credibility=authored.credibility,
        note=_wording(authored.note),
    )


def passage_data(passage: Passage) -> Data:
    """A quote and where it stands, in characters of the stored text, from 0."""
    return _said(
        source=passage.source.id,
        quote=passage.quote,
        start=passage.start,
        end=passage.end,
        paragraph=passage.paragraph,
        translation=_wording(passage.translation),
    )


def source_data(source: LinkedSource) -> Data:
    """What is known of a source; what is not known is null."""
    about = source.about
    return {
        "id": source.id,
        "name": _wording(about.name),
        "language": about.language,
        "title": about.title,
        "author": about.author,
        "publisher": _wording(about.publisher),
        "url": about.url,
        "published": _when(about.published),
        "retrieved": about.retrieved.isoformat() if about.retrieved else None,
        "reliability": about.reliability,
        "rights": _wording(about.rights),
        "sha256": about.sha256,
        "note": _wording(about.note),
    }


def _edition(sheet: LinkedSheet) -> Data:
    """The edition that it is, or is the draft of; the date of a draft is the author's plan."""
    return _said(
        number=sheet.history.number if sheet.frozen else sheet.about.edition.number,
        date=sheet.about.edition.date.isoformat(),
        draft=sheet.history.draft or None,
    )


def _places(sheet: LinkedSheet, dossier: Dossier) -> dict[str, LinkedPlace]:
    """The places that its facts name, and those that they are said to lie in."""
    known = {place.authored.id: place for place in dossier.places}
    wanted = [place.id for fact in sheet.facts for place in fact.places]
    found: dict[str, LinkedPlace] = {}
    while wanted:
        place = known[wanted.pop()]
        if place.authored.id not in found:
            found[place.authored.id] = place
            wanted += [place.within.id] if place.within else []
    return found


def _place(place: LinkedPlace) -> Data:
    authored = place.authored
    coordinates = authored.coordinates
    return _entity(authored) | _said(
        within=authored.within,
        evidence=[passage_data(passage) for passage in place.passages],
        coordinates=coordinates.model_dump(exclude_none=True) if coordinates else None,
    )


def _entity(entity: Actor | Place) -> Data:
    return _said(
        id=entity.id,
        kind=entity.kind,
        name=_wording(entity.name),
        other_names={language: list(names) for language, names in entity.other_names.items()},
        note=_wording(entity.note),
    )


def _wording(wording: Wording | None) -> dict[str, str] | None:
    return dict(wording.root) if wording else None


def _when(when: When | None) -> Data | None:
    if when is None:
        return None
    return _said(
        date=when.date.text if when.date else None,
        said=_wording(when.said),
        reading=when.reading.text if when.reading else None,
        why=_wording(when.why),
    )


def _said(**values: Any) -> Data:
    """The values without those that are not there."""
    return {name: value for name, value in values.items() if value or value in (0, "")}


def _in_order(things: Mapping[str, Any]) -> Iterable[Any]:
    return (things[each] for each in sorted(things))
