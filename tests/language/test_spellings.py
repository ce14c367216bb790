import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.lexicon import lexicon
from generator.language.spellings import Names, in_one_language, words

ARABIC = in_one_language(
    [
        ("asad", "قاعدة عين الأسد"),
        ("asad", "عين الأسد"),
        ("iraq", "العراق"),
        ("kurdistan", "إقليم كردستان العراق"),
        ("defence", "وزارة الدفاع"),
        ("interior", "وزارة الداخلية"),
        ("washington", "واشنطن"),
        ("coalition", "التحالف الدولي"),
        ("forces", "القوات الأميركية"),
    ],
    lexicon("ar"),
)
ENGLISH = in_one_language(
    [
        ("asad", "Ain al-Asad base"),
        ("asad", "Ain al-Asad"),
        ("iraq", "Iraq"),
        ("kurdistan", "Kurdistan Region of Iraq"),
        ("defence", "Ministry of Defence"),
        ("interior", "Ministry of Interior"),
        ("us", "US"),
        ("community", "the international community"),
        ("khafaji", "Tahsin al-Khafaji"),
        ("camps", "Iraqi camps"),
    ],
    lexicon("en"),
)


def mentioned(names: Names, text: str) -> list[str]:
    return [mention.spelling.text for mention in names.mentions(words(text))]


def missed(names: Names, text: str) -> list[tuple[str, str]]:
    return [
        (each.text, each.spelling.text)
        for each in names.near_misses(text, names.named(text).mentions)
    ]


@pytest.mark.parametrize(
    ("names", "text", "found"),
    [
        (ARABIC, "في قاعدة عين الأسد، وعين الأسد.", ["قاعدة عين الأسد", "عين الأسد"]),
        (ARABIC, "بين واشنطن وواشنطن وللعراق", ["واشنطن", "واشنطن", "العراق"]),
        (ARABIC, "بإقليم كردستان العراق", ["إقليم كردستان العراق"]),
        (ARABIC, "القوات العراقية", []),
        (ARABIC, "قاعدةُ عَينِ الأســد", ["قاعدة عين الأسد"]),
        (ENGLISH, "the Kurdistan Region of Iraq and Iraq’s", ["Kurdistan Region of Iraq", "Iraq"]),
        (ENGLISH, "Iraqi, Iraqis and us", []),
        (ENGLISH, "AIN AL-ASAD and the US", ["US"]),
        (ENGLISH, "International community", ["the international community"]),
    ],
)
def test_names_are_found_whole_and_the_longest_only(
    names: Names, text: str, found: list[str]
) -> None:
    assert mentioned(names, text) == found


def test_a_name_within_another_is_named_too() -> None:
    assert ENGLISH.named("in the Kurdistan Region of Iraq").ids == {"kurdistan", "iraq"}


@pytest.mark.parametrize(
    ("names", "text", "id_", "alluded"),
    [
        (ENGLISH, "the Ministries of Defence and Interior", "interior", True),
        (ENGLISH, "the Ministries of Defence and Interior", "defence", True),
        (ARABIC, "في وزارتي الدفاع والداخلية", "interior", True),
        (ENGLISH, "the Iraqi people", "iraq", True),
        (ARABIC, "الشعب العراقي", "iraq", True),
        (ENGLISH, "Iraqi military camps", "camps", True),
        (ENGLISH, "the base at Ain al-Asad", "defence", False),
        (ENGLISH, "the camps were not Iraqi", "camps", False),
        (ENGLISH, "Iran", "iraq", False),
    ],
)
def test_other_forms_of_a_name_allude_to_it(
    names: Names, text: str, id_: str, *, alluded: bool
) -> None:
    assert names.alluded(words(text), frozenset({id_})) is alluded


@pytest.mark.parametrize(
    ("names", "text", "found"),
    [
        (ARABIC, "في عين الآسد", [("عين الآسد", "عين الأسد")]),
        (ARABIC, "قاعده عين الاسد", [("قاعده عين الاسد", "قاعدة عين الأسد")]),
        (ARABIC, "القوات الأميريكية", [("القوات الأميريكية", "القوات الأميركية")]),
        (ARABIC, "التحالف الدلوي", [("التحالف الدلوي", "التحالف الدولي")]),
        (ENGLISH, "at Ain al-Assad", [("Ain al-Assad", "Ain al-Asad")]),
        (ENGLISH, "at Ayn al Asad", [("Ayn al Asad", "Ain al-Asad")]),
        (ENGLISH, "Al-Khafajy said", [("Khafajy", "Tahsin al-Khafaji")]),
        (ENGLISH, "Tahsim al-Khafaji said", [("Tahsim al-Khafaji", "Tahsin al-Khafaji")]),
        (ENGLISH, "the Ain al-Asad base; an Iraqi camp; Iran; ministries", []),
        (ARABIC, "القوات الأمنية، مستشارو التحالف، العراقي، على", []),
    ],
)
def test_what_is_nearly_a_name_is_told(
    names: Names, text: str, found: list[tuple[str, str]]
) -> None:
    assert missed(names, text) == found


@given(st.data())
def test_a_name_without_one_of_its_letters_is_never_that_name(data: st.DataObject) -> None:
    spelling = data.draw(st.sampled_from(ENGLISH.spellings))
    text = spelling.text.removeprefix("the ")
    place = data.draw(st.sampled_from([at for at, each in enumerate(text) if each.isalpha()]))
    assert spelling.text not in mentioned(ENGLISH, text[:place] + text[place + 1 :])


@given(st.text(), st.sampled_from([ARABIC, ENGLISH]))
def test_any_text_can_be_read(text: str, names: Names) -> None:
    mentioned(names, text)
    missed(names, text)
    for spelling in names.spellings:
        assert names.named(spelling.text).ids >= spelling.ids
        assert not missed(names, spelling.text)


def test_one_long_vowel_for_another_makes_another_word_not_a_slip() -> None:
    names = in_one_language([("health", "وزارة الصحة")], lexicon("ar"))
    text = "قالت وزيرة الصحة"
    assert list(names.near_misses(text, ())) == []
