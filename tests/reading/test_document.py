from pathlib import PurePath

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Code, ContentError, EnvironmentTrouble, Place
from generator.reading.document import _plain, read_document

PATH = PurePath("content/facts.yaml")
TEXT = """\
- id: one
  name: {ar: اسم, en: "a, b"}
  evidence:
    quote: >-
      first
      second
"""


def codes(text: str) -> list[Code]:
    with pytest.raises(ContentError) as caught:
        read_document(PATH, text)
    return [problem.code for problem in caught.value.problems]


def test_every_scalar_is_a_text() -> None:
    words = "[no, 1_000, 2026-11-23, 0x1F, ~, null, 1e3, 12:30, .inf, '', true]"
    assert read_document(PATH, words).plain() == words[1:-1].replace("''", "").split(", ")


def test_values_and_keys_have_their_places() -> None:
    document = read_document(PATH, TEXT)
    assert document.place(0, "name", "en") == Place(PATH, 2, 23, 6)
    assert document.key_place(0, "name", "en") == Place(PATH, 2, 19, 2)
    assert document.place(0, "evidence", "quote") == Place(PATH, 4, 12, 2)
    assert document.place(0, "evidence", "source") == Place(PATH, 4, 5)
    assert document.place(0, "evidence", 0, "quote") == document.place(0, "evidence", "quote")
    assert document.place(7) == Place(PATH, 1, 1, 1)


@pytest.mark.parametrize("end", ["\u2028", "\u0085", "\r"])
def test_lines_are_those_of_an_editor(end: str) -> None:
    document = read_document(PATH, f'a: "x{end}y"\nb: z\n')
    assert document.place("b") == Place(PATH, 2, 4)


def test_no_place_is_read_until_one_is_asked_for() -> None:
    document = read_document(PATH, TEXT)
    assert "tree" not in vars(document)
    assert document.place(0, "id").line == 1
    assert "tree" in vars(document)


def test_what_a_file_says_cannot_be_changed_by_who_asks() -> None:
    document = read_document(PATH, TEXT)
    document.plain()[0]["id"] = "two"
    assert document.plain()[0]["id"] == "one"


def test_an_empty_file_is_nothing() -> None:
    assert read_document(PATH, "# only a comment\n").root is None


def test_problems_of_form_are_found_all_at_once() -> None:
    assert codes("a: &x 1\na: *x\nb: !!int 1\n<<: {}\n[k]: 1") == [
        Code.ANCHOR,
        Code.DUPLICATE_KEY,
        Code.ANCHOR,
        Code.TAG,
        Code.ANCHOR,
        Code.YAML_SYNTAX,
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1", Code.ANCHOR),
        ("a: 1\n<<: {}", Code.ANCHOR),
        ("a: 1\na: 2", Code.DUPLICATE_KEY),
        ("a: {b: 1, b: 2}", Code.DUPLICATE_KEY),
        ("a: !x 1", Code.TAG),
        ("!!map {}", Code.TAG),
        ("[a]: 1", Code.YAML_SYNTAX),
        ("a: 1\n---\nb: 1", Code.DOCUMENTS),
        ("[" * 50 + "]" * 50, Code.YAML_SYNTAX),
    ],
)
def test_each_problem_of_form_is_found_where_there_is_no_other(text: str, code: Code) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize("text", ["اسم: كلام\x07", "a\x00", "😀😀: \x01", "\ufffe"])
def test_a_character_that_yaml_refuses_is_found_where_it_stands(text: str) -> None:
    with pytest.raises(ContentError, match="cannot stand in YAML") as caught:
        read_document(PATH, f"a: b\n{text}\n")
    (problem,) = caught.value.problems
    index = next(index for index, each in enumerate(text) if each in "\x00\x01\x07\ufffe")
    assert problem.place == Place(PATH, 2, index + 1)
    assert f"U+{ord(text[index]):04X}" in problem.message


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_a_hostile_nest_is_a_problem_and_not_a_crash(opening: str) -> None:
    assert codes(opening * 3000) == [Code.YAML_SYNTAX]


def test_a_nest_as_deep_as_content_ever_is_can_be_read() -> None:
    assert read_document(PATH, "[" * 20 + "]" * 20).root


@given(st.text() | st.text(" \n-:[]{}'\"&*!|>%@#?,<abكلمة\t\r\u200f\ufeff\u2028"))
def test_any_text_is_read_or_a_problem(text: str) -> None:
    try:
        document = read_document(PATH, text)
        assert document.root == (None if document.tree is None else _plain(document.tree))
    except ContentError as caught:
        lines = {problem.place.line for problem in caught.problems}
        assert lines <= set(range(1, text.count("\n") + 2))


def test_a_yaml_library_without_its_parser_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    with pytest.raises(EnvironmentTrouble, match="libyaml"):
        read_document(PATH, "a: b")
