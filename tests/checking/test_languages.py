from pathlib import Path

from contents import change, smallest
from found import problems


def test_a_missing_wording_can_be_allowed(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    change(content / "sheets" / "first" / "sheet.yaml", ", en: The departure}", "}")
    assert [each.code.code for each in problems(content)] == ["FS401"]
    assert problems(content, allow_missing=True) == []


def test_an_exception_for_a_missing_wording_is_still_used_where_it_is_allowed(
    tmp_path: Path,
) -> None:
    content = smallest(tmp_path)
    change(content / "sheets" / "first" / "sheet.yaml", ", en: The departure}", "}")
    (content / "exceptions.yaml").write_text(
        "- {code: FS401, where: first, why: not yet}\n", "utf-8"
    )
    assert problems(content) == problems(content, allow_missing=True) == []
