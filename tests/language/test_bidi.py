import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.bidi import Direction, isolate

MIXED = st.text("اب،.ج 12٣4-/%:C\n<>&\"'xé–«»,٫()")
TAG = re.compile(r'<bdi dir="(?:ltr|rtl)">|</bdi>')


def runs(text: str, direction: Direction) -> list[str]:
    return [
        unescape(each) for each in re.findall("<bdi[^>]*>(.*?)</bdi>", isolate(text, direction))
    ]


@given(st.text() | MIXED, st.sampled_from(["rtl", "ltr"]))
def test_isolating_adds_tags_and_changes_nothing(text: str, direction: Direction) -> None:
    html = str(isolate(text, direction))
    bare = TAG.sub("", html)
    assert unescape(bare) == text
    assert not set("<>\"'") & set(bare)
    assert html.count("<bdi") == html.count("</bdi>")
    assert "<bdi" not in re.sub(r"<bdi[^<]*</bdi>", "", html)  # none within another


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("طائرات C-130 و MQ-9.", ["C-130", "MQ-9"]),
        ("من 2024-09-27 إلى 2025-11-06", ["2024-09-27", "2025-11-06"]),
        ("نسبة 35% من 1,250.5 طن", ["35%", "1,250.5"]),
        ("نسبة ٣٥٪ من ١٬٢٥٠ طنًا", ["٣٥٪", "١٬٢٥٠"]),
        ("بين 3–6 أيار", ["3–6"]),
        ("شركة Nahr & Sons Ltd في", ["Nahr", "Sons Ltd"]),
        ("قرار S/2024/857 (2024)", ["S/2024/857", "2024"]),
        ("لا شيء", []),
    ],
)
def test_latin_words_numbers_and_dates_are_runs_in_arabic(text: str, expected: list[str]) -> None:
    assert runs(text, "rtl") == expected


def test_an_arabic_phrase_is_one_run_in_english() -> None:
    assert runs("called «قاعدة عين الأسد، 2025 الجوية» there", "ltr") == [
        "قاعدة عين الأسد، 2025 الجوية"
    ]
    assert runs("27 September 2024, C-130", "ltr") == []


def test_a_run_says_its_direction() -> None:
    assert isolate("في 5", "rtl") == 'في <bdi dir="ltr">5</bdi>'
    assert isolate("in قاعدة", "ltr") == 'in <bdi dir="rtl">قاعدة</bdi>'
