"""Blanks: listed, overlooked by all else, whatever form their field has."""

from pathlib import PurePath
from typing import Any

import pytest

from generator.model.fact import Date
from generator.model.register import Place
from generator.model.source import Source
from generator.problems import Code, ContentError
from generator.reading.blanks import blanks
from generator.reading.decode import decode
from generator.reading.document import Document, read_document

FACT = (
    "- id: x\n  phase: {phase}\n  wording: {{ar: …, en: a}}\n  when: {when}\n"
    "  evidence: {{source: s, quote: q}}\n"
)


def document(text: str) -> Document:
    return read_document(PurePath("a.yaml"), text)


def told(kind: Any, text: str) -> list[tuple[int, int, str]]:
    found = blanks(kind, document(text))
    return [(each.place.line, each.place.column, each.message) for each in found]


def test_each_blank_is_told_with_what_belongs_there() -> None:
    text = FACT.format(phase="…", when="…")
    found = list(blanks(tuple[Date, ...], document(text)))
    assert [(each.place.line, each.place.column) for each in found] == [(2, 10), (3, 17), (4, 9)]
    assert [each.message for each in found] == [
        "`phase` of `x` is still to be written",
        "`wording` of `x` is still to be written in `ar`",
        "`when` of `x` is still to be written",
    ]
    assert found[1].advice[-1] == "in `en`: a"
    assert found[0].advice == (
        "Whether it happened, goes on or is intended: an id of `phases` in vocabulary.yaml.",
    )
    assert {each.code for each in found} == {Code.BLANK}


def test_a_mark_within_other_words_is_no_blank() -> None:
    assert told(tuple[Date, ...], FACT.format(phase="done", when="…").replace("…", "so… on")) == []


def test_what_changed_in_an_edition_is_asked_for_by_its_own_check() -> None:
    assert told(Source, "changes: [{what: {ar: …}}]") == []


def test_blanks_are_read_as_something_of_the_form_that_their_field_has() -> None:
    facts: tuple[Date, ...] = decode(tuple[Date, ...], document(FACT.format(phase="…", when="…")))
    (fact,) = facts
    assert fact.when is not None
    assert fact.wording.blank == {"ar"}
    assert "ar" not in fact.wording
    places: tuple[Place, ...] = decode(
        tuple[Place, ...],
        document(
            "- id: …\n  kind: …\n  name: …\n"
            "  coordinates: {latitude: …, longitude: 1, source: {title: …, name: x, url: …}}\n"
        ),
    )
    assert len(places) == 1
    source = document("name: …\nlanguage: …\nreliability: …\nretrieved: …\nsha256: …\n")
    assert decode(Source, source).sha256 == "0" * 64


def test_a_mistake_beside_a_blank_is_told_and_the_blank_is_not_told_as_one() -> None:
    with pytest.raises(ContentError) as raised:
        decode(tuple[Date, ...], document(FACT.format(phase="…", when="27th")))
    assert [each.code for each in raised.value.problems] == [Code.DATE]


def test_a_blank_for_which_nothing_can_stand_in_makes_no_problem_of_its_own() -> None:
    text = FACT.format(phase="done", when="2025").replace("{source: s, quote: q}", "…")
    with pytest.raises(ContentError) as raised:
        decode(tuple[Date, ...], document(text))
    assert raised.value.problems == ()
