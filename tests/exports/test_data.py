"""The data of a sheet are whole in themselves, and say no more than the sheet."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from at_once import site_data

from generator.dossier import Dossier
from generator.editions.history import History
from generator.exports.data import as_json, published_data, sheet_data


@pytest.fixture(params=[0, 1])
def data(request: pytest.FixtureRequest, good: Dossier) -> dict[str, Any]:
    return sheet_data(good.sheets[request.param], good)


def evidence(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for each in (*data["facts"], *data.get("places", ())):
        yield from each.get("evidence", ())


def test_whoever_is_named_is_described(data: dict[str, Any]) -> None:
    known = {kind: {each["id"] for each in data.get(kind, ())} for kind in ("actors", "places")}
    facts = {fact["id"] for fact in data["facts"]}
    for fact in data["facts"]:
        named = {*fact.get("parties", ()), *fact.get("actors", ()), fact.get("speaker")}
        named |= {link["actor"] for link in fact.get("chain", ())}
        assert named - {None} <= known["actors"]
        assert {*fact.get("places", ()), fact.get("place")} - {None} <= known["places"]
        assert set(fact.get("agreements", ())) <= facts
    for place in data.get("places", ()):
        assert place.get("within") in {None, *known["places"]}
    assert {each["source"] for each in evidence(data)} == {each["id"] for each in data["sources"]}


def test_a_place_that_others_lie_in_is_there_with_what_says_so(good: Dossier) -> None:
    runway = next(sheet for sheet in good.sheets if sheet.id == "wadi-base")
    places = {each["id"]: each for each in sheet_data(runway, good)["places"]}
    assert places["wadi-base"]["within"] == "anbar"
    assert places["wadi-base"]["evidence"][0]["quote"] == "قاعدة الوادي في محافظة الأنبار"
    assert "anbar" in places


def test_every_quote_stands_where_it_is_said_to_stand(good: Dossier, data: dict[str, Any]) -> None:
    texts = {source.id: source.text for source in good.sources}
    for each in evidence(data):
        assert texts[each["source"]][each["start"] : each["end"]] == each["quote"]


def test_what_a_source_does_not_say_of_itself_is_null(good: Dossier) -> None:
    sources = {each["id"]: each for each in site_data(good)["sources"]}
    assert sources["river-bulletin"]["title"] is None
    assert sources["river-bulletin"]["url"] is None
    assert sources["difaf-report"]["reliability"] == "B"


def test_a_draft_is_called_one_and_has_the_number_of_what_it_will_be(good: Dossier) -> None:
    for sheet in good.sheets:
        assert sheet.history.draft
        data = published_data(sheet, good)
        assert data["draft"] is True
        assert data["edition"]["number"] == sheet.history.number


def test_a_closed_edition_is_given_away_as_it_was_frozen(closed: Dossier) -> None:
    [sheet] = closed.sheets
    assert "draft" not in published_data(sheet, closed)
    assert published_data(sheet, closed) == sheet_data(sheet, closed)
    again = replace(sheet, history=History(draft=True))
    assert published_data(again, closed)["draft"] is True


def test_the_site_has_every_sheet_and_the_register_once(good: Dossier) -> None:
    site = site_data(good)
    assert [sheet["id"] for sheet in site["sheets"]] == [sheet.id for sheet in good.sheets]
    assert all("sources" not in sheet for sheet in site["sheets"])
    assert [each["id"] for each in site["actors"]] == [actor.id for actor in good.actors]
    assert site["address"] == "https://factsheets.example/iraq/"


def test_the_file_is_utf8_and_ends_its_last_line() -> None:
    assert as_json({"a": "ب"}) == '{\n "a": "ب"\n}\n'.encode()
