"""What differs between two states of a sheet is told, and nothing else is."""

from copy import deepcopy
from typing import Any

import pytest
from contents import EDITIONS, GOOD
from hypothesis import given
from hypothesis import strategies as st

from generator.editions.comparison import LEFT_OUT, Changed, compare
from generator.exports.data import sheet_data
from generator.load import load

Data = dict[str, Any]


def states() -> list[Data]:
    found = []
    for content in (GOOD, EDITIONS):
        dossier = load(content)
        for sheet in dossier.sheets:
            found += [*sheet.frozen, sheet_data(sheet, dossier)]
    return found


STATES = states()
WORDS = st.text("abc ابت", min_size=1)


def things(changed: tuple[Changed, ...]) -> list[tuple[str, str, str]]:
    return [(each.thing.part, each.thing.id, each.how) for each in changed]


@given(st.sampled_from(STATES))
def test_equal_data_do_not_differ(data: Data) -> None:
    assert compare(data, deepcopy(data)) == ()


@given(st.sampled_from(STATES), st.data())
def test_each_changed_fact_is_named_and_no_other(data: Data, draw: st.DataObject) -> None:
    new = deepcopy(data)
    wanted = set()
    for fact in draw.draw(st.lists(st.sampled_from(new["facts"]), unique_by=id)):
        field = draw.draw(st.sampled_from(CHANGES))
        CHANGES_OF[field](fact)
        wanted.add(fact["id"])
    found = compare(data, new)
    assert {each.thing.id for each in found} == wanted
    assert all(each.how == "changed" and each.differences for each in found)


@given(st.sampled_from(STATES), st.data())
def test_each_fact_that_came_or_went_is_named(data: Data, draw: st.DataObject) -> None:
    new = deepcopy(data)
    gone = draw.draw(st.sampled_from(new["facts"]))
    new["facts"].remove(gone)
    removed = [each for each in things(compare(data, new)) if each[0] == "fact"]
    added = [each for each in things(compare(new, data)) if each[0] == "fact"]
    assert removed == [("fact", gone["id"], "removed")]
    assert added == [("fact", gone["id"], "added")]


def changed_wording(fact: Data) -> None:
    fact["wording"]["ar"] += " ثم"


def changed_date(fact: Data) -> None:
    fact["when"] = {"date": "1999"}


def changed_quote(fact: Data) -> None:
    fact["evidence"][0]["quote"] += " ثم"


def another_place_in_the_source(fact: Data) -> None:
    fact["evidence"][0]["paragraph"] += 1


def another_translation(fact: Data) -> None:
    fact["evidence"][0].setdefault("translation", {})["en"] = "otherwise"


def another_speaker(fact: Data) -> None:
    fact["speaker"] = f"not-{fact.get('speaker', 'known')}"


def another_chain(fact: Data) -> None:
    fact["chain"] = [*fact.get("chain", []), {"link": {"en": "via"}, "actor": "agency"}]


def another_note(fact: Data) -> None:
    fact["note"] = {"ar": "ملاحظة أخرى", "en": "another note"}


def another_grade(fact: Data) -> None:
    fact["credibility"] = "6"


def another_place(fact: Data) -> None:
    fact["places"] = [*fact.get("places", []), "elsewhere"]


def another_term(fact: Data) -> None:
    fact["terms"] = [*fact.get("terms", []), {"text": {"en": "one more"}}]


CHANGES_OF = {
    change.__name__: change
    for change in (
        changed_wording,
        changed_date,
        changed_quote,
        another_place_in_the_source,
        another_translation,
        another_speaker,
        another_chain,
        another_note,
        another_grade,
        another_place,
        another_term,
    )
}
CHANGES = sorted(CHANGES_OF)


@pytest.mark.parametrize("data", STATES, ids=lambda data: f"{data['id']}-{data['edition']}")
def test_every_key_of_the_data_is_compared_or_known_to_be_left_out(data: Data) -> None:
    """A key that is new in the data must be compared, or left out on purpose."""
    compared = {"title", "standfirst", "as_of", "key_points", "facts", "conflicts", "gaps"}
    assert set(data) <= compared | {"actors", "places", "sources", "id"} | LEFT_OUT
    facts = {key for fact in data["facts"] for key in fact}
    # A base's place is the first of its places.
    assert facts <= {
        *("id", "kind", "name", "place", "status", "wording", "said", "when", "speaker", "role"),
        *("chain", "parties", "terms", "actors", "places", "agreements", "evidence"),
        *("credibility", "note"),
    }


def sheet(**more: Any) -> Data:
    return {"title": {"en": "t"}, "standfirst": {"en": "s"}, "as_of": "2025-01-01"} | more


def point(text: str, *facts: str) -> Data:
    return {"text": {"en": text}, "facts": list(facts)}


def test_key_points_are_followed_by_what_they_say() -> None:
    old = sheet(key_points=[point("the base was left"), point("two of them remained there")])
    new = sheet(
        key_points=[point("nobody knows when"), point("three of them remained there")],
    )
    assert things(compare(old, new)) == [
        ("key_point", "1", "added"),
        ("key_point", "2", "changed"),
        ("key_point", "1", "removed"),
    ]


def test_key_points_and_gaps_in_another_order_are_told() -> None:
    points = [point("the base was left"), point("two remained")]
    gaps = [{"id": "a", "text": {"en": "a"}}, {"id": "b", "text": {"en": "b"}}]
    old = sheet(key_points=points, gaps=gaps)
    new = sheet(key_points=points[::-1], gaps=gaps[::-1])
    assert things(compare(old, new)) == [
        ("order", "key_points", "changed"),
        ("order", "gaps", "changed"),
    ]


def test_dates_stand_in_the_order_of_time_so_that_is_not_told() -> None:
    facts = [{"id": each, "kind": "date", "wording": {"en": each}, "evidence": []} for each in "ab"]
    assert compare(sheet(facts=facts), sheet(facts=facts[::-1])) == ()


def test_what_the_site_says_of_itself_is_not_told() -> None:
    assert compare(sheet(publisher={"en": "a"}), sheet(publisher={"en": "b"}, licence={})) == ()
