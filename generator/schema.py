"""The model → JSON Schemas (draft-07), by which editors complete and check the YAML."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.model.exemption import Exemption
from generator.model.fact import Agreement, Base, Date, Statement
from generator.model.register import Actor, Place
from generator.model.sheet import Sheet
from generator.model.site import Site, Vocabulary
from generator.model.source import Source
from generator.problems import EnvironmentTrouble

_KINDS: dict[str, Any] = {
    "site": Site,
    "vocabulary": Vocabulary,
    "actors": tuple[Actor, ...],
    "places": tuple[Place, ...],
    "source": Source,
    "sheet": Sheet,
    "agreements": tuple[Agreement, ...],
    "dates": tuple[Date, ...],
    "bases": tuple[Base, ...],
    "statements": tuple[Statement, ...],
    "exceptions": tuple[Exemption, ...],
}


def schemas() -> Iterator[tuple[str, str]]:
    """Give each schema: its file name and its text."""
    for name, kind in _KINDS.items():
        schema = {"$schema": "http://json-schema.org/draft-07/schema#", "title": name}
        schema |= _draft_07(TypeAdapter(kind).json_schema(ref_template="#/definitions/{model}"))
        yield f"{name}.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def write_schemas(content: Path) -> tuple[Path, ...]:
    """Write the schemas into the folder `schema` of the content.

    Raises:
        EnvironmentTrouble: The disk does not take them.
    """
    folder = content / "schema"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in schemas():
            (folder / name).write_text(text, "utf-8")
    except OSError as error:
        raise EnvironmentTrouble(f"cannot write {folder}: {error.strerror}") from error
    return tuple(folder / name for name, _ in schemas())


def _draft_07(schema: Any) -> Any:
    """Say in draft-07 what pydantic says in 2020-12, and let short forms stand where they may."""
    if isinstance(schema, list):
        return [_draft_07(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    said = {key: _draft_07(value) for key, value in schema.items()}
    for translate in (_definitions, _optional, _one_or_many, _grades, _reference, _titles):
        translate(said)
    return said


def _definitions(said: dict[str, Any]) -> None:
    if "$defs" in said:
        said["definitions"] = said.pop("$defs")
        for each in said["definitions"].values():  # an editor would show these, not the field's own
            each.pop("title", None)
            each.pop("description", None)
        if "When" in said["definitions"]:
            said["definitions"]["When"] = {"anyOf": [_EDTF, said["definitions"]["When"]]}


def _optional(said: dict[str, Any]) -> None:
    """Absent, not null, is how an author leaves something out."""
    if said.get("default", ...) is None:
        del said["default"]
    options = said.get("anyOf", [])
    if {"type": "null"} in options:
        said["anyOf"] = [option for option in options if option != {"type": "null"}]
        if len(said["anyOf"]) == 1:
            said |= said.pop("anyOf")[0]


def _one_or_many(said: dict[str, Any]) -> None:
    """One piece of evidence may stand without a list."""
    if said.get("items") == _EVIDENCE:
        many = {key: said.pop(key) for key in ("type", "items", "minItems") if key in said}
        said["anyOf"] = [_EVIDENCE, many]


def _grades(said: dict[str, Any]) -> None:
    """A grade may be written 1 as well as "1"."""
    grades = said.get("enum", [])
    numbers = [int(each) for each in grades if isinstance(each, str) and each.isdigit()]
    if numbers:
        said["enum"] = list(dict.fromkeys([*grades, *numbers]))  # an editor refuses one given twice
        said.pop("type", None)


def _reference(said: dict[str, Any]) -> None:
    """What stands beside a reference is overlooked in draft-07."""
    if "$ref" in said and len(said) > 1:
        said["allOf"] = [{"$ref": said.pop("$ref")}]


def _titles(said: dict[str, Any]) -> None:
    """An editor shows the title of the nearest thing that has one, so each field has its own."""
    fields = said.get("properties", {})
    for name, each in fields.items():
        each["title"] = name.replace("_", " ").capitalize()


_EDTF = {"type": ["string", "integer"], "description": "A date, like 2024-09-27, 2025-11 or 2026~."}
_EVIDENCE = {"$ref": "#/definitions/Evidence"}
