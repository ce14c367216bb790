"""Whether the characters of the editor's own words are those of their language, in print too."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from generator.checking.quoted import Quoted
from generator.checking.texts import Finding, Text, finding
from generator.language.bidi import DIGIT, LATIN, runs
from generator.language.lexicon import Lexicon, lexicon
from generator.language.locales import direction_of
from generator.problems import Code
from generator.resources import SHIPPED, Resources

_Found = tuple[Code, int, int, str]
"""What is wrong, from where to where, and what to do about it."""

_STRAIGHT = re.compile("[\"'`\u00b4\u2032\u2033]")
_SPACES = re.compile(r"[^\S\n]{2,}|[^\S\n \u00a0\u202f]|(?<=\s)[،؛؟,;?!»”)\]}]|(?<=[«“(\[{])\s")
_CONTROLS = re.compile(
    "[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb\u00ad]"
)
_JOINERS = re.compile("[\u200c\u200d]")
_TATWEEL = re.compile("(?<!\\b[بكلف])(?<!\\b[وف][بكل])(?<!(?<![^\\W\\d])ه)\u0640+|\u0640+(?=\\w)")
"""Not the one that joins a preposition to a quotation mark or a Latin word: «بـ«هذه المواقع»»; nor
that of the mark of the Hijri calendar: «1446هـ»."""
_PRESENTED = re.compile("[\ufb50-\ufd3d\ufd40-\ufdf9\ufdfc-\ufdff\ufe70-\ufefc\ufb1d-\ufb4f]+")
_ARABIC_LETTER = re.compile("[\u0620-\u063f\u0641-\u064a\u066e-\u06d5\u06ee-\u06ff\u0750-\u077f]")
_LATIN_MARK = re.compile(r"[,;?]")
_ARABIC_MARK = re.compile("[،؛؟]")
_LATIN_OR_DIGIT = re.compile(rf"[{LATIN}\d]")
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_FIGURES = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([/.-])\d{1,2}\1\d{2,4}"
_DATE = re.compile(rf"(?<![\w./-])(?:{_FIGURES})(?![\w/-])")
_RANGE = re.compile(rf"(?<![{LATIN}\d.-])\d[\d.,٫٬]*%?\s?[-–—−]\s?\d[\d.,٫٬]*(?![\d{LATIN}-])")
_ADDRESS = re.compile(r"[a-z]+://\S+|www\.\S+", re.IGNORECASE)
_DOTTED = re.compile(rf"(?<![{LATIN}])[{LATIN}](?:\.[{LATIN}])+\.")
_SIGN = re.compile(rf"(?<=[\d{LATIN}])[+#°*=~^|\\]+|[#°*=~^|\\]+(?=[\d{LATIN}])|\+\d+ (?=\d)")
_BETWEEN_DIGITS = re.compile(r"\d[\d.,٫٬]*%?\s?[-–—−/.]\s?\d")
_LATIN_LETTER = re.compile(rf"[{LATIN}]")
_A_SIGN = re.compile(r"[+#°*=~^|\\]")
_PARTS = r"\s\u0590-\u08ff«»“”()\[\]"
_PARTING = re.compile(f"[{_PARTS}]")
_BETWEEN_RUNS = re.compile(rf"[{LATIN}{DIGIT}%٪][^{_PARTS}{LATIN}{DIGIT}]+[{LATIN}{DIGIT}]")
"""What stands wherever two runs are parted by nothing of `_PARTING`."""
_CONTEXT = 12


def check_hygiene(
    texts: Iterable[Text], quoted: Quoted, resources: Resources = SHIPPED
) -> Iterator[Finding]:
    """Problems with characters, in all words but those of sources."""
    for text in texts:
        for language, said in text.own:
            own = quoted.without(said)
            told: set[Code] = set()
            for code, start, end, advice in _found(own, language, lexicon(language, resources)):
                if code not in told:  # one of a kind is enough for one wording
                    told.add(code)
                    message = f"{_MESSAGES[code]}: {_shown(said, start, end)}"
                    yield finding(text, language, code, message, (advice,) if advice else ())


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of characters that leaves the words and their meaning as they are."""

    code: Code
    start: int
    end: int
    text: str


def safe_edits(text: str, language: str) -> tuple[Edit, ...]:
    """What can be mended in the editor's own words without anybody looking, in its order.

    As long as straight quotation marks stand in a text, nothing else: between them may be words of
    a source.

    Args:
        text: With dummies for the words of sources, as `Quoted.without` gives it.
    """
    if '"' in text:
        edits = _paired(text, lexicon(language))
    else:
        edits = [*_apostrophes(text, language), *_characters(text, language)]
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda each: (each.start, -each.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)


def _paired(text: str, known: Lexicon | None) -> list[Edit]:
    """Quotation marks of the language for straight ones, where it is plain which opens."""
    pairs = list(_PAIR.finditer(text))
    if known is None or 2 * len(pairs) != text.count('"'):
        return []
    marks = known.quotes[0]
    first, last = marks[0], marks[-1]
    if first in text or last in text:
        return []  # one kind within the other
    return [
        Edit(Code.STRAIGHT_QUOTES, at, at + 1, mark)
        for pair in pairs
        for at, mark in ((pair.start(), first), (pair.end() - 1, last))
    ]


def _apostrophes(text: str, language: str) -> Iterator[Edit]:
    if lexicon(language) and direction_of(language) == "ltr":
        for found in _APOSTROPHE.finditer(text):
            yield Edit(Code.STRAIGHT_QUOTES, found.start(), found.end(), "\u2019")


def _characters(text: str, language: str) -> Iterator[Edit]:
    """Spaces, tatweel, marks of direction, pictures of letters, marks of the other script."""
    for found in _RUN.finditer(text):
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        if before in _OPENING or after in _CLOSING:
            yield Edit(Code.SPACES, found.start(), found.end(), "")
        elif _SPACES.search(found[0]):
            yield Edit(Code.SPACES, found.start(), found.end(), " ")
    for found in _MARKS_OF_DIRECTION.finditer(text):
        yield Edit(Code.BIDI_CONTROL, found.start(), found.end(), "")
    for found in _TATWEEL.finditer(text):
        yield Edit(Code.TATWEEL, found.start(), found.end(), "")
    for found in _PRESENTED.finditer(text):
        usual = unicodedata.normalize("NFKC", found[0])
        if " " not in usual:  # a vowel mark that stands by itself
            yield Edit(Code.PRESENTATION_FORM, found.start(), found.end(), usual)
    marks = str.maketrans(",;?،؛؟", "،؛؟,;?")
    for code, start, end, _ in _punctuation(text, language):
        yield Edit(code, start, end, text[start:end].translate(marks))


_PAIR = re.compile(r"""(?<![^\s(\[])"(?=[^\s"])[^"]*(?<=[^\s"])"(?=[\s)\].,;:?!،؛؟]|$)""")
_APOSTROPHE = re.compile(rf"(?<=[{LATIN}])'(?=[{LATIN}])")
_RUN = re.compile(r"(?<!\s)[^\S\n\u00a0\u202f]+(?!\s)")
_OPENING, _CLOSING = frozenset("«“([{"), frozenset("،؛؟,;?!»”)]}")
_MARKS_OF_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")


_MESSAGES = {
    Code.STRAIGHT_QUOTES: "a straight quotation mark",
    Code.SPACES: "a space too many",
    Code.BIDI_CONTROL: "an invisible character",
    Code.TATWEEL: "a tatweel",
    Code.PRESENTATION_FORM: "a presentation form",
    Code.FOREIGN_LETTER: "a letter that is not of this language",
    Code.FOREIGN_PUNCTUATION: "a punctuation mark of the other script",
    Code.UNBALANCED: "a quotation mark or bracket without its other half",
    Code.BARE_RUN: "this prints in the wrong order",
}


def _found(text: str, language: str, known: Lexicon | None) -> Iterator[_Found]:
    if _RARE.search(text):
        yield from _rare(text, known)
    if any(each.search(text) for each in _SPACED):
        yield from _all(_SPACES, Code.SPACES, text, "")
    if known and known.letters:
        yield from _foreign(text, known.letters)
    yield from _punctuation(text, language)
    yield from _unbalanced(text, known.quotes if known else ())
    yield from (_bare if direction_of(language) == "rtl" else _bare_arabic)(text)


_RARE = re.compile(
    "[\"'`\u00b4\u2032\u2033\u061c\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ufff9-\ufffb\ufb1d-\ufb4f\ufb50-\ufd3d\ufd40-\ufdf9\ufdfc-\ufdff\ufe70-\ufefc]"
)
"""Any character that `_rare` looks for: most texts have none, and this is the quickest to see."""
_SPACED = tuple(map(re.compile, (r"[^\S ]", r" [ ،؛؟,;?!»”)\]}]", r"[«“(\[{] ")))
"""What stands wherever `_SPACES` finds something."""


def _rare(text: str, known: Lexicon | None) -> Iterator[_Found]:
    """Characters that hardly stand in a text at all."""
    yield from _all(_STRAIGHT, Code.STRAIGHT_QUOTES, text, _curly(known))
    for found in _CONTROLS.finditer(text):
        yield Code.BIDI_CONTROL, found.start(), found.end(), _named(found[0])
    if known:
        for found in _JOINERS.finditer(text):
            yield Code.BIDI_CONTROL, found.start(), found.end(), _named(found[0])
    yield from _all(_TATWEEL, Code.TATWEEL, text, "")
    for found in _PRESENTED.finditer(text):
        usual = unicodedata.normalize("NFKC", found[0])
        yield Code.PRESENTATION_FORM, found.start(), found.end(), f"write «{usual}»"


def _all(pattern: re.Pattern[str], code: Code, text: str, advice: str) -> Iterator[_Found]:
    for found in pattern.finditer(text):
        yield code, found.start(), found.end(), advice


def _curly(known: Lexicon | None) -> str:
    if known is None:
        return ""
    first = known.quotes[0]
    if direction_of(known.language) == "rtl":
        return f"write {first[0]}…{first[1]}"
    return f"write {first[0]}…{first[1]}, or ’ for an apostrophe"


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"


def _foreign(text: str, letters: str) -> Iterator[_Found]:
    for found in _others(letters).finditer(text):
        advice = _named(found[0])
        if usual := _USUAL.get(found[0]):
            advice = f"{advice}; write {usual}"
        yield Code.FOREIGN_LETTER, found.start(), found.end(), advice


@cache
def _others(letters: str) -> re.Pattern[str]:
    """The Arabic letters that are not among these."""
    arabic = "".join(filter(_ARABIC_LETTER.match, map(chr, range(0x600, 0x780))))
    return re.compile(f"[{''.join(each for each in arabic if each not in letters)}]")


_USUAL = {"ی": "ي or ى", "ک": "ك", "ە": "ه or ة", "ہ": "ه", "ھ": "ه", "ې": "ي", "ڪ": "ك"}


def _punctuation(text: str, language: str) -> Iterator[_Found]:
    """Marks of the other script, but not within a stretch of that script or a number."""
    if direction_of(language) == "rtl":
        pattern, inside = _LATIN_MARK, _LATIN_OR_DIGIT
        usual = str.maketrans(",;?", "،؛؟")
    else:
        pattern, inside = _ARABIC_MARK, _ARABIC_LETTER
        usual = str.maketrans("،؛؟", ",;?")
    for found in pattern.finditer(text):
        before, after = text[: found.start()].rstrip()[-1:], text[found.end() :].lstrip()[:1]
        if not (inside.match(before) and inside.match(after)):
            advice = f"write {found[0].translate(usual)}"
            yield Code.FOREIGN_PUNCTUATION, found.start(), found.end(), advice


def _unbalanced(text: str, quotes: Sequence[str]) -> Iterator[_Found]:
    pairs = _BRACKETS | {each[0]: each[1] for each in quotes}
    closing = {last: first for first, last in pairs.items()}
    opened: list[tuple[str, int]] = []
    for found in _either("".join((*pairs, *closing))).finditer(text):
        index, character = found.start(), found[0]
        if character in pairs:
            opened.append((character, index))
        else:
            if not opened or opened[-1][0] != closing[character]:
                yield Code.UNBALANCED, index, index + 1, ""
                return
            opened.pop()
    for _, index in opened:
        yield Code.UNBALANCED, index, index + 1, ""


@cache
def _either(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(characters)}]")


def _bare(text: str) -> Iterator[_Found]:
    """In a text from right to left: what is more than one run, and so falls apart."""
    if not _LATIN_OR_DIGIT.search(text):
        return  # then there is no run
    if _BETWEEN_DIGITS.search(text):
        yield from _all(_DATE, Code.BARE_RUN, text, "write the date in words")
        yield from _all(_RANGE, Code.BARE_RUN, text, "write the range in words: من … إلى …")
    if _LATIN_LETTER.search(text):
        yield from _all(_ADDRESS, Code.BARE_RUN, text, "an address belongs into a `url`")
        advice = "write it without its last full stop, or whole"
        yield from _all(_DOTTED, Code.BARE_RUN, text, advice)
    if _A_SIGN.search(text):
        yield from _all(_SIGN, Code.BARE_RUN, text, "write the sign in words")
    if not _BETWEEN_RUNS.search(text):
        return
    for one, other in pairwise(runs(text, "rtl")):
        gap = text[one.end() : other.start()]
        if gap and not _PARTING.search(gap):
            yield Code.BARE_RUN, one.start(), other.end(), "part it with a space, or write it whole"


def _bare_arabic(text: str) -> Iterator[_Found]:
    """In a text from left to right: Arabic words that only a mark parts change places."""
    for one, other in pairwise(runs(text, "ltr")):
        gap = text[one.end() : other.start()]
        if gap and not re.search(rf"[\w,;.«»“”()\[\]{LATIN}]", gap):
            yield Code.BARE_RUN, one.start(), other.end(), "leave out the mark between the words"


def _shown(text: str, start: int, end: int) -> str:
    """The words around, on one line."""
    first = text.rfind(" ", 0, max(0, start - _CONTEXT)) + 1
    last = text.find(" ", min(len(text), end + _CONTEXT))
    stretch = text[first : last if last >= 0 else len(text)]
    visible = _JOINERS.sub("", _CONTROLS.sub("", stretch))  # they would turn the line around
    return f"«{visible}»".replace("\n", "\\n").replace("\t", "\\t")
