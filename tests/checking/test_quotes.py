import re
import unicodedata
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.checking.quotes import _DROPPED, find_quote, nearest, normalise

LETTERS = "ابجدأإآؤئءةىaeéñ«»،.\"'12٣"
MARKS = "\u064b\u064e\u0651\u0653\u0654\u0655\u0670\u0301\u0327"
SPACES = " \n\t\u00a0"
OVERLOOKED = "\u0640\u200f\u200e\u202b\u2069"
TEXTS = st.text(LETTERS * 2 + MARKS + SPACES * 3 + OVERLOOKED, min_size=1, max_size=60)
Form = Literal["NFC", "NFD"]
FORMS: st.SearchStrategy[Form] = st.sampled_from(("NFC", "NFD"))


def oracle(text: str) -> str:
    """The normalisation as it is declared, without the places."""
    kept = "".join(each for each in text if each not in _DROPPED)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", kept))


def cut(text: str, data: st.DataObject) -> tuple[int, int]:
    """Where a careful hand may cut: from a letter up to before the next letter or space."""

    def parts(index: int) -> bool:
        """Nothing that belongs to the character before stands at the index."""
        rest = text[index:].lstrip("".join(_DROPPED))
        return not rest or not unicodedata.combining(rest[0])

    starts = [index for index, each in enumerate(text) if each in LETTERS]
    assume(starts)
    start = data.draw(st.sampled_from(starts))
    ends = [index + 1 for index in starts if index >= start and parts(index + 1)]
    ends += [
        index
        for index in range(start + 1, len(text) + 1)
        if unicodedata.combining(text[index - 1]) and parts(index)
    ]
    assume(ends)
    return start, data.draw(st.sampled_from(ends))


@given(st.text() | TEXTS)
def test_normalising_does_what_it_declares_and_nothing_else(text: str) -> None:
    assert normalise(text).text == oracle(text)


@given(st.text() | TEXTS)
def test_every_normalised_character_has_a_place_in_the_original(text: str) -> None:
    found = normalise(text)
    assert len(found.text) == len(found.starts) == len(found.ends)
    assert list(found.starts) == sorted(found.starts)
    assert list(found.ends) == sorted(found.ends)
    for character, start, end in zip(found.text, found.starts, found.ends, strict=True):
        assert 0 <= start < end <= len(text)
        assert character in oracle(text[start:end])
    between = zip((0, *found.ends), (*found.starts, len(text)), strict=True)
    assert not {each for end, start in between for each in text[end:start]} - _DROPPED


@given(TEXTS, FORMS, FORMS, st.data())
def test_a_quote_is_found_where_it_was_cut_from(
    text: str, form: Form, other: Form, data: st.DataObject
) -> None:
    text = unicodedata.normalize(form, text)
    start, end = cut(text, data)
    words = text[start:end]
    between = data.draw(st.sampled_from([" ", "\n   ", "\u00a0"]))
    copied = unicodedata.normalize(other, re.sub(r"\s+", between, words))
    copied = data.draw(st.sampled_from(["", " ", "\u200f"])) + copied + "\u202c\n"
    found = {each.start: each.end for each in find_quote(text, copied)}
    assert start in found
    assert oracle(text[start : found[start]]) == oracle(words)


@given(TEXTS, FORMS, st.data())
def test_a_quote_with_one_letter_changed_is_not_found_there(
    text: str, form: Form, data: st.DataObject
) -> None:
    text = unicodedata.normalize(form, text)
    start, end = cut(text, data)
    places = [index for index in range(start, end) if text[index] in LETTERS]
    index = data.draw(st.sampled_from(places))
    letter = data.draw(st.sampled_from(LETTERS.replace(text[index], "")))
    changed = text[start:index] + letter + text[index + 1 : end]
    assume(oracle(changed) != oracle(text[start:end]))  # ا with a hamza above is أ
    assert start not in {each.start for each in find_quote(text, changed)}


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("وزارة الدفـــاع", "وزارة الدفاع"),
        ("أنّ قاعدة", "أنّ قاعدة"),
        ("قال\u200f: «نعم»", "قال: «نعم»"),
        ("one\n  two", "one two"),
        ("한국", unicodedata.normalize("NFD", "한국")),
        (unicodedata.normalize("NFD", "한국"), "한국"),
    ],
)
def test_declared_differences_are_overlooked(text: str, quote: str) -> None:
    (found,) = find_quote(text, quote)
    assert text[found.start : found.end] == text


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("أن", "ان"),
        ("قاعدة", "قاعده"),
        ("مذكّرة", "مذكرة"),
        ("«نعم»", '"نعم"'),
        ("نعم، لا", "نعم لا"),
        ("Base", "base"),
        ("١٢", "12"),
        ("e\u0301", "e"),
        ("text", " \n"),
    ],
)
def test_letters_marks_and_punctuation_are_never_overlooked(text: str, quote: str) -> None:
    assert find_quote(text, quote) == ()


def test_words_beside_a_quote_tell_its_places_apart() -> None:
    text = "قاعدة الوادي هنا، ثم إلى  قاعدة الوادي هناك"
    first, second = find_quote(text, "قاعدة الوادي")
    assert find_quote(text, "قاعدة الوادي", before="إلى") == (second,)
    assert find_quote(text, "قاعدة الوادي", after="هنا،") == (first,)
    assert find_quote(text, "قاعدة الوادي", before="إلى", after="هنا،") == ()


def test_places_that_overlap_are_all_found() -> None:
    assert [each.start for each in find_quote("نعم نعم نعم", "نعم نعم")] == [0, 4]


def test_the_nearest_passage_is_told_with_its_line_and_what_differs() -> None:
    text = "سطر أول\nلا يوجد أي مستشار في عموم المعسكرات العراقية، باستثناء أربيل.\nسطر أخير"
    found = nearest(text, "لا يوجد أي مستشار في المعسكرات العراقية")
    assert found is not None
    assert found.line == 2
    assert found.words.startswith("لا يوجد أي مستشار في عموم المعسكرات")
    assert found.differences == (("عموم", ""),)


def test_nothing_is_nearest_where_nothing_is_alike() -> None:
    assert nearest("قاعدة الوادي", "The weather was fine") is None
    assert nearest("", "words") is None


@given(st.text(max_size=40) | TEXTS, st.text(min_size=1, max_size=20) | TEXTS)
def test_looking_for_the_nearest_never_fails(text: str, quote: str) -> None:
    found = nearest(text, quote)
    if found:
        assert found.words in normalise(text).text
        assert 1 <= found.line <= text.count("\n") + 1
