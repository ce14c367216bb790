"""The files of the real site: the manifest names them, and every build gives the same bytes."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest
from whole import built

ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "POSIX",
    "LANG": "",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "PYTHONHASHSEED": "4711",
    "SOURCE_DATE_EPOCH": "86400",
    "COLUMNS": "20",
}


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return files(built(tmp_path_factory, "first"))


def test_the_manifest_names_every_file_with_its_hash(found: dict[str, bytes]) -> None:
    manifest = json.loads(found["manifest.json"])
    hashes = {path: sha256(data).hexdigest() for path, data in found.items()}
    del hashes["manifest.json"]
    assert manifest["files"] == hashes
    assert list(manifest["files"]) == sorted(hashes)


def test_another_machine_builds_the_same_bytes(
    found: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = files(built(tmp_path_factory, "elsewhere", environment=ELSEWHERE))
    assert sorted(other) == sorted(found)
    assert [path for path, data in found.items() if other[path] != data] == []


def test_no_file_tells_of_the_machine(
    found: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    traces = str(tmp_path_factory.getbasetemp().parent), str(Path.home()) + "/", str(Path.cwd())
    for path, data in found.items():
        for trace in traces:
            assert trace.encode() not in data, path


def test_no_file_is_empty_or_left_over(found: dict[str, bytes]) -> None:
    assert {path for path, data in found.items() if not data} == set()
    assert {path for path in found if re.search(r"[^a-z0-9/._-]|\.\.|/\.|~$", path)} == set()
