"""What is published is of the form that is published with it."""

import json
from typing import Any

import pytest
from at_once import site_data
from jsonschema import Draft7Validator, FormatChecker

from generator.dossier import Dossier
from generator.exports.data import published_data
from generator.exports.shape import sheet_schema, site_schema

SHEET = Draft7Validator(sheet_schema(), format_checker=FormatChecker())
SITE = Draft7Validator(site_schema(), format_checker=FormatChecker())


@pytest.mark.parametrize("schema", [sheet_schema(), site_schema()])
def test_the_schemas_are_schemas(schema: dict[str, Any]) -> None:
    Draft7Validator.check_schema(schema)


def test_the_schemas_are_published(published: dict[str, bytes]) -> None:
    assert json.loads(published["data/sheet.schema.json"]) == sheet_schema()
    assert json.loads(published["data/site.schema.json"]) == site_schema()


def test_everything_published_is_of_its_form(published: dict[str, bytes], closed: Dossier) -> None:
    for name in ("runway", "wadi-base"):
        SHEET.validate(json.loads(published[f"data/{name}.json"]))
    SITE.validate(json.loads(published["data/site.json"]))
    SITE.validate(site_data(closed))
    SHEET.validate(published_data(closed.sheets[0], closed))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("id",), "No Id"),
        (("as_of",), "yesterday"),
        (("edition", "number"), 0),
        (("facts", 0, "kind"), "rumour"),
        (("facts", 0, "evidence"), []),
        (("facts", 0, "evidence", 0, "start"), -1),
        (("facts", 0, "unknown"), "x"),
        (("sources", 0, "sha256"), "0"),
        (("sources", 0, "reliability"), "G"),
        (("title",), {}),
        (("draft",), False),
    ],
)
def test_another_form_is_refused(
    path: tuple[Any, ...], value: Any, published: dict[str, bytes]
) -> None:
    data = json.loads(published["data/wadi-base.json"])
    inside = data
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = value
    assert not SHEET.is_valid(data)
