import json
import re
from pathlib import Path

import pytest
from wcwidth import wcswidth

from generator.messages import as_json, compact, github, pretty
from generator.problems import Code, ContentError, Place, Problem

TEXT = "- id: one\n  name: {ar: قاعدة الوادي، en: Wadi}\n\tkind: 基地 x\n"


@pytest.fixture
def problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    monkeypatch.chdir(tmp_path)
    file = Path("content/a, b.yaml")
    file.parent.mkdir()
    file.write_text(TEXT, "utf-8")
    return [
        Problem(Place(file, 2, 14, 12), Code.WRONG_VALUE, "wrong: 100%", ("advice, one", "two")),
        Problem(Place(file, 3, 8, 2), Code.UNKNOWN_ID, "unknown"),
        Problem(Place(Path("content/gone.yaml"), 7, 1), Code.YAML_SYNTAX, "not YAML"),
        Problem(Place(Path("content/text.txt")), Code.MISSING_FILE, "missing"),
    ]


def test_pretty_shows_the_line_with_a_caret_under_the_words(problems: list[Problem]) -> None:
    assert pretty(problems) == (
        "content/a, b.yaml:2:14: FS113 wrong: 100%\n"
        "   2 |   name: {ar: قاعدة الوادي، en: Wadi}\n"
        "     |              ^^^^^^^^^^^^\n"
        "   advice, one\n"
        "   two\n"
        "\n"
        "content/a, b.yaml:3:8: FS301 unknown\n"
        "   3 |  kind: 基地 x\n"
        "     |        ^^^^\n"
        "\n"
        "content/gone.yaml:7:1: FS102 not YAML\n"
        "\n"
        "content/text.txt: FS107 missing"
    )


def test_pretty_reads_a_file_anew_each_time(problems: list[Problem]) -> None:
    assert "2 |   name:" in pretty(problems)
    Path("content/a, b.yaml").write_text("\n  changed\n", "utf-8")
    assert "2 |   changed" in pretty(problems)


def test_a_caret_stands_under_the_columns_that_a_terminal_draws(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("وُقّعت x y\n", "utf-8")
    told = pretty([Problem(Place(path, 1, 8, 1), Code.WRONG_VALUE, "m")])
    assert told.splitlines()[1:] == ["   1 | وُقّعت x y", "     |      ^"]


def test_compact_is_one_line_each(problems: list[Problem]) -> None:
    assert compact(problems) == (
        "content/a, b.yaml:2:14: FS113 wrong: 100%; advice, one; two\n"
        "content/a, b.yaml:3:8: FS301 unknown\n"
        "content/gone.yaml:7:1: FS102 not YAML\n"
        "content/text.txt: FS107 missing"
    )


def test_json_is_a_list_of_objects(problems: list[Problem]) -> None:
    told = json.loads(as_json(problems))
    assert told[0] == {
        "file": "content/a, b.yaml",
        "line": 2,
        "column": 14,
        "code": "FS113",
        "message": "wrong: 100%",
        "advice": ["advice, one", "two"],
    }
    assert [each["line"] for each in told] == [2, 3, 7, 0]


def test_github_is_a_command_each_with_its_text_escaped(problems: list[Problem]) -> None:
    assert github(problems) == (
        "::error file=content/a%2C b.yaml,line=2,col=14,title=FS113::"
        "wrong: 100%25%0Aadvice, one%0Atwo\n"
        "::error file=content/a%2C b.yaml,line=3,col=8,title=FS301::unknown\n"
        "::error file=content/gone.yaml,line=7,col=1,title=FS102::not YAML\n"
        "::error file=content/text.txt,line=1,col=1,title=FS107::missing"
    )


def test_problems_stand_in_the_order_of_their_places_and_only_once() -> None:
    def problem(file: str, line: int, column: int = 1, code: Code = Code.TAG) -> Problem:
        return Problem(Place(Path(file), line, column), code, "m")

    wanted = [
        problem("content/register/actors.yaml", 2),
        problem("content/register/actors.yaml", 10, 3),
        problem("content/register/actors.yaml", 10, 12, Code.NOT_UTF8),
        problem("content/register/actors.yaml", 10, 12),
        problem("content/site.yaml", 1),
    ]
    assert list(ContentError([*reversed(wanted), wanted[0]]).problems) == wanted


def test_a_caret_stays_right_behind_what_a_terminal_would_obey(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a\u200fb\u202e: \x1b[31m 👨‍👩‍👧 x y\n", "utf-8")
    line = path.read_text("utf-8")
    told = pretty([Problem(Place(path, 1, line.index("x") + 1, 1), Code.WRONG_VALUE, "m")])
    shown, carets = told.splitlines()[1:]
    assert shown == "   1 | a\ufffdb\ufffd: \ufffd[31m 👨‍👩‍👧 x y"
    assert wcswidth(shown[: shown.index("x")]) == carets.index("^")


def test_colours_are_there_only_where_they_are_asked_for(problems: list[Problem]) -> None:
    coloured = pretty(problems, coloured=True)
    assert "\x1b[1mcontent/a, b.yaml:2:14\x1b[0m: FS113" in coloured
    assert "\x1b[31m^^^^\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == pretty(problems)
