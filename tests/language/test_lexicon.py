import pytest

from generator.language.lexicon import Lexicon, lexicon, plain
from generator.language.locales import locale_tags


def known(language: str) -> Lexicon:
    found = lexicon(language)
    assert found
    return found


def test_every_locale_has_its_words() -> None:
    assert [each for each in locale_tags() if lexicon(each) is None] == []


def test_a_language_that_nobody_wrote_down_has_none() -> None:
    assert lexicon("ckb") is None


def test_the_languages_know_the_same_days_and_months() -> None:
    arabic, english = known("ar"), known("en")
    assert set(arabic.months) == set(english.months) == set(range(1, 13))
    assert set(arabic.weekdays) == set(english.weekdays) == set(range(1, 8))
    assert set(arabic.plurals) == set(english.plurals)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_word_has_two_values(language: str) -> None:
    words = known(language)
    for table in (words.numbers, words.plurals, words.months, words.weekdays):
        spelled = [plain(word) for each in table.values() for word in each]
        assert len(spelled) == len(set(spelled))


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("وبغداد", "بغداد"),
        ("لبغداد", "بغداد"),
        ("وببغداد", "بغداد"),
        ("للعراق", "العراق"),
        ("وللعراق", "العراق"),
        ("فالعراق", "العراق"),
        ("واشنطن", "واشنطن"),
        ("لبنان", "لبنان"),
    ],
)
def test_what_is_attached_to_a_word_is_taken_away(word: str, reading: str) -> None:
    assert reading in [each for each, _ in known("ar").readings(word)]


def test_vowel_marks_and_tatweel_are_overlooked() -> None:
    assert plain("استُغـــلت") == "استغلت"
    assert plain("ألفًا") == plain("ألفاً") == "ألف"
