from hypothesis import given
from hypothesis import strategies as st

from generator.figures.lettering import text_width, wrapped

TEXTS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=30)


@given(TEXTS, st.floats(20, 400))
def test_wrapped_lines_hold_all_words_and_are_too_long_only_for_one_word(
    text: str, width: float
) -> None:
    lines = wrapped(text, 13, width)
    assert " ".join(lines).split() == text.split()
    assert all(text_width(line, 13) <= width or len(line.split()) == 1 for line in lines)


def test_signs_of_direction_and_vowels_take_no_room() -> None:
    assert text_width("\u2066x\u2069", 13) == text_width("x", 13)
    assert text_width("قاعدةً", 13) == text_width("قاعدة", 13)


def test_nothing_takes_no_room_and_has_no_lines() -> None:
    assert (text_width("", 13), wrapped("", 13, 100)) == (0, ())


def test_bold_is_wider() -> None:
    assert text_width("x", 13, bold=True) > text_width("x", 13)
