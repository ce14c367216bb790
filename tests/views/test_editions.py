"""Readers see which edition they have, what is a draft, and what changed."""

from pathlib import Path

import pytest
from at_once import localise
from contents import EDITIONS, change, smallest

from generator.closing import close_edition
from generator.load import link, load
from generator.views.view import SheetView, SiteView


@pytest.fixture(scope="module")
def sites() -> dict[str, SiteView]:
    dossier = load(EDITIONS)
    return {language: localise(dossier, language) for language in ("ar", "en")}


@pytest.fixture(scope="module")
def sheet(sites: dict[str, SiteView]) -> SheetView:
    return sites["en"].sheets[0]


def closed_sheet(folder: Path, language: str = "en") -> SheetView:
    content = smallest(folder)
    close_edition(content, "first", load(content).sheets[0].about.edition.date)
    return localise(load(content), language).sheets[0]


def test_a_sheet_that_differs_from_its_edition_is_a_draft_of_the_next(sheet: SheetView) -> None:
    assert sheet.edition.text == "Draft of edition 3"
    assert sheet.edition_path == "sheets/handover/edition-3.html"
    assert sheet.draft
    assert sheet.draft.path == sheet.edition_path
    assert [(each.how, each.id) for each in sheet.draft.others] == [("removed", "transfer-began")]


def test_each_fact_that_differs_is_marked_and_no_other(sites: dict[str, SiteView]) -> None:
    marks = {
        language: {fact.id: fact.draft.text for fact in site.sheets[0].facts if fact.draft}
        for language, site in sites.items()
    }
    assert marks == {
        "ar": {"karim-left": "مسوّدة، بعد الطبعة 2: تعديل الصياغة (الإنجليزية)"},
        "en": {"karim-left": "Draft, since edition 2: reworded"},
    }


def test_a_sheet_that_was_never_closed_is_a_draft_without_marks(english: SiteView) -> None:
    [runway] = [each for each in english.sheets if each.id == "runway"]
    assert runway.edition.text == "Draft of edition 1"
    assert runway.draft
    assert not runway.draft.path
    assert not any(fact.draft for fact in runway.facts)
    assert [each.state for each in runway.editions] == ["draft"]


def test_key_points_gaps_and_conflicts_that_differ_are_marked(english: SiteView) -> None:
    [wadi] = [each for each in english.sheets if each.id == "wadi-base"]
    [conflict] = wadi.conflicts
    assert conflict.draft
    assert conflict.draft.text == "Draft, since edition 1: added"
    assert [bool(gap.draft) for gap in wadi.gaps] == [True, False]


def test_a_closed_sheet_bears_no_mark(tmp_path: Path) -> None:
    sheet = closed_sheet(tmp_path)
    assert sheet.edition.text == "Edition 1, 2 January 2026"
    assert sheet.draft is None
    assert not any(fact.draft for fact in sheet.facts)
    assert not any(point.draft for point in sheet.key_points)
    assert closed_sheet(tmp_path / "ar", "ar").edition.text == "الطبعة 1، 2 كانون الثاني 2026"


def test_each_edition_says_what_it_is_to_its_reader(sheet: SheetView) -> None:
    draft, current, older = sheet.editions
    assert [each.state for each in sheet.editions] == ["draft", "current", "older"]
    assert older.state_said.text.endswith("The current one is edition 2, of 2 January 2026.")
    assert [each.what.text[:5] for each in older.later] == ["Salma"]
    assert {each.id for each in older.since} >= {"two-remained", "who-remained", "which-sunday"}
    assert current.since == ()
    assert current.draft_name
    assert current.draft_name.text == "Draft of edition 3"
    assert [each.id for each in current.draft] == [each.id for each in draft.changed]
    assert older.draft == ()


def test_differences_lead_to_what_is_still_there(sheet: SheetView) -> None:
    _, current, older = sheet.editions
    paths = {each.id: each.path for each in older.since}
    assert paths["two-remained"] == "sheets/handover.html#two-remained"
    assert paths["which-sunday"] == ""
    assert {each.id: each.path for each in current.draft}["transfer-began"] == ""


def test_changes_of_all_sheets_stand_the_newest_first(sites: dict[str, SiteView]) -> None:
    assert [each.id for each in sites["ar"].changes] == ["handover-2", "handover-1"]


def test_a_reader_sees_the_words_of_the_own_language_only(sites: dict[str, SiteView]) -> None:
    arabic = next(each for each in sites["ar"].changes[0].changed if each.id == "karim-left")
    assert [(each.lead.text, each.pieces) for each in arabic.differences] == [
        ("تعديل الصياغة (الإنجليزية)", ()),
        ("تعديل ترجمة اقتباس (الإنجليزية)", ()),
    ]
    english = next(each for each in sites["en"].changes[0].changed if each.id == "karim-left")
    assert [(piece.mark, piece.words.text) for piece in english.differences[0].pieces] == [
        ("removed", "Kareem"),
        ("added", "Karim"),
        ("same", "said that they"),
        ("removed", "had gone from"),
        ("added", "left"),
        ("same", "the base."),
    ]


def test_a_register_name_that_changes_makes_its_sheets_drafts(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    close_edition(content, "first", load(content).sheets[0].about.edition.date)
    change(content / "register/places.yaml", "en: Wadi base", "en: Wadi airbase")
    assert not localise(link(content), "en").sheets[0].draft  # no fact names the place
    change(content / "register/actors.yaml", "ar: كريم", "ar: كريم علي")
    [sheet] = localise(link(content), "en").sheets
    assert sheet.draft
    assert [each.name.text for each in sheet.draft.others] == ["Karim"]
