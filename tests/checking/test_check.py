from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from contents import BROKEN, SHEETS, broken, smallest

from generator.cli import main
from generator.problems import Code


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_wrong_is_told_as_expected(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expect: Callable[[Path, str], None]
) -> None:
    broken(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, ["check"])
    assert told.exit_code == 1
    expect(SHEETS / "broken" / case / "expected.txt", told.output)


@pytest.mark.parametrize("case", [each for each in BROKEN if each.startswith("FS")])
def test_a_case_shows_the_code_that_it_is_named_after(case: str) -> None:
    assert f" {case[:5]} " in (SHEETS / "broken" / case / "expected.txt").read_text("utf-8")


def test_every_code_is_in_some_case() -> None:
    told = " ".join(
        (SHEETS / "broken" / case / "expected.txt").read_text("utf-8") for case in BROKEN
    )
    assert [each.code for each in Code if f" {each.code} " not in told] == []


def test_the_smallest_content_that_the_cases_are_laid_over_is_whole(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["check", "--content", str(smallest(tmp_path))])
    assert told.exit_code == 0, told.output
