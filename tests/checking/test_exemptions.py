from pathlib import Path

import pytest
from contents import smallest
from found import dated, problems

from generator.checking.exemptions import SWITCHABLE


def switched_off(folder: Path, code: str, where: str) -> list[str]:
    content = smallest(
        folder, dates=dated(year=("في 1446", "in 2024"), month=("في أيار", "in June"))
    )
    (content / "exceptions.yaml").write_text(
        f"- {{code: {code}, where: {where}, why: two calendars}}\n", "utf-8"
    )
    return [each.code.code for each in problems(content)]


@pytest.mark.parametrize(
    ("where", "left"),
    [
        ("year", ["FS421"]),
        ("sheets/first/dates/year", ["FS421"]),
        ("sheets/first/dates/year/wording", ["FS421"]),
        ("sheets/first/dates.yaml", []),
        ("sheets/first", []),
        ("sheets/first/statements.yaml", ["FS451", "FS421", "FS421"]),
        ("yea", ["FS451", "FS421", "FS421"]),
    ],
)
def test_an_exception_switches_off_what_it_names(
    tmp_path: Path, where: str, left: list[str]
) -> None:
    assert switched_off(tmp_path, "FS421", where) == left


def test_another_code_switches_off_nothing(tmp_path: Path) -> None:
    assert switched_off(tmp_path, "FS439", "year") == ["FS451", "FS421", "FS421"]
    assert switched_off(tmp_path / "2", "FS201", "year") == ["FS452", "FS421", "FS421"]


def test_evidence_and_references_are_never_switched_off() -> None:
    assert {code.code[:3] for code in SWITCHABLE} == {"FS4"}
    assert not {"FS402", "FS413", "FS451", "FS452"} & {code.code for code in SWITCHABLE}


def test_a_wording_in_no_language_is_not_switched_off(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    sheet = content / "sheets" / "first" / "sheet.yaml"
    text = sheet.read_text("utf-8").replace("{ar: المغادرة, en: The departure}", "{}")
    sheet.write_text(text, "utf-8")
    (content / "exceptions.yaml").write_text(
        "- {code: FS401, where: first, why: not yet}\n", "utf-8"
    )
    found = [each.code.code for each in problems(content, allow_missing=True)]
    assert found == ["FS451", "FS401", "FS401"]
