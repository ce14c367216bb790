"""Citations of a sheet, of each of its facts and sources, for reference managers.

One list of entries, in every language of the site, is written in three forms: CSL-JSON, BibTeX and
RIS. An entry says what is known and leaves out the rest; nobody is named as the author of a sheet.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from generator.exports.data import Data, as_json
from generator.views.facts import sheet_path
from generator.views.view import SheetView

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%])?")
"""A date in EDTF that the forms can say."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that is cited.

    Args:
        key: Unique among all entries of a site.
        container: The title of the sheet, of a fact.
        date: EDTF, or empty.
        date_said: The source's own phrase where it gives no date.
        note: That a sheet is a draft.
        described: The title is the editor's words for a source without one.
        hash: SHA-256 of the stored text of a source.
    """

    kind: Literal["sheet", "fact", "source"]
    key: str
    language: str
    title: str
    container: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    date_said: str = ""
    accessed: str = ""
    edition: int | None = None
    url: str = ""
    hash: str = ""
    note: str = ""
    described: bool = False

    @property
    def shown_title(self) -> str:
        """The title; the editor's words for a source without one stand in brackets."""
        return f"[{self.title}]" if self.described else self.title

    @property
    def day(self) -> tuple[str, ...]:
        """Year, month and day, as many as are known."""
        return _day(self.date)


@lru_cache(maxsize=1024)  # all facts of a sheet have that of its edition
def _day(date: str) -> tuple[str, ...]:
    found = _DAY.fullmatch(date)
    return tuple(each for each in found.groups()[:3] if each) if found else ()


def cite(sheet: Data, address: str, views: Sequence[tuple[str, SheetView]]) -> tuple[Entry, ...]:
    """The entries of a sheet: itself, its facts and its sources, language by language.

    Args:
        sheet: Its data.
        address: Where the site is published, ending in a slash; empty where not known.
        views: The sheet as readers see it, by language, for the names that its facts have there.
    """
    return tuple(
        entry for language, view in views for entry in _entries(sheet, address, language, view)
    )


def _entries(sheet: Data, address: str, language: str, view: SheetView) -> Iterator[Entry]:
    def of(wording: Mapping[str, str] | None) -> str:
        return (wording or {}).get(language, "")

    page = f"{address}{language}/{sheet_path(sheet['id'])}" if address else ""
    title = of(sheet["title"]) or next(iter(sheet["title"].values()))
    edition, date = sheet["edition"]["number"], sheet["edition"]["date"]
    publisher = of(sheet["publisher"])
    short = {fact.id: fact.short for fact in view.facts}
    note = view.edition.text if sheet.get("draft") else ""
    yield Entry(
        "sheet",
        f"{sheet['id']}.{language}",
        language,
        title,
        publisher=publisher,
        date=date,
        edition=edition,
        url=page,
        note=note,
    )
    for fact in sheet.get("facts", ()):
        if language not in fact["wording"]:
            continue
        yield Entry(
            "fact",
            f"{sheet['id']}.{language}.{fact['id']}",
            language,
            f"{short[fact['id']]}: {of(fact['wording'])}",
            container=title,
            publisher=publisher,
            date=date,
            edition=edition,
            url=f"{page}#{fact['id']}" if page else "",
            note=note,
        )
    for source in sheet["sources"]:
        published = source["published"] or {}
        yield Entry(
            "source",
            f"source:{source['id']}.{language}",
            source["language"] if source["title"] else language,
            source["title"] or of(source["name"]),
            author=source["author"] or "",
            publisher=of(source["publisher"]),
            date=published.get("date", ""),
            date_said=of(published.get("said")),
            accessed=source["retrieved"] or "",
            url=source["url"] or "",
            hash=source["sha256"],
            described=not source["title"],
        )


def as_csl(entries: Iterable[Entry]) -> bytes:
    """CSL-JSON, which citation processors and reference managers read."""
    return as_json([_csl(each) for each in entries])


def as_bibtex(entries: Iterable[Entry]) -> bytes:
    """BibTeX, in UTF-8."""
    return "\n".join(map(_bibtex, entries)).encode()


def as_ris(entries: Iterable[Entry]) -> bytes:
    """RIS, in UTF-8."""
    return "".join(f"{line}\r\n" for each in entries for line in (*_ris(each), "")).encode()


FORMATS: dict[str, Callable[[Iterable[Entry]], bytes]] = {
    "json": as_csl,
    "bib": as_bibtex,
    "ris": as_ris,
}
"""The ending of a file and who writes it."""


def _csl(entry: Entry) -> Data:
    kinds = {"sheet": "report", "fact": "chapter"}
    said = {
        "id": entry.key,
        "type": kinds.get(entry.kind) or ("webpage" if entry.url else "document"),
        "title": entry.shown_title,
        "container-title": entry.container,
        "author": [{"literal": entry.author}] if entry.author else None,
        "publisher": entry.publisher,
        "issued": _csl_date(entry),
        "accessed": {"date-parts": [[int(each) for each in entry.accessed.split("-")]]}
        if entry.accessed
        else None,
        "edition": str(entry.edition) if entry.edition else None,
        "URL": entry.url,
        "language": entry.language,
        "status": "draft" if entry.note else None,
        "note": _joined(entry.note, _hash(entry)),
    }
    return {name: value for name, value in said.items() if value}


def _csl_date(entry: Entry) -> Data | None:
    if day := entry.day:
        circa = {"circa": True} if entry.date[-1] in "~?%" else {}
        return {"date-parts": [[int(each) for each in day]], **circa}
    literal = entry.date or entry.date_said
    return {"literal": literal} if literal else None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{each: f"\\{each}" for each in "$&#_%"},
}
_OF_LATEX = re.compile(f"[{re.escape(''.join(_LATEX))}]")
_LANGUAGES = {"ar": "arabic", "en": "english", "fr": "french", "fa": "persian", "de": "german"}


def _bibtex(entry: Entry) -> str:
    kind = {"fact": "incollection"}.get(entry.kind, "misc")
    day = entry.day
    values = {
        "title": f"{{{_latex(entry.shown_title)}}}",  # a second brace keeps capitals
        "booktitle": f"{{{_latex(entry.container)}}}" if entry.container else "",
        "author": f"{{{_latex(entry.author)}}}" if entry.author else "",
        "publisher": _latex(entry.publisher),
        "edition": str(entry.edition) if entry.edition else "",
        "year": day[0] if day else "",
        "date": entry.date if _plain(day, entry) else "",
        "url": _url(entry.url),
        "urldate": entry.accessed,
        "langid": _LANGUAGES.get(entry.language, ""),
        "note": _latex(_notes(day, entry)),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in values.items() if value]
    if len(day) > 1:
        lines.append(f"  month = {_MONTHS[int(day[1]) - 1]},\n")
    return f"@{kind}{{{entry.key},\n{''.join(lines)}}}\n"


def _latex(text: str) -> str:
    return _OF_LATEX.sub(lambda found: _LATEX[found[0]], " ".join(text.split()))


def _url(url: str) -> str:
    """An address in which nothing may upset the braces."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _ris(entry: Entry) -> Iterator[str]:
    kinds = {"sheet": "RPRT", "fact": "CHAP"}
    day = entry.day
    values = {
        "TY": kinds.get(entry.kind) or ("ELEC" if entry.url else "GEN"),
        "ID": entry.key,
        "TI": entry.shown_title,
        "T2": entry.container,
        "AU": entry.author,
        "PB": entry.publisher,
        "PY": day[0] if day else "",
        "DA": "/".join((*day, "", "", "")[:4]) if day else "",
        "Y2": entry.accessed.replace("-", "/"),
        "ET": str(entry.edition) if entry.edition else "",
        "LA": entry.language,
        "UR": entry.url,
        "N1": _notes(day, entry),
    }
    for tag, value in values.items():
        if value:
            yield f"{tag}  - {' '.join(value.split())}"
    yield "ER  - "


def _plain(day: tuple[str, ...], entry: Entry) -> bool:
    """Whether a date is known, and is nothing but its year, month and day."""
    return bool(day) and entry.date == "-".join(day)


def _notes(day: tuple[str, ...], entry: Entry) -> str:
    """What the form has no field for: an open date, a draft, and the hash of the text."""
    date = entry.date if entry.date and not _plain(day, entry) else entry.date_said
    return _joined(date, entry.note, _hash(entry))


def _hash(entry: Entry) -> str:
    return f"SHA-256: {entry.hash}" if entry.hash else ""


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
