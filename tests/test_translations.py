import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from contents import change, smallest

from generator.cli import main
from generator.reading.files import LOCK

WORDING = "sheets/first/statements/they-left/wording"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return smallest(tmp_path)


def run(content: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["translations", "--content", str(content), *arguments])


def test_everything_is_accepted_where_nothing_is_named(content: Path) -> None:
    told = run(content, "accept")
    assert told.exit_code == 0, told.output
    assert told.stderr == f"{content / LOCK}: 15 accepted\n"
    assert run(content).stdout == (
        "15 wordings in ar, en: 0 missing, 0 stale, 0 new, 15 accepted\n"
    )


def test_accepting_again_changes_nothing(content: Path) -> None:
    run(content, "accept")
    before = (content / LOCK).read_bytes()
    assert run(content, "accept").stderr.endswith(": 0 accepted\n")
    assert (content / LOCK).read_bytes() == before


def test_only_what_is_named_is_accepted(content: Path) -> None:
    assert run(content, "accept", "they-left", "site").stderr.endswith(": 6 accepted\n")
    assert WORDING in (content / LOCK).read_text("utf-8")
    assert run(content).stdout.endswith("0 missing, 0 stale, 9 new, 6 accepted\n")


def test_what_is_no_more_is_forgotten(content: Path) -> None:
    run(content, "accept")
    change(content / "sheets" / "first" / "statements.yaml", "- id: they-left", "- id: left")
    change(content / "sheets" / "first" / "sheet.yaml", "facts: [they-left]", "facts: [left]")
    run(content, "accept", "left")
    assert "they-left" not in (content / LOCK).read_text("utf-8")


def test_what_stands_in_one_language_only_is_not_accepted(content: Path) -> None:
    change(content / "sheets" / "first" / "sheet.yaml", ", en: The departure}", "}")
    told = run(content, "accept")
    assert told.stderr.splitlines() == [
        f"{content / LOCK}: 14 accepted",
        "1 cannot be accepted, since a language lacks it",
    ]
    assert "missing:\n  sheets/first/title in en\n" in run(content).stdout


def test_an_unknown_name_leaves_with_2_and_names_the_nearest(content: Path) -> None:
    told = run(content, "accept", "they-lefd")
    assert told.exit_code == 2
    assert "did you mean `they-left`?" in told.stderr
    assert not (content / LOCK).exists()
    told = run(content, "accept", "sheets/first/statements/they-left/wordin")
    assert f"did you mean `{WORDING}`?" in told.stderr


def test_what_changed_since_is_listed(content: Path) -> None:
    run(content, "accept")
    change(content / "sheets" / "first" / "statements.yaml", "Karim said", "Karim claimed")
    assert f"stale:\n  {WORDING}: en changed\n" in run(content).stdout


def test_a_machine_is_told_the_same(content: Path) -> None:
    run(content, "accept", "site")
    told = json.loads(run(content, "--format", "json").stdout)
    assert told["languages"] == ["ar", "en"]
    assert told["counts"] == {"missing": 0, "stale": 0, "new": 12, "accepted": 3}
    entry = next(each for each in told["wordings"] if each["key"] == WORDING)
    assert entry["state"] == "new"
    assert entry["file"].endswith("statements.yaml")
    assert (entry["line"], entry["column"]) == (3, 12)


def test_a_folder_that_cannot_be_written_is_told(content: Path) -> None:
    (content / LOCK).mkdir()
    told = run(content, "accept")
    assert told.exit_code == 2


def test_a_missing_text_is_a_problem_unless_it_is_allowed(content: Path) -> None:
    change(content / "sheets" / "first" / "sheet.yaml", ", en: The departure}", "}")
    check = ["check", "--content", str(content)]
    assert CliRunner().invoke(main, check).exit_code == 1
    assert CliRunner().invoke(main, [*check, "--allow-missing"]).exit_code == 0
