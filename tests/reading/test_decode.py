import json
import re
from pathlib import PurePath
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.model.register import Actor, Place
from generator.model.sheet import Sheet
from generator.model.site import Vocabulary
from generator.problems import Code, ContentError
from generator.reading.decode import _PATTERNS, decode, did_you_mean
from generator.reading.document import read_document
from generator.schema import _KINDS, schemas

PATH = PurePath("content/x.yaml")
KINDS: list[Any] = list(_KINDS.values())
FIELDS = sorted({*re.findall(r'"(\w+)": \{', "".join(text for _, text in schemas())), "[key]", ""})
WORDS = st.sampled_from(["", "ar", "2026", "2026-11-23", "9" * 5000, "nan", "1", "a b", "{x}"])
NODES: st.SearchStrategy[Any] = st.recursive(
    WORDS | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=3), inner, max_size=6)
    ),
    max_leaves=20,
)


def told(kind: Any, text: str) -> list[tuple[int, str, str, tuple[str, ...]]]:
    with pytest.raises(ContentError) as caught:
        decode(kind, read_document(PATH, text))
    return [
        (each.place.line, each.code.code, each.message, each.advice)
        for each in caught.value.problems
    ]


@given(st.sampled_from(KINDS), NODES | st.lists(NODES, max_size=2))
def test_any_yaml_is_decoded_or_a_problem_at_its_place(kind: Any, node: Any) -> None:
    text = yaml.safe_dump(node, allow_unicode=True, width=1000)
    lines = text.split("\n")
    try:
        decode(kind, read_document(PATH, text))
    except ContentError as error:
        for problem in error.problems:
            assert 0 <= problem.place.line <= len(lines)
            assert "pydantic" not in problem.message


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_file_or_a_bare_word_is_no_crash(kind: Any) -> None:
    if isinstance(kind, type):  # one mapping, not a list of them
        assert [each[1] for each in told(kind, "")] == [Code.WRONG_SHAPE.code]
    assert [each[1] for each in told(kind, "word")] == [Code.WRONG_SHAPE.code]


def test_every_pattern_of_the_model_has_its_words() -> None:
    patterns: set[str] = set()

    def gather(schema: Any) -> None:
        if isinstance(schema, dict):
            if isinstance(schema.get("pattern"), str):
                patterns.add(schema["pattern"])
            patterns.update(schema.get("patternProperties", {}))
            for each in schema.values():
                gather(each)
        if isinstance(schema, list):
            for each in schema:
                gather(each)

    for _, text in schemas():
        gather(json.loads(text))
    assert patterns == set(_PATTERNS)


def test_a_key_gets_the_nearest_field_as_advice_at_any_depth() -> None:
    assert told(Vocabulary, "phases:\n  done:\n    label: {ar: تم, en: Done}\n    ton: done") == [
        (4, "FS110", "`ton` is not a field here", ("did you mean `tone`?",))
    ]


def test_an_item_that_is_wrong_does_not_make_its_list_too_short() -> None:
    text = "title: {en: t}\nstandfirst: {en: s}\nas_of: 2026-01-02\n"
    text += "edition: {number: 1, date: 2026-01-02}\nkey_points:\n  - text: {en: t}\n"
    assert told(Sheet, text) == [(6, "FS111", "`facts` is missing", ())]
    empty = text.split("  - text")[0].replace("points:", "points: []")
    assert told(Sheet, empty) == [(5, "FS113", "`key_points` needs at least 1", ())]


@pytest.mark.parametrize(
    "name", ["{ar: ا, en: Karim, a person}", "{ar: ا, en: yes, no}", "{ar: ا, en: 1,250 t}"]
)
def test_a_comma_within_braces_is_told_once_with_what_to_do(name: str) -> None:
    ((line, code, _, advice),) = told(tuple[Actor, ...], f"- id: a\n  kind: b\n  name: {name}")
    assert (line, code) == (3, "FS113")
    assert advice == ("within { }, a text that contains a comma must be quoted",)


def test_rules_between_fields_are_told_in_their_own_words() -> None:
    place = "- id: a\n  name: {en: A}\n  kind: b\n  within: c"
    assert told(tuple[Place, ...], place) == [
        (1, "FS113", "`within` is a claim: give its `evidence`", ())
    ]


def test_advice_is_given_only_where_a_word_is_near() -> None:
    assert did_you_mean("statments", ["statements", "bases"]) == ("did you mean `statements`?",)
    assert did_you_mean("xyz", ["statements", "bases"]) == ()
    assert did_you_mean("xyz", []) == ()
