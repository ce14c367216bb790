"""English names: runs of capitals, titles, sites, documents."""

import pytest

from generator.drafting.article import Article
from generator.drafting.capitals import CapitalNames
from generator.drafting.named import Name
from generator.drafting.phrases import drafting_words
from generator.drafting.when import dates


def names(text: str) -> list[Name]:
    words = drafting_words("en")
    article = Article(text, words.abbreviations, words.function_words)
    return list(CapitalNames(article, words, dates(article, words)).names())


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("said Transport Minister Leila Mansour, speaking", "Leila Mansour", "Transport Minister"),
        ("Firm’s chief executive, Daniel Okafor, told", "Daniel Okafor", "Firm’s chief executive"),
        (
            "Samir Haddad, deputy chair of the bloc, left",
            "Samir Haddad",
            "deputy chair of the bloc",
        ),
        ("met Secretary of State Colin Hill there", "Colin Hill", "Secretary of State"),
        ("Brigadier General Hassan Idris said", "Hassan Idris", "Brigadier General"),
        ("Salim al-Nuaimi, head of the council, said", "Salim al-Nuaimi", "head of the council"),
        ("Huda ash-Shatri, a judge, said", "Huda ash-Shatri", "a judge"),
    ],
)
def test_a_person_has_a_name_and_a_title(text: str, name: str, title: str) -> None:
    person = next(each for each in names(text) if each.kind == "person")
    assert (person.text, person.title) == (name, title)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("The Port Authority of Marsa Dahab has", "organisation", "Port Authority of Marsa Dahab"),
        (
            "the Parliamentary Committee on Trade met",
            "organisation",
            "Parliamentary Committee on Trade",
        ),
        ("The naval base at Ras Salim is", "base", "naval base at Ras Salim"),
        ("he visited Camp Alder and", "base", "Camp Alder"),
        ("near the Tarn airbase", "base", "Tarn airbase"),
        ("in the town of Karsa", "place", "town of Karsa"),
        ("goods for Kenya and", "place", "Kenya"),
        ("Under Law No. 14 of 2024, it", "document", "Law No. 14 of 2024"),
        ("the Doha Protocol, which", "document", "Doha Protocol"),
    ],
)
def test_names_are_told_apart_by_their_heads(text: str, kind: str, name: str) -> None:
    assert name in [each.text for each in names(text) if each.kind == kind]


def test_a_document_in_small_letters_needs_something_that_tells_it_from_others() -> None:
    text = (
        "It replaces a memorandum of understanding signed on 17 September 2022 between the "
        "Ministry of Transport and Eastern Harbours Ltd. The agreement is void."
    )
    (document,) = (each for each in names(text) if each.kind == "document")
    assert document.text.startswith("memorandum of understanding signed on")
    assert document.parties == ("Ministry of Transport", "Eastern Harbours Ltd")


@pytest.mark.parametrize(
    "text", ["Between us. Under it. However, we left.", "on Monday in May 2025"]
)
def test_what_has_a_capital_for_another_reason_is_no_name(text: str) -> None:
    assert names(text) == []
