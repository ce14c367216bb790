import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from contents import BROKEN, GOOD, broken
from jsonschema import Draft7Validator

from generator.problems import EnvironmentTrouble
from generator.schema import schemas, write_schemas

ROOT = Path(__file__).parents[1]
SCHEMAS = {name.removesuffix(".json"): json.loads(text) for name, text in schemas()}
REAL = ROOT / "content"
SHAPES = ("FS110-unknown-key", "FS111-missing-key", "FS112-wrong-shape", "FS113-wrong-value")


class AsAnEditorReads(yaml.SafeLoader):
    """YAML 1.2: a date is a text, a number is a number."""


AsAnEditorReads.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def documents(content: Path) -> list[Path]:
    return sorted(content.rglob("*.yaml"))


def errors(path: Path) -> list[str]:
    value: Any = yaml.load(path.read_text("utf-8"), AsAnEditorReads)  # noqa: S506 - made of the safe one
    return [error.message for error in Draft7Validator(SCHEMAS[path.stem]).iter_errors(value)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_of_draft_07_and_refers_to_what_is_there(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])
    text = json.dumps(SCHEMAS[name])
    assert "$defs" not in text
    assert '"null"' not in text
    for given_once in re.findall(r'"enum": (\[[^]]*\])', text):
        values = [json.dumps(each) for each in json.loads(given_once)]
        assert len(values) == len(set(values))
    for reference in {each.split('"')[0] for each in text.split('"$ref": "#/definitions/')[1:]}:
        assert reference in SCHEMAS[name]["definitions"]


def test_the_schemas_of_the_content_are_up_to_date() -> None:
    written = {path.name: path.read_text("utf-8") for path in (REAL / "schema").iterdir()}
    assert written == dict(schemas())


@pytest.mark.parametrize("content", [REAL, GOOD], ids=["real", "good"])
def test_content_that_is_right_is_accepted(content: Path) -> None:
    assert len(documents(content)) > 8
    for path in documents(content):
        assert errors(path) == [], path


@pytest.mark.parametrize("content", [REAL, GOOD], ids=["real", "good"])
def test_every_file_names_its_schema_or_none(content: Path) -> None:
    for path in documents(content):
        first = path.read_text("utf-8").split("\n")[0]
        if first.startswith("# yaml-language-server: $schema="):
            named = (path.parent / first.split("=", 1)[1]).resolve()
            assert named == (content / "schema" / f"{path.stem}.json").resolve()


@pytest.mark.parametrize("case", SHAPES)
def test_a_shape_that_the_checks_refuse_is_refused_in_the_editor_too(
    case: str, tmp_path: Path
) -> None:
    content = broken(case, tmp_path)
    expected = (ROOT / "tests" / "sheets" / "broken" / case / "expected.txt").read_text("utf-8")
    files = {
        line.split(":")[0]
        for line in expected.split("\n")
        if line.startswith("content/") and ".yaml:" in line
    }
    assert files
    for name in files:
        assert errors(tmp_path / name), name
    assert case in BROKEN
    assert content.exists()


def test_schemas_are_written_beside_the_content(tmp_path: Path) -> None:
    written = write_schemas(tmp_path / "content")
    assert sorted(path.name for path in written) == sorted(f"{name}.json" for name in SCHEMAS)
    assert all(json.loads(path.read_text("utf-8")) for path in written)
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentTrouble, match="cannot write"):
        write_schemas(tmp_path / "file")


def properties(schema: Any) -> list[tuple[str, Any]]:
    """Every property in a schema, with what is said of it."""
    if isinstance(schema, list):
        return [found for each in schema for found in properties(each)]
    if not isinstance(schema, dict):
        return []
    own = schema.get("properties")
    here = list(own.items()) if isinstance(own, dict) else []
    return here + [found for each in schema.values() for found in properties(each)]


@pytest.mark.parametrize("name", sorted(set(SCHEMAS) - {"site", "vocabulary"}))
def test_every_field_is_described_for_somebody_who_writes_no_programs(name: str) -> None:
    found = properties(SCHEMAS[name])
    assert found
    for field, said in found:
        assert said.get("description", "").endswith((".", ":", "”")), f"{name}: {field}"
        assert not {"BCP", "EDTF", "regular expression"} & set(said["description"].split()), field
