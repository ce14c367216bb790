"""The recipe: a dossier → the site as the reader of one language sees it."""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any, Generic, TypeVar

from generator.dossier import Dossier, FactEntry, LinkedSheet, in_time, newest_first
from generator.model.palette import PALETTE, Scheme
from generator.model.site import Site, Term
from generator.reading.image import Image
from generator.views.editions import EditionWriter
from generator.views.facts import FactWriter, sheet_path, source_path
from generator.views.register import RegisterWriter, agreements, number_passages
from generator.views.view import (
    ConflictView,
    FactView,
    ImageView,
    MethodSection,
    Phrase,
    PointView,
    Reference,
    SheetView,
    SiteView,
    SourceView,
    StatusView,
)
from generator.views.words import Words

Kept = TypeVar("Kept")

NEWEST = 6
"""How many facts are shown as the newest."""


@dataclass(frozen=True, slots=True)
class Shown(Generic[Kept]):
    """What one sheet brings to the site in one language, as far as other pages show it.

    Each part may be kept in another form until it is shown.

    Args:
        day: The date of its edition.
        facts: In the order of the sheet; likewise its entries.
        newest: The places, from 0, of what its current edition added or changed.
        changes: Its closed editions, each with its date.
    """

    id: str
    day: date
    entries: tuple[FactEntry, ...]
    newest: tuple[int, ...]
    sheet: Kept
    facts: tuple[Kept, ...]
    agreements: tuple[Kept, ...]
    changes: tuple[tuple[date, Kept], ...]


Shelve = Callable[[Iterable[Kept]], Sequence[Any]]
"""Makes what is kept into the views that are shown."""


def show(sheet: LinkedSheet, dossier: Dossier, words: Words) -> Shown[Any]:
    """Say in one language what one sheet brings to the site."""
    editions = EditionWriter(words, sheet)
    writer = FactWriter(words, dossier.site.source_text)
    facts = tuple(
        replace(fact, draft=mark) if (mark := editions.marks.get(("fact", fact.id))) else fact
        for fact in writer.sheet_facts(sheet)
    )
    entries = tuple(fact.entry for fact in sheet.facts)
    named = _named_by(entries, facts, tuple)
    return Shown(
        sheet.id,
        sheet.about.edition.date,
        entries,
        tuple(_newest(sheet)),
        _sheet(sheet, facts, editions, dossier.site.languages, words),
        facts,
        agreements(facts, named),
        tuple((each.date, each) for each in editions.editions if each.date),
    )


def assemble(
    dossier: Dossier,
    words: Words,
    shown: Sequence[Shown[Kept]],
    shelve: Shelve[Kept],
    sources: Sequence[SourceView] | None = None,
) -> SiteView:
    """Put together what sheets bring with what they have in common.

    Args:
        dossier: Its own sheets are not looked at.
        shown: Of each sheet, in the order of their ids.
        sources: The sources, if they are not those of the dossier.
    """
    site, locale = dossier.site, words.locale
    entries = [entry for each in shown for entry in each.entries]
    facts = [fact for each in shown for fact in each.facts]
    kept = dict(zip(((each.sheet, each.id) for each in entries), facts, strict=True))

    def placed(found: Iterable[FactEntry]) -> Sequence[FactView]:
        return shelve(kept[each.sheet, each.id] for each in found)

    passages = number_passages(entries, dossier.places)
    register = RegisterWriter(words, dossier, passages, _named_by(entries, facts, shelve))
    newest_sheets = sorted(shown, key=lambda each: each.day, reverse=True)
    newest = [each.facts[place] for each in newest_sheets for place in each.newest]
    changes = [change for each in shown for change in each.changes]
    timed = in_time(each for each in entries if each.kind == "date" or each.timed)
    return SiteView(
        locale=locale,
        language=locale.language,
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
        sheets=shelve(each.sheet for each in newest_sheets),
        places=register.places(),
        actors=register.actors(),
        agreements=shelve(agreement for each in shown for agreement in each.agreements),
        sources=register.sources() if sources is None else sources,
        timeline=placed(in_time(each for each in entries if each.kind == "date")),
        in_time=placed(timed),
        days=tuple(each.earliest for each in timed),
        newest=shelve(newest[:NEWEST]),
        changes=shelve(
            edition for _, edition in sorted(changes, key=lambda each: each[0], reverse=True)
        ),
        method=_method(dossier, words),
        publisher_url=site.publisher_url or "",
        licence_url=site.licence_url or "",
        logo=_image(dossier.logo),
        icon=_image(dossier.icon),
        colours=_colours(site),
        footer=tuple(Reference(words.wording(line.text), line.url or "") for line in site.footer),
    )


def _newest(sheet: LinkedSheet) -> Iterator[int]:
    """The first of what the current edition added or changed, by their places in the sheet."""
    last = sheet.history.last
    new = {each.thing.id for each in last.step} if last else set()
    facts = [fact for fact in sheet.facts if fact.id in new] or sheet.facts
    places = {fact.id: place for place, fact in enumerate(sheet.facts)}
    yield from (places[fact.id] for fact in newest_first(facts)[:NEWEST])


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


def _named_by(
    entries: Sequence[FactEntry], facts: Sequence[Kept], shelve: Shelve[Kept]
) -> dict[tuple[str, str], Sequence[FactView]]:
    """The facts that name each thing, by kind of thing and id."""
    found: dict[tuple[str, str], list[Kept]] = defaultdict(list)
    kept = dict(zip(((each.sheet, each.id) for each in entries), facts, strict=True))
    for entry, fact in zip(entries, facts, strict=True):
        for actor in entry.actors:
            found["actor", actor].append(fact)
        for place in entry.places:
            found["place", place].append(fact)
        for agreement in entry.agreements:
            found["agreement", f"{entry.sheet}/{agreement}"].append(fact)
        for source, start, end in entry.passages:
            found["passage", f"{source}:{start}:{end}"].append(fact)
    for entry in newest_first(entries):
        fact = kept[entry.sheet, entry.id]
        if entry.kind == "base":
            found["claims of place", entry.places[0]].append(fact)
        if entry.kind == "date":
            for agreement in entry.agreements:
                found["claims of agreement", f"{entry.sheet}/{agreement}"].append(fact)
    return {name: shelve(each) for name, each in found.items()}


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
    cited = {note.source.id: note.source for note in endnotes.values()}
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
        sources=tuple(replace(each, path=source_path(each.id)) for each in cited.values()),
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
