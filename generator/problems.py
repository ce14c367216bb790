"""What can be wrong, as data; printing it is the command line's business."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath


class Code(Enum):
    """The stable code of each kind of problem, with what it means and what to do about it."""

    NOT_UTF8 = "FS101", "The file is not UTF-8. Save it again with the encoding UTF-8."
    YAML_SYNTAX = (
        "FS102",
        (
            "The file is not YAML. Often a quotation mark or bracket is not closed, or a line"
            " is indented by one space too many or too few. Text that contains `: ` or ` #`, "
            "or that begins with one of `[ ] { } & * ! | > % @` or a quotation mark, must be "
            "quoted."
        ),
    )
    DUPLICATE_KEY = "FS103", "The same key stands twice in one mapping. Keep one of them."
    ANCHOR = (
        "FS104",
        (
            "Anchors (`&x`), aliases (`*x`) and merges (`<<`) are not used here, so that each"
            " fact can be read on its own. Write the value out."
        ),
    )
    TAG = "FS105", "YAML tags (`!x`) are not used here. Remove the tag."
    DOCUMENTS = "FS106", "A file holds one YAML document. Split the file, or remove the `---`."
    MISSING_FILE = "FS107", "A file that the content needs is not there. Create it."
    UNKNOWN_FILE = (
        "FS108",
        (
            "A file or folder is not one that the content knows, so it would silently be left"
            " out. Rename it, or move it out of the content folder."
        ),
    )
    UNKNOWN_KEY = "FS110", "The key is not a field here. It may be misspelled or misplaced."
    MISSING_KEY = "FS111", "A field that must be given is not there."
    WRONG_SHAPE = "FS112", "A list, a mapping or a text stands where another is expected."
    WRONG_VALUE = "FS113", "The value is not one that the field takes."
    DATE = (
        "FS120",
        (
            "The date is not EDTF (ISO 8601-2), or is no day of the calendar. Forms that can "
            "be used: `2024-09-27`, `2025-11`, `2026`; `~` behind a date for about, `?` for "
            "uncertain, `%` for both; `2025-09/2026-09` for an interval, with `..` for an "
            "open end and nothing for an unknown one; `2025-11-XX` for a day not given, "
            "`202X` for some year of a decade; `2026-21` to `2026-24` for spring to winter. "
            "Where the source gives no date, write its own phrase: `when: {said: {ar: الأحد "
            "الماضي, en: last Sunday}}`."
        ),
    )
    QUOTE_NOT_FOUND = (
        "FS201",
        (
            "The quote does not stand in the stored text of its source. Copy the words from "
            "the text. Only these differences are overlooked: Unicode composition (NFC), "
            "tatweel, invisible direction marks, and kinds and runs of white space; letters "
            "and punctuation never."
        ),
    )
    QUOTE_AMBIGUOUS = (
        "FS202",
        (
            "The quote stands in its source more than once. Make it longer, or give the words"
            " that stand directly before it (`before`) or after it (`after`)."
        ),
    )
    QUOTE_CONTEXT = (
        "FS203",
        (
            "The quote stands in its source, but not with the given words directly before or "
            "after it. Copy `before` and `after` from the text."
        ),
    )
    TEXT_CHANGED = (
        "FS204",
        (
            "The stored text is not the one that `sha256` in its `source.yaml` was made from."
            " Restore the text; or, if the change is meant, check every quote and write the "
            "new hash."
        ),
    )
    SAID_NOT_QUOTED = (
        "FS205",
        (
            "The original words of a statement (`said` in the language of its source) do not "
            "stand within one of the quotes of its evidence. Copy them from the quote."
        ),
    )
    TRANSLATION_OF_ITSELF = (
        "FS206",
        (
            "Evidence has a translation into the language that its source is written in. The "
            "words themselves stand in `quote`; remove that translation."
        ),
    )
    UNKNOWN_ID = "FS301", "The id is not that of anything of this kind in the content."
    DUPLICATE_ID = "FS302", "The id is already used. An id is unique, since it is an address."
    MISSING_WORDING = "FS401", "The text is not given in one of the site's languages."
    UNKNOWN_LANGUAGE = (
        "FS402",
        (
            "The language is not one of the site's (`languages` in site.yaml), or there is no"
            " locale file for it in templates/locales."
        ),
    )
    MISSING_GLYPH = (
        "FS501",
        (
            "The briefings' font has no glyph for a character, so paper would show an empty "
            "box. Write the text without it."
        ),
    )

    def __init__(self, code: str, explanation: str) -> None:
        self.code = code
        self.explanation = explanation


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in a content file.

    Args:
        file: As the author names it: from the folder that the command was called in.
        line: From 1; 0 where the file as a whole is meant.
        column: From 1, in characters.
        length: How many characters of the line are meant, at least 1.
    """

    file: PurePath
    line: int = 0
    column: int = 0
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else str(self.file)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that the author must mend.

    Args:
        message: What is wrong, in one line.
        advice: What to do or to compare with, one line each.
    """

    place: Place
    code: Code
    message: str
    advice: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[Place, str, str]:
        """The key by which problems are sorted: file, line, column, then code and message."""
        return self.place, self.code.code, self.message


class ContentError(Exception):
    """The content cannot be built; carries every problem found, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda problem: problem.order))
        super().__init__(
            "\n".join(f"{each.place}: {each.code.code} {each.message}" for each in self.problems)
        )


class EnvironmentTrouble(Exception):  # noqa: N818 - it is the word that authors read
    """Not the content but the machine or the call stands in the way; says how to mend it."""
