"""The words of search entries: cut, folded, and what each has in common with others.

The search in the browser does the same to the words of a query. Its script says why each rule is
there; `tests/website/test_search_words.py` proves that both agree.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from unicodedata import normalize

import regex

SEPARATOR: Final = (
    r"&[a-z]+;|&#x?[0-9a-f]+;|[\s\-‐-―/\\،؛؟!?:«»‹›()\[\]{}“”„\"…·•<>=@%٪_]+|[&#;]"
    r"|\.(?![0-9٠-٩])|,(?![0-9٠-٩])"
)
"""What stands between words. Not an apostrophe, and not what groups or divides the digits of a
number. The theme also cuts this at each `|` to highlight words, so none may stand in brackets."""

ARTICLE, TANWEEN, SMALL, NAME = 1, 2, 4, 8
"""How a word is written somewhere: so that its start may be the article; with nunation at its end;
with a small Latin letter first; in the name of an entity."""

_TAG: Final = re.compile("<[^>]*>")
_BETWEEN: Final = re.compile(SEPARATOR)
_WORD: Final = regex.compile(
    r"[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{Cf}]|['’‘ʼʾʿ`´](?=\p{L})|[.,٬](?=\p{N}))*"
)
_MARKS: Final = regex.compile(r"[\p{M}\p{Cf}\u0640'’‘ʼʾʿ`´٬,]")
_POSSESSIVE: Final = regex.compile(r"(?<=\p{L})['’ʼ]s\Z")
_HAMZA: Final = str.maketrans("ؤئ", "ءء")
_LETTERS: Final = str.maketrans(
    {"ٱ": "ا", "ڪ": "ك", "ک": "ك", "٫": "."}
    | dict.fromkeys("ىیےېێ", "ي")
    | dict.fromkeys("ةەھہۃ", "ه")
    | {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)}
)
_ARTICLE: Final = re.compile("([وف]?(?:[بك]?ال|لل))(.{3,})")
_NO_ARTICLE: Final = regex.compile(r"\p{M}*[وف]?[بك]?[أإآ]")
_TANWEEN: Final = regex.compile(r"(?:ً\u0640*ا|اً)\p{M}*\Z")
_TENS: Final = {"ثلاث", "اربع", "ثمان"}
_SAME_SOUNDS: Final = (
    (re.compile("ee"), "i"),
    (re.compile("oo|ou"), "u"),
    (re.compile("ei|ay"), "ai"),
    (re.compile("y"), "i"),
    (re.compile(r"(.)\1"), r"\1"),
)
_LATIN: Final = re.compile("[a-z]+")
_MANY: Final = re.compile("[a-z]{3,}[^ius]s")
_ONE: Final = ((re.compile(r"ies\Z"), "ys"), (re.compile(r"(ss|x|z|ch|sh)es\Z"), r"\1s"))
_SOUND: Final = re.compile("(.{3,})(ون|ين|ان)")
_BOUND: Final = re.compile("(.{4,})[وي]")
_FEMININE: Final = re.compile("(.{2,})ات")
_DUAL: Final = re.compile("(.{3,})ت(ان|ين|ي)")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word as it is written once.

    Args:
        written: What of it a page marks.
        how: `ARTICLE`, `TANWEEN` and `SMALL`, as far as they are true of it.
    """

    folded: str
    written: str
    how: int


def split(html: str) -> list[str]:
    """Cut into words as they are written."""
    return [word for word in _BETWEEN.split(_TAG.sub(" ", html)) if word]


@lru_cache(maxsize=2**18)
def spelling(raw: str) -> Spelling:
    """Tell everything of a word that does not depend on other words."""
    found = _WORD.search(raw)
    how = 0 if _NO_ARTICLE.match(raw) else ARTICLE
    how |= TANWEEN if _TANWEEN.search(raw) else 0
    how |= SMALL if "a" <= raw[0] <= "z" else 0
    return Spelling(fold(raw), found[0] if found else raw, how)


def fold(word: str) -> str:
    """Write a word in the one way that all its spellings have in common."""
    small = _POSSESSIVE.sub("", normalize("NFC", word).lower())
    plain: str = _MARKS.sub("", normalize("NFKD", small.translate(_HAMZA)))
    return plain.translate(_LETTERS)


def keys(word: str, how: int, known: Mapping[str, int], bare: set[str]) -> set[str]:
    """Give what a folded word has in common with the words that are found with it, itself first.

    Args:
        known: All words of the language, and how they are written.
        bare: Those with an article, without it.
    """
    found = {word}
    if _LATIN.fullmatch(word):
        found.update(_english_numbers(word, how, known))
        if how & NAME and len(word) > 2:  # noqa: PLR2004 - as in the script
            found.add(f"~{_skeleton(word)}")
        return found
    if how & TANWEEN:
        found.add(word[:-1])
    article = bool(how & ARTICLE)
    for each in tuple(found):
        found |= _without_joined(each, known, bare, article=article)
    for each in tuple(found):
        if not (article and _ARTICLE.fullmatch(each)):
            found.update(_arabic_numbers(each, known, bare))
    return found


def without_article(word: str, how: int) -> str | None:
    """What stands behind the article, if the word has one."""
    found = _ARTICLE.fullmatch(word) if how & ARTICLE else None
    return found[2] if found else None


def _skeleton(word: str) -> str:
    for pattern, sound in _SAME_SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _without_joined(
    word: str, known: Mapping[str, int], bare: set[str], *, article: bool
) -> set[str]:
    found = {word}

    def there(each: str) -> bool:
        return each in known or each in bare

    def take(begun: str, letters: str, *, sure: bool = False) -> None:
        rest = begun[1:]
        if begun[:1] not in tuple(letters):
            return
        if not (sure or len(rest) > 4 or (len(rest) > 3 and there(rest))):  # noqa: PLR2004
            return
        found.add(rest)
        if letters != "بكل":
            take(rest, "بكل")

    joined = _ARTICLE.fullmatch(word) if article else None
    if joined:
        found.add(joined[2])
        if joined[1].endswith("لل") and there(f"ل{joined[2]}"):
            found.add(f"ل{joined[2]}")
    itself = word.startswith("وا") or word.endswith("ه") or word in bare
    joins = there(word[1:]) or not article or not itself
    long = len(word) > 3  # noqa: PLR2004
    take(word, "و", sure=long and joins)
    take(word, "ف", sure=long and not article)
    take(word, "بكل")
    return found


def _arabic_numbers(word: str, known: Mapping[str, int], bare: set[str]) -> Iterator[str]:
    def there(each: str) -> bool:
        return each in known or each in bare

    if found := _SOUND.fullmatch(word):
        stem, ending = found.groups()
        yield f"{stem}ين"
        if len(stem) > (4 if ending == "ان" else 3) and stem not in _TENS:
            yield stem
    if found := _BOUND.fullmatch(word):
        bound = found[1]
        if bound not in _TENS and any(there(bound + end) for end in ("ون", "ين", "و")):
            yield from (f"{bound}ين", bound)
    if found := _FEMININE.fullmatch(word):
        many = found[1]
        yield f"{many}ه"
        if len(many) > (2 if there(many) else 3) and not there(f"{many}ه"):
            yield many
    if found := _DUAL.fullmatch(word):
        two, dual = found.groups()
        if dual != "ي" or there(f"{two}ه"):
            yield f"{two}ه"


def _english_numbers(word: str, how: int, known: Mapping[str, int]) -> Iterator[str]:
    if not how & SMALL or not _MANY.fullmatch(word):
        return
    one = word
    for pattern, ending in _ONE:
        one = pattern.sub(ending, one)
    one = one[:-1]
    if known.get(one, SMALL) & SMALL:
        yield one
