"""Sheets, facts and sources can be cited, and nothing is said of them that is not known."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from contents import change, smallest
from open_data import export

from generator.exports.citations import Entry, as_bibtex, as_csl, as_ris
from generator.load import load
from generator.views.localise import localise

HERE = Path(__file__).parent
SOURCE = Entry("source", "source:x.en", "en", "Title")


@pytest.mark.parametrize("ending", ["json", "bib", "ris"])
def test_a_sheet_is_cited_as_expected(
    ending: str, published: dict[str, bytes], expect: Callable[[Path, str], None]
) -> None:
    text = published[f"cite/runway.{ending}"].decode().replace("\r\n", "\n")
    expect(HERE / f"runway.{ending}", text)


def test_every_fact_and_source_can_be_cited_in_every_language(
    published: dict[str, bytes],
) -> None:
    data = json.loads(published["data/wadi-base.json"])
    keys = {f"wadi-base.{language}" for language in ("ar", "en")}
    for language in ("ar", "en"):
        keys |= {f"wadi-base.{language}.{fact['id']}" for fact in data["facts"]}
        keys |= {f"source:{source['id']}.{language}" for source in data["sources"]}
    csl = [each["id"] for each in json.loads(published["cite/wadi-base.json"])]
    assert len(csl) == len(set(csl))
    assert set(csl) == keys
    assert (
        set(re.findall(r"^@\w+\{([^,]+),", published["cite/wadi-base.bib"].decode(), re.MULTILINE))
        == keys
    )
    assert (
        set(re.findall(r"^ID  - (.*)\r$", published["cite/wadi-base.ris"].decode(), re.MULTILINE))
        == keys
    )


def test_braces_are_balanced_and_every_sign_of_latex_is_written_out(
    published: dict[str, bytes],
) -> None:
    assert as_bibtex([replace(SOURCE, title=r"50% of $1 & {a_b} ~ ^ # \x")]).decode() == (
        "@misc{source:x.en,\n"
        r"  title = {{50\% of \$1 \& \textbraceleft{}a\_b\textbraceright{} \textasciitilde{} "
        r"\textasciicircum{} \# \textbackslash{}x}},"
        "\n  langid = {english},\n}\n"
    )
    text = published["cite/wadi-base.bib"].decode()
    assert text.count("{") == text.count("}")


def test_a_title_on_several_lines_ends_no_record() -> None:
    entry = replace(SOURCE, title="One\r\nER  - \nTY  - BOOK")
    assert as_ris([entry]).decode().split("\r\n") == [
        "TY  - GEN",
        "ID  - source:x.en",
        "TI  - One ER - TY - BOOK",
        "LA  - en",
        "ER  - ",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("date", "issued"),
    [
        ("2025-11-30", {"date-parts": [[2025, 11, 30]]}),
        ("2025-11", {"date-parts": [[2025, 11]]}),
        ("2025~", {"date-parts": [[2025]], "circa": True}),
        ("2025-11?", {"date-parts": [[2025, 11]], "circa": True}),
        ("2025-09/2025-11", {"literal": "2025-09/2025-11"}),
        ("202X", {"literal": "202X"}),
        ("", None),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(date: str, issued: dict[str, object] | None) -> None:
    [found] = json.loads(as_csl([replace(SOURCE, date=date)]))
    assert found.get("issued") == issued


def test_an_uncertain_date_is_told_whole_where_the_form_cannot_say_it() -> None:
    entry = replace(SOURCE, date="2025-11~")
    assert "note = {2025-11\\textasciitilde{}}" in as_bibtex([entry]).decode()
    assert "date = {" not in as_bibtex([entry]).decode()
    assert "N1  - 2025-11~" in as_ris([entry]).decode()


def test_a_draft_is_cited_as_one(published: dict[str, bytes]) -> None:
    sheet, fact = json.loads(published["cite/runway.json"])[3:5]
    assert sheet["status"] == fact["status"] == "draft"
    assert sheet["note"] == "Draft of edition 1"


def test_a_source_without_a_title_is_described_in_brackets(
    published: dict[str, bytes],
) -> None:
    entries = {each["id"]: each for each in json.loads(published["cite/wadi-base.json"])}
    untitled = entries["source:river-bulletin.en"]
    assert untitled["title"] == "[River Bulletin]"
    assert {"author", "publisher", "URL"}.isdisjoint(untitled)
    titled = entries["source:difaf-report.en"]
    assert titled["title"] == "تسليم قاعدة الوادي"
    assert titled["language"] == "ar"
    assert titled["publisher"] == "Difaf Agency"
    assert titled["accessed"] == {"date-parts": [[2025, 12, 1]]}


def test_what_a_language_lacks_is_not_cited_in_it(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    statements = content / "sheets/first/statements.yaml"
    change(statements, ", en: Karim said that they left the Wadi base.", "")
    dossier = load(content, allow_missing=True)
    views = [localise(dossier, language) for language in ("ar", "en")]
    found = dict(export(dossier, views).files())["cite/first.json"]
    keys = [each["id"] for each in json.loads(found)]
    assert keys == [
        "first.ar",
        "first.ar.they-left",
        "source:note.ar",
        "first.en",
        "source:note.en",
    ]
