"""Every page of the real site, and what opens in one, as axe sees it: WCAG 2.2 AA and more.

Each page is loaded once; scheme and width change around it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import until
from playwright.sync_api import Page, expect
from served import still_page
from whole import LANGUAGES, ROOT, built, names

AXE = ROOT / "tests/tools/node_modules/axe-core/axe.min.js"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
WIDTHS = (1280, 390)
PARTS = 6
"""In so many tests the pages are looked at, so that all workers have their share."""

PAPER = """scheme => {
  const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g)
  return (Number(red) + Number(green) + Number(blue) < 384) === (scheme === "dark")
}"""
"""Whether the page wears the scheme; the theme changes it by script, a moment later."""
LETTERS = "CanvasRenderingContext2D.prototype.measureText = text => ({ width: 30 * text.length })"
"""axe takes joined Arabic letters, narrower than each alone, for the ligatures of a font of icons,
and never looks at their contrast. No font of ours has icons."""
LOOK = """async tags => {
  const found = await axe.run(document, {
    runOnly: { type: "tag", values: tags },
    resultTypes: ["violations"],
    preload: false,
  })
  return {
    wrong: found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`)),
    passed: found.passes.map(({ id }) => id),
  }
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory, "first")


@pytest.fixture(scope="module")
def page(site: Path) -> Iterator[Page]:
    with still_page(site) as page:
        yield page


def violations(page: Page, *widths: int) -> Iterator[tuple[int, str, str]]:
    """What axe finds in the page as it stands, at each width and in each scheme."""
    page.evaluate(f"{LETTERS}\n{AXE.read_text('utf-8')}")  # from outside: the page has its policy
    for width in widths:
        page.set_viewport_size({"width": width, "height": 844})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            until(page, PAPER, scheme)
            found: Any = page.evaluate(LOOK, TAGS)
            assert {"color-contrast", "html-has-lang", "region"} <= set(found["passed"])
            yield from ((width, scheme, wrong) for wrong in found["wrong"])


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_violation_in_any_scheme_and_width(page: Page, site: Path, part: int) -> None:
    files = sorted(site.rglob("*.html"), key=lambda file: (-file.stat().st_size, str(file)))
    paths = [file.relative_to(site).as_posix() for file in files][part::PARTS]
    assert len(paths) > 10
    wrong = []
    for path in paths:
        page.goto(f"{path}?choose")
        wrong += [(path, *each) for each in violations(page, *WIDTHS)]
    assert wrong == []


@pytest.fixture
def sheet(page: Page, language: str) -> Page:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{language}/sheets/{names('sheets')[0]}.html")
    return page


def test_words_that_are_too_pale_are_found_in_both_scripts(page: Page) -> None:
    page.goto("404.html")
    words = page.locator("h1, h1 + p")
    words.evaluate_all("all => all.forEach(each => { each.style.color = '#8888' })")
    pale = [wrong for _, _, wrong in violations(page, 390) if wrong.startswith("color-contrast")]
    assert len(pale) == 2 * words.count() == 8


both = pytest.mark.parametrize("language", LANGUAGES)


@both
def test_nor_has_the_search_with_its_results(sheet: Page) -> None:
    for width in WIDTHS:
        sheet.reload()
        sheet.set_viewport_size({"width": width, "height": 844})
        sheet.locator(".md-header [for=__search]:visible, .md-search__input:visible").first.click()
        sheet.fill(".md-search__input", "27")
        expect(sheet.locator(".md-search-result__link:has(mark)").first).to_be_visible()
        assert list(violations(sheet, width)) == []


@both
def test_nor_have_the_words_of_facts_and_all_else_that_opens(sheet: Page) -> None:
    sheet.locator("article details").evaluate_all("all => all.forEach(each => each.open = true)")
    expect(sheet.locator("details.words q").first).to_be_visible()
    assert list(violations(sheet, *WIDTHS)) == []


@both
def test_nor_has_the_drawer_on_a_phone(sheet: Page) -> None:
    sheet.locator(".md-header [for=__drawer]").click()
    expect(sheet.locator(".md-nav--primary a").last).to_be_in_viewport()
    assert list(violations(sheet, 390)) == []
