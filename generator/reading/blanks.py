"""What is still to be written (`…`): listed as a to-do, while all else is read as if it were."""

import re
from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.model.authored import BLANK, ID_PATTERN, Wording, is_blank
from generator.problems import Code, Problem
from generator.reading.document import Document, Key
from generator.reading.shapes import parts

Path = tuple[Key, ...]
"""Where a value stands in a document."""

_SHOWN = 120
"""Letters of another language's text that are shown."""

_STAND_INS: dict[str, Any] = {
    "edtf": "2000",
    "date_from_datetime_parsing": "2000-01-01",
    "date_parsing": "2000-01-01",
    "int_parsing": "1",
    "float_parsing": "1",
    "dict_type": {},
    "tuple_type": [],
}
_PATTERNED = {
    ID_PATTERN: "blank",
    r"^[0-9a-f]{64}$": "0" * 64,
    r"^https?://[^\s]+$": "https://blank",
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "und",
}


def blanks(kind: Any, document: Document) -> Iterator[Problem]:
    """What a document leaves to be written, with what the model says belongs there.

    Of an entry in the change log, `factsheet edition` left it, and editions are checked for that.
    """
    if BLANK not in document.text and "\\" not in document.text:
        return  # nor is it written as an escape
    for path in document.paths(is_blank):
        if path[0] != "changes":
            yield _problem(kind, document, path)


def fill(plain: Any, errors: Iterable[ErrorDetails], document: Document) -> set[Path]:
    """Put a value of the right form into plain data where an error is only that of a blank.

    Gives the places that were filled.
    """
    stand_ins = {each["loc"]: _stand_in(each) for each in errors if at_blank(each, document)}
    stand_ins = {loc: value for loc, value in stand_ins.items() if value is not None}
    for loc, value in stand_ins.items():
        _put(plain, loc, value)
    return set(stand_ins)


def at_blank(error: ErrorDetails, document: Document) -> bool:
    """Whether an error is about a value that is still to be written."""
    return is_blank(document.text_at(*error["loc"]) or "")


def _problem(kind: Any, document: Document, path: Path) -> Problem:
    models, description = parts(kind), ""
    for step in path:
        fields = [
            each.model_fields[str(step)]
            for each in models
            if isinstance(each, type) and issubclass(each, BaseModel) and step in each.model_fields
        ]
        if fields:
            models = {part for field in fields for part in parts(field.annotation)}
            description = fields[0].description or description
    names = [step for step in path if isinstance(step, str)]
    *_, label = names or [document.path.name]
    entry = _entry(document, path)
    message = f"`{label}`{entry} is still to be written"
    advice = [description] if description else []
    if Wording in models and len(names) > 1:
        message = f"`{names[-2]}`{entry} is still to be written in `{label}`"
        advice += _elsewhere(document, path)
    return Problem(document.place(*path), Code.BLANK, message, tuple(advice))


def _entry(document: Document, path: Path) -> str:
    """Which entry of a list it belongs to: ` of `its-id``."""
    ids = (
        document.text_at(*path[:depth], "id")
        for depth in range(len(path) - 1, 0, -1)
        if isinstance(path[depth - 1], int)
    )
    named = next((each for each in ids if each and not is_blank(each)), None)
    return f" of `{named}`" if named else ""


def _elsewhere(document: Document, path: Path) -> Iterator[str]:
    """What the same wording says in the other languages."""
    for other in document.keys(*path[:-1]):
        text = document.text_at(*path[:-1], other)
        if text and not is_blank(text):
            yield f"in `{other}`: {shorten(text, _SHOWN, placeholder=' …')}"


def _stand_in(error: ErrorDetails) -> Any:
    """A value of the form that a field has; None where there is none."""
    if error["type"] == "string_pattern_mismatch":
        return _PATTERNED.get(error["ctx"]["pattern"])
    if error["type"] == "literal_error":
        first = re.match(r"'([^']*)'", error["ctx"]["expected"])
        return first and first[1]
    return _STAND_INS.get(error["type"])


def _put(plain: Any, path: Path, value: Any) -> None:
    """Put a value at a path, by the same rules by which `Document.place` finds it."""
    holder, last = None, None
    for step in path:
        if isinstance(plain, list) if isinstance(step, int) else isinstance(plain, dict):
            holder, last, plain = plain, step, plain[step]
    if holder is not None:
        holder[last] = value
