"""Data are taken for a sheet's only if they have its form."""

import json
from typing import Any

import pytest
from contents import EDITIONS, GOOD

from generator.exports.data import sheet_data
from generator.load import load
from generator.model.frozen import faults


@pytest.mark.parametrize("content", [GOOD, EDITIONS], ids=lambda path: path.name)
def test_the_data_of_a_sheet_are_taken_as_such(content: Any) -> None:
    dossier = load(content)
    for sheet in dossier.sheets:
        for data in (*sheet.frozen, sheet_data(sheet, dossier)):
            assert faults(json.loads(json.dumps(data))) == ""
            assert faults(data | {"of a later generator": 1}) == ""


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (None, "Input should be a valid dictionary or instance of FrozenSheet"),
        ([], "Input should be a valid dictionary or instance of FrozenSheet"),
        ({}, "format: Field required"),
        ({"format": 2}, "format: Input should be 1"),
        ({"format": 1, "id": "A b"}, "id: String should match pattern"),
    ],
    ids=repr,
)
def test_of_other_data_the_first_fault_is_told(data: Any, fault: str) -> None:
    assert faults(data).startswith(fault)
