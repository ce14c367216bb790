from dataclasses import replace
from typing import Any

import pytest
from at_once import localise
from contents import with_facts

from generator.dossier import Dossier
from generator.model.site import SourceText
from generator.views.view import SourceView


def published(dossier: Dossier, how_much: SourceText, source: str = "difaf-report") -> SourceView:
    site = dossier.site.model_copy(update={"source_text": how_much})
    return next(
        each for each in localise(replace(dossier, site=site), "en").sources if each.id == source
    )


def text(view: SourceView) -> str:
    return "\n".join("".join(part.text for part in each) for each in view.paragraphs)


def test_a_whole_text_is_shown_as_it_is_stored(good: Dossier) -> None:
    stored = {source.id: source.text for source in good.sources}
    for source, words in stored.items():
        assert text(published(good, "whole", source)) == words.rstrip("\n")


def test_passages_that_overlap_are_cut_where_each_begins(tmp_path: Any) -> None:
    dossier = with_facts(
        tmp_path,
        "one two three four five\nsix seven\n",
        {"id": "a", "quote": "two three four"},
        {"id": "b", "quote": "three four five"},
        {"id": "c", "quote": "four five six"},
    )
    view = published(dossier, "whole", "b")
    assert [
        [(part.text, part.cited, [number for number, _ in part.opens]) for part in paragraph]
        for paragraph in view.paragraphs
    ] == [
        [
            ("one ", False, []),
            ("two ", True, [1]),
            ("three ", True, [2]),
            ("four", True, [3]),
            (" five", True, []),
        ],
        [("six", True, []), (" seven", False, [])],
    ]
    assert [passage.number for passage in view.passages] == [1, 2, 3]
    assert [fact.id for fact in view.passages[1].facts] == ["b"]


def test_where_only_passages_may_be_shown_little_stands_around_them(tmp_path: Any) -> None:
    around = " ".join(f"word{number}" for number in range(40))
    dossier = with_facts(
        tmp_path, f"nothing cited\n{around} THE QUOTE {around}\n", {"id": "a", "quote": "THE QUOTE"}
    )
    shown = text(published(dossier, "passages", "b"))
    assert "nothing cited" not in shown
    assert shown.startswith(" […] word")
    assert " THE QUOTE word0 " in shown
    assert shown.rstrip().endswith("[…]")
    assert len(shown) < 160
    assert text(published(dossier, "quotes", "b")) == ""
    assert published(dossier, "quotes", "b").passages


@pytest.mark.parametrize("how_much", ["whole", "passages", "quotes"])
def test_a_reader_is_told_how_much_of_a_text_is_shown(good: Dossier, how_much: SourceText) -> None:
    assert published(good, how_much).explained


def test_what_is_not_known_of_a_source_is_said(good: Dossier) -> None:
    view = published(good, "whole", "river-bulletin")
    known = {row.label: row.values[0].name.text for row in view.details}
    assert known["Headline"] == known["Retrieved"] == "not known"
    assert known["Published"] == "that winter"
    assert known["Reliability"] == "source not graded"
