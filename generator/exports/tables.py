"""The plain data as tables, one for each kind of thing, and the tables as CSV for spreadsheets.

A text that a spreadsheet would run as a formula (it begins with `=`, `+`, `-` or `@`, or a control
character) has an apostrophe put before it. So that this can be undone, a text that begins with
apostrophes and then such a character has one more put before it: whoever wants the exact text takes
one apostrophe away from any text that `GUARDED` matches. Numbers are not texts, and stay numbers.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from generator.exports.data import Data
from generator.views.facts import sheet_path

Row = dict[str, Any]
"""Values by the name of their column; of a column in every language, by language."""

Links = Mapping[tuple[str, ...], tuple[str, tuple[str, ...]]]
"""Columns → the table, and its columns, that they name a row of."""

GUARDED = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n]")  # the wide ones are formulas in some versions
BETWEEN = "; "
"""Stands between several ids or names in one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or one for each language.

    Args:
        name: Without the language; its description is the label `column_<name>`.
        each_language: Whether there is one for each language: `wording_ar`, `wording_en`.
        required: Whether every row has a value, in some language.
    """

    name: str
    type: Literal["string", "integer", "number", "date", "boolean"] = "string"
    each_language: bool = False
    required: bool = False

    def names(self, languages: Sequence[str]) -> list[str]:
        """The headings."""
        return [f"{self.name}_{each}" for each in languages] if self.each_language else [self.name]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A kind of thing, which is itself alone: what is said of it can be kept.

    Args:
        name: Of its file, without `.csv`; its description is the label `table_<name>`.
        key: The columns that together name a row.
        rows: Its rows in the data.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: Links
    rows: Callable[["Tabled"], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Tabled:
    """What the tables are made from: the data of one sheet, or of all.

    Args:
        address: Where the site is published, ending in a slash; empty where not known.
        named: Actors and places that sheets name, besides those that have rows of their own.
    """

    sheets: Sequence[Data]
    actors: Sequence[Data]
    places: Sequence[Data]
    sources: Sequence[Data]
    languages: Sequence[str]
    address: str
    named: Sequence[Data] = ()
    _names: Mapping[str, Mapping[str, str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Look up every name once."""
        everything = (*self.named, *self.actors, *self.places)
        names = {each["id"]: each["name"] for each in everything}
        object.__setattr__(self, "_names", names)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """The names of actors and places, in every language."""
        wordings = [self._names[each] for each in ids]
        return {
            language: BETWEEN.join(wording.get(language, "") for wording in wordings)
            for language in self.languages
        }

    def pages(self, path: str) -> dict[str, str]:
        """The address of a page in every language; from the root of the site if that is unknown."""
        return {language: f"{self.address}{language}/{path}" for language in self.languages}


def write_csv(table: Table, tabled: Tabled) -> bytes:
    """The table as spreadsheets open it: UTF-8 with its mark, commas, CRLF."""
    return heading(table, tabled.languages) + write_rows(table, tabled)


@lru_cache(maxsize=64)  # every sheet has the same
def heading(table: Table, languages: Sequence[str]) -> bytes:
    """What a file of the table begins with."""
    names = (name for column in table.columns for name in column.names(languages))
    return _written([names]).encode("utf-8-sig")


def write_rows(table: Table, tabled: Tabled) -> bytes:
    """The same without the heading, to be put behind another."""
    return write_cells(rows(table, tabled))


def write_cells(cells: Iterable[Iterable[Any]]) -> bytes:
    """Rows as CSV, to be put behind others."""
    return _written(cells).encode()


def _written(rows: Iterable[Iterable[Any]]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\r\n").writerows(rows)
    return file.getvalue()


def rows(table: Table, tabled: Tabled) -> Iterator[list[Any]]:
    """The cells of each row of the table."""
    languages = tabled.languages
    columns = [(column.name, column.each_language) for column in table.columns]
    for row in table.rows(tabled):
        cells: list[Any] = []
        for name, each_language in columns:
            value = row.get(name)
            if each_language:
                cells += [(value or {}).get(language, "") for language in languages]
            else:
                cells.append("" if value is None else value)
        yield list(map(guarded, cells))


def guarded(cell: Any) -> Any:
    """A cell that no spreadsheet runs."""
    return f"'{cell}" if cell and isinstance(cell, str) and GUARDED.match(cell) else cell


def _sheets(tabled: Tabled) -> Iterator[Row]:
    for sheet in tabled.sheets:
        yield {
            **sheet,
            "edition": sheet["edition"]["number"],
            "edition_date": sheet["edition"]["date"],
            "draft": "true" if sheet.get("draft") else "false",
            "page": tabled.pages(sheet_path(sheet["id"])),
        }


def _facts(kind: str) -> Callable[[Tabled], Iterator[Row]]:
    def found(tabled: Tabled) -> Iterator[Row]:
        for sheet in tabled.sheets:
            for fact in sheet.get("facts", ()):
                if fact["kind"] == kind:
                    yield _fact(sheet, fact, tabled)

    return found


def _fact(sheet: Data, fact: Data, tabled: Tabled) -> Row:
    evidence = fact["evidence"]
    chain = fact.get("chain", ())
    row = {
        **fact,
        **_when(fact.get("when"), "date"),
        "sheet": sheet["id"],
        "chain": {
            language: BETWEEN.join(
                f"{each['link'].get(language, '')} {tabled.names([each['actor']])[language]}"
                for each in chain
            )
            for language in tabled.languages
        },
        "sources": BETWEEN.join(dict.fromkeys(each["source"] for each in evidence)),
        "quotes": " | ".join(each["quote"] for each in evidence),
        "page": tabled.pages(f"{sheet_path(sheet['id'])}#{fact['id']}"),
    }
    for name in ("place", "speaker"):
        row[f"{name}_name"] = tabled.names([fact[name]]) if name in fact else {}
    for name in ("parties", "actors", "places", "agreements"):
        ids = fact.get(name, ())
        row[name] = BETWEEN.join(ids)
        if name != "agreements":
            row[f"{name}_names"] = tabled.names(ids)
    return row


def _terms(tabled: Tabled) -> Iterator[Row]:
    for sheet in tabled.sheets:
        for fact in sheet.get("facts", ()):
            for number, term in enumerate(fact.get("terms", ()), 1):
                yield {
                    "sheet": sheet["id"],
                    "agreement": fact["id"],
                    "number": number,
                    "text": term["text"],
                    **_when(term.get("due"), "due"),
                }


def _evidence(tabled: Tabled) -> Iterator[Row]:
    facts = ((sheet["id"], fact) for sheet in tabled.sheets for fact in sheet.get("facts", ()))
    places = (("", {**place, "kind": "place"}) for place in tabled.places)
    for sheet, each in (*facts, *places):
        for number, passage in enumerate(each.get("evidence", ()), 1):
            yield {
                **passage,
                "sheet": sheet,
                "kind": each["kind"],
                "of": each["id"],
                "number": number,
            }


def _resting(key: str) -> Callable[[Tabled], Iterator[Row]]:
    def found(tabled: Tabled) -> Iterator[Row]:
        for sheet in tabled.sheets:
            for each in sheet.get(key, ()):
                facts = BETWEEN.join(each.get("facts", ()))
                yield {**each, "sheet": sheet["id"], "facts": facts}

    return found


def _actors(tabled: Tabled) -> Iterator[Row]:
    yield from map(_entity, tabled.actors)


def _places(tabled: Tabled) -> Iterator[Row]:
    for place in tabled.places:
        point = place.get("coordinates", {})
        source = point.get("source", {})
        yield {
            **_entity(place),
            "latitude": point.get("latitude"),
            "longitude": point.get("longitude"),
            "coordinates_source": source.get("title"),
            "coordinates_name": source.get("name"),
            "coordinates_url": source.get("url"),
        }


def _entity(entity: Data) -> Row:
    names = entity.get("other_names", {})
    return {**entity, "other_names": {each: BETWEEN.join(names[each]) for each in names}}


def _sources(tabled: Tabled) -> Iterator[Row]:
    for source in tabled.sources:
        yield {**source, **_when(source["published"], "published")}


def _when(when: Data | None, name: str) -> Row:
    when = when or {}
    return {
        name: when.get("date"),
        f"{name}_said": when.get("said"),
        f"{name}_reading": when.get("reading"),
        f"{name}_why": when.get("why"),
    }


def _dated(name: str) -> tuple[Column, ...]:
    return (
        Column(name),
        Column(f"{name}_said", each_language=True),
        Column(f"{name}_reading"),
        Column(f"{name}_why", each_language=True),
    )


def _told(name: str, *, required: bool = False) -> Column:
    return Column(name, each_language=True, required=required)


_ID = Column("id", required=True)
_SHEET = Column("sheet", required=True)
_TO_SHEET: Links = {("sheet",): ("sheets", ("id",))}
_KEY = ("sheet", "id")


def _fact_table(name: str, kind: str, *own: Column, **links: str) -> Table:
    columns = (
        _SHEET,
        _ID,
        *own,
        _told("wording", required=True),
        *([_told("said")] if kind == "statement" else []),
        *_dated("date"),
        Column("speaker", required=kind == "statement"),
        _told("speaker_name"),
        _told("role"),
        _told("chain"),
        Column("actors"),
        _told("actors_names"),
        Column("places"),
        _told("places_names"),
        Column("agreements"),
        Column("sources", required=True),
        Column("quotes", required=True),
        Column("credibility"),
        _told("note"),
        _told("page", required=True),
    )
    named: Links = {(column,): (table, ("id",)) for column, table in links.items()}
    return Table(
        name, columns, _KEY, {**_TO_SHEET, ("speaker",): ("actors", ("id",)), **named}, _facts(kind)
    )


TABLES: tuple[Table, ...] = (
    Table(
        "sheets",
        (
            _ID,
            _told("title", required=True),
            _told("standfirst", required=True),
            Column("as_of", "date", required=True),
            Column("edition", "integer", required=True),
            Column("edition_date", "date", required=True),
            Column("draft", "boolean", required=True),
            _told("page", required=True),
        ),
        ("id",),
        {},
        _sheets,
    ),
    _fact_table(
        "agreements",
        "agreement",
        _told("name", required=True),
        _told("status", required=True),
        Column("parties"),
        _told("parties_names"),
    ),
    _fact_table("dates", "date", _told("status", required=True)),
    _fact_table(
        "bases",
        "base",
        Column("place", required=True),
        _told("place_name", required=True),
        _told("status", required=True),
        place="places",
    ),
    _fact_table("statements", "statement"),
    Table(
        "terms",
        (
            _SHEET,
            Column("agreement", required=True),
            Column("number", "integer", required=True),
            _told("text", required=True),
            *_dated("due"),
        ),
        ("sheet", "agreement", "number"),
        {("sheet", "agreement"): ("agreements", _KEY)},
        _terms,
    ),
    Table(
        "evidence",
        (
            Column("sheet"),
            Column("kind", required=True),
            Column("of", required=True),
            Column("number", "integer", required=True),
            Column("source", required=True),
            Column("quote", required=True),
            _told("translation"),
            Column("paragraph", "integer", required=True),
            Column("start", "integer", required=True),
            Column("end", "integer", required=True),
        ),
        (),
        {("source",): ("sources", ("id",))},
        _evidence,
    ),
    Table(
        "conflicts",
        (_SHEET, _ID, _told("note", required=True), Column("facts", required=True)),
        _KEY,
        _TO_SHEET,
        _resting("conflicts"),
    ),
    Table(
        "gaps",
        (_SHEET, _ID, _told("text", required=True), Column("facts")),
        _KEY,
        _TO_SHEET,
        _resting("gaps"),
    ),
    Table(
        "actors",
        (
            _ID,
            Column("kind", required=True),
            _told("name", required=True),
            _told("other_names"),
            _told("note"),
        ),
        ("id",),
        {},
        _actors,
    ),
    Table(
        "places",
        (
            _ID,
            Column("kind", required=True),
            _told("name", required=True),
            _told("other_names"),
            Column("within"),
            Column("latitude", "number"),
            Column("longitude", "number"),
            Column("coordinates_source"),
            Column("coordinates_name"),
            Column("coordinates_url"),
            _told("note"),
        ),
        ("id",),
        {("within",): ("places", ("id",))},
        _places,
    ),
    Table(
        "sources",
        (
            _ID,
            _told("name", required=True),
            Column("language", required=True),
            Column("title"),
            Column("author"),
            _told("publisher"),
            Column("url"),
            *_dated("published"),
            Column("retrieved", "date"),
            Column("reliability"),
            _told("rights"),
            Column("sha256", required=True),
            _told("note"),
        ),
        ("id",),
        {},
        _sources,
    ),
)
