"""Every page, stylesheet and picture of the real site, as the Nu HTML checker reads it."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from whole import ROOT, built

CHECKER = ROOT / "tests/tools/node_modules/vnu-jar/build/dist/vnu.jar"
OURS = {path.name for path in (ROOT / "templates/assets").rglob("*") if path.is_file()}


def errors(*arguments: str | Path) -> list[tuple[str, int, str]]:
    run = subprocess.run(
        ["java", "-jar", CHECKER, "--errors-only", "--format", "json", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    found: list[dict[str, Any]] = json.loads(run.stderr)["messages"]
    assert run.returncode == bool(found)
    return [(each["url"], each.get("lastLine", 0), each["message"]) for each in found]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory, "first")


def test_no_page_has_an_error(site: Path) -> None:
    assert errors("--skip-non-html", site) == []


def test_no_stylesheet_or_picture_of_ours_has_an_error(site: Path) -> None:
    files = [path for path in (site / "assets").rglob("*") if path.name in OURS]
    styles = [path for path in files if path.suffix == ".css"]
    pictures = [path for path in files if path.suffix == ".svg"]
    assert styles
    assert pictures
    assert errors("--css", *styles) == []
    assert errors("--svg", *pictures) == []


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    wrong = {
        "page.html": "<!doctype html><html lang=en><title>t</title><p><div></p>",
        "style.css": "p { colour: red }",
        "picture.svg": '<svg xmlns="http://www.w3.org/2000/svg"><p/></svg>',
    }
    for name, text in wrong.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert errors("--skip-non-html", tmp_path)
    assert errors("--css", tmp_path / "style.css")
    assert errors("--svg", tmp_path / "picture.svg")
