"""`factsheet source add` at the door: what it takes, and what it refuses in one sentence."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from contents import smallest

from generator.cli import main


def add(content: Path, *more: str, text: str = "Some words.\n") -> Result:
    arguments = ["source", "add", "--content", str(content), *more, "-"]
    return CliRunner().invoke(main, arguments, input=text)


def test_a_text_is_stored_and_check_lists_what_is_still_blank(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    told = add(content, "--id", "second", "--language", "en", "--published", "2025-11")
    assert told.exit_code == 0
    assert (content / "sources" / "second" / "text.txt").read_text("utf-8") == "Some words.\n"
    checked = CliRunner().invoke(main, ["check", "--content", str(content), "--format", "compact"])
    assert checked.exit_code == 1
    assert checked.stdout.count("is still to be written in") == 2


@pytest.mark.parametrize(
    ("more", "text", "told"),
    [
        (("--id", "Two Words", "--language", "en"), "x", "`Two Words` is no id"),
        (("--id", "second", "--language", "en"), "\n", "the text is empty"),
    ],
)
def test_what_cannot_be_stored_is_said_and_nothing_is_written(
    tmp_path: Path, more: tuple[str, ...], text: str, told: str
) -> None:
    content = smallest(tmp_path)
    result = add(content, *more, text=text)
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(list((content / "sources").iterdir())) == 1
