from pathlib import Path

import pytest
from contents import smallest
from found import codes, dated, problems


@pytest.mark.parametrize(
    ("arabic", "english", "expected"),
    [
        ("عاد كريم إلى قاعدة الوادي", "Karim returned to the Wadi base", []),
        ("عاد وكريم لقاعدة الوادي", "With Karim to the Wadi base", []),
        ("عاد كريم", "he returned", ["FS422"]),
        ("عاد", "Karim returned to the Wadi base", ["FS422", "FS422"]),
        ("عاد كريم", "Kareem returned", ["FS423"]),
        ("عاد إلى القاعدة", "he returned to the base", []),
        ("عاد كريم", "كريم returned", []),
        ("عاد كريم إلى القواعد", "Karim’s return to the bases", []),
    ],
)
def test_names_are_in_both_languages_as_the_register_has_them(
    tmp_path: Path, arabic: str, english: str, expected: list[str]
) -> None:
    assert codes(tmp_path, arabic, english) == expected


def test_words_quoted_from_a_source_keep_its_spelling(tmp_path: Path) -> None:
    content = smallest(tmp_path, dates=dated(x=("عاد إلى «قاعده الوادي»", "to the Wadi base")))
    assert [each.code.code for each in problems(content)] == ["FS423"]
    source = content / "sources" / "note" / "text.txt"
    source.write_text(source.read_text("utf-8") + "قاعده الوادي\n", "utf-8")
    assert problems(content) == []


def test_a_name_that_one_language_lacks_is_not_demanded_of_it(tmp_path: Path) -> None:
    content = smallest(tmp_path, dates=dated(x=("عاد كريم", "he returned")))
    register = content / "register" / "actors.yaml"
    register.write_text(register.read_text("utf-8").replace(", en: Karim", ""), "utf-8")
    assert "FS422" not in [each.code.code for each in problems(content, allow_missing=True)]
