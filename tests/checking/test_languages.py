from pathlib import Path
from time import perf_counter

from contents import change, smallest
from found import dated, problems


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


def test_time_grows_with_the_content_and_no_faster(tmp_path: Path) -> None:
    """Four times the content in about four times the time; eight leaves room for a busy machine."""

    def seconds(facts: int) -> float:
        wordings = {
            f"f{number}": (
                f"عاد كريم إلى قاعدة الوادي في {number}",
                f"Karim in {number} at Wadi base",
            )
            for number in range(10, 10 + facts)
        }
        content = smallest(tmp_path / str(facts), dates=dated(**wordings))
        began = perf_counter()
        problems(content)
        return perf_counter() - began

    seconds(10)  # reads the words of the languages
    assert seconds(800) < 8 * seconds(200) + 0.2
