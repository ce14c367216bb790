"""The tables open right in spreadsheets, run nothing there, and hold all that the data hold."""

import csv
import io
import json
from pathlib import Path

import pytest
from contents import change, smallest
from hypothesis import given
from hypothesis import strategies as some
from open_data import export

from generator.exports.tables import GUARDED, TABLES, guarded
from generator.language.locales import read_locale
from generator.load import load
from generator.views.localise import localise


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_a_table_is_utf8_with_its_mark_and_ends_lines_as_spreadsheets_do(
    table: str, published: dict[str, bytes]
) -> None:
    content = published[f"data/{table}.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    lengths = {len(row) for row in csv.reader(io.StringIO(content.decode("utf-8-sig")))}
    assert len(lengths) == 1


def test_every_fact_has_a_row_with_its_words_in_every_language(
    published: dict[str, bytes],
) -> None:
    site = json.loads(published["data/site.json"])
    for sheet in site["sheets"]:
        for fact in sheet["facts"]:
            kind = {"agreement": "agreements", "date": "dates", "base": "bases"}
            table = rows(published[f"data/{kind.get(fact['kind'], 'statements')}.csv"])
            [row] = [
                each for each in table if (each["sheet"], each["id"]) == (sheet["id"], fact["id"])
            ]
            assert row["wording_ar"] == fact["wording"]["ar"]
            assert row["wording_en"] == fact["wording"]["en"]
            assert row["speaker"] == fact.get("speaker", "")
            assert row["quotes"] == " | ".join(each["quote"] for each in fact["evidence"])
            assert row["page_en"] == (
                f"https://factsheets.example/iraq/en/sheets/{sheet['id']}.html#{fact['id']}"
            )


def test_names_stand_beside_ids(published: dict[str, bytes]) -> None:
    left = next(each for each in rows(published["data/dates.csv"]) if each["id"] == "advisers-left")
    assert left["speaker_name_ar"] == "كريم الساعدي"
    assert left["chain_en"] == "told Difaf Agency"
    [agreement] = rows(published["data/agreements.csv"])
    assert agreement["parties"] == "ministry-of-defence; nahr-and-sons"
    assert agreement["parties_names_en"].startswith("Ministry of Defence; Nahr & Sons")


def test_dates_are_as_open_as_the_source_leaves_them(published: dict[str, bytes]) -> None:
    dates = {each["id"]: each for each in rows(published["data/dates.csv"])}
    assert dates["runway-ready"]["date"] == "2026~"
    assert dates["transfer-goes-on"]["date"] == ""
    said = dates["transfer-announced"]
    assert (said["date"], said["date_said_en"], said["date_reading"]) == (
        "",
        "last Sunday",
        "2025-11-23",
    )


def test_every_quote_has_a_row_with_its_place(published: dict[str, bytes]) -> None:
    found = rows(published["data/evidence.csv"])
    assert {each["kind"] for each in found} == {"agreement", "date", "base", "statement", "place"}
    one = next(each for each in found if each["of"] == "clearing")
    assert int(one["end"]) - int(one["start"]) == len(one["quote"])


def test_gaps_conflicts_and_terms_have_tables(published: dict[str, bytes]) -> None:
    assert [each["id"] for each in rows(published["data/gaps.csv"])] == [
        "number-of-advisers",
        "year-of-last-sunday",
    ]
    [conflict] = rows(published["data/conflicts.csv"])
    assert conflict["facts"] == "wadi-handed-over; wadi-work-goes-on"
    terms = rows(published["data/terms.csv"])
    assert [(each["number"], each["due"], each["due_said_en"]) for each in terms] == [
        ("1", "", "within 90 days"),
        ("2", "2026~", ""),
    ]


def test_the_tables_of_a_sheet_are_those_of_the_site_without_the_others(
    published: dict[str, bytes],
) -> None:
    whole = rows(published["data/dates.csv"])
    assert rows(published["data/runway/dates.csv"]) == [
        each for each in whole if each["sheet"] == "runway"
    ]
    assert rows(published["data/runway/agreements.csv"]) == []


def test_a_coordinate_stays_a_number(published: dict[str, bytes]) -> None:
    base = next(each for each in rows(published["data/places.csv"]) if each["id"] == "wadi-base")
    assert (base["latitude"], base["longitude"]) == ("33.5", "42.25")
    assert guarded(-33.5) == -33.5


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+964 1", "'+964 1"),
        ("-5 degrees", "'-5 degrees"),
        ("@home", "'@home"),
        (" =1+1", "' =1+1"),
        ("＝1+1", "'＝1+1"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("'quoted'", "'quoted'"),
        ("1 = 1", "1 = 1"),
        ("قال «=»", "قال «=»"),
        ("", ""),
    ],
)
def test_no_text_is_run_as_a_formula(text: str, cell: str) -> None:
    assert guarded(text) == cell


@given(some.text(alphabet=some.sampled_from("'=+-@＝ \t\rاa1"), max_size=6))
def test_the_exact_text_can_be_had_back(text: str) -> None:
    cell = guarded(text)
    assert (cell[1:] if GUARDED.match(cell) else cell) == text
    assert cell == text or cell.startswith("'")


def test_a_formula_in_the_content_is_guarded_in_the_file(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    sheet = content / "sheets/first/sheet.yaml"
    change(sheet, "en: What was said of the departure", "en: '=HYPERLINK(x)'")
    dossier = load(content)
    files = dict(export(dossier, [localise(dossier, each) for each in ("ar", "en")]).files())
    [row] = rows(files["data/sheets.csv"])
    assert row["standfirst_en"] == "'=HYPERLINK(x)"
    assert json.loads(files["data/site.json"])["sheets"][0]["standfirst"]["en"] == "=HYPERLINK(x)"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_table_and_column_is_explained(language: str) -> None:
    labels = read_locale(language).file.labels
    for table in TABLES:
        assert labels[f"table_{table.name}"]
        for column in table.columns:
            assert labels[f"column_{column.name}"]
    known = {f"column_{column.name}" for table in TABLES for column in table.columns}
    assert {each for each in labels if each.startswith("column_")} == known


def test_a_link_leads_to_columns_that_there_are() -> None:
    columns = {table.name: {column.name for column in table.columns} for table in TABLES}
    for table in TABLES:
        assert set(table.key) <= columns[table.name]
        for named, (other, there) in table.links.items():
            assert set(named) <= columns[table.name]
            assert set(there) <= columns[other]
