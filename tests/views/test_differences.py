"""Every difference has its words, in every language."""

from typing import Any

import pytest
from contents import EDITIONS, GOOD
from hypothesis import given
from hypothesis import strategies as st

from generator.editions.comparison import compare
from generator.exports.data import sheet_data
from generator.language.locales import locale_tags, read_locale
from generator.load import load
from generator.views.differences import Teller, word_runs
from generator.views.words import Words

LANGUAGES = locale_tags()
WORDS = ["غادر", "the", "base", "27", "أيلول", "C-130", "Hercules", "القاعدة"]
SENTENCES = st.lists(st.sampled_from(WORDS)).map(" ".join)


def data() -> dict[str, Any]:
    dossier = load(GOOD)
    return sheet_data(next(each for each in dossier.sheets if each.id == "wadi-base"), dossier)


def emptied(state: dict[str, Any]) -> dict[str, Any]:
    """The same state without all that may be left out."""
    kept = {"id", "kind", "wording", "evidence"}
    facts = [
        {key: value for key, value in fact.items() if key in kept} | {"evidence": []}
        for fact in state["facts"]
    ]
    keep = {"id", "name", "language", "sha256"}
    sources = [
        {key: "0" if key == "sha256" else value for key, value in source.items() if key in keep}
        | {"reliability": "F", "note": {"en": "a note"}, "rights": {"ar": "حقوق"}}
        for source in state["sources"]
    ]
    return state | {"facts": facts, "sources": sources, "gaps": [], "conflicts": []}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_can_differ_is_told(language: str) -> None:
    full = data()
    for every_language, old, new in (
        (False, full, emptied(full)),
        (False, emptied(full), full),
        (True, full, emptied(full)),
        (True, emptied(full), full),
    ):
        teller = Teller(Words(read_locale(language)), every_language)
        changed = compare(old, new)
        told = teller.told(changed)
        assert len(told) == len(changed)
        for view in told:
            assert view.name.text
            assert view.lead
            assert all(difference.lead.text for difference in view.differences)
            pieces = [piece for each in view.differences for piece in each.pieces]
            assert all(piece.words.text for piece in pieces)
        assert all(teller.leads(each) for each in changed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_order_is_told(language: str) -> None:
    full = data()
    other = full | {"gaps": full["gaps"][::-1], "key_points": full["key_points"][::-1]}
    told = Teller(Words(read_locale(language))).told(compare(full, other))
    assert [each.id for each in told] == ["key_points", "gaps"]


def test_a_change_of_an_edition_is_told_in_words() -> None:
    frozen = load(EDITIONS).sheets[0].frozen
    told = Teller(Words(read_locale("en"))).told(compare(*frozen))
    [ended] = [each for each in told if each.id == "transfer-ended"]
    assert [
        (each.lead.text, [piece.words.text for piece in each.pieces]) for each in ended.differences
    ] == [
        ("re-dated", ["2025", "May 2025"]),
        ("re-sourced (The note)", ["وانتهى النقل", "في أيار 2025"]),
        ("translation of a quote reworded", ["And the transfer ended", "in May 2025"]),
    ]


@given(SENTENCES, SENTENCES, st.sampled_from(["rtl", "ltr"]))
def test_the_runs_are_both_texts(old: str, new: str, direction: Any) -> None:
    runs = list(word_runs(old, new, direction))
    assert " ".join(words for mark, words in runs if mark != "added") == old
    assert " ".join(words for mark, words in runs if mark != "removed") == new


def test_words_against_the_direction_stay_together() -> None:
    assert list(word_runs("نقلت C-130 Hercules كل شيء", "نقلت C-130 Atlas كل شيء", "rtl")) == [
        ("same", "نقلت"),
        ("removed", "C-130 Hercules"),
        ("added", "C-130 Atlas"),
        ("same", "كل شيء"),
    ]
