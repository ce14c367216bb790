from pathlib import Path

import pytest
from contents import with_facts

from generator.dossier import Dossier, in_time, newest_first

TEXT = "one two three four five six"


def dates(dossier: Dossier) -> tuple[str, ...]:
    return tuple(fact.id for fact in in_time(dossier.facts) if fact.authored.fact_kind == "date")


def test_dated_facts_stand_by_the_earliest_day_that_they_can_mean(tmp_path: Path) -> None:
    dossier = with_facts(
        tmp_path,
        TEXT,
        {"id": "day", "quote": "one", "when": "2025-06-02"},
        {"id": "month", "quote": "two", "when": "2025-06"},
        {"id": "year", "quote": "three", "when": "2025~"},
        {"id": "open", "quote": "four", "when": "2024-12/.."},
        {"id": "until", "quote": "five", "when": "../2023"},
        {"id": "season", "quote": "six", "when": "2025-21"},
    )
    assert dates(dossier) == ("until", "open", "year", "season", "month", "day")


def test_undated_facts_keep_their_place_in_the_source(tmp_path: Path) -> None:
    dossier = with_facts(
        tmp_path,
        TEXT,
        {"id": "behind-late", "quote": "four"},
        {"id": "late", "quote": "three", "when": "2025"},
        {"id": "first", "quote": "one"},
        {"id": "early", "quote": "five", "when": "2024"},
        {"id": "behind-early", "quote": "six"},
        {"id": "second", "quote": "two"},
    )
    assert dates(dossier) == ("first", "second", "early", "behind-early", "late", "behind-late")


def test_an_undated_fact_never_goes_behind_one_of_another_source(tmp_path: Path) -> None:
    dossier = with_facts(
        tmp_path,
        TEXT,
        {"id": "dated", "quote": "one", "when": "2025"},
        {"id": "undated-there", "quote": "two"},
        {"id": "undated-elsewhere", "quote": "three", "source": "c"},
    )
    assert dates(dossier) == ("undated-elsewhere", "dated", "undated-there")


def test_facts_of_one_day_keep_the_order_of_their_source(tmp_path: Path) -> None:
    dossier = with_facts(
        tmp_path,
        TEXT,
        {"id": "second", "quote": "two", "when": "2025"},
        {"id": "first", "quote": "one", "when": "2025-01-01"},
    )
    assert dates(dossier) == ("first", "second")


def test_every_fact_is_in_time_once(good: Dossier) -> None:
    assert sorted(map(id, in_time(good.facts))) == sorted(map(id, good.facts))


def test_the_newest_facts_go_by_their_last_day_and_undated_ones_last(good: Dossier) -> None:
    newest = [fact.id for fact in newest_first(good.facts) if fact.authored.fact_kind == "date"]
    assert newest == [
        "runway-ready",
        "clearing",
        "transfer-announced",
        "ceremony",
        "advisers-left",
        "talks-began",
        "transfer-goes-on",
    ]


def test_facts_are_numbered_by_kind_in_the_order_shown(good: Dossier) -> None:
    sheet = next(sheet for sheet in good.sheets if sheet.id == "wadi-base")
    shown = [(fact.authored.fact_kind, fact.number, fact.id) for fact in sheet.facts]
    assert shown[:4] == [
        ("agreement", 1, "handover-memorandum"),
        ("date", 1, "talks-began"),
        ("date", 2, "advisers-left"),
        ("date", 3, "ceremony"),
    ]
    assert shown[7:] == [
        ("base", 1, "wadi-handed-over"),
        ("base", 2, "wadi-work-goes-on"),
        ("statement", 1, "saadi-advisers-left"),
        ("statement", 2, "oneil-no-ordnance"),
    ]


def test_a_fact_is_linked_with_all_that_it_names(good: Dossier) -> None:
    fact = next(fact for fact in good.facts if fact.id == "saadi-advisers-left")
    assert fact.speaker is not None
    assert fact.speaker.id == "karim-al-saadi"
    assert [(link.term.label["en"], link.actor.id) for link in fact.chain] == [
        ("told", "difaf-agency")
    ]
    assert [actor.id for actor in fact.actors] == [
        "ministry-of-defence",
        "karim-al-saadi",
        "difaf-agency",
    ]
    assert [place.id for place in fact.places] == ["wadi-base", "anbar"]


@pytest.mark.parametrize("beside", [{"before": "two"}, {"after": "four"}])
def test_words_on_either_side_tell_which_passage_is_meant(
    tmp_path: Path, beside: dict[str, str]
) -> None:
    text = "one no two no four"
    dossier = with_facts(tmp_path, text, {"id": "a", "quote": "no", **beside})
    (passage,) = next(fact for fact in dossier.facts if fact.id == "a").passages
    assert passage.start == text.rindex("no")


def test_an_ambiguous_quote_rests_on_the_passage_that_is_meant(good: Dossier) -> None:
    fact = next(fact for fact in good.facts if fact.id == "wadi-handed-over")
    passage = fact.passages[0]
    assert passage.quote == "قاعدة الوادي"
    assert passage.source.text[: passage.start].endswith('وإن "')
    assert passage.paragraph == 1
    assert fact.passages[1].start > passage.end
