import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from contents import GOOD, SHEETS, broken, change, smallest
from generator_commands import commands

from generator.cli import main
from generator.problems import Code

ROOT = Path(__file__).parents[1]
COMMANDS = [
    (),
    *(
        (name, *more)
        for name, command in main.commands.items()
        for more in ([], *([each] for each in getattr(command, "commands", {})))
    ),
]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken("FS203-context-not-there", tmp_path)
    monkeypatch.chdir(tmp_path)


def test_good_content_leaves_with_0_and_one_line() -> None:
    told = run("check", "--content", str(GOOD))
    assert told.exit_code == 0
    assert told.stdout == ""
    assert told.stderr == f"{GOOD}: 2 sheets, 12 facts, no problems\n"


def test_one_is_not_told_in_the_plural(tmp_path: Path) -> None:
    told = run("check", "--content", str(smallest(tmp_path)))
    assert told.stderr.endswith(": 1 sheet, 1 fact, no problems\n")


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.usefixtures("problem")
def test_problems_leave_with_1_and_are_told_to_the_person(command: str) -> None:
    told = run(command)
    assert told.exit_code == 1
    assert told.stdout == ""
    expected = SHEETS / "broken" / "FS203-context-not-there" / "expected.txt"
    assert told.stderr == expected.read_text("utf-8")
    assert not Path("site").exists()


@pytest.mark.parametrize(
    ("name", "output"),
    [
        (
            "compact",
            (
                "content/sheets/first/statements.yaml:9:12: FS203 the quote stands in `note`, but "
                "without these words beside it\n"
            ),
        ),
        (
            "github",
            (
                "::error file=content/sheets/first/statements.yaml,line=9,col=12,title=FS203::"
                "the quote stands in `note`, but without these words beside it\n"
            ),
        ),
    ],
)
@pytest.mark.usefixtures("problem")
def test_problems_are_told_to_a_program_in_its_own_form(name: str, output: str) -> None:
    told = run("check", "--format", name)
    assert (told.exit_code, told.stdout, told.stderr) == (1, output, "")


@pytest.mark.usefixtures("problem")
def test_json_is_a_list_with_problems_or_without() -> None:
    (problem,) = json.loads(run("check", "--format", "json").stdout)
    assert (problem["code"], problem["line"], problem["column"]) == ("FS203", 9, 12)
    assert run("check", "--format", "json", "--content", str(GOOD)).stdout == "[]\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--content", "nowhere"),
        ("build", "--content", "nowhere"),
        ("build", "--content", str(GOOD), "--site", str(GOOD)),
        ("clean", "--site", str(GOOD)),
    ],
)
def test_what_stands_in_the_way_leaves_with_2_and_one_sentence(arguments: tuple[str, ...]) -> None:
    told = run(*arguments)
    assert told.exit_code == 2
    assert told.stdout == ""
    assert re.fullmatch(r"factsheet: .{20,}\n", told.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        ("unknown",),
        ("check", "--unknown"),
        ("check", "--format", "xml"),
        ("check", "--explain", "X"),
    ],
)
def test_wrong_use_leaves_with_2(arguments: tuple[str, ...]) -> None:
    told = run(*arguments)
    assert told.exit_code == 2
    assert "Error" in told.stderr


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_every_command_helps(arguments: tuple[str, ...]) -> None:
    told = run(*arguments, "--help")
    assert told.exit_code == 0
    assert told.stdout.startswith("Usage: ")
    command: click.Command = main
    for name in arguments:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{arguments} {parameter.name} is not explained"


@pytest.mark.parametrize("code", Code)
def test_every_code_is_explained(code: Code) -> None:
    told = run("check", "--explain", code.code.lower())
    assert told.exit_code == 0
    assert told.stdout == f"{code.code}\n{code.explanation}\n"
    assert code.explanation.endswith((".", "`."))


def test_the_readme_leads_to_the_codes() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "--explain" in readme or all(code.code in readme for code in Code)


def test_the_version_is_told() -> None:
    told = run("--version")
    assert re.fullmatch(r"factsheet, version \d+\.\d+\.\d+\n", told.stdout)


def test_watching_lists_problems_anew_at_each_save_and_ends_cleanly(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    sheet = content / "sheets" / "first" / "sheet.yaml"
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "check", "--watch", "--content", content],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        try:
            first = until_told(process)
            assert first[0].endswith("1 sheet, 1 fact, no problems\n")
            assert re.fullmatch(r"\d\d:\d\d:\d\d, \d+\.\d\d s; Ctrl-C ends it\n", first[1])
            change(sheet, "as_of", "as_off")
            assert "FS110 `as_off`" in "".join(until_told(process))
            change(sheet, "as_off", "as_of")
            assert "no problems" in until_told(process)[0]
            process.send_signal(signal.SIGINT)
            assert process.communicate(timeout=20) == ("", "")
        finally:
            process.kill()
    assert process.returncode == 0


def until_told(process: subprocess.Popen[str]) -> list[str]:
    """What a watching command says, up to the line that ends it."""
    lines: list[str] = []
    while not lines or "Ctrl-C" not in lines[-1]:
        assert process.stderr
        lines.append(process.stderr.readline())
        assert lines[-1], lines
    return lines


def test_fixing_says_what_it_mended_and_then_checks(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    sheet = content / "sheets" / "first" / "sheet.yaml"
    change(sheet, "ar: المغادرة", "ar: المغـــادرة")
    assert "FS439" in run("check", "--content", str(content)).stderr
    told = run("check", "--fix", "--content", str(content))
    assert told.exit_code == 0
    first, last = told.stderr.splitlines()
    assert first == f"{sheet}:1:13: FS439 mended: المغادرة"
    assert last.endswith("no problems")
    assert run("check", "--fix", "--watch").exit_code == 2


def test_the_status_fits_one_screen_and_is_data_too(tmp_path: Path) -> None:
    told = run("status", "--content", str(GOOD), "--as-of", "2026-12-30")
    assert told.exit_code == 0
    assert f"{GOOD} on 2026-12-30: 2 sheets, 12 facts, no problems\n" in told.stdout
    assert "  river-bulletin: no URL\n" in told.stdout
    assert "  2026~, in 0 to 1 day: wadi-base, runway-ready\n" in told.stdout
    assert len(told.stdout.splitlines()) < 24
    later = run("status", "--content", str(GOOD), "--as-of", "2027-01-02").stdout
    assert "  2026~, 2 days ago: wadi-base, runway-ready\n" in later
    data = json.loads(run("status", "--content", str(GOOD), "--format", "json").stdout)
    assert [each["id"] for each in data["sheets"]] == ["runway", "wadi-base"]
    content = smallest(tmp_path)
    change(content / "sheets/first/sheet.yaml", "as_of", "as_off")
    assert "2 problems (1 FS110, 1 FS111)" in run("status", "--content", str(content)).stdout


@pytest.mark.parametrize(
    "address", ["example.org", "ftp://example.org/", "https://", "https://a b/", "https://x.org/?q"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    told = run("build", "--base-url", address)
    assert told.exit_code == 2
    assert "is no address of a site" in told.stderr


def test_new_takes_a_folder_or_the_word_sheet(tmp_path: Path) -> None:
    told = run("new", "--host", "gitlab", str(tmp_path / "a"))
    assert told.exit_code == 0
    assert (tmp_path / "a" / ".gitlab-ci.yml").is_file()
    told = run("new", "sheet", "talks", "--content", str(tmp_path / "a" / "content"))
    assert told.exit_code == 0
    assert (tmp_path / "a/content/sheets/talks/dates.yaml").is_file()
    assert run("new", str(tmp_path / "a")).exit_code == 2
    assert run("new").exit_code == 2


@pytest.mark.parametrize("arguments", COMMANDS[1:], ids=" ".join)
def test_every_help_has_examples_that_can_be_typed_and_the_exit_codes(
    arguments: tuple[str, ...],
) -> None:
    told = run(*arguments, "--help").stdout
    assert "Exit codes" in told
    shown = re.findall(r"(?m)\bfactsheet ([a-z][^\n|)>]*)", told.partition("Examples:")[2])
    assert shown
    for line in shown:
        typed = re.split(r"  +", line)[0].split()
        command, options = commands(typed)
        assert command.startswith(arguments[0])
        assert {each for each in typed if each.startswith("--")} <= options, line


def test_the_list_of_commands_is_told_in_whole_sentences() -> None:
    for group in ((), ("new",), ("source",), ("translations",)):
        listed = run(*group, "--help").stdout.partition("Commands:")[2]
        assert all(each.endswith(".") for each in listed.strip().split("\n"))
        assert "..." not in listed


def completed(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    monkeypatch.setenv("COMP_WORDS", " ".join(("factsheet", *words)))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    monkeypatch.setenv("_FACTSHEET_COMPLETE", "bash_complete")
    told = CliRunner().invoke(main, prog_name="factsheet")
    return [line.partition(",")[2] for line in told.stdout.split("\n") if line]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("do",), ["doctor"]),
        (("edition", "wa"), ["wadi-base"]),
        (("edition", ""), ["runway", "wadi-base"]),
        (("diff", "wadi-base@"), ["wadi-base@1"]),
        (("check", "--explain", "FS20"), [f"FS20{each}" for each in range(1, 7)]),
        (("check", "--format", "c"), ["compact"]),
    ],
)
def test_the_shell_completes_commands_ids_and_codes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: tuple[str, ...], offered: list[str]
) -> None:
    (tmp_path / "content").symlink_to(GOOD)
    monkeypatch.chdir(tmp_path)
    assert completed(monkeypatch, *words) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_a_shell(shell: str) -> None:
    told = run("completion", shell)
    assert told.exit_code == 0
    assert f"_FACTSHEET_COMPLETE={shell}_complete" in told.stdout


def test_on_a_terminal_problems_are_coloured_unless_it_has_none(tmp_path: Path) -> None:
    content = broken("FS203-context-not-there", tmp_path)
    assert b"\x1b[31m^" in on_a_terminal(content, {"TERM": "xterm-256color"})
    assert b"\x1b[" not in on_a_terminal(content, {"TERM": "xterm-256color", "NO_COLOR": "1"})
    assert b"\x1b[" not in on_a_terminal(content, {"TERM": "dumb"})


def test_on_a_terminal_progress_is_a_line_that_is_gone_at_the_end(tmp_path: Path) -> None:
    content = broken("FS203-context-not-there", tmp_path)
    told = on_a_terminal(content, {"TERM": "xterm-256color", "NO_COLOR": "1"}, "build")
    shown, _, left = told.rpartition(b"\r\x1b[K")
    assert "facts …".encode() in shown
    assert b"FS203" in left
    assert b"facts" not in left


def on_a_terminal(content: Path, environment: dict[str, str], command: str = "check") -> bytes:
    here, there = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen(
        [sys.executable, "-m", "generator", command, "--content", content],
        stdout=there,
        stderr=there,
        cwd=ROOT,
        env=kept | environment,
    ) as process:
        os.close(there)
        told = b""
        try:
            while part := os.read(here, 1024):
                told += part
        except OSError:  # on Linux, this is how a terminal ends
            pass
        os.close(here)
    assert process.returncode == 1
    assert b"FS203" in told
    return told
