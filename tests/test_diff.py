"""What differs is told in words, wherever the two states are kept."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from at_once import site_data
from click.testing import CliRunner, Result
from contents import EDITIONS, GOOD, SHEETS, change, smallest

from generator.cli import main
from generator.exports.data import as_json, sheet_data
from generator.load import load

EXPECTED = SHEETS.parent / "diff"


def diff(*arguments: str, content: Path = EDITIONS) -> Result:
    return CliRunner().invoke(main, ["diff", "--content", str(content), *arguments])


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("editions.txt", ["handover@1", "handover@2"]),
        ("editions.ar.txt", ["handover@1", "handover@2", "--language", "ar"]),
        ("editions.json", ["handover@1", "handover@2", "--format", "json"]),
        ("back.txt", ["handover@2", "handover@1"]),
        ("draft.txt", ["handover@2", "handover"]),
        ("since-the-first.txt", ["handover@1", "handover"]),
    ],
)
def test_what_differs_is_told_as_expected(
    name: str, arguments: list[str], expect: Callable[[Path, str], None]
) -> None:
    told = diff(*arguments)
    assert told.exit_code == 1
    expect(EXPECTED / name, told.stdout)


def test_the_same_state_does_not_differ() -> None:
    told = diff("handover", "handover")
    assert (told.exit_code, told.stdout, told.stderr) == (0, "", "nothing differs\n")
    told = diff("handover@2", "handover@2", "--format", "json")
    assert json.loads(told.stdout) == {"old": "handover@2", "new": "handover@2", "sheets": []}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The smallest content, and the same with another wording and a second sheet."""
    old = smallest(tmp_path / "old")
    new = smallest(tmp_path / "new")
    change(new / "sheets/first/statements.yaml", "Karim said", "Karim has said")
    shutil.copytree(new / "sheets/first", new / "sheets/second")
    return old, new


IN_WORDS = """\
first
  Statement 1, they-left
    reworded in English: nothing → “has”

second: added
"""


def test_content_folders_are_compared(folders: tuple[Path, Path]) -> None:
    old, new = map(str, folders)
    assert diff(old, new).stdout == IN_WORDS
    assert diff(new, old).stdout.endswith("\n\nsecond: removed\n")


def test_published_data_files_are_compared(folders: tuple[Path, Path], tmp_path: Path) -> None:
    files: list[Path] = []
    for content in folders:
        dossier = load(content)
        whole, one = tmp_path / f"{len(files)}.json", tmp_path / f"{len(files) + 1}.json"
        whole.write_bytes(as_json(site_data(dossier)))
        one.write_bytes(as_json(sheet_data(dossier.sheets[0], dossier)))
        files += [whole, one]
    old_site, old_sheet, new_site, new_sheet = map(str, files)
    assert diff(old_site, new_site).stdout == IN_WORDS
    only_first = IN_WORDS.partition("\n\n")[0] + "\n"
    assert diff(old_sheet, new_sheet).stdout == only_first
    assert diff(old_sheet, new_site).stdout == only_first
    assert diff(old_site, str(folders[1])).stdout == IN_WORDS


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_git_revisions_are_compared(folders: tuple[Path, Path], tmp_path: Path) -> None:
    repository = tmp_path / "repository"
    content = repository / "inside" / "content"
    shutil.copytree(folders[0], content)
    git(repository, "init", "--quiet")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "old")
    git(repository, "tag", "v1")
    shutil.copytree(folders[1], content, dirs_exist_ok=True)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "new")
    assert diff("git:v1", "git:HEAD", content=content).stdout == IN_WORDS
    assert diff("HEAD~1", str(content), content=content).stdout == IN_WORDS
    assert diff("v1", "first", content=content).stdout == IN_WORDS.partition("\n\n")[0] + "\n"
    assert diff("HEAD", str(content), content=content).exit_code == 0
    told = diff("git:v2", "HEAD", content=content)
    assert told.exit_code == 2
    assert told.stderr.startswith("factsheet: `git:v2` is none of these: ID@2 (edition 2")
    change(content / "sheets/first/statements.yaml", "speaker: karim", "speaker: karin")
    git(repository, "commit", "--quiet", "--all", "--message", "broken")
    told = diff("v1", "HEAD", content=content)
    assert told.exit_code == 2
    assert told.stderr == (
        "factsheet: the content of `HEAD` has 1 problem, so it cannot be compared. The first: "
        "sheets/first/statements.yaml:2:12: FS301 there is no actor `karin`\n"
    )


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["handover@9", "handover"], "there is no edition `handover@9`"),
        (["handoff@1", "handover"], "there is no sheet `handoff`"),
        (["handover@1", "no-such-thing"], "is none of these"),
        (["handover@1", str(GOOD / "site.yaml")], "cannot be read as JSON"),
        (["handover", "handover@1", "--language", "xx"], "one of ar, en"),
    ],
)
def test_what_cannot_be_compared_is_wrong_use(arguments: list[str], why: str) -> None:
    told = diff(*arguments)
    assert told.exit_code == 2
    assert why in told.stderr


def test_two_sheets_are_not_two_states_of_one(tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    dossier = load(GOOD)
    other.write_bytes(as_json(sheet_data(dossier.sheets[0], dossier)))
    told = diff("handover", str(other))
    assert told.exit_code == 2
    assert "are two sheets" in told.stderr
