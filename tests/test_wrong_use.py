"""What a user types wrong gets one clear sentence and exit code 2, and nothing is lost."""

import io
import os
import re
import socket
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from contents import change, smallest

from generator.cli import main
from generator.closing import close_edition


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    smallest(tmp_path)
    (tmp_path / "latin.txt").write_bytes("caf\xe9".encode("latin-1"))
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "good.txt").write_text("good", "utf-8")
    (tmp_path / "text.pdf").write_text("no PDF")
    (tmp_path / "no-site").mkdir()
    (tmp_path / "data.json").write_text("{")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "own.txt").write_text("mine")
    (tmp_path / "sealed").write_text("a file where a folder should be")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def held(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file() and ".cache" not in each.parts
    }


CASES = [
    *(
        (f"{command} --content nowhere", "there is no content folder `nowhere`")
        for command in (
            *("check", "check --watch", "check --fix", "build", "status", "translations"),
            *("translations accept", "edition first", "diff first@1 first", "serve"),
            *("new sheet x", "source add good.txt --id x --language en"),
        )
    ),
    ("build --site content", "must be two folders apart"),
    ("build --site mine", "is not a site made here"),
    ("build --site sealed", "sealed is a file"),
    ("build --base-url example", "is no address"),
    ("clean --site mine", "is not a site made here"),
    ("check --explain FS999", "there is no code FS999"),
    ("check --format xml", "xml"),
    ("check --fix --watch", "exclude each other"),
    ("edition frist", "there is no sheet `frist` in content. did you mean `first`?"),
    ("edition first --date 2026-02-30", "2026-02-30"),
    ("diff first first@9", "first@9"),
    ("diff frist first", "frist"),
    ("diff data.json first", "data.json"),
    ("diff content content --language xx", "ar, en"),
    ("translations accept they-lft", "did you mean `they-left`?"),
    ("verify nowhere.pdf", "nowhere.pdf"),
    ("verify text.pdf", "text.pdf"),
    ("verify no-site", "no-site"),
    ("source add nowhere.txt --id x --language en", "nowhere.txt"),
    ("source add latin.txt --id x --language en", "is not UTF-8"),
    ("source add empty.txt --id x --language en", "the text is empty"),
    ("source add good.txt --id note --language en", "there is a source `note` already"),
    ("source add good.txt --id ../x --language en", "is no id"),
    ("new mine", "mine is not empty"),
    ("new sealed", "sealed is a file"),
    ("new sealed/x", "cannot write sealed/x"),
    ("new --host x y", "x"),
    ("new sheet first", "there is a sheet `first` already"),
    ("new sheet UPPER", "`UPPER` is no id"),
    ("schema --content sealed", "cannot write sealed"),
    ("status --as-of tomorrow", "tomorrow"),
    ("serve --port 70000", "70000"),
    ("nothing", "No such command"),
]


@pytest.mark.parametrize(("typed", "told"), CASES, ids=[typed for typed, _ in CASES])
def test_it_is_told_in_a_sentence_and_nothing_is_lost(here: Path, typed: str, told: str) -> None:
    close_edition(here / "content", "first", date(2026, 1, 2))
    before = held(here)
    result = CliRunner().invoke(main, typed.split())
    assert result.exit_code == 2, result.output
    assert told in result.stderr
    assert isinstance(result.exception, SystemExit)
    sentence = result.stderr.strip().split("\n")[-1]
    assert re.match(r"factsheet: |Error: ", sentence)
    assert held(here) == before


@pytest.mark.usefixtures("here")
def test_a_port_in_use_is_told_with_what_to_type(port: int) -> None:
    result = CliRunner().invoke(main, ["serve", "--port", str(port)])
    assert result.exit_code == 2
    assert result.stderr == f"factsheet: port {port} is in use. Name another: --port N\n"


@pytest.fixture
def sealed(here: Path, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder can be written, not even by an administrator."""
    if typed == "check --fix":
        change(here / "content/sheets/first/sheet.yaml", "ar: المغادرة", "ar: المغـادرة")
    open_file, open_low, make = io.open, os.open, os.mkdir

    def refused(path: object) -> OSError:
        return PermissionError(13, os.strerror(13), str(path))

    def opened(file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
        if set(mode) & set("wxa+") and "cache" not in str(file):
            raise refused(file)
        return open_file(file, mode, *arguments, **named)

    def opened_low(path: Any, flags: int, *arguments: Any, **named: Any) -> int:
        if flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
            raise refused(path)
        return open_low(path, flags, *arguments, **named)

    def made(path: Any, *_: Any, **__: Any) -> None:
        if not os.path.isdir(path):  # noqa: PTH112 - may be text
            raise refused(path)
        make(path)

    monkeypatch.setattr(io, "open", opened)
    monkeypatch.setattr(os, "open", opened_low)
    monkeypatch.setattr(os, "mkdir", made)


@pytest.mark.parametrize(
    "typed",
    [
        "build",
        "schema",
        "translations accept",
        "edition first",
        "check --fix",
        "new sheet x",
        "new briefings",
        "source add good.txt --id x --language en",
    ],
)
@pytest.mark.usefixtures("sealed")
def test_a_folder_that_is_read_only_is_told(here: Path, typed: str) -> None:
    before = held(here)
    result = CliRunner().invoke(main, typed.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert re.match(r"factsheet: cannot write .*: Permission denied", result.stderr)
    assert held(here) == before
