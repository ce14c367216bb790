"""An edition is closed once, and its author says what changed."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from contents import change, smallest

from generator.cli import main
from generator.closing import close_edition, drafts
from generator.load import load
from generator.problems import ContentError, EnvironmentTrouble
from generator.reading.document import read_document

TODAY = date(2026, 11, 23)


def edition(content: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["edition", "--content", str(content), *arguments])


def reworded(content: Path) -> None:
    change(content / "sheets/first/statements.yaml", "en: Karim said", "en: Karim has said")


def finished(content: Path) -> None:
    path = content / "sheets/first/sheet.yaml"
    path.write_text(path.read_text("utf-8").replace(": …", ": عُدّلت الصياغة."), "utf-8")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return smallest(tmp_path)


@pytest.fixture
def closed(content: Path) -> Path:
    close_edition(content, "first", TODAY)
    return content


def test_the_first_edition_is_closed_in_one_go(content: Path) -> None:
    told = edition(content, "first")
    assert told.exit_code == 0
    path = content / "sheets/first/editions/1.json"
    assert told.stderr == f"{path}: edition 1 of `first`, 2026-01-02, is closed\n"
    data = json.loads(path.read_text("utf-8"))
    assert data["edition"] == {"number": 1, "date": "2026-01-02"}
    assert data["changes"][0]["what"] == {"ar": "الطبعة الأولى.", "en": "First edition."}
    assert not load(content).sheets[0].history.draft


def test_the_same_content_freezes_to_the_same_bytes(tmp_path: Path) -> None:
    contents = [smallest(tmp_path / name) for name in "ab"]
    frozen = [close_edition(each, "first", TODAY).path.read_bytes() for each in contents]
    assert frozen[0] == frozen[1]


def test_what_is_closed_is_not_closed_again(closed: Path) -> None:
    path = closed / "sheets/first/editions/1.json"
    before = path.read_bytes()
    told = edition(closed, "first", "--date", "2027-01-01")
    assert told.exit_code == 0
    assert "is closed, and nothing has changed since" in told.stderr
    assert path.read_bytes() == before


def test_what_differs_from_it_is_the_draft_of_the_next(closed: Path) -> None:
    reworded(closed)
    [sheet] = load(closed).sheets
    assert (sheet.history.draft, sheet.history.number) == (True, 2)
    assert [each.thing.id for each in sheet.history.changed] == ["they-left"]
    assert drafts([(sheet.id, sheet.history.number)]) == (
        "drafts, and shown as such: first (edition 2); `factsheet edition ID` closes one"
    )


def test_the_next_edition_is_opened_then_closed(closed: Path) -> None:
    reworded(closed)
    path = closed / "sheets/first/sheet.yaml"
    before = path.read_text("utf-8")
    opened = edition(closed, "first", "--date", "2026-11-24")
    assert opened.exit_code == 1
    assert "is not closed yet" in opened.stderr
    assert path.read_text("utf-8") == before.replace(
        "edition: {number: 1, date: 2026-01-02}", "edition: {number: 2, date: 2026-11-24}"
    ).replace(
        "  - edition: 1\n",
        "  - edition: 2\n"
        "    date: 2026-11-24\n"
        "    # Say what changed, for readers. What differs from edition 1:\n"
        "    #   statement they-left: reworded\n"
        "    what:\n"
        "      ar: …\n"
        "      en: …\n"
        "  - edition: 1\n",
    )
    unfinished = edition(closed, "first")
    assert unfinished.exit_code == 1
    assert unfinished.stderr.count("FS604") == 2
    finished(closed)
    assert edition(closed, "first").exit_code == 0
    [sheet] = load(closed).sheets
    assert [(each.number, each.date) for each in sheet.history.closed] == [
        (1, date(2026, 1, 2)),
        (2, date(2026, 11, 24)),
    ]
    assert not sheet.history.draft


def test_a_new_edition_without_a_date_has_today_and_says_so(closed: Path) -> None:
    reworded(closed)
    assert close_edition(closed, "first", TODAY).date == TODAY


def test_no_edition_is_dated_before_the_last(closed: Path) -> None:
    reworded(closed)
    told = edition(closed, "first", "--date", "2025-12-31")
    assert told.exit_code == 2
    assert "has the later date 2026-01-02" in told.stderr


def test_content_with_problems_is_not_closed(content: Path) -> None:
    change(content / "sheets/first/statements.yaml", "speaker: karim", "speaker: karin")
    with pytest.raises(ContentError):
        close_edition(content, "first", TODAY)
    assert edition(content, "first").exit_code == 1
    assert not (content / "sheets/first/editions").exists()


def test_a_sheet_that_is_not_there_is_wrong_use(content: Path) -> None:
    told = edition(content, "frist")
    assert told.exit_code == 2
    assert "there is no sheet `frist`" in told.stderr
    assert "did you mean `first`?" in told.stderr


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_ends_of_lines_and_the_mark_at_the_beginning_stay(content: Path, end: str) -> None:
    path = content / "sheets/first/sheet.yaml"
    text = path.read_text("utf-8").replace("\n", end)
    path.write_bytes(("\ufeff# a comment" + end + text).encode())
    close_edition(content, "first", TODAY)
    written = path.read_bytes().decode()
    assert written.startswith("\ufeff# a comment" + end + text.rstrip())
    assert written.count("\n") == written.count(end)


def test_a_log_that_cannot_be_edited_is_left_to_its_author(closed: Path) -> None:
    path = closed / "sheets/first/sheet.yaml"
    about = read_document(path, path.read_text("utf-8")).plain()
    del about["changes"]
    path.write_text(json.dumps(about), "utf-8")  # JSON is YAML, but nothing goes behind its end
    reworded(closed)
    before = path.read_bytes()
    with pytest.raises(EnvironmentTrouble, match="by hand"):
        close_edition(closed, "first", TODAY)
    assert path.read_bytes() == before
