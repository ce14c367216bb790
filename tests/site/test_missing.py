import json
from pathlib import Path

import pytest
from contents import change, smallest
from pypdf import PdfReader
from searched import searched

from generator.build import build

LABEL = "(not translated yet; shown in Arabic)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest site, in which the English of one wording and of the title is missing."""
    folder = tmp_path_factory.mktemp("missing")
    content = smallest(folder)
    change(content / "sheets" / "first" / "sheet.yaml", ", en: The departure}", "}")
    facts = content / "sheets" / "first" / "statements.yaml"
    change(facts, ", en: Karim said that they left the Wadi base.}", "}")
    build(content, folder / "site", allow_missing=True)
    return folder / "site"


def test_a_page_says_what_is_not_translated_and_in_which_language_it_is(site: Path) -> None:
    page = (site / "en" / "sheets" / "first.html").read_text("utf-8")
    for words in ("المغادرة", "قال كريم إنهم غادروا قاعدة الوادي."):
        label = f'<span class="fallback-label" lang="en" dir="ltr">{LABEL}</span>'
        assert f'<bdi class="fallback" lang="ar" dir="rtl">{words}</bdi> {label}' in page
    arabic = (site / "ar" / "sheets" / "first.html").read_text("utf-8")
    assert "fallback" not in arabic


def test_so_does_a_briefing(site: Path) -> None:
    pages = PdfReader(site / "briefings" / "first-edition-1-draft.en.pdf").pages
    text = " ".join("".join(page.extract_text() for page in pages).split())
    assert text.count(LABEL) == 3  # the title stands in the citation too


def test_the_search_of_the_other_language_does_not_find_it(site: Path) -> None:
    entries = {
        language: json.dumps(searched(site, language), ensure_ascii=False)
        for language in ("ar", "en")
    }
    assert "غادروا" in entries["ar"]
    assert "غادروا" not in entries["en"]
    assert "#they-left" in entries["en"]
    assert json.dumps("sheets/first.html") not in entries["en"]
