"""`factsheet status`: how the content stands, and what its author may still want to see to."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.briefing.fonts import missing_glyphs
from generator.checking.check import check
from generator.checking.texts import texts
from generator.checking.translated import translations
from generator.editions.comparison import Changed
from generator.load import link
from generator.model.authored import When
from generator.model.fact import Agreement, Date
from generator.problems import ContentError
from generator.reading.content import Content, ReadSheet, ReadSource, read_content


@dataclass(frozen=True, slots=True)
class SheetStatus:
    """How a sheet stands.

    Args:
        edition: The one that it is, or is the draft of.
        draft: None where that cannot be told, since the content has problems.
        changed: What would be new to readers if the draft were published; nothing before there is
            an edition.
    """

    id: str
    facts: int
    edition: int
    date: date
    draft: bool | None
    closed: int
    changed: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """What is not known of a source: `url`, `published`."""

    id: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """Something that the content says is to come.

    Args:
        what: The id of the fact; of a term of an agreement its number behind it, `x term 2`.
        when: As the author wrote it, in EDTF.
        earliest: The first day that it can mean.
        latest: The last day that it can mean.
    """

    sheet: str
    what: str
    when: str
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Status:
    """How the content stands on a day; no more than the problems where it cannot be read."""

    as_of: date
    problems: Counter[str]
    readable: bool = True
    sheets: tuple[SheetStatus, ...] = ()
    languages: tuple[str, ...] = ()
    translations: Counter[str] | None = None
    sources: tuple[SourceStatus, ...] = ()
    due: tuple[Due, ...] = ()


def status(folder: Path, as_of: date) -> Status:
    """Look at a content folder, also at one with problems.

    Raises:
        EnvironmentTrouble: The folder cannot be read.
    """
    try:
        content = read_content(folder)
    except ContentError as error:
        return Status(as_of, _codes(error), readable=False)
    found: Counter[str] = Counter()
    try:
        check(content, missing_glyphs)
    except ContentError as error:
        found = _codes(error)
    lacking = (SourceStatus(each.id, _lacks(each)) for each in content.sources)
    return Status(
        as_of,
        found,
        sheets=tuple(_sheets(content, folder)),
        languages=content.site.value.languages,
        translations=Counter(each.state for each in translations(content, texts(content))),
        sources=tuple(each for each in lacking if each.lacks),
        due=tuple(sorted(_due(content), key=lambda each: (each.latest, each.sheet, each.what))),
    )


def _codes(error: ContentError) -> Counter[str]:
    return Counter(each.code.code for each in error.problems)


def _sheets(content: Content, folder: Path) -> Iterator[SheetStatus]:
    try:
        histories = {sheet.id: sheet.history for sheet in link(folder).sheets}
    except ContentError:
        histories = {}
    for sheet in content.sheets:
        edition, history = sheet.about.value.edition, histories.get(sheet.id)
        last = history.last if history and not history.draft else None
        yield SheetStatus(
            sheet.id,
            _facts(sheet),
            history.number if history else edition.number,
            last.date if last else edition.date,
            history.draft if history else None,
            len(sheet.editions),
            history.changed if history else (),
        )


def _facts(sheet: ReadSheet) -> int:
    return sum(len(each.value) for each in sheet.facts)


def _lacks(source: ReadSource) -> tuple[str, ...]:
    about = source.about.value
    return tuple(name for name in ("url", "published") if getattr(about, name) is None)


def _due(content: Content) -> Iterator[Due]:
    """Terms of agreements with a date, and dates that the vocabulary says are planned."""
    phases = content.vocabulary.value.phases
    for sheet in content.sheets:
        for fact in (fact for read in sheet.facts for fact in read.value):
            match fact:
                case Agreement():
                    for number, term in enumerate(fact.terms, 1):
                        yield from _one(sheet.id, f"{fact.id} term {number}", term.due)
                case Date() if fact.phase in phases and phases[fact.phase].tone == "planned":
                    yield from _one(sheet.id, fact.id, fact.when)
                case _:
                    pass


def _one(sheet: str, what: str, when: When | None) -> Iterator[Due]:
    if when and when.span:
        yield Due(sheet, what, when.span.text, when.span.earliest, when.span.latest)
