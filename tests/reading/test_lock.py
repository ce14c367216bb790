from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import ContentError
from generator.reading.lock import digest, lock_text, read_lock

PATH = PurePath("translations.lock")
KEYS = st.from_regex(r"[a-z_]+(/[a-z0-9-]+){0,4}", fullmatch=True)
SIDES = st.dictionaries(
    st.sampled_from(["ar", "en", "ckb", "zh-Hant"]), st.text().map(digest), min_size=1
)


@given(st.dictionaries(KEYS, SIDES))
def test_what_is_written_is_read_again(accepted: dict[str, dict[str, str]]) -> None:
    assert read_lock(PATH, lock_text(accepted)).accepted == accepted


@given(st.dictionaries(KEYS, SIDES))
def test_the_order_is_always_the_same(accepted: dict[str, dict[str, str]]) -> None:
    turned = {key: dict(reversed(sides.items())) for key, sides in reversed(accepted.items())}
    assert lock_text(turned) == lock_text(accepted)


@given(st.text(), st.text())
def test_other_words_have_another_hash(one: str, other: str) -> None:
    assert (digest(one) == digest(other)) == (one.strip() == other.strip()) or one != other


def test_composed_and_decomposed_letters_are_the_same_words() -> None:
    assert digest("\u0627\u0653 ") == digest("\u0622")


@pytest.mark.parametrize(
    "line",
    ["<<<<<<< ours", "site/title", "site/title ar=xyz", "site/title ar=0a1b2c3d4e ", "a b=c"],
)
def test_a_line_of_another_form_is_told(line: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_lock(PATH, f"# x\n\n{line}\n")
    (problem,) = caught.value.problems
    assert problem.code.code == "FS413"
    assert problem.place.line == 3
