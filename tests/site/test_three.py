"""A third language, by a locale file and translations alone: Arabic, English and Sorani Kurdish."""

import json
import re
import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner
from contents import SHEETS, change
from pdf_validation import validate
from searched import searched
from whole import Element, pages, read, squeezed

from generator.build import build
from generator.cli import main
from generator.language.locales import locale_tags, read_locale
from generator.resources import resources_of

THREE = SHEETS / "three"
LANGUAGES = {"ar": "rtl", "en": "ltr", "ckb": "rtl"}
NAMES = {"ar": "العربية", "en": "English", "ckb": "کوردیی ناوەندی"}
ARABIC_ONLY = re.compile("[يكةىأإثذصضطظ]")
"""Letters that Arabic has and Sorani has not, or has of its own."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("three")
    shutil.copytree(THREE, folder / "content")
    build(folder / "content", folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def sorani(site: Path) -> dict[str, Element]:
    found = {path: page for path, page in pages(site).items() if path.startswith("ckb/")}
    assert found
    return found


def test_the_generator_itself_does_not_know_the_language() -> None:
    assert "ckb" not in locale_tags()
    assert "ckb" in locale_tags(resources_of(THREE))


def test_every_page_is_there_in_all_three_languages(site: Path) -> None:
    by_language = {
        each: sorted(path.partition("/")[2] for path in pages(site) if path.startswith(f"{each}/"))
        for each in LANGUAGES
    }
    assert by_language["ar"] == by_language["en"] == by_language["ckb"]


def test_its_pages_say_what_they_are_and_run_from_the_right(sorani: dict[str, Element]) -> None:
    for path, page in sorani.items():
        html = page.one("html").attributes
        assert (html["lang"], html["dir"]) == ("ckb", "rtl"), path


def test_every_language_leads_to_the_others_and_the_root_to_all(site: Path) -> None:
    for language in LANGUAGES:
        page = read(site / language / "sheets" / "crossing.html")
        switch = page.one("nav", class_="site-languages").all("a")
        others = {each: NAMES[each] for each in LANGUAGES if each != language}
        assert {each.attributes["hreflang"]: squeezed(each.text()) for each in switch} == others
        for each in switch:
            target = site / language / "sheets" / each.attributes["href"]
            assert target.resolve().is_file()
        hreflangs = [each.attributes.get("hreflang") for each in page.all("link", rel="alternate")]
        assert set(LANGUAGES) <= set(hreflangs)
    choices = read(site / "index.html").all("a", class_="choice")
    assert [squeezed(each.text()) for each in choices] == list(NAMES.values())


def own_words(page: Element) -> Iterator[str]:
    """What stands on a Sorani page as Sorani: nothing that is marked as another language's."""

    def foreign(element: Element) -> bool:
        attributes = element.attributes
        return (
            attributes.get("lang", "ckb") != "ckb"
            or attributes.get("dir") == "ltr"
            or element.tag in {"script", "style", "title", "svg"}
        )

    yield from page.one("body").strings(foreign)
    for element in page.one("body"):
        if element.inherited("lang") == "ckb":
            for name in ("aria-label", "title", "placeholder", "alt"):
                yield element.attributes.get(name, "")


KNOWN = re.compile(
    r"\w+\.(?:csv|json)|PDF|CSV|JSON(?: Schema)?|CSL-JSON|BibTeX|RIS|Atom|UTF-8|EDTF|WGS 84|SHA-256"
    r"|Excel|Admiralty"
    r"|Frictionless Data Package|Natural Earth|manifest\.json|factsheet verify|Data|From Text/CSV"
    r"|true|false|QR|\b[A-F]\b|Survey of the river|Gulan"
)
"""Names of formats and programs, letters of grades, and what a source calls a place."""


def test_nothing_of_ours_is_arabic_or_english_on_its_pages(sorani: dict[str, Element]) -> None:
    for path, page in sorani.items():
        for words in own_words(page):
            assert not ARABIC_ONLY.search(words), (path, words)
            assert not re.search("[A-Za-z]{2,}", KNOWN.sub("", words)), (path, words)


def test_what_the_theme_says_later_is_sorani_too(sorani: dict[str, Element]) -> None:
    for page in sorani.values():
        config = json.loads(str(page.one("script", id="__config").children[0]))
        for words in config["translations"].values():
            assert not ARABIC_ONLY.search(words), words
            assert not re.search("[A-Za-z]", words), words


def test_numbers_and_months_are_written_as_the_site_and_the_language_want(
    sorani: dict[str, Element],
) -> None:
    text = squeezed(sorani["ckb/sheets/crossing.html"].text())
    assert "٢٧ی ئەیلوولی ٢٠٢٤" in text
    assert "تشرینی دووەمی ٢٠٢٥" in text
    assert "یەک لێدوان" in text
    assert "٢ بەروار" in text


def test_its_search_has_its_facts(site: Path) -> None:
    entries = searched(site, "ckb")
    assert any("سەربازگەی گوڵان" in each["text"] for each in entries)
    assert any("لێدوانی ١" in each["title"] for each in entries)


def test_each_language_has_a_briefing_and_every_two_stand_side_by_side(site: Path) -> None:
    names = {path.name for path in (site / "briefings").iterdir()}
    wanted = [*LANGUAGES, *map("-".join, combinations(LANGUAGES, 2))]
    assert names == {f"crossing-edition-1-draft.{each}.pdf" for each in wanted}
    page = read(site / "ckb" / "sheets" / "crossing.html")
    links = {each.attributes["href"] for each in page.one("ul", class_="downloads").all("a")}
    assert links == {f"../../briefings/{name}" for name in names}


@pytest.mark.parametrize("name", ["ckb", "ar-ckb", "en-ckb"])
def test_its_briefings_are_valid(name: str, site: Path) -> None:
    validate(site / "briefings" / f"crossing-edition-1-draft.{name}.pdf")


def test_a_label_that_the_locale_lacks_is_told(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(THREE, content)
    change(content / "templates" / "locales" / "ckb.yaml", "  timeline: هێڵی کات\n", "")
    found = CliRunner().invoke(
        main, ["build", "--content", str(content), "--site", str(tmp_path / "site")]
    )
    assert found.exit_code == 1
    assert "ckb.yaml" in found.output
    assert "FS706 `labels` lacks `timeline`" in found.output
    assert "in English: Timeline" in found.output


def test_the_checks_of_languages_read_it_too(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(THREE, content)
    sheet = content / "sheets" / "crossing"
    change(sheet / "dates.yaml", "ckb: یاداشتەکە لە 27ی", "ckb: یاداشتەکە لە 28ی")
    change(sheet / "statements.yaml", "ckb: شیرین ڕەئووف وتی کە", "ckb: شیرین ڕەئووف")
    found = CliRunner().invoke(main, ["check", "--content", str(content), "--format", "compact"])
    codes = set(re.findall("FS[0-9]{3}", found.output))
    assert codes == {"FS421", "FS424"}


def test_the_locale_has_the_plurals_of_cldr() -> None:
    locale = read_locale("ckb", resources_of(THREE))
    counts = [locale.count("facts", number) for number in (0, 1, 2)]
    assert counts == ["0 زانیاری", "یەک زانیاری", "2 زانیاری"]
