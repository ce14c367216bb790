"""The model → JSON Schemas (draft-07), by which editors complete and check the YAML."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.model.fact import Agreement, Base, Date, Evidence, Statement
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
    if "$defs" in said:
        said["definitions"] = said.pop("$defs")
        if "When" in said["definitions"]:
            said["definitions"]["When"] = {"anyOf": [_EDTF, said["definitions"]["When"]]}
    if "default" in said and said["default"] is None:
        del said["default"]
    options = said.get("anyOf", [])
    if {"type": "null"} in options:  # absent, not null, is how an author leaves something out
        said["anyOf"] = [option for option in options if option != {"type": "null"}]
        if len(said["anyOf"]) == 1:
            said |= said.pop("anyOf")[0]
    if "$ref" in said and len(said) > 1:  # draft-07 overlooks what stands beside a reference
        said["allOf"] = [{"$ref": said.pop("$ref")}]
    if said.get("items") == _EVIDENCE:
        many = {key: said.pop(key) for key in ("type", "items", "minItems") if key in said}
        said["anyOf"] = [_EVIDENCE, many]
    if "enum" in said:  # a grade may be written 1 as well as "1"
        said["enum"] += [int(each) for each in said["enum"] if str(each).isdigit()]
        if any(isinstance(each, int) for each in said["enum"]):
            said.pop("type", None)
    return said


_EDTF = {"type": ["string", "integer"], "description": "A date in EDTF, like `2024-09-27`."}
_EVIDENCE = {"$ref": "#/definitions/Evidence"}
