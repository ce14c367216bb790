"""Mends how WeasyPrint breaks lines."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import inline


@contextmanager
def lines_filled() -> Iterator[None]:
    """Have the space at the end of a line take no room.

    Where a text fits on a line but for the space before what follows it, the library would break
    the line after the first word.
    """
    split = inline.split_first_line

    def split_without_last_space(text: str, *others: Any, **options: Any) -> Any:
        found = split(text, *others, **options)
        _, _, resume, *_ = found
        if resume is None or not text.endswith(" "):
            return found
        without = split(text.rstrip(" "), *others, **options)
        _, _, resume, *_ = without
        return without if resume is None else found

    inline.split_first_line = split_without_last_space
    try:
        yield
    finally:
        inline.split_first_line = split
