import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel import Locale as CldrLocale

from generator.language.locales import direction_of, locale_tags, read_locale, site_locale
from generator.resources import templates_folder

ROOT = Path(__file__).parents[2]
FILES = {tag: read_locale(tag).file for tag in locale_tags()}
SOURCES = {
    path: path.read_text("utf-8")
    for folder, ending in ((ROOT / "generator", "*.py"), (templates_folder(), "*.html"))
    for path in sorted(folder.rglob(ending))
}
USE = re.compile(
    r"""labels\.(\w+)(?![\w(])|labels\[["'](\w+)["']\]|label(?:led)?\(\s*["'](\w+)["']"""
)
PUT_TOGETHER = re.compile(r'f"((?:\w|\{[^{}"]+\})+)"')
"""Keys like `credibility_{number}`."""


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name)


def used() -> set[str]:
    return {key for text in SOURCES.values() for found in USE.findall(text) for key in found if key}


def put_together(key: str) -> bool:
    patterns = {
        re.sub(r"\\{.*?\\}", r"\\w+", re.escape(found))
        for text in SOURCES.values()
        for found in PUT_TOGETHER.findall(text)
        if re.search("[a-z]{4}", re.sub(r"\{.*?\}", "", found))
    }
    return key in "ABCDEF" or any(re.fullmatch(pattern, key) for pattern in patterns)


def mappings(tag: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    yield "dates", FILES[tag].dates
    yield "labels", FILES[tag].labels


def test_every_language_has_the_same_keys_and_placeholders() -> None:
    shapes: list[Any] = [
        {
            name: {key: placeholders(text) for key, text in texts.items()}
            for name, texts in mappings(tag)
        }
        | {"counts": sorted(FILES[tag].counts), "sections": len(FILES[tag].method)}
        for tag in FILES
    ]
    assert len(shapes) > 1
    assert all(shape == shapes[0] for shape in shapes)


@pytest.mark.parametrize("tag", FILES)
def test_every_count_has_all_the_plurals_of_its_language(tag: str) -> None:
    plurals = {*CldrLocale.parse(FILES[tag].cldr).plural_form.tags, "other"}
    for forms in FILES[tag].counts.values():
        assert set(forms) == plurals
        assert "{number}" in forms["other"]


@pytest.mark.parametrize("tag", FILES)
def test_no_label_is_blank(tag: str) -> None:
    for _, texts in mappings(tag):
        assert all(text.strip() for text in texts.values())


def test_every_label_that_is_asked_for_is_there() -> None:
    assert used() <= set(FILES["en"].labels)


def test_every_label_and_count_that_is_there_is_used() -> None:
    code = "\n".join(SOURCES.values())
    unused = {
        key
        for key in set(FILES["en"].labels) - used()
        if not re.search(rf"[\"']{key}[\"']", code) and not put_together(key)
    }
    assert unused == set()
    counted = re.findall(r"""count(?:\(\s*|s\[)["'](\w+)["']""", code)
    assert {
        key for key in FILES["en"].counts if key not in counted and not put_together(key)
    } == set()


@pytest.mark.parametrize(
    ("number", "arabic"),
    [
        (0, "لا وقائع"),
        (1, "واقعة واحدة"),
        (2, "واقعتان"),
        (3, "3 وقائع"),
        (10, "10 وقائع"),
        (11, "11 واقعة"),
        (99, "99 واقعة"),
        (100, "100 واقعة"),
        (101, "101 واقعة"),
        (102, "102 واقعة"),
        (103, "103 وقائع"),
        (111, "111 واقعة"),
    ],
)
def test_arabic_counts_as_its_grammar_wants(number: int, arabic: str) -> None:
    assert read_locale("ar").count("facts", number) == arabic


def test_the_counted_noun_takes_its_case_and_its_adjective() -> None:
    counts = [read_locale("ar").count("passages", number) for number in (2, 3, 11, 100)]
    assert counts == [
        "مقطعان مستشهد بهما",
        "3 مقاطع مستشهد بها",
        "11 مقطعًا مستشهدًا به",
        "100 مقطع مستشهد به",
    ]


def test_english_counts_one_and_many() -> None:
    assert [read_locale("en").count("facts", number) for number in (0, 1, 2)] == [
        "0 facts",
        "1 fact",
        "2 facts",
    ]


def test_labels_and_counts_take_the_digits_of_the_site() -> None:
    locale = site_locale("ar", "arab", "one")
    assert locale.label("position", number=12) == "الفقرة ١٢"
    assert locale.count("facts", 11) == "١١ واقعة"


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        *((language, "rtl") for language in ("ar", "fa", "ckb", "he", "az-Arab")),
        *((language, "ltr") for language in ("en", "fr", "zz", "x-y")),
    ],
)
def test_a_language_runs_in_the_direction_of_its_script(language: str, direction: str) -> None:
    assert direction_of(language) == direction
