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
    BLANK = (
        "FS130",
        (
            "A `…` stands where something is still to be written, as in a sheet that `factsheet "
            "draft` wrote. Replace it. While one is left nothing is built; all else is checked as "
            "if it were written."
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
    RESERVED_ID = (
        "FS303",
        (
            "The site uses this name itself: for a file of the open data, or for an anchor of its "
            "pages. Rename the folder of the sheet, or the fact, gap or conflict."
        ),
    )
    MISSING_WORDING = (
        "FS401",
        (
            "The text is not given in one of the site's languages. Translate it; or build with "
            "`--allow-missing`, and readers are shown another language, labelled as such."
        ),
    )
    UNKNOWN_LANGUAGE = (
        "FS402",
        (
            "The language is not one of the site's (`languages` in site.yaml), or there is no"
            " locale file for it in templates/locales."
        ),
    )
    TRANSLATION_STALE = (
        "FS411",
        (
            "A wording, or a quote that is translated, changed since its languages were last "
            "compared. Compare them, mend what no longer says the same, and accept the "
            "translation: `factsheet translations accept KEY`."
        ),
    )
    TRANSLATION_NEW = (
        "FS412",
        (
            "The content has a translations.lock, and the wording is not in it: nobody has said "
            "that its languages say the same. Compare them, then `factsheet translations accept "
            "KEY`."
        ),
    )
    LOCK_LINE = (
        "FS413",
        (
            "A line of translations.lock is not one that `factsheet translations accept` writes, "
            "or stands there twice, as after a merge. Restore the file and accept anew what "
            "changed."
        ),
    )
    NUMBERS_DIFFER = (
        "FS421",
        (
            "Two languages, or a quote and its translation, do not name the same numbers, months,"
            " weekdays or amounts. Figures of any script and number words count alike; 1 and 2 do"
            " not have to be named, since the Arabic dual says two without a number. The words "
            "that are known stand in templates/locales/words."
        ),
    )
    NAME_MISSING = (
        "FS422",
        (
            "One language, or a quote, names somebody or some place of the register by one of its"
            " spellings, and the other does not, in no form of the name. Name it there too; or, "
            "if it is there in a form that the register lacks, add that to `other_names`."
        ),
    )
    NAME_SPELLING = (
        "FS423",
        (
            "A name is spelled nearly, but not quite, as the register spells it. Write it as the "
            "register does; or, if this spelling is right too, add it to `other_names`."
        ),
    )
    NOT_ATTRIBUTED = (
        "FS424",
        (
            "The wording of a statement does not say who says so, and so makes the claim this "
            "site's own. It needs a word of speech (`said`, «بحسب»; the list stands in "
            "templates/locales/words) and the speaker: by name, by family name, or as `the "
            "committee`."
        ),
    )
    BARE_RUN = (
        "FS431",
        (
            "Numbers, Latin words or Arabic words stand within text of the other direction in a "
            "way in which they would print in the wrong order: a date in figures, a range with a "
            "hyphen, a sign beside a number, an address. Write it in words."
        ),
    )
    STRAIGHT_QUOTES = (
        "FS432",
        (
            "A straight quotation mark (\" or ') stands in the editor's own words. Write the "
            "marks of the language: «…» in Arabic, “…” and ’ in English. Words that stand in "
            "quotation marks and in a source keep the marks that they have there."
        ),
    )
    SPACES = (
        "FS433",
        "Two spaces stand together, or one stands where none belongs. Remove it.",
    )
    FOREIGN_PUNCTUATION = (
        "FS434",
        (
            "A comma, semicolon or question mark is that of the other script: Arabic has ، ؛ ؟, "
            "and Latin , ; ?."
        ),
    )
    FOREIGN_LETTER = (
        "FS435",
        (
            "A letter looks Arabic but belongs to Persian, Kurdish or Urdu, so searching does not"
            " find the word. The letters of a language stand in templates/locales/words."
        ),
    )
    PRESENTATION_FORM = (
        "FS436",
        (
            "A character is the picture of a letter or ligature, as copying from a PDF gives, not"
            " the letter itself. Write the letters."
        ),
    )
    BIDI_CONTROL = (
        "FS437",
        (
            "An invisible character stands in the text, such as a mark of direction. The pages "
            "set directions themselves. Remove it."
        ),
    )
    UNBALANCED = (
        "FS438",
        "A quotation mark or bracket is opened and not closed, or closed and not opened.",
    )
    TATWEEL = (
        "FS439",
        "A tatweel (ـ) stretches a word; it is decoration, and hides the word from searching.",
    )
    EXCEPTION_UNUSED = (
        "FS451",
        (
            "An entry of exceptions.yaml switches nothing off: there is no such problem there, or"
            " no longer. Remove the entry."
        ),
    )
    EXCEPTION_CODE = (
        "FS452",
        (
            "An entry of exceptions.yaml names a code that cannot be switched off. Only those of "
            "languages can, FS401, FS411, FS412 and FS421 to FS439; evidence and references "
            "never."
        ),
    )
    MISSING_GLYPH = (
        "FS501",
        (
            "The briefings' font has no glyph for a character, so paper would show an empty "
            "box. Write the text without it."
        ),
    )
    EDITION_DAMAGED = (
        "FS601",
        (
            "The file of a closed edition is not what `factsheet edition` wrote. It holds what "
            "was published, so it is never edited: restore it from a backup or from git."
        ),
    )
    EDITION_MISSING = (
        "FS602",
        (
            "A sheet can only be an edition after those before it are closed, each in its file "
            "in `editions`. Restore the file from a backup or from git; or, if that edition was "
            "never closed, write its number in sheet.yaml and close it with `factsheet edition`."
        ),
    )
    EDITION_ORDER = (
        "FS603",
        (
            "The number or date of an edition in sheet.yaml does not fit the editions that are "
            "closed. A sheet is either the last edition closed, with the date that it was closed "
            "with, or the draft of the next one, with the same date or a later one."
        ),
    )
    CHANGE_UNFINISHED = (
        "FS604",
        (
            "`factsheet edition` wrote an entry into the change log, and what changed is still "
            "to be said in it. Replace the `…` by a sentence for readers; the lines above it "
            "list what differs from the edition before."
        ),
    )
    CHANGE_MISSING = (
        "FS605",
        (
            "The change log (`changes` in sheet.yaml) says nothing of an edition that is closed. "
            "Write what was changed in it; readers are shown it."
        ),
    )
    IMAGE_UNREADABLE = (
        "FS701",
        (
            "A logo or icon is not an image that can be used: an SVG with a `viewBox`, or a PNG, "
            "of at most 256 kB. Export it again from the program that it was drawn in."
        ),
    )
    IMAGE_UNSAFE = (
        "FS702",
        (
            "An SVG has something in it that could act, fetch or look different elsewhere: a "
            "script, an event, a link, a foreign object, a DOCTYPE, text that is not converted to "
            "paths. Export it as plain SVG, with text as paths and pictures embedded."
        ),
    )
    CONTRAST = (
        "FS703",
        (
            "A colour of `colours` in site.yaml cannot be read on the ground that it stands on: "
            "text needs a contrast of 4.5 (WCAG 2.2). Take a darker shade on light ground, a "
            "lighter one on dark."
        ),
    )
    TEMPLATE_UNKNOWN = (
        "FS704",
        (
            "A file in `templates` of the content takes the place of the generator's own of the "
            "same path, and there is none: it would silently be left out. Rename it; or, if it is "
            "a part that only your own templates include, put it into `templates/own`."
        ),
    )
    TEMPLATE = (
        "FS705",
        (
            "A template of the publisher's own cannot be read or filled. What it names must be "
            "there, as in the generator's template of the same path."
        ),
    )
    LOCALE = (
        "FS706",
        (
            "A locale file of the publisher's own is not complete. It has the keys of the "
            "generator's English one, and the same names in { }."
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
        super().__init__(self.problems)  # as it is called, so that a worker can send it

    def __str__(self) -> str:
        return "\n".join(f"{each.place}: {each.code.code} {each.message}" for each in self.problems)

    def __reduce__(self) -> tuple[type["ContentError"], tuple[tuple[Problem, ...]]]:
        """Go from a worker to whoever waits for it."""
        return type(self), (self.problems,)


class EnvironmentTrouble(Exception):  # noqa: N818 - it is the word that authors read
    """Not the content but the machine or the call stands in the way; says how to mend it."""
