"""What machines read in the head of a page: only what is known, and nothing that ends it early."""

import json
from typing import Any

import pytest
from open_data import Exports

from generator.dossier import Dossier
from generator.exports.data import site_data
from generator.exports.linked import MOST, LinkedPages, as_script

OPENING = '<script type="application/ld+json">'


def read(element: str) -> list[dict[str, Any]]:
    assert element.startswith(OPENING)
    assert element.endswith("</script>")
    text = element.removeprefix(OPENING).removesuffix("</script>")
    assert "<" not in text
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = data["@graph"]
    return graph


def page(exported: Exports, path: str, language: str = "en") -> list[dict[str, Any]]:
    return read(exported.heads[language](path, "Title"))


def kinds(node: Any) -> set[str]:
    if isinstance(node, list):
        return {kind for each in node for kind in kinds(each)}
    if isinstance(node, dict):
        own = {node["@type"]} if "@type" in node else set()
        return own | {kind for each in node.values() for kind in kinds(each)}
    return set()


def nodes(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for each in node for found in nodes(each)]
    if isinstance(node, dict):
        return [node, *(found for each in node.values() for found in nodes(each))]
    return []


@pytest.mark.parametrize("text", ["</script>", "<!--<script>", "</SCRIPT x", "a < b", "\u2028"])
def test_nothing_inside_ends_the_element(text: str) -> None:
    element = as_script({"@context": "https://schema.org", "@graph": [{"name": text}]})
    assert read(element) == [{"name": text}]
    assert element.count("<") == 2


def test_a_sheet_is_an_article_and_a_dataset_with_its_citations(exported: Exports) -> None:
    article, data = page(exported, "sheets/wadi-base.html")
    assert (article["@type"], data["@type"]) == ("Article", "Dataset")
    assert article["@id"] == "https://factsheets.example/iraq/en/sheets/wadi-base.html"
    assert article["inLanguage"] == "en"
    assert data["inLanguage"] == ["ar", "en"]
    assert [each["@type"] for each in article["citation"]] == ["CreativeWork", "CreativeWork"]
    downloads = [each["contentUrl"] for each in data["distribution"]]
    assert downloads[0] == "https://factsheets.example/iraq/data/wadi-base.json"
    assert article["license"] == {"@type": "CreativeWork", "name": "For trial only"}


def test_a_claim_has_its_words_its_speaker_and_its_date(exported: Exports) -> None:
    article, _ = page(exported, "sheets/wadi-base.html")
    claims = {each["@id"].partition("#")[2]: each for each in article["hasPart"]}
    said = claims["saadi-advisers-left"]
    assert said["author"] == {
        "@type": "Person",
        "@id": "https://factsheets.example/iraq/en/actors/karim-al-saadi.html",
        "name": "Karim al-Saadi",
    }
    assert said["appearance"][0]["inLanguage"] == "ar"
    assert said["appearance"][0]["isPartOf"]["@id"].endswith("/en/sources/difaf-report.html")
    assert "author" not in claims["transfer-goes-on"]


def test_only_the_date_of_a_statement_is_that_of_the_claim(closed: Dossier) -> None:
    site = site_data(closed)
    [fact] = [each for each in site["sheets"][0]["facts"] if each["id"] == "they-left"]
    fact["when"] = {"date": "2025-05"}
    article, _ = read(LinkedPages(site, "", "en").head("sheets/first.html", "x"))
    dated = {
        each["@id"].partition("#")[2] for each in article["hasPart"] if "datePublished" in each
    }
    assert dated == {"they-left"}


@pytest.mark.parametrize("date", ["2025~", "2025-12-XX", "2025-11/2025-12", "202X", "2025-05?"])
def test_an_open_date_is_not_made_exact(closed: Dossier, date: str) -> None:
    site = site_data(closed)
    for fact in site["sheets"][0]["facts"]:
        fact["when"] = {"date": date}
    article, _ = read(LinkedPages(site, "", "en").head("sheets/first.html", "x"))
    assert not any("datePublished" in each for each in article["hasPart"])


def test_a_draft_was_not_published(exported: Exports, closed: Dossier) -> None:
    for node in page(exported, "sheets/runway.html"):
        assert node["creativeWorkStatus"] == "Draft"
        assert "datePublished" not in node
    published = read(LinkedPages(site_data(closed), "", "en").head("sheets/first.html", "x"))
    assert [node["datePublished"] for node in published] == ["2026-01-02", "2026-01-02"]


def test_a_source_is_only_what_is_known_of_it(exported: Exports) -> None:
    [known] = page(exported, "sources/difaf-report.html")
    assert known["@type"] == "CreativeWork"
    assert known["datePublished"] == "2025-11-30"
    assert known["author"] == {"@type": "Thing", "name": "هيئة التحرير"}
    [unknown] = page(exported, "sources/river-bulletin.html")
    assert set(unknown) == {"@type", "@id", "name", "inLanguage", "encoding"}


def test_a_place_has_its_point_and_where_that_comes_from(exported: Exports) -> None:
    [place] = page(exported, "places/wadi-base.html", "ar")
    assert place["@type"] == "Place"
    assert place["name"] == "قاعدة الوادي"
    assert (place["geo"]["latitude"], place["geo"]["longitude"]) == (33.5, 42.25)
    assert place["geo"]["description"] == "Gazetteer 2025: Wadi Air Base (XXWD)"
    assert place["containedInPlace"]["@id"].endswith("/ar/places/anbar.html")
    [without] = page(exported, "places/anbar.html")
    assert "geo" not in without


def test_nobody_is_called_what_the_register_does_not_call_them(exported: Exports) -> None:
    [person] = page(exported, "actors/ann-oneil.html")
    [company] = page(exported, "actors/nahr-and-sons.html")
    assert (person["@type"], company["@type"]) == ("Person", "Thing")


def test_no_source_is_called_news(exported: Exports) -> None:
    for path in ("sheets/wadi-base.html", "sources/difaf-report.html", "index.html"):
        assert kinds(page(exported, path)).isdisjoint({"NewsArticle", "ClaimReview", "Review"})


@pytest.mark.parametrize("path", ["index.html", "data.html"])
def test_the_head_of_a_large_site_does_not_name_all_that_is_in_it(
    closed: Dossier, path: str
) -> None:
    site = site_data(closed)
    sheets, sources = site["sheets"], site["sources"]
    for times, named in ((1, True), (MOST, True), (MOST + 1, False)):
        site |= {"sheets": sheets * times, "sources": sources * times}
        data = read(LinkedPages(site, "", "en").head(path, "x"))[-1]
        assert data["@type"] == "Dataset"
        assert (len(data.get("hasPart", ())), len(data.get("citation", ()))) == (
            (times, times) if named else (0, 0)
        )


def test_an_agreement_is_a_work_of_its_own_date(exported: Exports) -> None:
    [work] = page(exported, "agreements/wadi-base/handover-memorandum.html")
    assert (work["@type"], work["datePublished"]) == ("CreativeWork", "2025-11")


def test_any_other_page_says_where_it_belongs(exported: Exports) -> None:
    [node] = page(exported, "timeline.html")
    assert (node["@type"], node["name"]) == ("WebPage", "Title")
    assert node["isPartOf"]["@type"] == "WebSite"


def test_without_an_address_every_address_leads_there_from_the_page(closed: Dossier) -> None:
    pages = LinkedPages(site_data(closed), "", "ar")
    article, data = read(pages.head("sheets/first.html", "x"))
    assert article["@id"] == "../sheets/first.html"
    assert data["@id"] == "../../data/first.json"
    for node in nodes([article, data]):
        for name in ("@id", "url", "contentUrl"):
            assert not str(node.get(name, "..")).startswith(("/", "http"))
