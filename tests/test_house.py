"""How the house is kept; import-linter keeps the direction of imports."""

import ast
import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "generator").rglob("*.py"))
NAMESPACES = {
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/2005/Atom",
}
COVERED_ELSEWHERE = {
    # What an author may write: shapes without behaviour of their own.
    "model/exemption.py": "every case of tests/sheets",
    "model/fact.py": "model/test_authored.py and every case of tests/sheets",
    "model/register.py": "model/test_authored.py and every case of tests/sheets",
    "model/sheet.py": "reading/test_decode.py and every case of tests/sheets",
    "model/site.py": "reading/test_decode.py and every case of tests/sheets",
    "model/source.py": "reading/test_decode.py and every case of tests/sheets",
    # Values without behaviour of their own.
    "pictures/picture.py": "pictures/test_pictures.py, pictures/test_canvas.py",
    "views/files.py": "exports/test_about.py, exports/test_exports.py",
    "views/view.py": "views/test_localise.py",
    "views/words.py": "views/test_localise.py",
    "problems.py": "test_messages.py, test_cli.py",
    # The door, and the recipes.
    "__main__.py": "test_cli.py runs it as a program",
    "steps/making.py": "test_build.py",
    "resources.py": "language/test_locales.py reads through it",
}
FOLDERS_COVERED_ELSEWHERE = {
    "cli": "a module a command; test_cli.py comes in through the door",
    "checking": "a check a module; tests/sheets/broken has what each tells, word for word",
    "briefing": "tests/briefing and tests/site read the printed files",
    "workshop": "tests/steps counts what is made, and compares what comes of it",
    "website": "tests/website and tests/site read the written pages",
}


def name(module: Path) -> str:
    return module.relative_to(ROOT / "generator").as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_every_module_says_what_it_is(module: Path) -> None:
    said = ast.get_docstring(ast.parse(module.read_text("utf-8")))
    assert said
    assert said.split("\n")[0].endswith((".", "."))


def test_every_module_has_its_tests() -> None:
    tested = {
        path.relative_to(ROOT / "tests").with_name(path.name.removeprefix("test_")).as_posix()
        for path in (ROOT / "tests").rglob("test_*.py")
    }
    modules = {name(module) for module in MODULES if module.name != "__init__.py"}
    left = {each for each in modules if each.split("/")[0] not in FOLDERS_COVERED_ELSEWHERE}
    assert left - tested - set(COVERED_ELSEWHERE) == set()
    assert set(COVERED_ELSEWHERE) - modules == set()


def test_nothing_goes_back_through_the_door() -> None:
    for module in MODULES:
        if name(module).startswith("cli/") or name(module) == "__main__.py":
            continue
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Import | ast.ImportFrom):
                imported = [each.name for each in node.names]
                imported.append((isinstance(node, ast.ImportFrom) and node.module) or "")
                assert not any(each.startswith("generator.cli") for each in imported), module


def test_no_template_calls_out_into_the_web() -> None:
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.suffix in {".html", ".css", ".js", ".yaml", ".svg", ".xml"}:
            found = set(re.findall(r"http://[^\s\"'<>)]+", path.read_text("utf-8")))
            assert found <= NAMESPACES, path


@pytest.mark.parametrize("folder", ["tools", "audit"])
def test_what_npm_installs_is_pinned_by_its_hash_wherever_it_comes_from(folder: str) -> None:
    lock = json.loads((ROOT / "tests" / folder / "package-lock.json").read_text("utf-8"))
    wanted = json.loads((ROOT / "tests" / folder / "package.json").read_text("utf-8"))
    installed = {path: each for path, each in lock["packages"].items() if path}
    assert {f"node_modules/{name}" for name in wanted["dependencies"]} <= set(installed)
    for path, each in installed.items():
        assert each["integrity"].startswith("sha512-"), path
        assert "resolved" not in each, path


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_in_ci_a_test_that_is_skipped_has_failed(
    ci: str, code: int, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    monkeypatch.setenv("CI", ci)
    terminal = SimpleNamespace(stats={"skipped": ["one"]})
    plugins = SimpleNamespace(get_plugin={"terminalreporter": terminal}.get)
    session: Any = SimpleNamespace(config=SimpleNamespace(pluginmanager=plugins), exitstatus=0)
    conftest: Any = pytestconfig.pluginmanager.get_plugin(str(ROOT / "tests" / "conftest.py"))
    conftest.pytest_sessionfinish(session)
    assert session.exitstatus == code
