"""The views of facts → the figures of a sheet and of the site, ready for the templates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from markupsafe import Markup

from generator.figures.drawing import (
    NARROW,
    WIDE,
    Drawing,
    Medium,
    column,
    on_paper,
    on_screen,
    paper,
)
from generator.figures.map import Claim, Pin, draw_map
from generator.figures.timeline import Entry, draw_timeline, pointed_at, stretches
from generator.language.dates import date_in_words
from generator.language.locales import Locale
from generator.language.numerals import with_digits
from generator.model.span import read_span
from generator.views.view import EntityView, FactView, Reference, SheetView, SiteView, StatusView

Where = Literal["screen", "paper", "column"]

MOST = 120
"""The most that is drawn in one figure of the site; more would tell nothing."""


@dataclass(frozen=True, slots=True)
class DateRow:
    """A fact on the scale, and what its mark stands for."""

    fact: FactView
    marked: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline.

    Args:
        rows: What is on its scale, in the order of time.
        without: What the source gives no date for, in the order of the source.
    """

    drawing: Markup
    title: str
    rows: tuple[DateRow, ...]
    without: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A status that is claimed of a place, and the facts that claim it."""

    status: StatusView
    facts: tuple[FactView, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place, all that is claimed of it, and where it lies."""

    number: str
    place: Reference
    claims: tuple[Claimed, ...]
    position: Reference | None


@dataclass(frozen=True, slots=True)
class Map:
    """A map.

    Args:
        rows: The places on it; the number of a row is that of its place.
        without: The places without coordinates.
        keyed: Whether a drawing has no room for names, and gives the numbers of the rows.
    """

    drawing: Markup
    title: str
    rows: tuple[PlaceRow, ...]
    without: tuple[PlaceRow, ...]
    keyed: bool


@dataclass(frozen=True, slots=True)
class Part:
    """How many facts of a kind have a status."""

    status: StatusView
    number: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts of a kind there are, and of what statuses.

    Args:
        anchor: The name of their section on the page.
        notes: What else is counted: places, speakers, how many have a date.
    """

    anchor: str
    count: str
    parts: tuple[Part, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a sheet; None where the facts give nothing to draw."""

    glance: tuple[Count, ...]
    timeline: Timeline | None
    map: Map | None


def sheet_figures(site: SiteView, sheet: SheetView, where: Where) -> Figures:
    """The figures of one sheet, drawn for the website, a page, or a column of one."""
    maker = _Maker(site.locale, where)
    places = {place.id: place for place in site.places}
    return Figures(
        glance=maker.glance(sheet),
        timeline=maker.timeline(sheet.timeline, "timeline"),
        map=maker.map(_by_place(sheet.bases, places)),
    )


def places_map(site: SiteView, places: Sequence[EntityView]) -> Map | None:
    """These places and what is claimed of them, drawn for the website."""
    if len(places) > MOST:
        return None
    maker = _Maker(site.locale, "screen")
    return maker.map([(place, place.claims) for place in places])


def site_timeline(site: SiteView) -> Timeline | None:
    """The timeline across all sheets, drawn for the website, where there is not too much."""
    if len(site.timeline) > 2 * MOST:
        return None
    maker = _Maker(site.locale, "screen")
    return maker.timeline(site.timeline, "timeline")


@dataclass(frozen=True, slots=True)
class _Maker:
    locale: Locale
    where: Where

    def timeline(self, facts: Sequence[FactView], name: str) -> Timeline | None:
        drawn = [fact for fact in facts if fact.when.span or fact.when.read]
        if not drawn or len(drawn) > MOST:
            return None
        many = len({fact.sheet.id for fact in facts}) > 1
        entries = [self._entry(fact, many=many) for fact in drawn]
        dated = [fact for fact in facts if fact.when.span]
        without = sorted(
            (fact for fact in facts if not fact.when.span), key=lambda fact: fact.order
        )
        label = self.locale.label
        title = label("figure_timeline")
        days = [day for each in entries for day in (each.span.earliest, each.span.latest)]
        described = label(
            "figure_timeline_described",
            dated=self.locale.count("figure_dated", len(dated)),
            undated=self.locale.count("figure_undated", len(without)),
            first=date_in_words(read_span(min(days).isoformat()), self.locale),
            last=date_in_words(read_span(max(days).isoformat()), self.locale),
        )
        drawings = [
            draw_timeline(entries, self.locale, medium, title, described)
            for medium in self._media()
        ]
        rows = tuple(DateRow(fact, self._marked(fact)) for fact in drawn)
        return Timeline(self._markup(drawings, name), title, rows, tuple(without))

    def _entry(self, fact: FactView, *, many: bool) -> Entry:
        """With its date in words; where there are several sheets, the number would say nothing."""
        label, span = self.locale.label, fact.when.span or fact.when.read
        assert span is not None  # noqa: S101 - only such facts are drawn
        date = date_in_words(span, self.locale)
        if fact.when.span is None:
            name = label("reading" if many else "figure_reading_of", name=fact.short, date=date)
        elif many:
            name = date
        else:
            name = label("figure_named", name=fact.short, date=date)
        tone, tone_name = _tone(fact)
        if tone_name and not pointed_at(span):
            name = label("figure_with_status", name=name, status=tone_name)
        return Entry(name, tone, tone_name, span, reading=fact.when.span is None)

    def _marked(self, fact: FactView) -> str:
        if fact.when.span is None:
            return self.locale.label("figure_reading")
        styles = [part.style for part in stretches(fact.when.span)]
        style = "lasting" if "lasting" in styles else styles[0]
        return self.locale.label(f"figure_{style}")

    def map(self, places: Iterable[tuple[EntityView, Sequence[FactView]]]) -> Map | None:
        rows: list[PlaceRow] = []
        without: list[PlaceRow] = []
        pins: list[Pin] = []
        for known, facts in places:
            name = Reference(known.name, known.path, known.id)
            row = PlaceRow("", name, _claimed(facts), None)
            if known.position is None:
                without.append(row)
                continue
            number = with_digits(str(len(rows) + 1), self.locale.digits)
            rows.append(replace(row, number=number, position=known.position.words))
            at = known.position
            said = tuple(Claim(each.status.label.text, each.status.tone) for each in row.claims)
            pins.append(Pin(known.name.text, at.longitude, at.latitude, said))
        if not pins:
            return None
        label = self.locale.label
        title = label("figure_map")
        semicolon = self.locale.file.labels["semicolon"]
        comma = self.locale.file.labels["comma"]
        described = label(
            "figure_map_described",
            names=semicolon.join(
                label("figure_claimed", name=pin.name, claims=comma.join(map(str, pin.claims)))
                if pin.claims
                else pin.name
                for pin in pins
            ),
        )
        drawings = [
            draw_map(pins, self.locale, medium, title, described) for medium in self._media()
        ]
        return Map(
            self._markup([(each,) for each in drawings], "map"),
            title,
            tuple(rows),
            tuple(without),
            keyed=any(each.keyed for each in drawings),
        )

    def glance(self, sheet: SheetView) -> tuple[Count, ...]:
        count = self.locale.count
        kinds = (
            ("agreements", sheet.agreements),
            ("dates", sheet.timeline),
            ("bases", sheet.bases),
            ("statements", sheet.statements),
        )
        dated = sum(1 for fact in sheet.timeline if fact.when.span)
        named = {fact.subject.id for fact in sheet.bases if fact.subject}
        speakers = {fact.attribution.id for fact in sheet.statements if fact.attribution}
        undated = len(sheet.timeline) - dated
        notes: dict[str, tuple[str, ...]] = {
            "dates": (
                *((count("figure_dated", dated),) if dated else ()),
                *((count("figure_undated", undated),) if undated else ()),
            ),
            "bases": (count("figure_places", len(named)),),
            "statements": (count("figure_speakers", len(speakers)),),
        }
        return tuple(
            Count(
                name, count(f"figure_{name}", len(facts)), self._parts(facts), notes.get(name, ())
            )
            for name, facts in kinds
            if facts
        )

    def _parts(self, facts: Iterable[FactView]) -> tuple[Part, ...]:
        found: dict[StatusView, int] = {}
        for fact in facts:
            if fact.status:
                found[fact.status] = found.get(fact.status, 0) + 1
        return tuple(
            Part(status, with_digits(str(number), self.locale.digits))
            for status, number in found.items()
        )

    def _media(self) -> tuple[Medium, ...]:
        if self.where == "screen":
            return WIDE, NARROW
        return ((paper if self.where == "paper" else column)(self.locale.direction),)

    def _markup(self, drawings: Iterable[Sequence[Drawing]], name: str) -> Markup:
        """The drawings of all media, each in one or more parts."""
        return Markup("\n").join(
            on_screen(each, f"{name}-{part}") if self.where == "screen" else on_paper(each)
            for parts in drawings
            for part, each in enumerate(parts, 1)
        )


def _by_place(
    bases: Iterable[FactView], places: Mapping[str, EntityView]
) -> list[tuple[EntityView, Sequence[FactView]]]:
    """In the order in which they are first named."""
    found: dict[str, list[FactView]] = {}
    for fact in bases:
        if fact.subject:
            found.setdefault(fact.subject.id, []).append(fact)
    return [(places[place], facts) for place, facts in found.items()]


def _claimed(facts: Iterable[FactView]) -> tuple[Claimed, ...]:
    found: dict[StatusView, list[FactView]] = {}
    for fact in facts:
        if fact.status:
            found.setdefault(fact.status, []).append(fact)
    return tuple(Claimed(status, tuple(each)) for status, each in found.items())


def _tone(fact: FactView) -> tuple[str, str]:
    return (fact.status.tone, fact.status.label.text) if fact.status else ("", "")
