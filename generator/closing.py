"""`factsheet edition`: freezes what a sheet says, and asks its author what changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from generator.dossier import Dossier, LinkedSheet
from generator.editions.sheet_file import entry_lines, replaced, with_entry
from generator.exports.data import as_json, sheet_data
from generator.language.locales import read_locale
from generator.load import load
from generator.model.authored import BLANK
from generator.problems import ContentError, EnvironmentTrouble
from generator.reading.closed import edition_path
from generator.reading.decode import did_you_mean
from generator.reading.document import Document, read_document
from generator.views.differences import Teller
from generator.views.words import Words
from generator.writing import replace_file


@dataclass(frozen=True, slots=True)
class Closing:
    """What came of it.

    Args:
        what: The edition was `closed`; it was `opened`, its entry in the change log to be
            finished; or it was closed before and there is `nothing` to close.
        path: The file that was written, or that holds the edition.
    """

    what: Literal["closed", "opened", "nothing"]
    number: int
    date: date
    path: Path


def close_edition(content: Path, sheet_id: str, today: date, day: date | None = None) -> Closing:
    """Close the edition that a sheet is the draft of; an edition is never written twice.

    Args:
        today: The date of a new edition that the author did not give one.
        day: The date that the author gives it.

    Raises:
        ContentError: With every problem of the content.
        EnvironmentTrouble: There is no such sheet, the date does not fit, or the disk fails.
    """
    dossier = load(content)
    sheet = _sheet(dossier, sheet_id, content)
    history, edition = sheet.history, sheet.about.edition
    folder = content / "sheets" / sheet_id
    if history.last and not history.draft:
        path = edition_path(folder, history.number)
        return Closing("nothing", history.number, history.last.date, path)
    number = history.number
    when = day or (edition.date if edition.number == number else today)
    if history.last and when < history.last.date:
        raise EnvironmentTrouble(
            f"edition {number} cannot have the date {when}: edition {history.last.number} of "
            f"`{sheet_id}` has the later date {history.last.date}. Give another: --date DAY"
        )
    about = _SheetFile(folder / "sheet.yaml")
    about.set_edition(number, when)
    known = any(change.edition == number for change in sheet.about.changes)
    if not known:
        about.add_entry(number, when, *_entry(sheet, dossier))
    about.write()
    if number > 1 and not known:
        return Closing("opened", number, when, folder / "sheet.yaml")
    path = edition_path(folder, number)
    _freeze(load(content), sheet_id, path)
    return Closing("closed", number, when, path)


def drafts(editions: Iterable[tuple[str, int]]) -> str:
    """One line that names the sheets that are drafts; empty where none is.

    Args:
        editions: Their ids, and the edition that each is a draft of.
    """
    found = [f"{sheet} (edition {number})" for sheet, number in editions]
    if not found:
        return ""
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return (
        f"drafts, and shown as such: {', '.join(found[:_NAMED])}{more}; "
        "`factsheet edition ID` closes one"
    )


_NAMED = 10
"""How many drafts are named in one line."""


def _sheet(dossier: Dossier, sheet_id: str, content: Path) -> LinkedSheet:
    found = {sheet.id: sheet for sheet in dossier.sheets}
    if sheet_id not in found:
        advice = " ".join(did_you_mean(sheet_id, found))
        raise EnvironmentTrouble(f"there is no sheet `{sheet_id}` in {content}. {advice}".rstrip())
    return found[sheet_id]


def _entry(sheet: LinkedSheet, dossier: Dossier) -> tuple[dict[str, str], tuple[str, ...]]:
    """What a new entry says in every language, and the comments above it."""
    languages, last = dossier.site.languages, sheet.history.last
    if last is None:
        first = {
            each: read_locale(each, dossier.resources).label("first_edition") for each in languages
        }
        return first, ()
    teller = Teller(Words(read_locale("en")))
    changed = (
        f"  {' '.join(filter(None, (each.thing.kind, each.thing.id)))}: {teller.leads(each)}"
        for each in sheet.history.changed
    )
    comments = (
        f"Say what changed, for readers. What differs from edition {last.number}:",
        *changed,
    )
    return dict.fromkeys(languages, BLANK), comments


def _freeze(dossier: Dossier, sheet_id: str, path: Path) -> None:
    sheet = next(each for each in dossier.sheets if each.id == sheet_id)
    edition = sheet.about.edition
    data = sheet_data(sheet, dossier)
    data["edition"] = {"number": edition.number, "date": edition.date.isoformat()}
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("xb") as file:
            file.write(as_json(data))
    except FileExistsError as error:
        raise EnvironmentTrouble(f"{path} is there already, and is not overwritten") from error
    except OSError as error:
        raise EnvironmentTrouble(f"cannot write {path}: {error.strerror}") from error


class _SheetFile:
    """A sheet.yaml being edited; written only if it then says what it should."""

    def __init__(self, path: Path) -> None:
        self.path = path
        raw = path.read_bytes().decode("utf-8")
        self.mark = "\ufeff" if raw.startswith("\ufeff") else ""
        self.ends = "\r\n" if "\r\n" in raw else "\n"
        self.text = self.before = raw.removeprefix("\ufeff").replace("\r\n", "\n")
        self.wanted = self._document().plain()

    def set_edition(self, number: int, day: date) -> None:
        """Say which edition the sheet is."""
        for key, value in (("number", str(number)), ("date", day.isoformat())):
            place = self._document().place("edition", key)
            if self.wanted["edition"][key] != value:
                self.text = replaced(self.text, place.line, place.column, place.length, value)
        self.wanted["edition"] = {"number": str(number), "date": day.isoformat()}

    def add_entry(
        self, number: int, day: date, what: dict[str, str], comments: tuple[str, ...]
    ) -> None:
        """Put an entry before the others in the change log."""
        lines = entry_lines(number, day.isoformat(), what, comments)
        place = self._document().place("changes")
        there = (place.line, place.column) if "changes" in self.wanted else ()
        self.text = with_entry(self.text, lines, *there)
        entries = self.wanted.setdefault("changes", [])
        entries.insert(0, {"edition": str(number), "date": day.isoformat(), "what": what})

    def write(self) -> None:
        """Write it, unless nothing was changed."""
        if self.text == self.before:
            return
        try:
            right = self._document().plain() == self.wanted
        except ContentError:
            right = False
        if not right:
            raise EnvironmentTrouble(
                f"{self.path} is written in a form that cannot be edited here. Write into it by "
                f"hand: edition {self.wanted['edition']}, changes {self.wanted['changes'][:1]}"
            )
        replace_file(self.path, (self.mark + self.text.replace("\n", self.ends)).encode())

    def _document(self) -> Document:
        return read_document(self.path, self.text)
