"""The recipe: a dossier → the site as the reader of one language sees it."""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from generator.dossier import Dossier, LinkedFact, LinkedSheet, in_time, newest_first
from generator.model.palette import PALETTE, Scheme
from generator.model.site import Site, Term
from generator.reading.image import Image
from generator.views.editions import EditionWriter
from generator.views.facts import FactWriter, key, sheet_path, source_path
from generator.views.register import RegisterWriter, number_passages
from generator.views.view import (
    ConflictView,
    EditionView,
    FactView,
    ImageView,
    MethodSection,
    Phrase,
    PointView,
    Reference,
    SheetView,
    SiteView,
    StatusView,
)
from generator.views.words import Words, words_of

NEWEST = 6
"""How many facts are shown as the newest."""


def localise(dossier: Dossier, language: str) -> SiteView:
    """Say everything in one language."""
    site = dossier.site
    words = words_of(dossier, language)
    locale = words.locale
    passages = number_passages(dossier)
    writer = FactWriter(words, passages, site.source_text)
    editions = {sheet.id: EditionWriter(words, sheet) for sheet in dossier.sheets}
    views = {
        sheet.id: tuple(
            replace(fact, draft=editions[sheet.id].marks.get(("fact", fact.id)))
            for fact in writer.sheet_facts(sheet)
        )
        for sheet in dossier.sheets
    }
    by_id = {(sheet, fact.id): fact for sheet, facts in views.items() for fact in facts}
    register = RegisterWriter(words, dossier, passages, _named_by(dossier.facts, by_id))
    return SiteView(
        locale=locale,
        language=language,
        direction=locale.direction,
        language_name=locale.file.name,
        theme_language=locale.file.theme,
        labels=locale.file.labels,
        title=words.wording(site.title),
        description=words.wording(site.description),
        publisher=words.wording(site.publisher),
        licence=words.optional(site.licence),
        digits=locale.digits,
        paper=site.paper,
        base_url=site.base_url.rstrip("/") + "/" if site.base_url else "",
        sheets=tuple(
            _sheet(sheet, views[sheet.id], editions[sheet.id], site.languages, words)
            for sheet in sorted(
                dossier.sheets, key=lambda each: each.about.edition.date, reverse=True
            )
        ),
        places=register.places(),
        actors=register.actors(),
        agreements=register.agreements(by_id.values()),
        sources=register.sources(),
        timeline=tuple(
            by_id[fact.sheet, fact.id]
            for fact in in_time(fact for fact in dossier.facts if fact.authored.fact_kind == "date")
        ),
        in_time=tuple(
            by_id[fact.sheet, fact.id]
            for fact in in_time(
                fact
                for fact in dossier.facts
                if fact.authored.fact_kind == "date" or fact.authored.when
            )
        ),
        newest=tuple(by_id[fact.sheet, fact.id] for fact in _newest(dossier.sheets)),
        changes=_changes(editions.values()),
        method=_method(dossier, words),
        publisher_url=site.publisher_url or "",
        licence_url=site.licence_url or "",
        logo=_image(dossier.logo),
        icon=_image(dossier.icon),
        colours=_colours(site),
        footer=tuple(Reference(words.wording(line.text), line.url or "") for line in site.footer),
    )


def _newest(sheets: Iterable[LinkedSheet]) -> tuple[LinkedFact, ...]:
    """The first of what the current editions added or changed."""
    found: list[LinkedFact] = []
    for sheet in sorted(sheets, key=lambda each: each.about.edition.date, reverse=True):
        last = sheet.history.last
        new = {each.thing.id for each in last.step} if last else set()
        facts = [fact for fact in sheet.facts if fact.id in new]
        found += newest_first(facts or sheet.facts)
    return tuple(found[:NEWEST])


def _image(image: Image | None) -> ImageView | None:
    if image is None:
        return None
    data = f"data:{image.media_type};base64,{b64encode(image.content).decode()}"
    path = f"assets/identity/{image.name}"
    return ImageView(path, image.content, image.media_type, data, image.width / image.height)


def _colours(site: Site) -> dict[Scheme, dict[str, str]]:
    """The publisher's own colours; no scheme in which there is none."""
    own = {scheme: site.colours.of(scheme) for scheme in PALETTE} if site.colours else {}
    return {scheme: colours for scheme, colours in own.items() if colours}


def _changes(editions: Iterable[EditionWriter]) -> tuple[EditionView, ...]:
    """The editions of all sheets that are closed, the newest first."""
    found = [(each.date, each) for writer in editions for each in writer.editions if each.date]
    return tuple(each for _, each in sorted(found, key=lambda entry: entry[0], reverse=True))


def _named_by(
    facts: tuple[LinkedFact, ...], views: dict[tuple[str, str], FactView]
) -> dict[tuple[str, str], tuple[FactView, ...]]:
    found: dict[tuple[str, str], list[FactView]] = defaultdict(list)
    for fact in facts:
        view = views[fact.sheet, fact.id]
        for actor in fact.actors:
            found["actor", actor.id].append(view)
        for place in fact.places:
            found["place", place.id].append(view)
        for agreement in fact.authored.agreements:
            found["agreement", f"{fact.sheet}/{agreement}"].append(view)
        for source, start, end in dict.fromkeys(map(key, fact.passages)):
            found["passage", f"{source}:{start}:{end}"].append(view)
    for fact in newest_first(facts):
        view = views[fact.sheet, fact.id]
        if view.kind == "base":
            found["claims of place", fact.places[0].id].append(view)
        if view.kind == "date":
            for agreement in fact.authored.agreements:
                found["claims of agreement", f"{fact.sheet}/{agreement}"].append(view)
    return {name: tuple(each) for name, each in found.items()}


def _sheet(
    sheet: LinkedSheet,
    facts: tuple[FactView, ...],
    editions: EditionWriter,
    languages: tuple[str, ...],
    words: Words,
) -> SheetView:
    about = sheet.about
    by_id = {fact.id: fact for fact in facts}
    kinds = {
        kind: tuple(fact for fact in facts if fact.kind == kind)
        for kind in ("agreement", "date", "base", "statement")
    }

    def named(ids: Iterable[str]) -> tuple[FactView, ...]:
        return tuple(by_id[each] for each in ids)

    endnotes = {note.number: note for fact in facts for note in fact.evidence}
    return SheetView(
        id=sheet.id,
        path=sheet_path(sheet.id),
        title=words.wording(about.title),
        standfirst=words.wording(about.standfirst),
        as_of=words.phrase(words.day(about.as_of)),
        edition=editions.name,
        date=about.edition.date,
        key_points=tuple(
            PointView(
                f"key-point-{number}",
                words.wording(point.text),
                named(point.facts),
                editions.marks.get(("key_point", str(number))),
            )
            for number, point in enumerate(about.key_points, 1)
        ),
        agreements=kinds["agreement"],
        timeline=kinds["date"],
        bases=kinds["base"],
        statements=kinds["statement"],
        conflicts=tuple(
            ConflictView(
                conflict.id,
                words.wording(conflict.note),
                named(conflict.facts),
                editions.marks.get(("conflict", conflict.id)),
            )
            for conflict in about.conflicts
        ),
        gaps=tuple(
            PointView(
                gap.id,
                words.wording(gap.text),
                named(gap.facts),
                editions.marks.get(("gap", gap.id)),
            )
            for gap in about.gaps
        ),
        changes=editions.changes(),
        endnotes=tuple(endnotes[number] for number in sorted(endnotes)),
        sources=tuple(
            {
                note.source.id: replace(note.source, path=source_path(note.source.id))
                for note in endnotes.values()
            }.values()
        ),
        briefings=_briefings(editions.file_name, languages, words),
        file_name=editions.file_name,
        fact_count=words.locale.count("facts", len(facts)),
        draft=editions.draft,
        edition_path=editions.path,
        editions=editions.editions,
    )


def _briefings(file_name: str, languages: tuple[str, ...], words: Words) -> tuple[Reference, ...]:
    """The PDFs of a sheet: one a language, and every two languages side by side."""

    def name(language: str) -> str:
        return words.language_name(language)

    def reference(label: Phrase, *of: str) -> Reference:
        return Reference(label, f"../{briefing_path(file_name, *of)}")

    found = [reference(words.labelled("briefing", name=name(each)), each) for each in languages]
    for first, second in combinations(languages, 2):
        label = words.labelled("briefing_parallel", first=name(first), second=name(second))
        found.append(reference(label, first, second))
    return tuple(found)


def briefing_path(file_name: str, *languages: str) -> str:
    """The file of a briefing, from the root of the site; it names its edition, as a citation does.

    Args:
        file_name: That of the sheet's view.
    """
    return f"briefings/{file_name}.{'-'.join(languages)}.pdf"


def picture_path(name: str, language: str) -> str:
    """The picture of a sheet, or of the `site`, for sharing; likewise."""
    return f"pictures/{name}.{language}.png"


def _method(dossier: Dossier, words: Words) -> tuple[MethodSection, ...]:
    """The generator's own explanations, then the words that this site uses."""
    vocabulary = dossier.vocabulary
    explained = [
        MethodSection(
            str(section["heading"]),
            tuple(words.phrase(text) for text in section["paragraphs"]),
            (),
        )
        for section in words.locale.file.method
    ]
    scales = {
        "source_reliability": [words.labelled(letter) for letter in "ABCDEF"],
        "credibility": [words.labelled(f"credibility_{number}") for number in range(1, 7)],
    }
    names = {"source_reliability": "ABCDEF", "credibility": "123456"}
    graded = [
        MethodSection(
            words.label(scale),
            (words.labelled(f"{scale}_explained"),),
            tuple(
                StatusView(words.phrase(name), "", meaning)
                for name, meaning in zip(names[scale], meanings, strict=True)
            ),
        )
        for scale, meanings in scales.items()
    ]

    def section(label: str, terms: Iterable[Term]) -> MethodSection:
        return MethodSection(words.label(label), (), tuple(map(words.term, terms)))

    used = [
        section("phases_explained", vocabulary.phases.values()),
        section("base_statuses_explained", vocabulary.base_statuses.values()),
        section("agreement_kinds_explained", vocabulary.agreement_kinds.values()),
    ]
    return (*explained, *(each for each in used if each.words), *graded)
