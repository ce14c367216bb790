"""The pages of editions and changes, the feed, and where a briefing's QR code leads."""

from dataclasses import replace
from html import unescape
from re import findall
from xml.etree import ElementTree as ET

import pytest
from at_once import all_pages, briefings, export, localise
from contents import EDITIONS
from markupsafe import Markup

from generator.load import load
from generator.rendering import templates
from generator.views.view import SiteView
from generator.website.feed import MOST, feed
from generator.website.frame import FramedPage
from generator.website.pages import PageWriter
from generator.website.site_pages import Sizes

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://sheets.example/x/"


@pytest.fixture(scope="module")
def sites() -> tuple[SiteView, ...]:
    dossier = load(EDITIONS)
    return tuple(localise(dossier, language) for language in dossier.site.languages)


def published(site: SiteView) -> SiteView:
    return replace(site, base_url=BASE)


def data_of(sites: tuple[SiteView, ...]) -> dict[str, bytes]:
    return {sheet.id: b"{}" for sheet in sites[0].sheets}


def read(site: SiteView) -> ET.Element:
    return ET.fromstring(feed(site, templates()))  # noqa: S314 - our own


def texts(element: ET.Element, path: str) -> list[str]:
    return [each.text or "" for each in element.findall(path.replace("a:", ATOM))]


def test_the_feed_has_an_entry_for_each_closed_edition_the_newest_first(
    sites: tuple[SiteView, ...],
) -> None:
    for site in sites:
        entries = read(site)
        assert texts(entries, "a:entry/a:updated") == [
            "2026-01-02T00:00:00Z",
            "2025-06-01T00:00:00Z",
        ]
        assert texts(entries, "a:updated") == ["2026-01-02T00:00:00Z"]
    assert texts(read(sites[0]), "a:entry/a:title")[0] == "التسليم: الطبعة 2، 2 كانون الثاني 2026"
    assert texts(read(sites[1]), "a:entry/a:title")[1] == "The handover: Edition 1, 1 June 2025"


def test_the_feed_has_all_that_atom_asks_for(sites: tuple[SiteView, ...]) -> None:
    for site in (*sites, *map(published, sites)):
        found = read(site)
        for element in (found, *found.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                [value] = texts(element, f"a:{name}")
                assert value.strip()
        assert texts(found, "a:author/a:name") == [site.publisher.text]


def test_ids_are_absolute_and_an_entry_keeps_its_own(sites: tuple[SiteView, ...]) -> None:
    ids = {texts(read(site), "a:entry/a:id")[0] for site in sites}
    assert len(ids) == len(sites)
    for site in sites:
        here = texts(read(site), "a:id") + texts(read(site), "a:entry/a:id")
        assert all(each.startswith("urn:uuid:") for each in here)
        there = read(published(site))
        assert texts(there, "a:entry/a:id") == texts(read(site), "a:entry/a:id")
        assert texts(there, "a:id") == [f"{BASE}{site.language}/feed.xml"]


def test_links_are_full_only_where_the_site_knows_its_address(sites: tuple[SiteView, ...]) -> None:
    def links(site: SiteView) -> list[tuple[str | None, str | None]]:
        found = read(site).iter(f"{ATOM}link")
        return [(each.get("rel"), each.get("href")) for each in found]

    assert links(sites[1]) == [
        ("alternate", "changes.html"),
        ("alternate", "sheets/handover/edition-2.html"),
        ("alternate", "sheets/handover/edition-1.html"),
    ]
    assert links(published(sites[1]))[:2] == [
        ("self", f"{BASE}en/feed.xml"),
        ("alternate", f"{BASE}en/changes.html"),
    ]


def test_the_feed_ends_with_the_fiftieth_edition_and_keeps_the_newest(
    sites: tuple[SiteView, ...],
) -> None:
    newest, older = sites[1].changes
    many = (newest, *(replace(older, key=str(number)) for number in range(2 * MOST)))
    found = read(replace(sites[1], changes=many))
    assert len(found.findall(f"{ATOM}entry")) == MOST == 50
    assert texts(found, "a:entry/a:title")[0].startswith("The handover: Edition 2")
    assert texts(found, "a:updated") == ["2026-01-02T00:00:00Z"]


def test_an_entry_tells_what_changed_in_the_language_of_the_feed(
    sites: tuple[SiteView, ...],
) -> None:
    content = unescape(texts(read(sites[0]), "a:entry/a:content")[0])
    assert '<div lang="ar" dir="rtl">' in content
    assert "<del>" in content
    assert "قالت سلمى" in content
    assert "in Arabic" not in content


def test_a_briefing_leads_to_the_page_of_its_own_edition(sites: tuple[SiteView, ...]) -> None:
    for briefing in briefings([published(each) for each in sites], templates(), data_of(sites)):
        assert "sheets/handover/edition-3.html" in briefing.manuscript.html
        assert "data:image/svg+xml" in briefing.manuscript.html
    for briefing in briefings(sites, templates(), data_of(sites)):
        assert "edition-3.html" not in briefing.manuscript.html


def test_a_briefing_of_a_draft_says_so_in_its_own_languages(sites: tuple[SiteView, ...]) -> None:
    printed = {
        each.path.split(".")[1]: Markup(each.manuscript.html).striptags()  # noqa: S704 - our own
        for each in briefings(sites, templates(), data_of(sites))
    }
    arabic, english = "مسوّدة الطبعة 3", "Draft of edition 3"
    assert arabic in printed["ar"]
    assert english in printed["en"]
    assert "Draft, since edition 2: reworded" in printed["en"]
    assert arabic in printed["ar-en"]
    assert english in printed["ar-en"]


@pytest.fixture(scope="module")
def pages(sites: tuple[SiteView, ...]) -> dict[str, FramedPage]:
    data = export(load(EDITIONS), sites)
    found: dict[str, FramedPage] = {}
    for site in sites:
        language = site.language
        writer = PageWriter(
            templates(), site, sites, data.views[language], data.heads[language], {}
        )
        found |= {f"{site.language}/{page.path}": page for page in all_pages(writer)}
    return found


def test_the_changes_of_many_editions_stand_on_several_pages_the_newest_first(
    sites: tuple[SiteView, ...],
) -> None:
    data = export(load(EDITIONS), sites)
    writer = PageWriter(templates(), sites[1], sites, data.views["en"], data.heads["en"], {})
    written = {page.path: page.body for page in all_pages(writer, Sizes(changes=1))}
    for path, edition in (("changes.html", 2), ("changes-2.html", 1)):
        assert findall('<h2 id="([^"]*)"', written[path]) == [f"handover-{edition}"]
    assert "Changes, page 2 of 2" in written["changes-2.html"]


def test_each_edition_and_the_draft_have_a_page_in_each_language(
    pages: dict[str, FramedPage],
) -> None:
    assert sorted(path for path in pages if "/edition-" in path) == [
        f"{language}/sheets/handover/edition-{number}.html"
        for language in ("ar", "en")
        for number in (1, 2, 3)
    ]


def test_the_page_of_an_older_edition_says_what_has_changed_since(
    pages: dict[str, FramedPage],
) -> None:
    page = pages["en/sheets/handover/edition-1.html"].body
    assert "This is not the current edition of the sheet." in page
    assert 'href="../../sheets/handover.html"' in page
    assert "What has changed since this edition" in page
    assert 'href="../../sheets/handover.html#two-remained"' in page
    assert "هذه هي الطبعة الحالية من الصحيفة." in (pages["ar/sheets/handover/edition-2.html"].body)


def test_the_page_of_a_sheet_marks_the_draft_and_tells_the_last_change(
    pages: dict[str, FramedPage],
) -> None:
    page = pages["en/sheets/handover.html"].body
    assert page.count('class="draft-mark"') == 1
    assert 'href="../sheets/handover/edition-3.html"' in page
    assert "Salma’s words were added" in page


def test_each_page_names_the_feed_of_its_language(pages: dict[str, FramedPage]) -> None:
    for path, page in pages.items():
        if path.endswith("404.html"):
            continue
        up = "../" * (path.count("/") - 1)
        assert f'href="{up}feed.xml"' in page.head
