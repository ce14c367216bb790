"""Puts something of ours in the place of something of WeasyPrint's, for a while."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any


@contextmanager
def standing_in(wanted: Mapping[Any, Mapping[str, Any]]) -> Iterator[None]:
    """Set attributes of modules or classes, and set them back at the end."""
    with ExitStack() as back:
        for owner, named in wanted.items():
            for name, value in named.items():
                back.callback(setattr, owner, name, getattr(owner, name))
                setattr(owner, name, value)
        yield
