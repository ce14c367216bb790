import pytest

from generator.language.dates import date_in_words
from generator.language.locales import Locale, site_locale
from generator.model.span import read_span

ENGLISH = site_locale("en", "latn", "one")
ARABIC = site_locale("ar", "latn", "one")
BOTH = site_locale("ar", "arab", "both")

WORDS = """
2024-09-27 | 27 September 2024 | 27 أيلول 2024
2026-01-01 | 1 January 2026 | 1 كانون الثاني 2026
2025-11 | November 2025 | تشرين الثاني 2025
2026 | 2026 | 2026
2026~ | around 2026 | نحو 2026
2026? | possibly 2026 | 2026 (غير مؤكد)
2026% | possibly around 2026 | نحو 2026 (غير مؤكد)
2025-11~ | around November 2025 | نحو تشرين الثاني 2025
2025-11-06? | possibly 6 November 2025 | 6 تشرين الثاني 2025 (غير مؤكد)
2025-11-XX | November 2025, day not given | تشرين الثاني 2025، من دون ذكر اليوم
2025-XX | 2025, month not given | 2025، من دون ذكر الشهر
202X | some year from 2020 to 2029 | إحدى السنوات من 2020 إلى 2029
202X~ | around some year from 2020 to 2029 | نحو إحدى السنوات من 2020 إلى 2029
2026-21 | spring 2026 | ربيع 2026
2026-22 | summer 2026 | صيف 2026
2026-23 | autumn 2026 | خريف 2026
2026-24 | winter 2026 | شتاء 2026
2025-05-03/2025-05-06 | from 3 to 6 May 2025 | من 3 إلى 6 أيار 2025
2025-05-03/2025-06-02 | from 3 May to 2 June 2025 | من 3 أيار إلى 2 حزيران 2025
2025-05-03/2025-06 | from 3 May 2025 to June 2025 | من 3 أيار 2025 إلى حزيران 2025
2025-05/2025-06 | from May to June 2025 | من أيار إلى حزيران 2025
2024-12-30/2025-01-02 | from 30 December 2024 to 2 January 2025 | من 30 كانون الأول 2024 إلى 2 كانون الثاني 2025
2025/2026 | from 2025 to 2026 | من 2025 إلى 2026
2025-11-06/2025-11 | from 6 November 2025 to November 2025 | من 6 تشرين الثاني 2025 إلى تشرين الثاني 2025
2026-21/2026-23 | from spring 2026 to autumn 2026 | من ربيع 2026 إلى خريف 2026
2025-05~/2025-06? | from around May 2025 to possibly June 2025 | من نحو أيار 2025 إلى حزيران 2025 (غير مؤكد)
2025-11-06/.. | from 6 November 2025 on | ابتداءً من 6 تشرين الثاني 2025
../2025-11 | up to November 2025 | حتى تشرين الثاني 2025
2025-09-01/ | from 1 September 2025, end not known | من 1 أيلول 2025 إلى تاريخ غير معروف
/2025-09-01 | up to 1 September 2025, start not known | من تاريخ غير معروف إلى 1 أيلول 2025
"""  # noqa: E501 - a table
ROWS = [tuple(row.split(" | ")) for row in WORDS.strip().split("\n")]


def words(text: str, locale: Locale) -> str:
    return date_in_words(read_span(text), locale)


@pytest.mark.parametrize(("text", "english", "arabic"), ROWS)
def test_a_date_is_put_as_a_careful_writer_puts_it(text: str, english: str, arabic: str) -> None:
    assert words(text, ENGLISH) == english
    assert words(text, ARABIC) == arabic


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("2024-09-27", "٢٧ أيلول/سبتمبر ٢٠٢٤"),
        ("2025-11~", "نحو تشرين الثاني/نوفمبر ٢٠٢٥"),
        ("2025-05-03/2025-05-06", "من ٣ إلى ٦ أيار/مايو ٢٠٢٥"),
        ("2025-05/2025-06", "من أيار/مايو إلى حزيران/يونيو ٢٠٢٥"),
        ("202X", "إحدى السنوات من ٢٠٢٠ إلى ٢٠٢٩"),
    ],
)
def test_a_site_may_have_both_month_names_and_arabic_digits(text: str, both: str) -> None:
    assert words(text, BOTH) == both


def test_both_names_are_given_only_where_they_differ() -> None:
    assert words("2025-05", site_locale("en", "latn", "both")) == "May 2025"


def test_the_months_are_those_of_iraq() -> None:
    names = "كانون الثاني،شباط،آذار،نيسان،أيار،حزيران،تموز،آب،أيلول"
    names += "،تشرين الأول،تشرين الثاني،كانون الأول"
    assert [words(f"2025-{month:02}", ARABIC) for month in range(1, 13)] == [
        f"{name} 2025" for name in names.split("،")
    ]
