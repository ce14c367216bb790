"""Whatever stands in the folder of editions, it is read or told, and nothing breaks."""

import json
from pathlib import Path
from typing import Any

from contents import EDITIONS
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Code, Problem
from generator.reading.closed import read_editions
from generator.reading.files import read_files

SHEET = EDITIONS / "sheets" / "handover"
FILES = read_files(EDITIONS)
FIRST = json.loads((SHEET / "editions" / "1.json").read_text("utf-8"))


def text_of(path: Path) -> str:
    return path.read_text("utf-8")


def test_editions_are_read_in_their_order() -> None:
    problems: list[Problem] = []
    found = read_editions(SHEET, FILES, text_of, problems)
    assert [(each.number, each.path.name) for each in found] == [(1, "1.json"), (2, "2.json")]
    assert problems == []


def test_a_sheet_without_the_folder_has_none(tmp_path: Path) -> None:
    assert read_editions(tmp_path, read_files(tmp_path), text_of, []) == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.text() | JSON.map(json.dumps))
def test_no_text_is_taken_for_an_edition_by_mistake(text: str) -> None:
    problems: list[Problem] = []
    assert read_editions(SHEET, FILES, lambda _: text, problems) == ()
    assert [each.code for each in problems] == [Code.EDITION_DAMAGED] * 2


@given(st.sampled_from(sorted(FIRST)), JSON)
def test_a_damaged_edition_is_told_or_harmless(key: str, value: Any) -> None:
    problems: list[Problem] = []
    damaged = json.dumps(FIRST | {key: value})
    found = read_editions(SHEET, FILES, lambda _: damaged, problems)
    assert len(found) + len(problems) == 2
