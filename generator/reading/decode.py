"""Documents → model; pydantic's errors become problems at the place of the key or value."""

from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from generator.model.authored import ID_PATTERN
from generator.problems import Code, ContentError, Problem
from generator.reading.blanks import Path, at_blank, fill
from generator.reading.document import Document, Key
from generator.reading.shapes import parts

T = TypeVar("T")

_SHAPES = {
    "model_type": "a mapping (`key: value`)",
    "model_attributes_type": "a mapping (`key: value`)",
    "dict_type": "a mapping (`key: value`)",
    "list_type": "a list (`- item`)",
    "tuple_type": "a list (`- item`)",
    "string_type": "a text",
}
_MESSAGES = {
    "string_too_short": "`{key}` is empty",
    "too_short": "`{key}` needs at least {ctx[min_length]}",
    "int_parsing": "`{key}` is a whole number",
    "float_parsing": "`{key}` is a number",
    "greater_than_equal": "`{key}` is at least {ctx[ge]}",
    "less_than_equal": "`{key}` is at most {ctx[le]}",
    "date_from_datetime_parsing": "`{key}` is a day like `2026-11-23`",
    "date_parsing": "`{key}` is a day like `2026-11-23`",
    "literal_error": "`{key}` is one of {ctx[expected]}",
    "value_error": "{ctx[error]}",
    "edtf": "{msg}",
}
AN_ID = "an id: lower-case ASCII words with hyphens, like `ain-al-asad`"
_PATTERNS = {
    ID_PATTERN: AN_ID,
    r"^[0-9a-f]{64}$": "a SHA-256: 64 characters from 0-9 and a-f",
    r"^FS[0-9]{3}$": "a code, like `FS421`",
    r"^https?://[^\s]+$": "an address that begins with https:// or http://",
    r"^(https?://|mailto:|tel:)[^\s]+$": "an address that begins with https://, mailto: or tel:",
    r"^identity/[A-Za-z0-9][A-Za-z0-9_.-]*\.(svg|png)$": "an SVG or PNG in the folder `identity` "
    "of the content, like `identity/logo.svg`",
    r"^#[0-9A-Fa-f]{6}$": 'a colour in quotation marks, like `"#1f4e79"` (without the marks, '
    "YAML takes # for a comment)",
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "a language tag, like `ar` or `en`",
}


def decode(kind: type[T] | Any, document: Document) -> T:
    """Make a value of the model out of a document, with stand-ins for blanks that have a form.

    Raises:
        ContentError: With every key and value that the model does not take.
    """
    adapter: TypeAdapter[T] = _adapter(kind)  # type: ignore[arg-type]  # each kind is hashable
    plain, blank = document.root, set[Path]()
    while True:
        try:
            return adapter.validate_python(plain)
        except ValidationError as error:
            if plain is document.root:
                plain = document.plain()  # to put stand-ins into
            errors = [each for each in error.errors() if each["loc"] not in blank]
            blank |= (found := fill(plain, errors, document))
            if not found:
                raise ContentError(
                    _problem(kind, each, document)
                    for each in errors
                    if not _follows(each, errors) and not at_blank(each, document)
                ) from error


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """A line of advice that names the nearest known word, or none where none is near."""
    found = process.extractOne(word, list(known), score_cutoff=60)
    return (f"did you mean `{found[0]}`?",) if found else ()


def _follows(error: ErrorDetails, others: Iterable[ErrorDetails]) -> bool:
    """Whether an error only follows from another: of a wrong key, or of an item in a short list."""
    here = error["loc"]
    if error["type"] == "too_short":
        return any(each["loc"][: len(here)] == here != each["loc"] for each in others)
    return any(each["loc"] == (*here, "[key]") for each in others)


def _problem(kind: Any, error: ErrorDetails, document: Document) -> Problem:
    path: tuple[Key, ...] = tuple(step for step in error["loc"] if step != "[key]")
    key = path[-1] if path else document.path.name
    label = next((step for step in reversed(path) if isinstance(step, str)), key)
    place, error_type = document.place(*path), error["type"]
    if error_type == "missing":
        return Problem(place, Code.MISSING_KEY, f"`{key}` is missing")
    if error_type == "extra_forbidden":
        known = _fields(kind, path[:-1])
        fields = f"fields here: {', '.join(sorted(known))}"
        advice = _stray(document, path) or did_you_mean(str(key), known) or (fields,)
        where = document.key_place(*path)
        return Problem(where, Code.UNKNOWN_KEY, f"`{key}` is not a field here", advice)
    if shape := _SHAPES.get(error_type):
        return Problem(place, Code.WRONG_SHAPE, f"`{label}` should be {shape}")
    if error["loc"][-1:] == ("[key]",):
        place = document.key_place(*path)
    if error_type == "string_pattern_mismatch":
        wanted = _PATTERNS[error["ctx"]["pattern"]]
        advice = _stray(document, path)
        return Problem(place, Code.WRONG_VALUE, f"`{label}` should be {wanted}", advice)
    template = _MESSAGES.get(error_type, "`{key}`: {msg}")
    message = template.format(key=label, msg=error["msg"], ctx=error.get("ctx"))
    code = Code.DATE if error_type == "edtf" else Code.WRONG_VALUE
    return Problem(place, code, message, _stray(document, path))


def _stray(document: Document, path: tuple[Key, ...]) -> tuple[str, ...]:
    """A line of advice where a key is the rest of a text that a comma cut in two."""
    if path and isinstance(path[-1], str) and document.stray(*path):
        return ("within { }, a text that contains a comma must be quoted",)
    return ()


def _fields(kind: Any, path: tuple[Key, ...]) -> set[str]:
    """The names of the fields that the model has at a path."""
    models = {each for each in parts(kind) if isinstance(each, type)}
    for step in path:
        below: set[Any] = set()
        for model in models:
            if issubclass(model, BaseModel) and step in model.model_fields:
                below |= parts(model.model_fields[str(step)].annotation)
            else:  # an index in a list, or a key of a dict
                below.add(model)
        models = {each for each in below if isinstance(each, type)}
    return {name for model in models if issubclass(model, BaseModel) for name in model.model_fields}
