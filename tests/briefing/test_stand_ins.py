"""What stands in goes again, whatever happens."""

from contextlib import suppress

from generator.briefing.stand_ins import standing_in


class Theirs:
    answer = "theirs"


def test_what_stands_in_goes_again_whatever_happens() -> None:
    with suppress(KeyError), standing_in({Theirs: {"answer": "ours"}}):
        assert Theirs.answer == "ours"
        raise KeyError
    assert Theirs.answer == "theirs"
