"""The views: frozen values of ready text. Paths are relative to the root of the language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from markupsafe import Markup

from generator.language.bidi import Direction
from generator.model.site import Digits

Certainty = Literal["exact", "uncertain", "relative", "undated"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text with its language and direction, and as HTML with its bidi runs isolated."""

    text: str
    html: Markup
    language: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Reference:
    """A name, and the page that it leads to; no path where it leads nowhere."""

    name: Phrase
    path: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class WhenView:
    """A date in words.

    Args:
        words: The date, the source's phrase, or that there is none.
        reading: The editor's reading, labelled as such, where there is one.
        machine: The EDTF of an exact or partial date, else empty.
    """

    words: Phrase
    certainty: Certainty
    reading: Phrase | None = None
    why: Phrase | None = None
    machine: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """A labelled row of values."""

    label: str
    values: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status in words, with its tone, which never speaks alone."""

    label: Phrase
    tone: str
    meaning: Phrase | None = None


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A quote as shown.

    Args:
        number: Of the endnote, from 1, in the order of the sheet.
        quote: The words of the stored text, in their own language.
        original: The label that names their language.
        translation_label: The label that marks the translation as one.
        source: The source's name; its path leads to the passage.
        position: Where in the source, in words.
        grade: The source's reliability, in words.
        address: Where the words stand on the web, with a text fragment; empty where not known.
    """

    number: int
    quote: Phrase
    original: str
    translation: Phrase | None
    translation_label: str
    source: Reference
    position: str
    grade: str
    address: str


@dataclass(frozen=True, slots=True)
class TermView:
    """One thing that an agreement lays down."""

    text: Phrase
    due: WhenView | None


@dataclass(frozen=True, slots=True)
class SaidView:
    """The words of a statement: the original, and its translation where the reader needs one."""

    original: Phrase
    original_label: str
    translation: Phrase | None
    translation_label: str


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact, ready to be shown.

    Args:
        id: Its anchor on the page of its sheet.
        kind: `agreement`, `date`, `base` or `statement`.
        short: Its kind and its number among them in the sheet: `Statement 3`.
        subject: What it is about: an agreement's name, a base's place, a statement's speaker.
        attribution: Who says so, in one line.
        details: Further labelled values.
    """

    id: str
    kind: str
    short: str
    path: str
    sheet: Reference
    subject: Reference | None
    wording: Phrase
    status: StatusView | None
    when: WhenView
    when_label: str
    attribution: Reference | None
    role: Phrase | None
    details: tuple[Detail, ...]
    terms: tuple[TermView, ...]
    said: SaidView | None
    evidence: tuple[EvidenceView, ...]
    credibility: str
    note: Phrase | None


@dataclass(frozen=True, slots=True)
class PointView:
    """A key point or gap, and the facts that it rests on."""

    id: str
    text: Phrase
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Facts that do not sit together."""

    id: str
    note: Phrase
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One line of the change log."""

    edition: Phrase
    what: Phrase


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet."""

    id: str
    path: str
    title: Phrase
    standfirst: Phrase
    as_of: Phrase
    edition: Phrase
    date: date
    key_points: tuple[PointView, ...]
    agreements: tuple[FactView, ...]
    timeline: tuple[FactView, ...]
    bases: tuple[FactView, ...]
    statements: tuple[FactView, ...]
    conflicts: tuple[ConflictView, ...]
    gaps: tuple[PointView, ...]
    changes: tuple[ChangeView, ...]
    endnotes: tuple[EvidenceView, ...]
    sources: tuple[Reference, ...]
    briefings: tuple[Reference, ...]
    fact_count: str

    @property
    def facts(self) -> tuple[FactView, ...]:
        """All its facts, in the order shown."""
        return (*self.agreements, *self.timeline, *self.bases, *self.statements)


@dataclass(frozen=True, slots=True)
class EntityView:
    """A person, organisation, place or agreement, and the facts that name it.

    Args:
        claims: What is claimed of the status of a place or agreement, the newest first.
    """

    id: str
    path: str
    name: Phrase
    kind: Phrase
    other_names: tuple[Phrase, ...]
    details: tuple[Detail, ...]
    evidence: tuple[EvidenceView, ...]
    note: Phrase | None
    claims: tuple[FactView, ...]
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a stored text.

    Args:
        cited: Whether a passage covers it.
        opens: The numbers of the passages that begin with it.
    """

    text: str
    html: Markup
    direction: Direction
    cited: bool
    opens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A cited passage and what rests on it."""

    number: int
    quote: Phrase
    position: str
    facts: tuple[FactView, ...]
    places: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source: what is known of it, its stored text, and what rests on it."""

    id: str
    path: str
    name: Phrase
    details: tuple[Detail, ...]
    note: Phrase | None
    language: str
    direction: Direction
    explained: str
    paragraphs: tuple[tuple[Segment, ...], ...]
    passages: tuple[PassageView, ...]
    passage_count: str


@dataclass(frozen=True, slots=True)
class MethodSection:
    """A section of the method page: paragraphs, then words with their meanings."""

    heading: str
    paragraphs: tuple[Phrase, ...]
    words: tuple[StatusView, ...]


@dataclass(frozen=True, slots=True)
class SiteView:
    """The whole site in one language."""

    language: str
    direction: Direction
    language_name: str
    theme_language: str
    labels: Mapping[str, str]
    title: Phrase
    description: Phrase
    publisher: Phrase
    licence: Phrase | None
    digits: Digits
    base_url: str
    sheets: tuple[SheetView, ...]
    places: tuple[EntityView, ...]
    actors: tuple[EntityView, ...]
    agreements: tuple[EntityView, ...]
    sources: tuple[SourceView, ...]
    timeline: tuple[FactView, ...]
    method: tuple[MethodSection, ...]
