"""The form of the published data, as JSON Schemas (draft-07)."""

from typing import Any

from generator.exports.data import FORMAT
from generator.model.authored import ID_PATTERN

Schema = dict[str, Any]


def sheet_schema() -> Schema:
    """The form of the data of one sheet, complete in itself: `data/<sheet>.json`."""
    return _schema(
        "A sheet of facts",
        {**_HEAD, **_SHEET, **_REGISTER},
        [*_HEAD_REQUIRED, *_SHEET_REQUIRED, "sources"],
    )


def site_schema() -> Schema:
    """The form of the data of the whole site: `data/site.json`."""
    sheets = {"type": "array", "items": _object(_SHEET, _SHEET_REQUIRED)}
    own = {
        "title": _WORDING,
        "description": _WORDING,
        "address": {"type": "string", "format": "uri", "description": "Where it is published."},
    }
    return _schema(
        "All sheets of a site",
        {**_HEAD, **own, "sheets": sheets, **_REGISTER},
        [*_HEAD_REQUIRED, "title", "description", "sheets", "actors", "places", "sources"],
    )


def _schema(title: str, properties: Schema, required: list[str]) -> Schema:
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "description": "What is not known or not said is left out, or null in a source.",
        **_object(properties, required),
        "definitions": _DEFINITIONS,
    }


def _object(properties: Schema, required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items, "minItems": 1}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _named(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


_ID = _named("id")
_IDS = _list(_ID)
_WORDING = _named("wording")
_WHEN = _named("when")
_DAY = {"type": "string", "format": "date"}
_TEXT = {"type": "string", "minLength": 1}
_NUMBER = {"type": "integer", "minimum": 1}
_EVIDENCE = _list(_named("passage"))
_ENTITY = {
    "id": _ID,
    "kind": _ID,
    "name": _WORDING,
    "other_names": {
        "type": "object",
        "additionalProperties": {"type": "array", "items": _TEXT},
        "description": "Other spellings, by language.",
    },
    "note": _WORDING,
}

_DEFINITIONS: Schema = {
    "id": {"type": "string", "pattern": ID_PATTERN},
    "wording": {
        "type": "object",
        "additionalProperties": _TEXT,
        "minProperties": 1,
        "description": "A text by language (BCP 47).",
    },
    "when": {
        **_object(
            {
                "date": {**_TEXT, "description": "EDTF (ISO 8601-2), as exact as the source."},
                "said": {
                    "allOf": [_WORDING],
                    "description": "The source's own phrase, where it gives no date.",
                },
                "reading": {**_TEXT, "description": "EDTF: how the editor reads the phrase."},
                "why": {"allOf": [_WORDING], "description": "Why the editor reads it so."},
            },
            [],
        ),
        "minProperties": 1,
    },
    "passage": {
        "description": "A quote: the characters from `start` to before `end` of the stored text, "
        "counted from 0 in Unicode code points, with line ends as one character.",
        **_object(
            {
                "source": _ID,
                "quote": _TEXT,
                "start": {"type": "integer", "minimum": 0},
                "end": _NUMBER,
                "paragraph": {**_NUMBER, "description": "The line of the stored text, from 1."},
                "translation": _WORDING,
            },
            ["source", "quote", "start", "end", "paragraph"],
        ),
    },
    "fact": _object(
        {
            "id": _ID,
            "kind": {"enum": ["agreement", "date", "base", "statement"]},
            "name": {"allOf": [_WORDING], "description": "Of an agreement or document."},
            "place": {"allOf": [_ID], "description": "Of a base."},
            "status": {
                "allOf": [_WORDING],
                "description": "The kind of an agreement, the phase of a date, the status of a "
                "base.",
            },
            "wording": {"allOf": [_WORDING], "description": "The fact in one sentence."},
            "said": {"allOf": [_WORDING], "description": "The words of a statement."},
            "when": _WHEN,
            "speaker": {
                "allOf": [_ID],
                "description": "Who says so; absent where the source says it itself.",
            },
            "role": {"allOf": [_WORDING], "description": "As the source gives it."},
            "chain": _list(_object({"link": _WORDING, "actor": _ID}, ["link", "actor"])),
            "parties": _IDS,
            "terms": _list(_object({"text": _WORDING, "due": _WHEN}, ["text"])),
            "actors": _IDS,
            "places": _IDS,
            "agreements": {**_IDS, "description": "Facts of this sheet."},
            "evidence": _EVIDENCE,
            "credibility": {
                "enum": ["1", "2", "3", "4", "5", "6"],
                "description": "Admiralty grade of the claim.",
            },
            "note": {"allOf": [_WORDING], "description": "The editor's own words."},
        },
        ["id", "kind", "wording", "evidence"],
    ),
    "actor": _object(_ENTITY, ["id", "kind", "name"]),
    "place": _object(
        {
            **_ENTITY,
            "within": _ID,
            "evidence": {**_EVIDENCE, "description": "The quotes that say where it lies."},
            "coordinates": _object(
                {
                    "latitude": {"type": "number", "minimum": -90, "maximum": 90},
                    "longitude": {"type": "number", "minimum": -180, "maximum": 180},
                    "source": _object({"title": _TEXT, "name": _TEXT, "url": _TEXT}, ["title"]),
                },
                ["latitude", "longitude", "source"],
            ),
        },
        ["id", "kind", "name"],
    ),
    "source": _object(
        {
            "id": _ID,
            "name": {"allOf": [_WORDING], "description": "What the editor calls it."},
            "language": _TEXT,
            "title": _or_null(_TEXT),
            "author": _or_null(_TEXT),
            "publisher": _or_null(_WORDING),
            "url": _or_null({"type": "string", "format": "uri"}),
            "published": _or_null(_WHEN),
            "retrieved": _or_null(_DAY),
            "reliability": {
                "enum": ["A", "B", "C", "D", "E", "F", None],
                "description": "Admiralty grade of the source.",
            },
            "rights": _or_null(_WORDING),
            "sha256": {
                "type": "string",
                "pattern": "^[0-9a-f]{64}$",
                "description": "Of the file of the stored text.",
            },
            "note": _or_null(_WORDING),
        },
        ["id", "name", "language", "sha256"],
    ),
}

_HEAD: Schema = {
    "format": {"const": FORMAT, "description": "Raised when a reader must be changed."},
    "publisher": _WORDING,
    "publisher_url": {"type": "string", "format": "uri"},
    "licence": {"allOf": [_WORDING], "description": "Absent where none is given."},
    "licence_url": {"type": "string", "format": "uri"},
    "languages": _list(_TEXT),
}
_HEAD_REQUIRED = ["format", "publisher", "languages"]

_SHEET: Schema = {
    "id": _ID,
    "title": _WORDING,
    "standfirst": _WORDING,
    "as_of": _DAY,
    "edition": _object(
        {"number": _NUMBER, "date": _DAY, "draft": {"const": True}}, ["number", "date"]
    ),
    "draft": {
        "const": True,
        "description": "The edition is not closed yet, and anything may still change.",
    },
    "key_points": _list(_object({"text": _WORDING, "facts": _IDS}, ["text", "facts"])),
    "facts": _list(_named("fact")),
    "conflicts": _list(
        _object({"id": _ID, "note": _WORDING, "facts": _IDS}, ["id", "note", "facts"])
    ),
    "gaps": _list(
        _object(
            {"id": _ID, "text": _WORDING, "facts": {"type": "array", "items": _ID}}, ["id", "text"]
        )
    ),
    "changes": _list(
        _object({"edition": _NUMBER, "date": _DAY, "what": _WORDING}, ["edition", "date", "what"])
    ),
}
_SHEET_REQUIRED = ["id", "title", "standfirst", "as_of", "edition", "key_points"]

_REGISTER: Schema = {
    "actors": {"type": "array", "items": _named("actor")},
    "places": {"type": "array", "items": _named("place")},
    "sources": {"type": "array", "items": _named("source")},
}
