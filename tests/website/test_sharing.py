from dataclasses import replace
from html import unescape
from re import findall

import pytest

from generator.rendering import templates
from generator.views.view import SiteView
from generator.website.sharing import sharing

SHEET = "sheets/wadi-base.html"


def said(
    site: SiteView, sites: tuple[SiteView, ...], path: str, description: str = ""
) -> dict[str, str]:
    sheet = next((each for each in site.sheets if each.path == path), None)
    head = sharing(
        templates(),
        site,
        sites,
        path,
        title='A "title" & more',
        description=description,
        sheet=sheet,
    )
    found = findall(r'<meta (?:property|name)="([^"]*)" content="([^"]*)">', head)
    assert len(found) == head.count("<")
    return {name: unescape(value) for name, value in found}


def test_a_page_says_what_it_is_in_its_language(arabic: SiteView, english: SiteView) -> None:
    found = said(arabic, (arabic, english), "places.html", "وصف")
    assert found["og:title"] == 'A "title" & more'
    assert found["og:description"] == "وصف"
    assert found["og:site_name"] == "صحائف & وقائع"
    assert (found["og:locale"], found["og:locale:alternate"]) == ("ar_IQ", "en_GB")
    assert found["og:type"] == "website"


def test_a_page_without_a_description_has_that_of_the_site(english: SiteView) -> None:
    found = said(english, (english,), "places.html")
    assert found["og:description"] == english.description.text


@pytest.mark.parametrize(
    ("path", "picture", "kind"),
    [
        (SHEET, "wadi-base.ar.png", "article"),
        ("places.html", "site.ar.png", "website"),
        ("editions/wadi-base/1.html", "site.ar.png", "website"),
    ],
)
def test_a_sheet_has_its_own_picture_and_the_other_pages_that_of_the_site(
    path: str, picture: str, kind: str, arabic: SiteView, english: SiteView
) -> None:
    found = said(arabic, (arabic, english), path)
    assert found["og:image"] == f"https://factsheets.example/iraq/pictures/{picture}"
    assert found["og:url"] == f"https://factsheets.example/iraq/ar/{path}"
    assert found["og:type"] == kind
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["og:image:alt"]
    assert found["twitter:card"] == "summary_large_image"


def test_a_picture_is_said_in_words_with_its_key_figure(english: SiteView) -> None:
    found = said(english, (english,), SHEET)
    sheet = next(each for each in english.sheets if each.path == SHEET)
    parts = (sheet.title.text, sheet.edition.text, sheet.fact_count)
    assert tuple(found["og:image:alt"].split("; ")) == parts


def test_without_an_address_of_the_site_none_is_named(english: SiteView) -> None:
    found = said(replace(english, base_url=""), (english,), SHEET)
    assert not {"og:url", "og:image", "og:image:alt"} & found.keys()
    assert found["twitter:card"] == "summary"
