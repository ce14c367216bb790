"""A site of so many sheets that its lists stand on several pages, as it is published."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from served import still_page
from test_whole_accessibility import WIDTHS, violations
from test_whole_pages import ids, outside, resolve
from whole import ROOT, Element, pages

SHEETS = 32
"""Too many for one page of each list, and for the figure of the timeline."""
LARGEST = 150_000
NUMBERED = ("timeline-2.html", "sheets.html", "data-2.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    content, built = str(folder / "content"), folder / "site"
    for arguments in (
        ("benchmarks/contents.py", content, str(SHEETS)),
        ("-m", "generator", "build", "--no-pdf", "--content", content, "--site", str(built)),
    ):
        run = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stderr
    return built


@pytest.fixture(scope="module")
def found(site: Path) -> dict[str, Element]:
    return pages(site)


@pytest.fixture(scope="module")
def page(site: Path) -> Iterator[Page]:
    with still_page(site) as page:
        yield page


def test_its_lists_are_cut_and_no_page_is_large(site: Path, found: dict[str, Element]) -> None:
    assert {f"{language}/{path}" for language in ("ar", "en") for path in NUMBERED} <= set(found)
    assert [path for path in found if (site / path).stat().st_size > LARGEST] == []


def test_every_address_in_its_pages_leads_somewhere(site: Path, found: dict[str, Element]) -> None:
    wrong = []
    for path, whole in found.items():
        if path == "404.html":  # a host shows it at any depth
            continue
        for each in whole.all("a"):
            address = each.attributes.get("href", "#")
            if outside(address):
                continue
            target, anchor = resolve(path, address)
            there = (site / target).is_file()
            if not there or (anchor and anchor not in ids(found[target])):
                wrong.append(f"{path}: {address}")
    assert wrong == []


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", NUMBERED)
def test_a_numbered_page_has_no_violation(page: Page, language: str, path: str) -> None:
    page.goto(f"{language}/{path}")
    page.locator("article details").evaluate_all("all => all.forEach(each => each.open = true)")
    assert list(violations(page, *WIDTHS)) == []


def test_a_reader_goes_to_a_month_on_and_back_and_filters_there(page: Page) -> None:
    page.goto("en/timeline.html")
    page.locator("details.months > summary").click()
    page.locator("details.months a").last.click()
    expect(page.locator("li:target")).to_be_in_viewport()
    page.get_by_role("link", name="Previous page").click()
    expect(page.locator("h1")).to_have_text("Timeline")
    page.get_by_role("link", name="Next page").click()
    expect(page.locator("h1")).to_have_text("Timeline, page 2 of 2")
    entries = page.locator("ol.timeline > li")
    expect(page.locator(".filters-shown bdi")).to_have_text(str(entries.count()))
    page.get_by_label("Kind").select_option("agreement")
    agreements = page.locator("ol.timeline > li[data-kind=agreement]").count()
    expect(page.locator(".filters-shown bdi")).to_have_text(str(agreements))
    assert 0 < agreements < entries.count()
