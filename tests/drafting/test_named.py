"""What a word points back to."""

from generator.drafting.article import Stretch
from generator.drafting.named import Name, last_before


def test_the_nearest_name_before_a_word_is_meant() -> None:
    names = [
        Name("organisation", Stretch(place, place + 5), str(place), head="committee")
        for place in (0, 10, 30)
    ]
    found = last_before(names, 20, "committee")
    assert found
    assert found.text == "10"
    assert last_before(names, 20, "ministry") is None
