"""How much of a build is done: counted, since a time tells little of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from contents import change
from work import Done, built, counted, held, many, verdicts

SHEETS = 3
SECOND = ("sheet-00002", "report-00002")
"""What is changed in these tests, and the source that it rests on."""


def edited(content: Path) -> None:
    """Change the wording of one fact."""
    path = content / "sheets" / SECOND[0] / "dates.yaml"
    text = path.read_text("utf-8")
    assert " crates were moved from " in text
    path.write_text(
        text.replace(" crates were moved from ", " crates were taken from ", 1), "utf-8"
    )


def of_the_second(names: set[str]) -> set[str]:
    return {name for name in names if any(each in name for each in SECOND)}


def of_any_sheet(names: set[str]) -> set[str]:
    return {name for name in names if "sheet-0" in name or "report-0" in name}


def pages(site: Path) -> set[str]:
    return {
        path for path in held(site) if path.startswith(("ar/", "en/")) and path.endswith("html")
    }


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Done]:
    """Build a content once from nothing: where it is, where its site is, and what was done."""
    folder = tmp_path_factory.mktemp("first")
    content, site = many(folder, SHEETS), folder / "site"
    with counted() as done:
        built(content, site, "all")
    return content, site, done


def test_from_nothing_everything_is_made_once(first: tuple[Path, Path, Done]) -> None:
    content, site, done = first
    sheets = {path.name for path in (content / "sheets").iterdir()}
    assert done.twice() == set()
    assert done.of("rendered") == pages(site)
    assert done.of("drawn") == {f"pictures/{path.name}" for path in (site / "pictures").iterdir()}
    assert done.of("printed") == {
        f"briefings/{each.name}" for each in (site / "briefings").iterdir()
    }
    assert len(done.of("printed")) == 3 * SHEETS
    assert done.of("written") == sheets
    assert done.of("captured") == {"ar", "en"}
    assert done.of("read") == {str(each) for each in content.rglob("*.yaml")}


def test_where_nothing_changed_nothing_is_done(first: tuple[Path, Path, Done]) -> None:
    content, site, _ = first
    before = held(site)
    with counted() as done:
        again = built(content, site, "all")
    assert done == {}
    assert (again.sheets, again.facts) == (SHEETS, SHEETS * 12)
    assert again.files == len(before) - 1
    assert held(site) == before


@pytest.mark.parametrize("command", ["build", "check"])
def test_where_nothing_changed_hardly_anything_is_loaded(
    first: tuple[Path, Path, Done], command: str
) -> None:
    content, site, _ = first
    to = ["--site", str(site)] if command == "build" else []
    if command == "check":
        verdicts(content)
    program = (
        "import sys\n"
        "from generator.cli import main\n"
        "main(standalone_mode=False)\n"
        "print(*(each for each in sys.modules if '.' not in each))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, command, "--content", str(content), *to],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "3 sheets, 36 facts" in ended.stderr
    loaded = set(ended.stdout.split())
    assert "click" in loaded
    assert not {"mkdocs", "weasyprint", "distributed"} & loaded


def test_after_an_edit_only_what_it_touches_is_done(first: tuple[Path, Path, Done]) -> None:
    content, site, whole = first
    before = held(site)
    edited(content)
    with counted() as done:
        built(content, site, "all")
    assert done.twice() == set()
    for kind in ("rendered", "drawn", "printed", "written", "read"):
        assert of_any_sheet(done.of(kind)) == of_the_second(whole.of(kind)), kind
    assert len(done.of("printed")) == 3
    assert done.of("captured") == set()
    assert done.of("rendered") - of_any_sheet(done.of("rendered")) == {
        "ar/briefings.html",  # tells how large they are
        "en/briefings.html",
        "en/timeline.html",
        "en/places/shumus-base.html",
        "en/actors/truce-monitoring-committee-in-shumus.html",
    }
    changed = {path for path, each in held(site).items() if before.get(path) != each}
    assert of_the_second(changed) == of_any_sheet(changed)
    assert "en/sheets/sheet-00002.html" in changed


def test_a_sheet_that_is_added_or_taken_away_leaves_the_others_alone(tmp_path: Path) -> None:
    content, site = many(tmp_path, 2), tmp_path / "site"
    built(content, site)
    many(tmp_path, 3)
    with counted() as done:
        built(content, site)
    assert {each.rpartition("0")[2][:1] for each in of_any_sheet(done.of("rendered"))} == {"3"}
    for kind in ("sheets/sheet-00001", "sources/report-00001"):
        path = content / kind
        for each in path.iterdir():
            each.unlink()
        path.rmdir()
    with counted() as done:
        built(content, site)
    assert of_any_sheet(done.of("rendered")) == set()
    assert not any("00001" in path for path in held(site))


def test_a_check_reads_only_what_changed(tmp_path: Path) -> None:
    content = many(tmp_path, SHEETS)
    with counted() as done:
        assert sum(each.facts for each in verdicts(content)) == 12 * SHEETS
    assert done.of("read") == {str(each) for each in content.rglob("*.yaml")}
    with counted() as done:
        assert sum(each.facts for each in verdicts(content)) == 12 * SHEETS
    assert done == {}
    edited(content)
    with counted() as done:
        verdicts(content)
    assert of_any_sheet(done.of("read")) == {
        str(each)
        for folder in (content / "sheets" / SECOND[0], content / "sources" / SECOND[1])
        for each in folder.glob("*.yaml")
    }


def test_a_change_of_what_all_share_is_a_change_of_every_sheet(tmp_path: Path) -> None:
    content, site = many(tmp_path, 2), tmp_path / "site"
    built(content, site)
    change(content / "site.yaml", "Monitoring desk", "Observing desk")
    with counted() as done:
        built(content, site)
    assert done.of("rendered") == pages(site)
