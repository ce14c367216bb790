"""What a build makes when it is told to make a part."""

import gc
import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from contents import GOOD, smallest
from pypdf import PdfReader

from generator.build import _loaded, build
from generator.cli import main
from generator.problems import EnvironmentTrouble

LANGUAGES = ("ar", "ar-en", "en")


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"manifest.json"}


def test_a_website_without_briefings_links_to_none(tmp_path: Path) -> None:
    content, site = smallest(tmp_path), tmp_path / "site"
    build(content, site, parts="pages")
    assert not (site / "briefings").exists()
    pages = [path.read_text("utf-8") for path in site.rglob("*.html")]
    assert len(pages) > 20
    assert not any("briefings" in page or ".pdf" in page for page in pages)


@pytest.mark.parametrize("looked_for", [True, False])
def test_garbage_is_looked_for_after_a_build_if_it_was_before(
    tmp_path: Path, *, looked_for: bool
) -> None:
    _loaded.cache_clear()
    try:
        if not looked_for:
            gc.disable()
        build(smallest(tmp_path), tmp_path / "site", parts="pages")
        assert gc.isenabled() == looked_for
    finally:
        gc.enable()


def test_briefings_alone_stand_side_by_side_in_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    build(GOOD, folder, parts="briefings")
    names = ("runway-edition-1-draft", "wadi-base-edition-1-draft")
    found = {name.partition("-edition")[0] for name in files(folder)}
    assert found == {name.partition("-edition")[0] for name in names}
    assert len(files(folder)) == len(names) * len(LANGUAGES)


def test_only_those_of_a_sheet_are_built_if_it_is_named(tmp_path: Path) -> None:
    build(GOOD, tmp_path / "out", parts="briefings", only=["runway"])
    assert {name.partition("-edition")[0] for name in files(tmp_path / "out")} == {"runway"}
    with pytest.raises(EnvironmentTrouble, match="no sheet `x`; there are: runway, wadi-base"):
        build(GOOD, tmp_path / "out", parts="briefings", only=["x"])


def test_briefings_alone_never_replace_a_website(tmp_path: Path) -> None:
    content, site = smallest(tmp_path), tmp_path / "site"
    build(content, site, parts="pages")
    before = files(site)
    with pytest.raises(EnvironmentTrouble, match="holds a website"):
        build(content, site, parts="briefings")
    assert files(site) == before


def test_without_a_folder_named_briefings_alone_go_into_one_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = smallest(tmp_path)
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, ["build", "--pdf-only", "--sheet", "first"])
    assert told.exit_code == 0
    assert told.stderr == (
        "briefings: 1 sheet, 1 fact, 3 files\n"
        "drafts, and shown as such: first (edition 1); `factsheet edition ID` closes one\n"
    )
    assert {path.name for path in Path("briefings").glob("*.pdf")} == files(Path("briefings"))
    assert not Path("site").exists()
    assert content.exists()


@pytest.mark.parametrize("options", [["--no-pdf", "--pdf-only"], ["--sheet", "first"]])
def test_what_leaves_nothing_or_half_a_website_is_refused(options: list[str]) -> None:
    told = CliRunner().invoke(main, ["build", *options])
    assert told.exit_code == 2
    assert "Error: --" in told.stderr


def test_all_briefings_are_listed_with_their_pages_and_size(tmp_path: Path) -> None:
    content, site = smallest(tmp_path), tmp_path / "site"
    build(content, site)
    for language, words in {"en": r"(\d+) pages?, (\d+) kB", "ar": r"(\d+) كيلوبايت"}.items():
        listed = (site / language / "briefings.html").read_text("utf-8")
        on_sheet = (site / language / "sheets" / "first.html").read_text("utf-8")
        for path in (site / "briefings").iterdir():
            link = rf'<a href="(?:\.\./)+briefings/{re.escape(path.name)}"[^>]*>.*?</a> '
            for page in (listed, on_sheet):
                (said,) = re.findall(rf'{link}<span class="aside">\(([^)]*)\)', page)
                numbers = re.search(words, said)
                assert numbers, said
                content_of = path.read_bytes()
                assert int(numbers[numbers.lastindex or 0]) == round(len(content_of) / 1000)
                if language == "en":
                    assert int(numbers[1]) == len(PdfReader(io.BytesIO(content_of)).pages)
