"""`factsheet draft` at the door: what it takes, tells, and refuses in one sentence."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from contents import smallest

from generator.cli import main

ARTICLE = "Minister Leila Mansour said on 3 May 2025 that Camp Alder was closed.\n"


def draft(content: Path, *more: str, text: str = ARTICLE) -> Result:
    arguments = ["draft", "--content", str(content), *more]
    return CliRunner().invoke(main, arguments, input=text)


def test_what_was_found_and_written_is_told(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    told = draft(content, "-", "--sheet", "second")
    assert told.exit_code == 0
    assert "1 statement, 1 date, 0 documents, 1 base, 1 actor, 1 place" in told.stderr
    assert str(content / "sheets" / "second" / "statements.yaml") in told.stderr
    assert "factsheet check" in told.stderr
    checked = CliRunner().invoke(main, ["check", "--content", str(content), "--format", "compact"])
    assert checked.exit_code == 1
    assert {line.split(": ")[1][:5] for line in checked.stdout.splitlines()} == {"FS130"}


def test_no_site_is_built_while_a_blank_is_left(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    draft(content, "-", "--sheet", "second")
    options = ["--content", str(content), "--site", str(tmp_path / "site"), "--allow-missing"]
    built = CliRunner().invoke(main, ["build", *options])
    assert built.exit_code == 1
    assert "FS130" in built.output
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("more", "text", "told"),
    [
        (("missing.txt", "--sheet", "second"), "", "missing.txt"),
        (("-", "--sheet", "second"), "\n", "the text is empty"),
        (("-", "--sheet", "first"), ARTICLE, "there is a sheet `first` already"),
        (("-", "--sheet", "Two Words"), ARTICLE, "`Two Words` is no id"),
        (("-", "--sheet", "site"), ARTICLE, "cannot be called `site`"),
        (("-", "--sheet", "second", "--language", "fr"), ARTICLE, "`fr`"),
        (("-",), ARTICLE, "--sheet"),
    ],
)
def test_what_cannot_be_drafted_is_said_and_nothing_is_written(
    more: tuple[str, ...], text: str, told: str, tmp_path: Path
) -> None:
    content = smallest(tmp_path)
    before = sorted(content.rglob("*"))
    result = draft(content, *more, text=text)
    assert result.exit_code == 2
    assert told in result.stderr
    assert sorted(content.rglob("*")) == before


def test_without_a_content_folder_that_is_said(tmp_path: Path) -> None:
    result = draft(tmp_path / "nowhere", "-", "--sheet", "second")
    assert result.exit_code == 2
    assert "there is no content folder" in result.stderr
