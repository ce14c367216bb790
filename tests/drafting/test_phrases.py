"""The files of words, and the little language that their phrases are written in."""

import pytest

from generator.drafting.phrases import DraftingWords, drafting_words
from generator.language.lexicon import lexicon
from generator.problems import EnvironmentTrouble
from generator.resources import templates_folder

LANGUAGES = sorted(each.stem for each in (templates_folder() / "drafting").glob("*.yaml"))


def found(words: DraftingWords, phrase: str, text: str) -> str | None:
    match = words.pattern(phrase).search(text)
    return match["all"].strip() if match else None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_every_language_can_be_searched_for(language: str) -> None:
    assert lexicon(language) is not None
    words = drafting_words(language)
    chains = (phrase for phrases in words.chains.values() for phrase in phrases)
    for phrase in (*words.dates, *words.ranges, *words.phrases, *words.settings, *chains):
        assert words.pattern(phrase).search("") is None


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("[the] {edge} of {month}", "by the end of May, he", "the end of May"),
        ("[the] {edge} of {month}", "end of May", "end of May"),
        ("(last|next) {unit}", "He left last week.", "last week"),
        ("(last|next) {unit}", "the very last weekly", None),
        ("{day} {month} {year}", "on 6 November 2025.", "6 November 2025"),
        ("{day} {month} {year}", "on 66 November 2025", None),
    ],
)
def test_a_phrase_is_words_options_choices_and_lists(
    phrase: str, text: str, expected: str | None
) -> None:
    assert found(drafting_words("en"), phrase, text) == expected


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("{of_year} {year}", "وفي عام 2024"),
        ("{of_year} {year}", "للعام 2024"),
        ("بين {day} (و|إلى) {day} {month} {year}", "بين 16 و19 اذار 2025"),
    ],
)
def test_what_is_attached_to_an_arabic_word_is_no_part_of_the_phrase(
    phrase: str, text: str
) -> None:
    assert found(drafting_words("ar"), phrase, text)


def test_the_strength_of_a_verb_of_speech_is_known() -> None:
    assert drafting_words("ar").strength("مؤكدا") == "affirms"
    assert drafting_words("en").strength("said") == "says"


def test_a_language_without_words_is_refused_and_those_with_words_are_named() -> None:
    with pytest.raises(EnvironmentTrouble, match=r"`fr`.*ar, en"):
        drafting_words("fr")
