import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from contents import change, smallest
from generator_commands import commands

from generator.checked import checked
from generator.problems import ContentError, EnvironmentTrouble
from generator.schema import schemas
from generator.starting import HOSTS, Host, start_project, start_sheet
from generator.status import status

ROOT = Path(__file__).parents[1]
DAY = date(2027, 2, 1)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "briefings"
    start_project(folder, "github", DAY)
    return folder


def test_a_new_project_has_no_problems_and_says_what_is_to_come(project: Path) -> None:
    content = checked(project / "content")
    assert [sheet.id for sheet in content.sheets] == ["example"]
    found = status(project / "content", DAY)
    assert [(each.what, each.when) for each in found.due] == [("reading-room-opens", "2027-05-03")]


def test_a_new_project_builds_in_both_languages_at_an_address_with_a_path(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--content", project / "content"],
        cwd=project,
        env={"FACTSHEET_BASE_URL": "https://example.org/sheets", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for language in ("ar", "en"):
        page = (project / f"site/{language}/sheets/example.html").read_text("utf-8")
        address = f"https://example.org/sheets/{language}/sheets/example.html"
        assert f'<link rel="canonical" href="{address}">' in page
        assert (project / f"site/briefings/example-edition-1-draft.{language}.pdf").is_file()
    assert "https://example.org/sheets/ar/" in (project / "site/sitemap.xml").read_text("utf-8")


def test_each_file_names_a_schema_that_is_there(project: Path) -> None:
    named = {}
    for file in (project / "content").rglob("*.yaml"):
        first = file.read_text("utf-8").split("\n")[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, file
        named[file] = (file.parent / found[1]).resolve()
    written = {project.resolve() / "content" / "schema" / name for name, _ in schemas()}
    assert set(named.values()) <= written
    assert all(each.is_file() for each in written)


def test_an_empty_repository_will_do_and_its_hook_refuses_problems(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    start_project(tmp_path, "none", DAY)
    hook = tmp_path / ".githooks" / "pre-commit"
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "factsheet").write_text(f'#!/bin/sh\nexec {sys.executable} -m generator "$@"\n')
    (tools / "factsheet").chmod(0o755)
    environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    assert subprocess.run([hook], cwd=tmp_path, env=environment, check=False).returncode == 0
    change(tmp_path / "content/sheets/example/sheet.yaml", "as_of", "as_off")
    assert subprocess.run([hook], cwd=tmp_path, env=environment, check=False).returncode == 1


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(EnvironmentTrouble, match=r"is not empty: `mine\.txt`"):
        start_project(tmp_path, "none", DAY)
    with pytest.raises(EnvironmentTrouble, match="is a file"):
        start_project(tmp_path / "mine.txt", "none", DAY)
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]
    content = smallest(tmp_path / "x")
    with pytest.raises(EnvironmentTrouble, match="there is a sheet `first` already"):
        start_sheet(content, "first", DAY)
    with pytest.raises(EnvironmentTrouble, match="is no id"):
        start_sheet(content, "../x", DAY)


def test_what_cannot_be_written_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = Path.open

    def full(path: Path, *arguments: Any, **named: Any) -> Any:
        if path.name == "sheet.yaml" and arguments[:1] == ("x",):
            raise OSError(28, "No space left on device")
        return original(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(EnvironmentTrouble, match="No space left on device"):
        start_project(tmp_path / "a" / "b", "none", DAY)
    assert list(tmp_path.iterdir()) == []


def test_a_new_sheet_lists_its_blanks_and_once_filled_has_none(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    folder = start_sheet(content, "second", DAY)
    with pytest.raises(ContentError) as caught:
        checked(content)
    files = {each.place.file for each in caught.value.problems}
    assert files == {folder / "sheet.yaml"}
    assert len(caught.value.problems) == 7
    sheet = folder / "sheet.yaml"
    text = re.sub(r"(?m)^( +)(ar|en):$", r"\1\2: كريم Karim", sheet.read_text("utf-8"))
    sheet.write_text(text.replace("facts: []", "facts: [left]"), "utf-8")
    fact = (content / "sheets/first/statements.yaml").read_text("utf-8")
    (folder / "statements.yaml").write_text(fact.replace("they-left", "left"), "utf-8")
    assert [each.id for each in checked(content).sheets] == ["first", "second"]


@pytest.mark.parametrize("host", [each for each in HOSTS if each != "none"])
def test_a_recipe_is_yaml_and_calls_commands_that_there_are(tmp_path: Path, host: Host) -> None:
    start_project(tmp_path / "p", host, DAY)
    path = ".gitlab-ci.yml" if host == "gitlab" else ".github/workflows/publish.yml"
    recipe = (tmp_path / "p" / path).read_text("utf-8")
    assert "{steps}" not in recipe
    assert "{install}" not in recipe
    lines = list(run_lines(yaml.safe_load(recipe)))
    assert any("factsheet build" in line for line in lines)
    for line in lines:
        for call in re.findall(r"factsheet ([^&;|]+)", line):
            assert_called_rightly(call.split())
    assert "factsheet-generator==" in (tmp_path / "p" / "requirements.txt").read_text("utf-8")


def test_the_workflow_of_this_repository_is_the_same_but_for_make() -> None:
    ours: Any = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text("utf-8"))
    assert "make build" in list(run_lines(ours))
    upload = [step for step in ours["jobs"]["build"]["steps"] if "upload" in step.get("uses", "")]
    assert [step["with"]["path"] for step in upload] == ["site"]
    recipe = (ROOT / "templates/project/hosts/github.yml").read_text("utf-8")
    theirs: Any = yaml.safe_load(recipe.replace("{steps}", ""))
    assert ours["jobs"]["deploy"] == theirs["jobs"]["deploy"]
    assert ours["permissions"] == theirs["permissions"]


def test_the_readme_of_a_project_calls_commands_that_there_are(project: Path) -> None:
    readme = (project / "README.md").read_text("utf-8")
    for call in re.findall(r"(?m)^factsheet ([^#\n]+)", readme):
        assert_called_rightly(call.split())
    assert "{" not in readme


def run_lines(value: Any) -> Iterator[str]:
    """Every line that a shell runs in a recipe."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key in ("run", "script"):
                yield from [each] if isinstance(each, str) else each
            else:
                yield from run_lines(each)
    elif isinstance(value, list):
        for each in value:
            yield from run_lines(each)


def assert_called_rightly(words: list[str]) -> None:
    command, options = commands(words)
    assert {each for each in words if each.startswith("--")} <= options, (command, words)
