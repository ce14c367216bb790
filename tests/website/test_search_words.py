"""Words of entries are read in Python and words of queries in a browser: both do the same."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import opened_browser
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.language.locales import read_locale
from generator.website.entries import search_words
from generator.website.frame_search import search_config
from generator.website.search_index import parts, prepare
from generator.website.search_words import ARTICLE, NAME, SEPARATOR, SMALL, TANWEEN, fold, split

ROOT = Path(__file__).parents[2]
SCRIPT = (ROOT / "templates/assets/javascripts/search.js").read_text("utf-8")
FLAGS = {"article": ARTICLE, "tanween": TANWEEN, "small": SMALL, "name": NAME}
STEMS = (
    "قاعد",
    "معسكر",
    "مستشار",
    "لجن",
    "ولد",
    "كتاب",
    "فوج",
    "بلد",
    "ليل",
    "واحد",
    "ثلاث",
    "موقع",
)
BEFORE = (
    "",
    "ال",
    "و",
    "وال",
    "بال",
    "لل",
    "ولل",
    "كال",
    "ف",
    "فال",
    "ب",
    "ك",
    "ل",
    "أ",
    "وأ",
    "بأ",
)
AFTER = ("", "ة", "ات", "ان", "ين", "ون", "ي", "و", "تان", "تين", "اً", "ًا", "ٌ", "ه", "ۀ")
ENGLISH = (
    *("base", "bases", "Bases", "country", "countries", "class", "classes", "buses", "Hamas"),
    *("Asad", "Assad", "al-Asad", "Khafaji", "Khafajy", "Da’esh", "Iraq’s", "days", "boxes", "x"),
    *("٢٬٥٠٠", "2,500", "١٫٥", "27", "٢٧", "Ḥama", "۲۷", "ﷲ", "ﻻ", "Straße", "İzmir", "ΣΑΣ"),
)


def vocabulary() -> list[str]:
    """All words that joined letters and endings make of some stems, and those of real texts."""
    made = [b + stem + after for stem in STEMS for b in BEFORE for after in AFTER]
    texts = [path.read_text("utf-8") for path in sorted(ROOT.glob("content/**/*.yaml"))]
    texts += [path.read_text("utf-8") for path in sorted(ROOT.glob("content/**/text.txt"))]
    real = {word for text in texts for word in split(text)}
    months = {
        name
        for language in ("ar", "en")
        for names in search_words(read_locale(language))["months"]
        for name in names
    }
    return sorted({*made, *ENGLISH, *real, *months})


@pytest.fixture(scope="module")
def index() -> tuple[dict[str, Any], dict[str, Any]]:
    """The settings and all parts of an index of the whole vocabulary, every tenth word a name."""
    words = vocabulary()
    names = [
        {"location": str(place), "kind": "actor", "title": word, "text": ""}
        for place, word in enumerate(words[::10])
    ]
    text = {"location": "x", "kind": "fact", "title": "", "text": f"<p>{' '.join(words)}</p>"}
    found, sizes = parts([prepare("names", names, gathered=True), prepare("x", [text])])
    config = search_config("ar", search_words(read_locale("ar"))) | {"sizes": sizes}
    contents = [json.loads(f"[{each.decode()[5:-2]}]") for each in found.values()]
    return config, dict(contents)


@pytest.fixture(scope="module")
def page(index: tuple[dict[str, Any], dict[str, Any]]) -> Iterator[Page]:
    """A page with the whole index, and the script's own functions."""
    config, contents = index
    inside, closed = re.subn(r"\}\s*$", "Object.assign(self, {fold, split, keys, wordOf})}", SCRIPT)
    assert closed == 1
    with opened_browser() as browser:
        page = browser.new_page()
        page.evaluate("text => (0, eval)(text)", inside)
        page.evaluate(
            """([data, contents]) => {
              self.postMessage = () => {}
              dispatchEvent(new MessageEvent("message", {data: {type: 0, data: {config: data}}}))
              for (const [name, content] of Object.entries(contents)) part(name, content)
            }""",
            [config, contents],
        )
        yield page


def test_both_fold_and_cut_the_whole_vocabulary_alike(page: Page) -> None:
    words = vocabulary()
    assert len(words) > 3000
    assert page.evaluate("words => words.map(fold)", words) == [fold(word) for word in words]
    text = " ".join(words)
    assert page.evaluate("text => split(text)", text) == split(text)


def test_both_find_the_same_in_common_and_in_the_same_part(
    page: Page, index: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    told = {
        word: about
        for name, content in index[1].items()
        if name.startswith("words/")
        for word, about in content.items()
    }
    asked = [
        [word, {name: bool(how & flag) for name, flag in FLAGS.items()}]
        for word, (how, *_) in told.items()
    ]
    assert all(sum(how[name] for _, how in asked) > 5 for name in FLAGS)
    shared = page.evaluate("asked => asked.map(([word, how]) => [...keys(word, how)])", asked)
    assert {word: set(found) for (word, _), found in zip(asked, shared, strict=True)} == {
        word: {word, *about[2]} for word, about in told.items()
    }
    there = page.evaluate("words => words.filter(word => !wordOf(word))", list(told))
    assert there == []


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        st.characters(max_codepoint=0x7FF, exclude_categories=("Cc", "Cn", "Cs"))
        | st.sampled_from("«ﻻﷲ’ʼٱۀٰ"),
        max_size=30,
    )
)
def test_both_fold_and_cut_any_text_alike(page: Page, text: str) -> None:
    words = split(text)
    assert page.evaluate("text => split(text)", text) == words
    assert page.evaluate("words => words.map(fold)", words) == [fold(word) for word in words]


def test_the_separator_is_one_that_the_theme_can_cut() -> None:
    assert all(re.compile(part) for part in SEPARATOR.split("|"))
