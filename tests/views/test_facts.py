import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from at_once import localise
from contents import with_facts

from generator.views.facts import text_fragment
from generator.views.view import FactView, SiteView


def fact(site: SiteView, named: str) -> FactView:
    return next(fact for sheet in site.sheets for fact in sheet.facts if fact.id == named)


def test_names_are_escaped_in_html_and_only_there(arabic: SiteView, english: SiteView) -> None:
    for site, text, html in (
        (arabic, "شركة النهر & الأبناء", "شركة النهر &amp; الأبناء"),
        (english, "Sons <script>alert(1)</script>", "Sons &lt;script&gt;alert(1)&lt;/script&gt;"),
    ):
        party = fact(site, "handover-memorandum").details[0].values[1].name
        assert party.text.endswith(text)
        assert party.html.endswith(html)
        quote = fact(site, "handover-memorandum").evidence[0].quote
        assert "<script>alert('x')" in quote.text
        assert not set("\"'") & set(re.sub(r"<bdi[^>]*>", "", quote.html))
        assert "<script>" not in quote.html


def test_a_quote_is_never_put_into_the_digits_of_the_site(arabic: SiteView) -> None:
    view = fact(arabic, "handover-memorandum")
    assert "١٬٢٥٠" in view.wording.text
    assert view.evidence[1].quote.text == "الشركة تزيل 1,250 طنًا من الركام خلال 90 يومًا"


def test_a_quote_stands_as_the_stored_text_has_it(arabic: SiteView) -> None:
    assert "وزارة الدفـــاع" in fact(arabic, "handover-memorandum").evidence[0].quote.text


def test_only_the_reader_of_another_language_gets_a_translation(
    arabic: SiteView, english: SiteView
) -> None:
    for named, own, other in (
        ("saadi-advisers-left", arabic, english),
        ("oneil-no-ordnance", english, arabic),
    ):
        here, there = fact(own, named), fact(other, named)
        assert here.said is not None
        assert there.said is not None
        assert here.said.original == there.said.original
        assert here.said.original.language == own.language
        assert here.said.translation is None
        assert here.evidence[0].translation is None
        assert there.said.translation is not None
        assert there.said.translation.language == other.language
        assert there.evidence[0].translation is not None


def test_the_same_words_have_one_endnote(tmp_path: Path) -> None:
    quotes = ("two", "one", "two")
    facts = ({"id": f"f{number}", "quote": quote} for number, quote in enumerate(quotes))
    site = localise(with_facts(tmp_path, "one two", *facts), "en")
    (sheet,) = site.sheets
    numbers = {fact.id: fact.evidence[0].number for fact in sheet.facts}
    assert numbers == {"f1": 1, "f0": 2, "f2": 2, "they-left": 3}
    assert [note.quote.text for note in sheet.endnotes][:2] == ["one", "two"]


@pytest.mark.parametrize(
    ("quote", "directive"),
    [
        ("one two-three", "one two-three"),
        ("a, b & c", "a, b & c"),
        (" ".join("abcdefghijk"), "a b c d e,g h i j k"),
    ],
)
def test_a_fragment_names_the_words_or_their_ends(quote: str, directive: str) -> None:
    address = text_fragment("https://a.example/x", quote)
    start, _, written = address.partition("#:~:text=")
    assert start == "https://a.example/x"
    assert unquote(written) == directive
    assert not set(written) & set("- &")
    assert text_fragment("https://a.example/x#y", "z") == "https://a.example/x#y:~:text=z"
