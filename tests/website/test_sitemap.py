"""The sitemap: one file while it is short, then an index of several."""

from dataclasses import replace
from itertools import chain
from xml.etree import ElementTree as ET

import pytest

from generator.views.view import SiteView
from generator.website.sitemap import MOST, sitemap

BASE = "https://sheets.example/a&b/"
NAMES = {"": "http://www.sitemaps.org/schemas/sitemap/0.9"}
PATHS = [f"sheets/{number}.html" for number in range(5)]
LIMIT = 50_000_000


@pytest.fixture
def sites(arabic: SiteView, english: SiteView) -> tuple[SiteView, ...]:
    return tuple(replace(each, base_url=BASE) for each in (arabic, english))


def listed(document: bytes, element: str) -> list[str]:
    root = ET.fromstring(document)  # noqa: S314 - our own
    return [each.text or "" for each in root.iterfind(f"{element}/loc", NAMES)]


def test_a_short_one_is_a_single_file(sites: tuple[SiteView, ...]) -> None:
    [(name, document)] = sitemap(sites, PATHS)
    assert name == "sitemap.xml"
    assert listed(document, "url") == [
        f"{BASE}{language}/{path}" for path in PATHS for language in ("ar", "en")
    ]


def test_a_long_one_is_an_index_of_files_that_together_have_every_page(
    sites: tuple[SiteView, ...],
) -> None:
    (name, index), *files = sitemap(sites, PATHS, most=4)
    assert name == "sitemap.xml"
    assert listed(index, "sitemap") == [f"{BASE}{name}" for name, _ in files]
    assert [name for name, _ in files] == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    found = [listed(document, "url") for _, document in files]
    assert max(map(len, found)) == 4
    assert [*chain.from_iterable(found)] == [
        f"{BASE}{language}/{path}" for path in PATHS for language in ("ar", "en")
    ]


def test_a_full_file_is_within_what_search_engines_read(sites: tuple[SiteView, ...]) -> None:
    long = [f"sheets/{'x' * 200}-{number}.html" for number in range(MOST)]
    _, (_, full), *_ = sitemap(sites, long)
    assert len(listed(full, "url")) == MOST
    assert len(full) < LIMIT
