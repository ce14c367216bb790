from pathlib import Path

from contents import smallest, store
from found import codes, dated, problems


def test_numbers_that_differ_are_told_at_the_second_language(tmp_path: Path) -> None:
    content = smallest(tmp_path, dates=dated(x=("في 27 أيلول", "on 28 September")))
    (problem,) = problems(content)
    assert problem.message.endswith("only in `ar`: 27; only in `en`: 28")
    assert problem.place.line == 6


def test_a_translation_is_compared_with_its_quote(tmp_path: Path) -> None:
    dates = """\
- id: x
  phase: done
  wording: {ar: غادر خمسون, en: fifty left}
  evidence: {source: b, quote: Fifty left, translation: {ar: غادر خمسة عشر}}
"""
    content = smallest(tmp_path, dates=dates)
    store(content, "b", "Fifty left.")
    (problem,) = problems(content)
    assert problem.message == (
        "the numbers are not those of `en`; only in `en`: Fifty; only in `ar`: خمسة عشر"
    )
    assert problem.place.line == 4


def test_the_same_numbers_in_words_and_figures_are_no_problem(tmp_path: Path) -> None:
    assert codes(tmp_path, "بقي خمسة وعشرون، أي ٥٪", "25 remained, that is five per cent") == []
