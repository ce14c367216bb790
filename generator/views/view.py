"""The views: frozen values of ready text. Paths are relative to the root of the language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from markupsafe import Markup

from generator.editions.comparison import How
from generator.language.bidi import Direction
from generator.language.locales import Locale
from generator.model.palette import Scheme
from generator.model.site import Digits, Paper
from generator.model.span import Span

Mark = Literal["same", "removed", "added"]
State = Literal["current", "older", "draft"]
Certainty = Literal["exact", "uncertain", "relative", "undated"]


@dataclass(frozen=True, slots=True)
class Fallback:
    """What stands in for a text that is not translated: its words and its label, as HTML."""

    words: Markup
    label: Markup


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text with its language and direction, and as HTML with its bidi runs isolated.

    Args:
        html: Of a text in another language than the reader's, words and label in elements of
            their own, so that it is right wherever it stands.
        fallback: The same two apart, where the reader's language lacks the text.
    """

    text: str
    html: Markup
    language: str
    direction: Direction
    fallback: Fallback | None = None


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
        span: The days that the source's own date can mean.
        read: The days that the editor's reading can mean.
    """

    words: Phrase
    certainty: Certainty
    reading: Phrase | None = None
    why: Phrase | None = None
    machine: str = ""
    span: Span | None = None
    read: Span | None = None


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
        before: What stands before the quote in its paragraph, as far as it may be shown.
        after: What stands after it.
        position: Where in the source, in words.
        grade: The source's reliability, in words.
        address: Where the words stand on the web, with a text fragment; empty where not known.
    """

    number: int
    quote: Phrase
    before: Markup
    after: Markup
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
        places: Every place that it names.
        actors: Everybody that it names.
        details: Further labelled values.
        order: What sorts facts as their source has them: its id, and where the words stand.
        draft: How it differs from the edition that readers have; None where it does not.
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
    places: tuple[Reference, ...]
    actors: tuple[Reference, ...]
    details: tuple[Detail, ...]
    terms: tuple[TermView, ...]
    said: SaidView | None
    evidence: tuple[EvidenceView, ...]
    credibility: str
    note: Phrase | None
    order: tuple[str, int]
    draft: Phrase | None = None


@dataclass(frozen=True, slots=True)
class PointView:
    """A key point or gap, and the facts that it rests on."""

    id: str
    text: Phrase
    facts: tuple[FactView, ...]
    draft: Phrase | None = None


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Facts that do not sit together."""

    id: str
    note: Phrase
    facts: tuple[FactView, ...]
    draft: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed, went or came."""

    mark: Mark
    words: Phrase


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One field that differs.

    Args:
        lead: What was done: `reworded`, `re-dated`.
        pieces: What stood there and what stands there now; none where it is another language's.
    """

    lead: Phrase
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ChangedView:
    """A thing that was added or removed, or of which something differs.

    Args:
        how: `added`, `removed` or `changed`; `lead` says it in words.
        name: `Statement 3`.
        path: Where it stands now; empty where it no longer does.
        text: What it says; None where its differences say that.
    """

    how: How
    lead: str
    id: str
    name: Phrase
    path: str
    text: Phrase | None
    differences: tuple[DifferenceView, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One line of the change log; its path leads to the page of the edition."""

    edition: Phrase
    what: Phrase
    path: str


@dataclass(frozen=True, slots=True)
class DraftView:
    """That a sheet is a draft, and how it differs from the edition that readers have.

    Args:
        path: The page that tells the differences; empty where there is nothing to differ from.
        others: What differs besides the entries that are there to be marked.
    """

    name: Phrase
    explained: Phrase
    path: str
    link: Phrase | None
    others: tuple[ChangedView, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition of a sheet, or the draft of the next one.

    Args:
        id: Of the sheet and the edition, an anchor on the page of all changes.
        key: What no other edition has, and none ever changes.
        date: None for a draft.
        entries: What the change log says of it.
        changed: What differs from the edition before it.
        later: What the change log says of those after it.
        since: What differs from it in the current one.
        draft: Of the current one: what differs in the draft of the next, which `draft_name` names.
    """

    id: str
    key: str
    number: int
    path: str
    sheet: Reference
    name: Phrase
    date: date | None
    state: State
    state_said: Phrase
    entries: tuple[Phrase, ...]
    changed: tuple[ChangedView, ...]
    later: tuple[ChangeView, ...]
    since: tuple[ChangedView, ...]
    draft: tuple[ChangedView, ...]
    draft_name: Phrase | None


@dataclass(frozen=True, slots=True)
class SheetView:
    """One sheet.

    Args:
        briefings: One a language, and one of every two side by side.
        file_name: What its files are called when saved: `ain-al-asad-edition-1`.
        edition_path: The page of the edition that this is, or is the draft of.
        editions: Every edition and, where it is one, the draft, the newest first.
    """

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
    file_name: str
    fact_count: str
    draft: DraftView | None
    edition_path: str
    editions: tuple[EditionView, ...]

    @property
    def facts(self) -> tuple[FactView, ...]:
        """All its facts, in the order shown."""
        return (*self.agreements, *self.timeline, *self.bases, *self.statements)


@dataclass(frozen=True, slots=True)
class Position:
    """A point on the earth (WGS 84), and the words that say where its numbers come from."""

    latitude: float
    longitude: float
    words: Reference


@dataclass(frozen=True, slots=True)
class EntityView:
    """A person, organisation, place or agreement, and the facts that name it.

    Args:
        position: Where a place lies, if that is known.
        names_elsewhere: Its name in the other languages.
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
    claims: Sequence[FactView]
    facts: Sequence[FactView]
    position: Position | None = None
    names_elsewhere: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a stored text.

    Args:
        cited: Whether a passage covers it.
        opens: The passages that begin with it: the number and the anchor of each.
    """

    text: str
    html: Markup
    direction: Direction
    cited: bool
    opens: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class PassageView:
    """A cited passage and what rests on it."""

    number: int
    anchor: str
    quote: Phrase
    position: str
    facts: Sequence[FactView]
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
class ImageView:
    """An image of the publisher's.

    Args:
        path: From the root of the site.
        data: The same as a data URI, for paper.
        ratio: Of its width to its height.
    """

    path: str
    content: bytes
    media_type: str
    data: str
    ratio: float


@dataclass(frozen=True, slots=True)
class SiteView:
    """The whole site in one language.

    Args:
        timeline: The dates of all sheets in their order.
        in_time: The same with every other fact for which the source tells a time.
        days: The first day that each of these can mean.
        newest: What the newest editions added or changed, the newest first.
        colours: The publisher's own, by scheme and name; nothing of those that are the project's.
        footer: Further lines at the foot of every page.
    """

    locale: Locale
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
    paper: Paper
    base_url: str
    sheets: Sequence[SheetView]
    places: tuple[EntityView, ...]
    actors: tuple[EntityView, ...]
    agreements: Sequence[EntityView]
    sources: Sequence[SourceView]
    timeline: Sequence[FactView]
    in_time: Sequence[FactView]
    days: tuple[date | None, ...]
    newest: Sequence[FactView]
    changes: Sequence[EditionView]
    method: tuple[MethodSection, ...]
    publisher_url: str = ""
    licence_url: str = ""
    logo: ImageView | None = None
    icon: ImageView | None = None
    colours: Mapping[Scheme, Mapping[str, str]] = field(default_factory=dict)
    footer: tuple[Reference, ...] = ()
