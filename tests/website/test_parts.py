"""A long list in parts: everything once, in its order, and the way to the other parts."""

from hypothesis import given
from hypothesis import strategies as st

from generator.website.parts import parts


@given(st.lists(st.integers()), st.integers(min_value=1, max_value=9))
def test_every_item_stands_once_and_in_its_order_on_pages_that_are_full(
    items: list[int], most: int
) -> None:
    found = list(parts(items, most, "timeline.html"))
    assert [item for part in found for item in part.items] == items
    assert [part.number for part in found] == list(range(1, len(found) + 1))
    assert all(len(part.items) == most for part in found[:-1])
    assert len(found[-1].items) <= most
    assert found[-1].items or not items
    assert {(part.of, part.total) for part in found} == {(len(found), len(items))}


def test_a_list_that_fits_has_one_part_even_if_there_is_nothing_in_it() -> None:
    for items in ("", "ab"):
        [part] = parts(items, 2, "timeline.html")
        assert (part.path, part.of) == ("timeline.html", 1)


def test_the_first_part_is_where_the_list_always_was() -> None:
    paths = [part.path for part in parts("abc", 1, "timeline.html")]
    assert paths == ["timeline.html", "timeline-2.html", "timeline-3.html"]


def test_a_section_of_a_page_goes_on_beside_that_page() -> None:
    first, second = parts("ab", 1, "places/x.html#section-facts", "places/x/facts")
    assert (first.path, second.path) == ("places/x.html#section-facts", "places/x/facts-2.html")
    assert second.at(1) == first.path
    assert first.at(2) == second.path
