"""How pages are filled: of the repository's own sheet, and of sheets of any size."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from at_once import briefings, export, localise
from contents import EDITIONS
from generated import Wanted, generated
from pdf_validation import validate
from weasyprint.formatting_structure import boxes

from generator.briefing.briefings import Briefing
from generator.briefing.press import _typesetter
from generator.load import load
from generator.rendering import templates

OWN = Path(__file__).parents[2] / "content"
SHEETS = {
    "one fact": Wanted(statements=1),
    "sixty facts": Wanted(
        agreements=6, dates=18, bases=16, statements=20, words=20, key_points=9, sources=3
    ),
    "long words": Wanted(agreements=1, dates=2, bases=2, statements=2, letters=180),
    "long quotes": Wanted(agreements=2, dates=2, bases=2, statements=7, words=330),
    "no statements": Wanted(agreements=2, dates=5, bases=5),
    "letter": Wanted(agreements=2, dates=5, bases=5, statements=5, words=30, paper="letter"),
    "many sources": Wanted(statements=24, sources=24),
    "endless quotes": Wanted(statements=2, words=1500),
}
Line = tuple[Any, Any]  # a line, and the element of the block that it stands in


class Pages:
    """A briefing as it is laid out, before it is written."""

    def __init__(self, briefing: Briefing) -> None:
        document = _typesetter(briefing.css)._lay_out(briefing.manuscript, {})
        self.pages = [page._page_box for page in document.pages]
        self.rows: dict[Any, int] = defaultdict(int)  # on how many pages
        self.lines: dict[Any, list[int]] = defaultdict(list)  # how many on each page
        for page in self.pages:
            counted: dict[Any, int] = defaultdict(int)
            for _, block in self.lines_of(page):
                counted[block] += 1
            for block, number in counted.items():
                self.lines[block].append(number)
            for box in page.descendants():
                if isinstance(box, boxes.TableRowBox) and box.element.find("td") is not None:
                    self.rows[box.element] += 1

    def lines_of(self, page: Any) -> Iterator[Line]:
        """The lines of a page but for its head and foot, in the order of reading."""
        body = next(each for each in page.children if not isinstance(each, boxes.MarginBox))
        waiting = [(body, None)]
        while waiting:
            box, block = waiting.pop()
            if isinstance(box, boxes.LineBox | boxes.ReplacedBox):  # a line, or a drawing
                yield box, block
            elif isinstance(box, boxes.ParentBox) and not box.is_absolutely_positioned():
                within = [(each, box.element) for each in box.children]
                waiting += reversed(within)


def case(name: str, folder: Path) -> dict[str, Briefing]:
    content = {"own": OWN, "draft": EDITIONS}.get(name) or generated(folder, SHEETS[name])
    dossier = load(content)
    sites = [localise(dossier, language) for language in dossier.site.languages]
    found = briefings(sites, templates(), export(dossier, sites).sheets)
    return {each.path: each for each in found}


@pytest.fixture(scope="module", params=["own", "draft", *SHEETS])
def briefed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return case(request.param, tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def laid_out(briefed: dict[str, Briefing]) -> dict[str, Pages]:
    return {path: Pages(each) for path, each in briefed.items()}


def test_no_row_of_a_table_is_split_but_one_with_a_quote_of_half_a_page(
    laid_out: dict[str, Pages],
) -> None:
    for path, each in laid_out.items():
        assert each.rows
        split = [row.get("class", "") for row, pages in each.rows.items() if pages > 1]
        assert [row for row in split if "long" not in row.split()] == [], path


def test_two_lines_of_a_paragraph_at_least_stand_on_each_side_of_a_break(
    laid_out: dict[str, Pages],
) -> None:
    for path, each in laid_out.items():
        parts = [lines for lines in each.lines.values() if len(lines) > 1]
        assert [lines for lines in parts if min(lines) < 2 and sum(lines) > len(lines)] == [], path


def test_no_page_ends_with_a_heading(laid_out: dict[str, Pages]) -> None:
    headings = {"h1", "h2", "h3"}
    for path, each in laid_out.items():
        for page in each.pages:
            *_, (_, block) = each.lines_of(page)
            assert block.tag not in headings, path
            assert block.get("class") not in {"kind", "state"}, path


def test_nothing_stands_in_the_margins(laid_out: dict[str, Pages]) -> None:
    for path, each in laid_out.items():
        for page in each.pages:
            left, top = page.content_box_x(), page.content_box_y()
            right, bottom = left + page.width, top + page.height
            for line, _ in each.lines_of(page):
                assert left - 1 < line.position_x, path
                assert line.position_x + line.width < right + 1, path
                assert line.position_y + line.height < bottom + 1, path


def test_no_page_but_the_last_is_half_empty(laid_out: dict[str, Pages]) -> None:
    for path, each in laid_out.items():
        for number, (page, after) in enumerate(pairwise(each.pages), 1):
            end = max(line.position_y + line.height for line, _ in each.lines_of(page))
            filled = (end - page.content_box_y()) / page.height
            assert filled > 0.55, (path, number, len(list(each.lines_of(after))))


def test_the_files_conform_to_both_standards(briefed: dict[str, Briefing], tmp_path: Path) -> None:
    paths = []
    for each in briefed.values():
        paths.append(tmp_path / Path(each.path).name)
        paths[-1].write_bytes(_typesetter(each.css).typeset(each.manuscript).pdf)
    validate(*paths)


def test_the_first_page_of_our_own_sheet_is_a_hand_out_by_itself(
    tmp_path: Path,
) -> None:
    for path, each in case("own", tmp_path).items():
        pages = Pages(each)
        first = {block.get("class") for _, block in pages.lines_of(pages.pages[0])}
        headings = [
            "".join(block.itertext())
            for _, block in pages.lines_of(pages.pages[0])
            if block.tag == "h2"
        ]
        assert "standfirst" in first, path
        assert set(headings) <= {"أبرز النقاط", "في لمحة", "Key points", "At a glance"}, path
        assert {"في لمحة", "At a glance"} & set(headings), path
        second = {block for _, block in pages.lines_of(pages.pages[1])}
        assert not second & {block for _, block in pages.lines_of(pages.pages[0])}, path


def test_only_a_long_briefing_has_a_table_of_contents(tmp_path: Path) -> None:
    for name, expected in {"one fact": False, "sixty facts": True}.items():
        (tmp_path / name).mkdir()
        for each in case(name, tmp_path / name).values():
            assert ('id="section-contents"' in each.manuscript.html) == expected


@pytest.mark.parametrize(
    ("name", "millimetres"), [("one fact", (210, 297)), ("letter", (216, 279))]
)
def test_the_paper_is_the_one_that_the_site_is_printed_on(
    name: str, millimetres: tuple[int, int], tmp_path: Path
) -> None:
    for each in case(name, tmp_path).values():
        for page in Pages(each).pages:
            size = page.margin_width(), page.margin_height()
            assert tuple(round(side / 96 * 25.4) for side in size) == millimetres
