from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.lexicon import Lexicon, lexicon
from generator.language.quantities import Quantity, differences, quantities


def words(language: str) -> Lexicon:
    known = lexicon(language)
    assert known
    return known


def read(text: str, language: str) -> tuple[Quantity, ...]:
    return quantities(text, words(language))


def values(text: str, language: str) -> list[tuple[str, Decimal]]:
    return [each.key for each in read(text, language)]


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("27 أيلول 2024", "27 September 2024"),
        ("٢٧ سبتمبر ٢٠٢٤", "September 27th, 2024"),
        ("27/9/2024", "27 September 2024"),
        ("في 2024-09-27", "27/09/2024"),
        ("سبتمبر/أيلول", "September"),
        ("بين 3 و6 أيار", "between 3 and 6 May"),
        ("الأحد الماضي", "last Sunday"),
        ("خمسة وعشرون مستشارًا", "twenty-five advisers"),
        ("خمسة عشر", "fifteen"),
        ("الحادي عشر من أيلول", "the eleventh of September"),
        ("السنة الثالثة والعشرون", "the twenty-third year"),
        ("مئة وعشرين", "one hundred and twenty"),
        ("ثلاثمئة وخمسون ألفًا", "350,000"),
        ("خمسين ألفا", "fifty thousand"),
        ("ألفان وخمسمئة", "two thousand five hundred"),
        ("ثلاثة آلاف ومئتان وخمسة", "3,205"),
        ("1.5 مليون", "1.5 million"),
        ("2 مليون و500 ألف", "2,500,000"),
        ("اثنا عشر ألف", "12 thousand"),
        ("50 في المئة", "50%"),
        ("٥٠٪", "fifty per cent"),
        ("مئات الآلاف", "hundreds of thousands"),
        ("الزيارات المليونية", "visits by millions"),
        ("بطائرات C-130", "by C-130"),
        ("القرار 2231", "resolution 2 231"),
    ],
)
def test_both_languages_name_the_same(arabic: str, english: str) -> None:
    assert set(values(arabic, "ar")) == set(values(english, "en"))
    assert read(arabic, "ar")


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("البلدين", "the two countries"),
        ("الطبعة الأولى", "First edition"),
        ("لا ينسبه إلى أحد", "it attributes it to no one"),
        ("التسعينيات", "the 1990s"),
        ("مارس ضغوطًا", "it put pressure"),
        ("لقاء الاثنين", "the meeting of the two"),
        ("قاعدتان", "2 bases"),
        ("آب عاد", "he returned"),
    ],
)
def test_what_grammar_says_otherwise_is_not_demanded(arabic: str, english: str) -> None:
    assert differences(read(arabic, "ar"), read(english, "en")) == ((), ())


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("27 أيلول 2024", "27 September 2023"),
        ("تشرين الأول", "November"),
        ("الأحد الماضي", "last Monday"),
        ("1 أيار", "2 May"),
        ("1 منهم", "2 of them"),
        ("خمسة وعشرون", "fifty-two"),
        ("مئات", "thousands"),
        ("50 في المئة", "50 of them"),
        ("3 آذار", "March"),
        ("1.5", "15"),
    ],
)
def test_what_differs_is_told(arabic: str, english: str) -> None:
    assert differences(read(arabic, "ar"), read(english, "en")) != ((), ())


ENGLISH_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
ENGLISH_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ARABIC_ONES = ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
ARABIC_TENS = ["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
ARABIC_HUNDREDS = [
    "مئة",
    "مئتان",
    "ثلاثمئة",
    "أربعمئة",
    "خمسمئة",
    "ستمئة",
    "سبعمئة",
    "ثمانمئة",
    "تسعمئة",
]


def in_english(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    parts = [f"{ENGLISH_ONES[hundreds - 1]} hundred"] if hundreds else []
    if 10 <= rest < 20:
        parts.append(ENGLISH_TEENS[rest - 10])
    elif rest:
        tens, ones = divmod(rest, 10)
        named = ([ENGLISH_TENS[tens - 2]] if tens else []) + [ENGLISH_ONES[ones - 1]] * bool(ones)
        parts.append("-".join(named))
    return " and ".join(parts)


def in_arabic(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    parts = [ARABIC_HUNDREDS[hundreds - 1]] if hundreds else []
    tens, ones = divmod(rest, 10)
    if rest == 10:
        parts.append("عشرة")
    elif tens == 1:
        parts.append(f"{['أحد', 'اثنا', *ARABIC_ONES[2:]][ones - 1]} عشر")
    else:
        parts += [ARABIC_ONES[ones - 1]] * bool(ones) + [ARABIC_TENS[tens - 2]] * bool(tens)
    return " و".join(parts)


def in_words(number: int, language: str) -> str:
    """A number from 1 to 999,999 as it is spelled out."""
    thousands, rest = divmod(number, 1000)
    spell = in_arabic if language == "ar" else in_english
    if not thousands:
        return spell(rest)
    if language == "en":
        return f"{spell(thousands)} thousand" + (f" {spell(rest)}" if rest else "")
    scale = "آلاف" if 3 <= thousands <= 10 else "ألفًا"
    head = {1: "ألف", 2: "ألفان"}.get(thousands, f"{spell(thousands)} {scale}")
    return head + (f" و{spell(rest)}" if rest else "")


@given(st.integers(1, 999_999), st.sampled_from(["ar", "en"]))
def test_a_number_in_words_is_that_number(number: int, language: str) -> None:
    assert values(in_words(number, language), language) == [("number", Decimal(number))]


@given(st.integers(0, 9_999_999), st.sampled_from(["ar", "en"]))
def test_a_number_in_any_figures_is_that_number(number: int, language: str) -> None:
    arabic = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for written in (str(number), f"{number:,}", arabic, f"{number:,}".replace(",", "٬")):
        assert values(f"x {written} x", language) == [("number", Decimal(number))]


@given(st.text(), st.sampled_from(["ar", "en"]))
def test_any_text_can_be_read_and_agrees_with_itself(text: str, language: str) -> None:
    found = read(text, language)
    assert differences(found, found) == ((), ())
