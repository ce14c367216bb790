from unicodedata import combining

from hypothesis import given
from hypothesis import strategies as st

from generator.pictures.setting import LEFT_TO_RIGHT, POP, RIGHT_TO_LEFT, Setting, fitted

WORDS = st.lists(st.text("abcdefg", min_size=1, max_size=12), min_size=1, max_size=30)


def measure(text: str) -> float:
    """As if every letter were half as wide as high, and marks had no width."""
    return sum(not combining(each) for each in text) / 2


def setting(text: str, *sizes: int, width: float = 100, height: float = 60) -> Setting | None:
    return fitted(text, measure, width=width, height=height, sizes=sizes, leading=1.5)


def test_a_text_stands_in_the_largest_letters_that_have_room() -> None:
    assert setting("one two", 30, 20, 10) == Setting(20, 30, ("one two",))
    assert setting("one two", 30, 20, 10, height=90) == Setting(30, 45, ("one", "two"))


def test_lines_are_about_as_long_as_each_other() -> None:
    found = setting("one two six ten five of", 10, height=30)
    assert found
    assert found.lines == ("one two six", "ten five of")
    assert found.height == 30


def test_what_has_room_in_no_size_is_not_cut() -> None:
    assert setting("one two " * 30, 20, 10) is None


def test_a_word_is_cut_only_where_it_is_too_long_for_any_line() -> None:
    assert setting("abcdefghijklmno", 20, 10) == Setting(10, 15, ("abcdefghijklmno",))
    found = setting("abcdefghijklmno" * 2, 20, 10)
    assert found
    assert found.lines == ("abcdefghijklmnoabcde", "fghijklmno")


def test_a_letter_keeps_its_marks_where_a_word_is_cut() -> None:
    found = setting("بَّ" * 44, 10)
    assert found
    assert "".join(found.lines) == "بَّ" * 44
    assert len(found.lines) > 1
    assert all(line.startswith("ب") for line in found.lines)


def test_a_run_that_goes_over_two_lines_is_kept_together_in_both() -> None:
    text = f"ab {LEFT_TO_RIGHT}cdefghij {RIGHT_TO_LEFT}k{POP} lmnopqr{POP} st"
    found = setting(text, 10, width=60)
    assert found
    assert found.lines == (
        f"ab {LEFT_TO_RIGHT}cdefghij",
        f"{LEFT_TO_RIGHT}{RIGHT_TO_LEFT}k{POP} lmnopqr{POP}",
        "st",
    )


@given(WORDS)
def test_every_word_stands_in_the_space_and_none_larger_would(words: list[str]) -> None:
    sizes = range(40, 3, -1)
    found = setting(" ".join(words), *sizes)
    assert found
    assert " ".join(found.lines) == " ".join(words)
    assert found.height <= 60
    assert all(measure(line) * found.size <= 100 for line in found.lines)
    larger = setting(" ".join(words), found.size + 1, found.size, sizes[-1])
    assert found.size == 40 or larger == found
