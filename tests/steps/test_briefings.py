"""A briefing is printed once from the same words, with the same libraries."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from contents import change
from work import built, counted, difference, held, many

from generator.briefing import press
from generator.cache import cache_folder
from generator.steps import briefings as module


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content of two sheets and its whole site."""
    folder = tmp_path_factory.mktemp("kept")
    built(many(folder, 2), folder / "site", "all")
    return folder


def test_a_site_with_briefings_is_the_same_whatever_was_there_before(
    kept: Path, tmp_path: Path
) -> None:
    content, site = kept / "content", kept / "site"
    before = held(site)
    path = content / "sheets" / "sheet-00002" / "sheet.yaml"
    change(path, "The report does not say who", "The report leaves open who")
    built(content, site, "all")
    edited = held(site)
    names = {Path(each).name for each in difference(before, edited) if each.endswith(".pdf")}
    assert {each.partition("-edition")[0] for each in names} == {"sheet-00002"}
    assert len(names) == 3
    shutil.copytree(content, tmp_path / "content")
    built(tmp_path / "content", tmp_path / "site", "all")
    assert difference(edited, held(tmp_path / "site")) == []
    change(path, "The report leaves open who", "The report does not say who")
    with counted() as done:
        built(content, site, "all")
    assert done.of("printed") == set()  # they were printed before
    assert difference(before, held(site)) == []


@pytest.mark.parametrize("lost", ["site", "briefing", "cache"])
def test_what_was_lost_is_there_again(kept: Path, lost: str) -> None:
    content, site = kept / "content", kept / "site"
    before = held(site)
    match lost:
        case "site":
            shutil.rmtree(site)
        case "briefing":
            next(iter((site / "briefings").iterdir())).unlink()
        case "cache":
            shutil.rmtree(cache_folder(content))
    with counted() as done:
        built(content, site, "all")
    assert len(done.of("printed")) == (6 if lost == "cache" else 0)
    assert difference(before, held(site)) == []


def test_a_wording_of_one_language_is_printed_only_where_it_stands(kept: Path) -> None:
    path = kept / "content" / "sheets" / "sheet-00001" / "sheet.yaml"
    before = held(kept / "site")
    change(path, "The report does not say who", "The report does not tell who")
    with counted() as done:
        built(kept / "content", kept / "site", "all")
    # The Arabic one carries the data of the sheet too, in which all languages are.
    assert len(done.of("printed")) == 3
    change(path, "The report does not tell who", "The report does not say who")
    built(kept / "content", kept / "site", "all")
    assert difference(before, held(kept / "site")) == []


def test_other_libraries_of_the_machine_print_anew(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(kept / "site")
    for each in (press, module):
        monkeypatch.setattr(each, "library_versions", lambda: ("9.9", "9.9", "9.9"))
    with counted() as done:
        built(kept / "content", kept / "site", "all")
    assert len(done.of("printed")) == 6
    assert done.of("rendered") - {f"{each}/404.html" for each in ("ar", "en")} <= set(before)
    assert difference(before, held(kept / "site")) == []


def test_a_site_without_briefings_and_one_with_them_follow_each_other(kept: Path) -> None:
    before = held(kept / "site")
    built(kept / "content", kept / "site", "pages")
    assert not any(each.endswith(".pdf") for each in held(kept / "site"))
    with counted() as done:
        built(kept / "content", kept / "site", "all")
    assert done.of("printed") == set()
    assert difference(before, held(kept / "site")) == []


def test_two_builds_at_once_end_with_one_whole_site(kept: Path) -> None:
    content, site = kept / "content", kept / "site"
    before = held(site)
    shutil.rmtree(cache_folder(content))
    command = [sys.executable, "-m", "generator", "build", "--executor", "inline"]
    command += ["--content", str(content), "--site", str(site)]
    root = Path(__file__).parents[2]
    builds = [subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE) for _ in range(2)]
    for each in builds:
        told = each.communicate()[1]
        assert (each.returncode, told[: len(str(site))]) == (0, str(site).encode()), told
    assert difference(before, held(site)) == []
    with counted() as done:
        built(content, site, "all")
    assert done.of("printed") == set()
    assert difference(before, held(site)) == []
