"""The types within an annotation."""

from typing import Annotated

from generator.reading.shapes import parts


def test_the_plain_types_within_an_annotation_are_found() -> None:
    assert parts(list[int] | None) == {int, type(None)}
    assert parts(Annotated[dict[str, int], "note"]) == {str, int}
