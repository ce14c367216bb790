"""A briefing or a site that was tampered with, or is out of date, is found out."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner, Result
from contents import change, smallest

from generator.build import build
from generator.cli import main
from generator.closing import close_edition
from generator.problems import EnvironmentTrouble
from generator.verify import verify, verify_pdf, verify_site

DAY = date(2026, 1, 2)
NAME = "first.json"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a content, whose first edition is closed, and its site."""
    folder = tmp_path_factory.mktemp("verify")
    content = smallest(folder)
    close_edition(content, "first", DAY)
    build(content, folder / "site")
    return folder


@pytest.fixture
def here(made: Path, tmp_path: Path) -> Path:
    """Give a copy to tamper with."""
    for name in ("content", "site"):
        shutil.copytree(made / name, tmp_path / name)
    return tmp_path


def briefing(folder: Path, languages: str = "ar") -> Path:
    (path,) = (folder / "site" / "briefings").glob(f"first-edition-*.{languages}.pdf")
    return path


def run(path: Path, folder: Path) -> Result:
    return CliRunner().invoke(main, ["verify", "--content", str(folder / "content"), str(path)])


def carried(path: Path) -> dict[str, Any]:
    with pikepdf.open(path) as pdf:
        data: dict[str, Any] = json.loads(pdf.attachments[NAME].get_file().read_bytes())
        return data


def tamper(path: Path, edit: Callable[[dict[str, Any]], None]) -> None:
    """Change the data that a PDF carries."""
    data = carried(path)
    edit(data)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.attachments[NAME] = pikepdf.AttachedFileSpec(pdf, json.dumps(data).encode())
        pdf.save(path)


def next_edition(folder: Path, old: str, new: str, file: str = "statements") -> None:
    """Change a word of the sheet, say so, and close the edition."""
    sheet = folder / "content/sheets/first"
    change(sheet / f"{file}.yaml", old, new)
    close_edition(folder / "content", "first", DAY)
    about = sheet / "sheet.yaml"
    about.write_text(about.read_text("utf-8").replace(": …", ": x"), "utf-8")
    close_edition(folder / "content", "first", DAY)


@pytest.mark.parametrize("languages", ["ar", "en", "ar-en"])
def test_a_current_briefing_is_confirmed_with_0(languages: str, made: Path) -> None:
    told = run(briefing(made, languages), made)
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr == (
        f"{briefing(made, languages)}: each quote (1) stands in its source, each fact (1) is "
        "printed as the data have it, and it is edition 1 of `first`, which is the current one\n"
    )


def test_the_data_in_a_briefing_are_the_bytes_on_the_site(made: Path) -> None:
    published = (made / "site/data/first.json").read_bytes()
    for languages in ("ar", "en", "ar-en"):
        with pikepdf.open(briefing(made, languages)) as pdf:
            assert pdf.attachments[NAME].get_file().read_bytes() == published
            assert pdf.attachments[NAME].get_file().mime_type == "application/json"


def test_a_quote_altered_in_the_data_is_found(here: Path) -> None:
    def edit(data: dict[str, Any]) -> None:
        passage = data["facts"][0]["evidence"][0]
        passage["quote"] = passage["quote"].replace("غادرنا", "بقينا")

    tamper(briefing(here), edit)
    told = run(briefing(here), here)
    assert told.exit_code == 1
    lines = told.stdout.split("\n")
    assert lines[0].startswith("A quote of `they-left` does not stand in `note`: «")
    assert lines[1].startswith("  The nearest words, in line 1: «")
    assert any(line.startswith("A quote of `they-left` is not printed: «") for line in lines)
    assert "It is not what was frozen as edition 1 of `first`, 2026-01-02." in told.stdout
    assert told.stderr.endswith("first-edition-1.ar.pdf: 3 findings\n")


def test_a_quote_moved_in_the_data_is_found(here: Path) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["facts"][0]["evidence"][0]["start"] += 1

    tamper(briefing(here), edit)
    [finding] = verify_pdf(briefing(here), here / "content").findings
    assert finding.startswith("A quote of `they-left` stands in `note`, but elsewhere, in line 1")


def test_a_wording_altered_in_the_data_is_not_what_is_printed(here: Path) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["facts"][0]["wording"] = {"ar": "قال كريم إنهم عادوا", "en": "Karim said no"}

    for languages, missing in (("ar", ["ar"]), ("en", ["en"]), ("ar-en", ["ar", "en"])):
        tamper(briefing(here, languages), edit)
        findings = verify_pdf(briefing(here, languages), here / "content").findings
        assert [each.partition(" as in")[0] for each in findings[:-1]] == [
            f"`they-left` is not printed in `{language}`" for language in missing
        ]
        assert findings[-1].startswith("It is not what was frozen as edition 1 of `first`")


def test_the_print_of_another_text_is_found(here: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    content = smallest(other)
    statements = content / "sheets/first/statements.yaml"
    change(statements, "en: Karim said", "en: Karim has said")
    build(content, other / "site")
    data = carried(briefing(here, "en"))
    forged = briefing(other, "en")

    def edit(found: dict[str, Any]) -> None:
        found.clear()
        found.update(data)

    tamper(forged, edit)
    [finding] = verify_pdf(forged, here / "content").findings
    assert finding.startswith("`they-left` is not printed in `en` as in the data: Karim said")


def test_a_briefing_without_its_data_cannot_be_checked(here: Path) -> None:
    path = briefing(here)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.attachments[NAME]
        pdf.save(path)
    told = run(path, here)
    assert (told.exit_code, told.stdout) == (2, "")
    assert "carries no data of a sheet" in told.stderr


def test_an_older_edition_is_told_with_what_has_changed_since(here: Path) -> None:
    next_edition(here, "en: Karim said", "en: Karim has said")
    told = run(briefing(here), here)
    assert told.exit_code == 1
    lines = told.stdout.rstrip("\n").split("\n")
    assert lines[0] == (
        "It is edition 1 of `first`, 2026-01-02. The current one is edition 2, 2026-01-02."
    )
    assert lines[1] == "  What differs:"
    assert lines[2] == "  Statement 1, they-left"
    assert "“has”" in lines[3]


def test_an_older_edition_may_say_the_same(here: Path) -> None:
    next_edition(here, "en: Karim said", "en: Karim has said")
    next_edition(here, "en: Karim has said", "en: Karim said")
    [finding] = verify_pdf(briefing(here), here / "content").findings
    assert finding.endswith("edition 3, 2026-01-02. What it says has not changed.")


def test_a_draft_in_the_content_leaves_the_edition_current(here: Path) -> None:
    statements = here / "content/sheets/first/statements.yaml"
    change(statements, "en: Karim said", "en: Karim has said")
    assert verify(briefing(here), here / "content").findings == ()


def test_a_printed_draft_is_told_as_one(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    build(content, tmp_path / "site")
    fine = run(briefing(tmp_path), tmp_path)
    assert fine.exit_code == 0
    assert "it is the draft of edition 1 of `first`, as it stands now" in fine.stderr
    change(content / "sheets/first/statements.yaml", "en: Karim said", "en: Karim has said")
    [finding] = verify(briefing(tmp_path), content).findings
    assert finding.startswith("It is a draft of edition 1 of `first`, 2026-01-02, which has chang")
    close_edition(content, "first", DAY)
    [finding] = verify(briefing(tmp_path), content).findings
    assert "which has been closed since.\n  What differs:" in finding


def test_an_edition_that_never_was_is_found(here: Path) -> None:
    tamper(briefing(here), lambda data: data["edition"].update(number=7))
    [finding] = verify_pdf(briefing(here), here / "content").findings
    assert finding == (
        "It says that it is edition 7 of `first`, 2026-01-02, but that was never closed; "
        "closed are: 1."
    )


def test_a_stored_text_that_has_changed_is_found(here: Path) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["sources"][0]["sha256"] = "0" * 64

    tamper(briefing(here), edit)
    findings = verify_pdf(briefing(here), here / "content").findings
    assert findings[0].startswith("The stored text of source `note` is not the one that was quoted")


def test_a_source_or_sheet_that_is_gone_is_found(here: Path) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["id"] = "other"
        data["facts"][0]["evidence"][0]["source"] = "elsewhere"

    tamper(briefing(here), edit)
    assert verify_pdf(briefing(here), here / "content").findings == (
        "`they-left` rests on the source `elsewhere`, which the content lacks.",
        "There is no sheet `other` in the content.",
    )


def test_a_language_that_the_data_lack_is_found(here: Path) -> None:
    path = briefing(here)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        with pdf.open_metadata() as metadata:
            metadata["dc:language"] = {"fr"}
        pdf.save(path)
    [finding] = verify_pdf(path, here / "content").findings
    assert finding == "The pages are in none of the languages of the data: ar, en."
    tamper(path, lambda data: data.pop("languages"))
    assert verify_pdf(path, here / "content").findings[0].startswith("The pages are in none of")


def test_a_later_format_is_not_guessed_at(here: Path) -> None:
    tamper(briefing(here), lambda data: data.update(format=99))
    with pytest.raises(EnvironmentTrouble, match="made by a later factsheet"):
        verify_pdf(briefing(here), here / "content")


def test_other_data_are_not_those_of_a_sheet(here: Path) -> None:
    tamper(briefing(here), lambda data: data.pop("facts") and data.pop("title"))
    told = run(briefing(here), here)
    assert told.exit_code == 2
    assert "carries data that are not those of a sheet: title: " in told.stderr


@pytest.mark.parametrize(
    "more",
    [
        {"languages": 5},
        {"places": [{"id": "x", "name": {"ar": "x"}, "evidence": 5}]},
        {"places": [{"id": "x", "name": {"ar": "x"}, "evidence": [{"source": "note"}]}]},
    ],
)
def test_data_that_are_broken_inside_are_told_without_a_traceback(
    more: dict[str, Any], here: Path
) -> None:
    tamper(briefing(here), lambda data: data.update(more))
    told = run(briefing(here), here)
    assert told.exit_code == 2
    assert "carries data that are not those of a sheet" in told.stderr


def test_content_with_problems_is_told_first(here: Path) -> None:
    (here / "content/sources/note/text.txt").write_text("x", "utf-8")
    told = run(briefing(here), here)
    assert told.exit_code == 1
    assert "FS204" in told.stderr


def test_without_content_a_briefing_cannot_be_checked(here: Path) -> None:
    shutil.rmtree(here / "content")
    assert run(briefing(here), here).exit_code == 2


def test_a_whole_site_is_confirmed_with_0(made: Path) -> None:
    told = run(made / "site", made)
    count = len(json.loads((made / "site/manifest.json").read_bytes())["files"])
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr == f"{made / 'site'}: all {count} files are as they were built\n"


def test_a_site_that_was_tampered_with_is_found_out(here: Path) -> None:
    site = here / "site"
    (site / "ar/index.html").unlink()
    page = site / "en/sheets/first.html"
    page.write_bytes(page.read_bytes().replace(b"Karim", b"Salim"))
    (site / "en/added.html").write_text("x", "utf-8")
    (site / "data/gaps.csv").unlink()
    (site / "data/gaps.csv").symlink_to("nowhere")
    told = run(site, here)
    assert told.exit_code == 1
    assert told.stdout.split("\n") == [
        "missing: ar/index.html",
        "changed: data/gaps.csv",
        "changed: en/sheets/first.html",
        "extra: en/added.html",
        "",
    ]
    assert told.stderr.endswith("site: 4 findings\n")


def test_a_folder_in_the_place_of_a_file_is_found(here: Path) -> None:
    (here / "site/404.html").unlink()
    (here / "site/404.html").mkdir()
    assert verify_site(here / "site").findings == ("missing: 404.html",)


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "[]",
        "{}",
        '{"files": []}',
        '{"files": {"a": 1}}',
        '{"files": {"../a": "x"}}',
        '{"files": {"/etc/passwd": "x"}}',
        "[" * 100_000,
    ],
)
def test_a_manifest_of_another_form_is_refused(manifest: str, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(manifest, "utf-8")
    with pytest.raises(EnvironmentTrouble, match="is not a manifest made by factsheet"):
        verify_site(tmp_path)


def test_a_folder_without_a_manifest_is_no_site(tmp_path: Path) -> None:
    told = run(tmp_path, tmp_path)
    assert told.exit_code == 2
    assert "there is no" in told.stderr
    assert "manifest.json" in told.stderr


def test_what_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere.pdf", tmp_path).exit_code == 2


def test_a_language_that_stands_in_for_another_is_no_finding(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    statements = content / "sheets/first/statements.yaml"
    change(statements, ", en: Karim said that they left the Wadi base.", "")
    build(content, tmp_path / "site", allow_missing=True)
    for languages in ("ar", "en", "ar-en"):
        assert verify(briefing(tmp_path, languages), content).findings == ()
