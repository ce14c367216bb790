from hypothesis import given
from hypothesis import strategies as st

from generator.dossier import LinkedSource, Passage
from generator.model.source import Source
from generator.views.surroundings import MOST, first_words, last_words, surroundings

TEXT = "First line.\nBefore the words it says this, and after the words it goes on.\nLast line."
WORDS = st.text(alphabet="ab  ", max_size=60)


def passage(text: str, quote: str) -> Passage:
    about = Source.model_construct(name={}, language="en", sha256="")
    start = text.index(quote)
    return Passage(LinkedSource("a", about, text), start, start + len(quote), None)


def test_a_short_paragraph_is_shown_whole_and_no_other() -> None:
    found = surroundings(passage(TEXT, "it says this"), "whole")
    assert found == ("Before the words ", ", and after the words it goes on.")
    assert surroundings(passage(TEXT, "Last line."), "whole") == ("", "")
    assert surroundings(passage(TEXT, "First line."), "whole") == ("", "")


def test_nothing_is_shown_around_a_quote_where_only_quotes_may_be() -> None:
    assert surroundings(passage(TEXT, "it says this"), "quotes") == ("", "")


def test_a_long_paragraph_is_cut_at_whole_words() -> None:
    text = "long " * 100 + "QUOTE" + " tail" * 100
    for how_much, most in MOST.items():
        if most:
            before, after = surroundings(passage(text, "QUOTE"), how_much)
            assert before.startswith("… long ")
            assert after.endswith(" tail …")
            assert max(len(before), len(after)) <= most + 2
            assert {*before.split(), *after.split()} == {"…", "long", "tail"}
    assert MOST["whole"] > MOST["passages"]


@given(WORDS, st.integers(0, 30))
def test_words_are_kept_whole_from_either_end(text: str, most: int) -> None:
    first, last = first_words(text, most), last_words(text, most)
    assert text.startswith(first)
    assert text.endswith(last)
    assert max(len(first), len(last)) <= most
    assert first == text or not first or text[len(first)] == " "
    assert last == text or not last or text[-len(last) - 1] == " "
