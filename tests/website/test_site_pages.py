"""Lists in parts: whatever grows with the sheets is cut, and everything in it is still found."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import astuple, replace
from itertools import chain
from urllib.parse import urldefrag

import pytest
from markupsafe import Markup
from open_data import Exports

from generator.rendering import templates
from generator.views.files import PrintedFile
from generator.views.view import SiteView
from generator.website.frame import FramedPage
from generator.website.pages import PageWriter
from generator.website.site_pages import SitePages, Sizes

SMALL = Sizes(
    home=1,
    sheets=1,
    briefings=1,
    data=1,
    changes=1,
    timeline=2,
    register=1,
    facts=2,
    passage=1,
)
LARGE = Sizes(*(10_000,) * len(astuple(SMALL)))

Pages = dict[str, FramedPage]


@pytest.fixture(scope="module")
def sites(arabic: SiteView, english: SiteView) -> tuple[SiteView, ...]:
    """Give the views of a site in which all facts of a sheet rest on one passage."""

    def shared(site: SiteView) -> SiteView:
        source, *others = site.sources
        passage, *rest = source.passages
        passage = replace(passage, facts=site.sheets[0].facts)
        return replace(site, sources=(replace(source, passages=(passage, *rest)), *others))

    return shared(arabic), shared(english)


def written(sites: tuple[SiteView, ...], exported: Exports, sizes: Sizes) -> dict[str, Pages]:
    found: dict[str, Pages] = {}
    for site in sites:
        language = site.language
        prints = {
            briefing.path.removeprefix("../"): PrintedFile(3, 40_000)
            for sheet in site.sheets
            for briefing in sheet.briefings
        }
        writer = PageWriter(
            templates(), site, sites, exported.views[language], exported.heads[language], prints
        )
        pages = [*SitePages(writer, sizes).pages(), *writer.pages()]
        found[language] = {page.path: page for page in pages}
        assert len(found[language]) == len(pages)
    return found


@pytest.fixture(scope="module")
def small(sites: tuple[SiteView, ...], exported: Exports) -> dict[str, Pages]:
    return written(sites, exported, SMALL)


@pytest.fixture(scope="module")
def large(sites: tuple[SiteView, ...], exported: Exports) -> dict[str, Pages]:
    return written(sites, exported, LARGE)


def addresses(page: FramedPage) -> Iterator[tuple[str, str]]:
    """Where its links inside the language lead: a path and an anchor."""
    for href in re.findall(r'<a [^>]*href="([^"]*)"', page.body):
        path, anchor = urldefrag(href)
        here = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
        target = here if path else page.path
        if "://" not in href and not target.startswith("..") and target != "feed.xml":
            yield target, anchor


def anchors(page: FramedPage) -> list[str]:
    return re.findall(r'\bid="([^"]*)"', page.body)


def pager(page: FramedPage) -> str:
    [found] = re.finditer(r'<nav class="parts".*?</nav>', page.body, re.DOTALL)
    return found[0]


def steps(page: FramedPage) -> dict[str, str]:
    links = re.findall(r'<a (?:rel="\w+" )?href="([^"]*)">([^<]*)</a>', pager(page))
    return {words: href for href, words in links}


def items(pages: Pages, first: str, stem: str, mark: str) -> list[list[str]]:
    """What stands on each page of a list."""
    paths = [first, *(f"{stem}-{number}.html" for number in range(2, 1000))]
    return [re.findall(mark, pages[path].body, re.DOTALL) for path in paths if path in pages]


def test_a_list_that_fits_is_one_page_whatever_the_size(
    sites: tuple[SiteView, ...], exported: Exports, large: dict[str, Pages]
) -> None:
    assert written(sites, exported, Sizes()) == large
    for pages in large.values():
        assert not any('<nav class="parts"' in page.body for page in pages.values())
        assert not any(
            re.search(r"-[2-9]\.html|sheets\.html|passage-", path)
            for path in pages
            if "edition" not in path
        )


LISTS = [
    ("timeline", '<p class="timeline-what">.*?</p>', 2),
    ("data", '<h3 id="sheet-.*?</h3>', 1),
    ("briefings", '<h2 id="sheet-.*?</h2>', 1),
    ("places", '<li><a href="places/[^<]*<span.*?</li>', 1),
    ("actors", '<li><a href="actors/.*?</li>', 1),
    ("sources", '<li><a href="sources/.*?</li>', 1),
]


@pytest.mark.parametrize(("stem", "mark", "most"), LISTS)
def test_the_parts_of_a_list_have_all_of_it_in_its_order(
    small: dict[str, Pages],
    large: dict[str, Pages],
    stem: str,
    mark: str,
    most: int,
) -> None:
    for language in ("ar", "en"):
        [whole] = items(large[language], f"{stem}.html", stem, mark)
        found = items(small[language], f"{stem}.html", stem, mark)
        assert len(whole) > most
        assert [*chain.from_iterable(found)] == whole
        assert all(len(each) == most for each in found[:-1])


def test_the_claims_and_facts_of_a_place_go_on_beside_its_page(
    small: dict[str, Pages], large: dict[str, Pages]
) -> None:
    for name, mark in (
        ("facts", '<li class="fact-line">.*?</li>'),
        ("claims", '<tr><td><span class="status.*?</tr>'),
    ):
        path, stem = "places/wadi-base.html", f"places/wadi-base/{name}"
        [whole] = items(large["en"], path, stem, mark)
        found = items(small["en"], path, stem, mark)
        plain = [Markup(each).striptags() for each in whole]  # noqa: S704 - our own
        assert [Markup(each).striptags() for each in chain.from_iterable(found)] == plain  # noqa: S704 - our own
        assert max(map(len, found)) <= 2
    page = small["en"]["places/wadi-base/facts-2.html"]
    assert page.title == "Wadi base — Places — Facts, page 2 of 3"
    assert "section-claims" not in page.body
    assert ("places/wadi-base.html", "section-facts") in addresses(page)
    assert ("places/wadi-base.html", "") in addresses(page)


def test_beside_a_map_a_few_claims_of_a_status_stand_for_all(
    sites: tuple[SiteView, ...], exported: Exports
) -> None:
    place = next(each for each in sites[1].places if each.id == "wadi-base")
    often = replace(place, claims=tuple(place.claims) * 40)
    english = replace(sites[1], places=(often,))
    written_once = written((english,), exported, LARGE)["en"]
    rows = re.findall(
        '<table class="figure-rows">.*?</table>', written_once["places.html"].body, re.DOTALL
    )
    statuses = {fact.status.label.text for fact in place.claims if fact.status}
    assert len(re.findall('href="sheets/', rows[0])) == 5 * len(statuses)
    assert rows[0].count('<a href="places/wadi-base.html#section-claims">All of them: ') == len(
        statuses
    )


def test_a_passage_with_many_facts_has_a_page_with_all_of_them(
    small: dict[str, Pages], large: dict[str, Pages], sites: tuple[SiteView, ...]
) -> None:
    many = [
        (source, passage)
        for source in sites[1].sources
        for passage in source.passages
        if len(passage.facts) > SMALL.passage
    ]
    assert many
    for source, passage in many:
        path = f"sources/{source.id}/passage-{passage.number}.html"
        assert (path, "") in addresses(small["en"][source.path])
        assert path not in large["en"]
        stem = path.removesuffix(".html")
        lines = items(small["en"], path, stem, '<li class="fact-line">')
        assert [len(each) for each in lines[:-1]] == [SMALL.facts] * (len(lines) - 1)
        assert sum(map(len, lines)) == len(passage.facts)


def test_the_first_the_last_and_a_part_between_lead_to_each_other(small: dict[str, Pages]) -> None:
    pages = small["en"]
    of = len(items(pages, "timeline.html", "timeline", "<h1"))
    assert of >= 4
    first, second, last = (
        steps(pages[path]) for path in ("timeline.html", "timeline-2.html", f"timeline-{of}.html")
    )
    end = f"timeline-{of}.html"
    assert first == {"Next page": "timeline-2.html", "Last page": end}
    assert second == {
        "Previous page": "timeline.html",
        "Next page": "timeline-3.html",
        "Last page": end,
    }
    assert last == {"First page": "timeline.html", "Previous page": f"timeline-{of - 1}.html"}
    assert f"page 2 of {of}" in pager(pages["timeline-2.html"])
    assert 'aria-label="Pages of the list: Timeline"' in pager(pages["timeline.html"])


def test_a_part_says_which_one_it_is_in_its_language_and_its_digits(
    small: dict[str, Pages],
) -> None:
    assert small["en"]["timeline.html"].title == "Timeline"
    assert small["en"]["timeline-2.html"].title == "Timeline, page 2 of 5"
    arabic = small["ar"]["timeline-2.html"]
    assert arabic.title == "التسلسل الزمني، الصفحة ٢ من ٥"
    assert f'<h1 id="top">{arabic.title}</h1>' in arabic.body
    assert 'hreflang="en" href="https://factsheets.example/iraq/en/timeline-2.html"' in arabic.head
    assert (
        'rel="canonical" href="https://factsheets.example/iraq/ar/timeline-2.html"' in arabic.head
    )
    assert arabic.alternates == {each: f"../{each}/timeline-2.html" for each in ("ar", "en")}


def test_every_link_leads_to_a_page_and_to_a_place_in_it(small: dict[str, Pages]) -> None:
    for pages in small.values():
        for page in pages.values():
            wrong = [
                (path, anchor)
                for path, anchor in addresses(page)
                if path not in pages or (anchor and anchor not in anchors(pages[path]))
            ]
            assert wrong == [], page.path


def test_every_page_is_there_in_both_languages_under_a_title_of_its_own(
    small: dict[str, Pages],
) -> None:
    assert set(small["ar"]) == set(small["en"])
    for pages in small.values():
        titles = [page.title for page in pages.values()]
        assert len(set(titles)) == len(titles)
        for page in pages.values():
            assert len(set(anchors(page))) == len(anchors(page)), page.path


def test_the_page_of_a_sheet_is_the_same_however_long_the_lists_are(
    small: dict[str, Pages], large: dict[str, Pages]
) -> None:
    for language, pages in large.items():
        for path, page in pages.items():
            if path.startswith("sheets/"):
                assert page == small[language][path]
                assert not any(
                    target == "data.html" and anchor for target, anchor in addresses(page)
                )


def test_home_shows_the_newest_sheets_and_leads_to_the_others(
    small: dict[str, Pages], english: SiteView
) -> None:
    home = small["en"]["index.html"]
    assert home.body.count('class="card"') == 1
    assert english.sheets[0].title.text in home.body
    assert f'<a href="sheets.html">All of them: {len(english.sheets)}</a>' in home.body
    listed = items(small["en"], "sheets.html", "sheets", 'class="card">\n<h2><a href="([^"]*)"')
    assert [*chain.from_iterable(listed)] == [sheet.path for sheet in english.sheets]


def test_a_month_leads_to_the_first_of_its_entries(
    small: dict[str, Pages], english: SiteView
) -> None:
    pages = small["en"]
    [months] = re.findall(
        '<details class="months">.*?</details>', pages["timeline.html"].body, re.DOTALL
    )
    found = re.findall(r'href="([^"#]*)#from-(\d+-\d+)"', months)
    begins = [
        (number, fact.when.span.earliest)
        for number, fact in enumerate(english.in_time)
        if fact.when.span
    ]
    wanted: dict[str, int] = {}
    for number, day in begins:
        wanted.setdefault(f"{day.year}-{day.month:02}", number // SMALL.timeline + 1)
    assert {month: path for path, month in found} == {
        month: "timeline.html" if number == 1 else f"timeline-{number}.html"
        for month, number in wanted.items()
    }
    assert len({path for path, _ in found}) > 1


def test_the_filters_offer_what_the_page_has_and_say_so(small: dict[str, Pages]) -> None:
    page = small["en"]["timeline-2.html"].body
    assert "Facts of this page shown: <bdi>2</bdi> of 2" in page
    assert "The choices below are among the facts of this page alone." in page
    options = set(re.findall(r'<option value="([^"]+)">', page))
    entries = " ".join(re.findall(r'data-(?:kind|sheet|place|actor)="([^"]*)"', page)).split()
    assert options
    assert options <= set(entries)


def test_the_whole_data_page_stands_on_the_first_of_its_pages_only(
    small: dict[str, Pages],
) -> None:
    first, second = small["en"]["data.html"], small["en"]["data-2.html"]
    assert [each.anchor for each in first.contents] == re.findall('<h2 id="([^"]*)"', first.body)
    assert second.contents == ()
    assert re.findall('<h2 id="([^"]*)"', second.body) == ["section-sheets"]
    assert second.title == "Data, page 2 of 2"
