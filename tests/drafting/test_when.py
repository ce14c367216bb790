"""Dates: read where the text gives them, kept as phrases where it does not."""

import pytest

from generator.drafting.article import Article
from generator.drafting.phrases import drafting_words
from generator.drafting.when import dates


def read(language: str, text: str) -> list[tuple[str, str | None]]:
    words, article = drafting_words(language), Article(text)
    return [(article.said(each.at), each.edtf) for each in dates(article, words)]


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        ("الصادر في 27 أيلول 2024", "27 أيلول 2024", "2024-09-27"),
        ("في ٦ تشرين الثاني ٢٠٢٥", "٦ تشرين الثاني ٢٠٢٥", "2025-11-06"),
        ("في 6 تشرين الثاني/نوفمبر 2025", "6 تشرين الثاني/نوفمبر 2025", "2025-11-06"),
        ("يوم 3 جويلية 2021", "3 جويلية 2021", "2021-07-03"),
        ("في السابع والعشرين من أيلول عام 2024", "السابع والعشرين من أيلول عام 2024", "2024-09-27"),
        ("منذ مايو 2024", "مايو 2024", "2024-05"),
        ("للعام 2019", "عام 2019", "2019"),
        ("من 3 إلى 7 أيار 2025", "من 3 إلى 7 أيار 2025", "2025-05-03/2025-05-07"),
        (
            "من 1 كانون الثاني حتى 31 آذار 2026",
            "من 1 كانون الثاني حتى 31 آذار 2026",
            "2026-01-01/2026-03-31",
        ),
        ("بين عامي 2019 و2021", "بين عامي 2019 و2021", "2019/2021"),
        ("في خريف 2023", "خريف 2023", "2023-23"),
        ("15 رمضان 1446هـ الموافق 15 آذار 2025", None, "2025-03-15"),
        ("2025-11-06", "2025-11-06", "2025-11-06"),
        ("25/12/2025", "25/12/2025", "2025-12-25"),
    ],
)
def test_arabic_dates_are_read(text: str, phrase: str | None, edtf: str) -> None:
    ((said, value),) = read("ar", text)
    assert value == edtf
    assert said == (phrase or text)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("27 September 2024", "2024-09-27"),
        ("September 27, 2024", "2024-09-27"),
        ("the sixth of November 2025", "2025-11-06"),
        ("in November 2025", "2025-11"),
        ("3-7 May 2025", "2025-05-03/2025-05-07"),
        ("from 30 April to 2 May 2025", "2025-04-30/2025-05-02"),
        ("between March and June 2025", "2025-03/2025-06"),
        ("in the 1990s", "199X"),
        ("the spring of 2024", "2024-21"),
    ],
)
def test_english_dates_are_read(text: str, edtf: str) -> None:
    assert [value for _, value in read("en", text)] == [edtf]


@pytest.mark.parametrize(
    "text",
    [
        "الأحد الماضي",
        "مساء أمس",
        "نهاية العام الجاري",
        "خلال الأسابيع الماضية",
        "في غضون عشرة أيام",
        "قبل أسبوعين",
        "27 أيلول",
        "9 جمادى الأولى 1446",
        "النصف الأول من ديسمبر المقبل",
        "التسعينيات",
    ],
)
def test_arabic_phrases_stay_phrases(text: str) -> None:
    assert read("ar", f"جرى ذلك {text}.") == [(text, None)]


@pytest.mark.parametrize(
    "text",
    ["last Sunday", "three days ago", "the end of the month", "11 November", "15 Ramadan 1446"],
)
def test_english_phrases_stay_phrases(text: str) -> None:
    assert [
        (said.removeprefix("by "), value) for said, value in read("en", f"done by {text}.")
    ] == [(text, None)]


def test_what_may_be_a_day_or_a_month_is_not_guessed_and_said_to_be_unsure() -> None:
    article = Article("on 12/11/2025")
    (found,) = dates(article, drafting_words("en"))
    assert found.edtf is None
    assert "month" in found.unsure


def test_what_is_no_day_of_the_calendar_is_not_read() -> None:
    assert read("en", "on 31 February 2025") == [("31 February 2025", None)]


@pytest.mark.parametrize(
    "text", ["He may last 3 of them", "march 20 miles", "room 2025", "he sat on"]
)
def test_other_words_and_numbers_are_no_dates(text: str) -> None:
    assert read("en", text) == []
