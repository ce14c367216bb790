"""Views that are kept until they are shown: as bytes, each read again where it is needed."""

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from hashlib import blake2b
from io import BytesIO
from operator import attrgetter
from typing import Any, TypeVar, overload

from generator.views.localise import Shown
from generator.views.view import EntityView, FactView, SheetView, SourceView

T = TypeVar("T")


class _Packer(pickle.Pickler):
    """Takes a value to pieces by its fields alone, which Python looks up anew for each value."""

    def reducer_override(self, value: Any) -> Any:
        kind: Any = type(value)
        values_of = _values_of(kind)
        return (kind, values_of(value)) if values_of else NotImplemented


@cache
def _values_of(kind: Any) -> Callable[[Any], tuple[Any, ...]] | None:
    """What gives the values that one of its kind is made from; None if it is no plain value."""
    names = [each.name for each in fields(kind) if each.init] if is_dataclass(kind) else []
    plain = len(names) > 1 and names == list(getattr(kind, "__slots__", ()))
    return attrgetter(*names) if plain else None


def packed(value: Any) -> bytes:
    """A value as bytes, from which `pickle.loads` makes it again."""
    target = BytesIO()
    _Packer(target).dump(value)
    return target.getvalue()


class Shelf(Sequence[T]):
    """A sequence of views, each of which is read from its bytes when it is asked for."""

    def __init__(self, kept: Iterable[bytes]) -> None:
        self.kept = tuple(kept)

    def __len__(self) -> int:
        return len(self.kept)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> "Shelf[T]": ...
    def __getitem__(self, place: int | slice) -> Any:
        if isinstance(place, slice):
            return Shelf[T](self.kept[place])
        return pickle.loads(self.kept[place])  # noqa: S301 - our own

    def __iter__(self) -> Iterator[T]:
        return map(pickle.loads, self.kept)

    def __repr__(self) -> str:
        """Tell it from any other, without reading it."""
        lengths = repr([*map(len, self.kept)]).encode()
        return f"Shelf({blake2b(b''.join((lengths, *self.kept)), digest_size=16).hexdigest()})"


def kept(shown: Shown[Any]) -> Shown[bytes]:
    """What a sheet brings to a language, as bytes; only as much of it as other pages show."""
    return replace(
        shown,
        sheet=packed(_sheet(shown.sheet)),
        facts=tuple(packed(_fact(each)) for each in shown.facts),
        agreements=tuple(packed(_entity(each)) for each in shown.agreements),
        changes=tuple((day, packed(edition)) for day, edition in shown.changes),
    )


def kept_source(source: SourceView) -> bytes:
    """A source in the lists of other pages, as bytes."""
    return packed(replace(source, details=(), paragraphs=(), passages=()))


def _sheet(sheet: SheetView) -> SheetView:
    return replace(
        sheet,
        key_points=(),
        agreements=(),
        timeline=(),
        bases=(),
        statements=(),
        conflicts=(),
        gaps=(),
        changes=(),
        endnotes=(),
        sources=(),
        draft=None,
        editions=(),
    )


def _fact(fact: FactView) -> FactView:
    return replace(fact, details=(), terms=(), said=None, evidence=(), note=None)


def _entity(entity: EntityView) -> EntityView:
    return replace(entity, claims=(), facts=())
