"""Frictionless reads the packages, and finds in them what they promise."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.exports.package import Described, package


@pytest.fixture(scope="module")
def folder(published: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the files as they are published."""
    folder = tmp_path_factory.mktemp("exports")
    for path, content in published.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def validate(package: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", package.name],
        cwd=package.parent,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("where", ["data", "data/runway", "data/wadi-base"])
def test_frictionless_accepts_a_package(where: str, folder: Path) -> None:
    told = validate(folder / where / "datapackage.json")
    assert told.returncode == 0, told.stdout + told.stderr
    assert "INVALID" not in told.stdout


def test_frictionless_finds_a_table_that_was_changed(
    published: dict[str, bytes], tmp_path: Path
) -> None:
    for path, content in published.items():
        if path.startswith("data/runway/"):
            (tmp_path / Path(path).name).write_bytes(content)
    assert validate(tmp_path / "datapackage.json").returncode == 0
    sheets = tmp_path / "sheets.csv"
    sheets.write_bytes(sheets.read_bytes().replace(b"2025-12-01", b"2025-12-41"))
    told = validate(tmp_path / "datapackage.json")
    assert told.returncode == 1
    assert "INVALID" in told.stdout


def test_a_package_says_whose_it_is_and_what_it_is_made_from(
    published: dict[str, bytes],
) -> None:
    found = json.loads(published["data/wadi-base/datapackage.json"])
    assert found["title"] == "تسليم قاعدة الوادي / The handover of the Wadi base"
    assert found["contributors"][0]["title"] == "مكتب «التجربة» / The “trial” desk"
    assert found["sources"] == [
        {"title": "تسليم قاعدة الوادي", "path": "https://difaf.example/news/17"},
        {"title": "نشرة النهر / River Bulletin"},
    ]


def described(licence: Mapping[str, str] | None, page: str = "", url: str = "") -> Described:
    return Described(
        name="x",
        title={"en": "X"},
        description={"en": "X"},
        version="",
        publisher={"en": "P"},
        licence=licence,
        licence_url=url,
        licence_page=page,
        address="",
        sources=(),
        languages=("en",),
        said=lambda key: {"en": key},
    )


def test_a_licence_is_pointed_to_where_its_address_is_known() -> None:
    licence = {"en": "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).", "ar": "نسب"}
    [found] = package(described(licence), ())["licenses"]
    assert found["path"] == "https://creativecommons.org/licenses/by/4.0/"
    page = "https://x.example/en/data.html#section-licence"
    [found] = package(described({"en": "Ask us"}, page), ())["licenses"]
    assert found == {"path": page, "title": "Ask us"}
    given = "https://x.example/terms"
    [found] = package(described(licence, page, given), ())["licenses"]
    assert found["path"] == given


def test_no_licence_is_made_up() -> None:
    assert "licenses" not in package(described(None), ())
    without_address = package(described({"en": "Ask us"}), ())
    assert "licenses" not in without_address
    assert without_address["licence"] == {"en": "Ask us"}
    assert "licence" not in package(replace(described(None), version="2"), ())
