"""What everything built depends on besides the content is all in one hash."""

import shutil
import sys
import zlib
from pathlib import Path

import pytest

from generator import ingredients as module
from generator.ingredients import ingredients
from generator.resources import templates_folder


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the code and templates, which is taken for them."""
    shutil.copytree(Path(module.__file__).parent, tmp_path / "generator")
    shutil.copytree(templates_folder(), tmp_path / "templates")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "generator" / "ingredients.py"))
    monkeypatch.setattr(module, "templates_folder", lambda: tmp_path / "templates")
    return tmp_path


def test_it_is_the_same_wherever_the_same_is_installed(copy: Path) -> None:
    there = ingredients()
    shutil.rmtree(copy / "generator" / "__pycache__", ignore_errors=True)
    assert ingredients() == there

    assert len(there) == 40


@pytest.mark.parametrize("part", ["generator/build.py", "templates/website/home.html"])
@pytest.mark.parametrize("change", ["edit", "remove", "rename", "add"])
def test_every_file_of_the_code_and_the_templates_is_in_it(
    copy: Path, part: str, change: str
) -> None:
    before, path = ingredients(), copy / part
    match change:
        case "edit":
            path.write_bytes(path.read_bytes() + b" ")
        case "remove":
            path.unlink()
        case "rename":
            path.rename(path.with_name("other"))
        case "add":
            path.with_name("other").write_bytes(b"")
    assert ingredients() != before


def test_every_installed_version_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ingredients()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert ingredients() == before
    (tmp_path / "weasyprint-70.0.dist-info").mkdir()
    one = ingredients()
    (tmp_path / "weasyprint-70.0.dist-info").rename(tmp_path / "weasyprint-70.1.dist-info")
    assert len({before, one, ingredients()}) == 3


def test_python_and_its_libraries_are_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {ingredients()}
    monkeypatch.setattr(sys, "version", "3.99")
    found.add(ingredients())
    monkeypatch.setattr(zlib, "ZLIB_RUNTIME_VERSION", "9.9")
    found.add(ingredients())
    assert len(found) == 3
