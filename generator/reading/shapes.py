"""The plain types in an annotation of the model."""

from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin


def parts(annotation: Any) -> set[Any]:
    """The plain types in an annotation: `tuple[Term, ...] | None` → Term, None's type."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return parts(get_args(annotation)[0])
    if origin in (tuple, dict, list, Union, UnionType):
        return {part for each in get_args(annotation) for part in parts(each)}
    return {annotation}
