from pathlib import Path

import pytest
from contents import GOOD, smallest

from generator.checking.texts import Text, belongs, names_of, texts
from generator.reading.content import read_content

WHEN = """\
- id: left
  phase: done
  wording: {ar: غادروا, en: they left}
  when: {said: {ar: الأحد, en: Sunday}}
  evidence: {source: note, quote: يوم الأحد, translation: {en: on Sunday}}
"""


def by_key(content: Path) -> dict[str, Text]:
    return {each.key: each for each in texts(read_content(content))}


def test_a_text_is_named_by_ids_and_numbers_from_one(tmp_path: Path) -> None:
    assert list(by_key(smallest(tmp_path))) == [
        "site/title",
        "site/description",
        "site/publisher",
        "vocabulary/phases/done/label",
        "vocabulary/actor_kinds/person/label",
        "vocabulary/place_kinds/base/label",
        "register/actors/karim/name",
        "register/places/wadi-base/name",
        "sources/note/name",
        "sheets/first/title",
        "sheets/first/standfirst",
        "sheets/first/key_points/1/text",
        "sheets/first/statements/they-left/wording",
        "sheets/first/statements/they-left/evidence/1/translation",
        "sheets/first/statements/they-left/said",
    ]


def test_no_two_texts_have_one_key() -> None:
    found = [each.key for each in texts(read_content(GOOD))]
    assert len(found) == len(set(found))


def test_a_quote_is_the_first_side_of_its_translation(tmp_path: Path) -> None:
    text = by_key(smallest(tmp_path))["sheets/first/statements/they-left/evidence/1/translation"]
    assert dict(text.sides) == {"ar": "«غادرنا قاعدة الوادي»", "en": "“we left the Wadi base”"}
    assert list(text.sides) == [text.original, "en"]
    assert [language for language, _ in text.own] == ["en"]


def test_each_language_has_its_place(tmp_path: Path) -> None:
    found = by_key(smallest(tmp_path))
    wording = found["sheets/first/statements/they-left/wording"]
    assert (wording.place("ar").line, wording.place("ar").column) == (3, 17)
    assert (wording.place("en").line, wording.place("en").column) == (3, 57)
    quote = found["sheets/first/statements/they-left/evidence/1/translation"]
    assert quote.place("ar").line == 7
    assert quote.place("en").line == 8


def test_words_of_a_source_are_not_the_editors(tmp_path: Path) -> None:
    found = by_key(smallest(tmp_path, dates=WHEN))
    for key in ("statements/they-left/said", "dates/left/when/said"):
        assert found[f"sheets/first/{key}"].verbatim == {"ar"}
    for key in ("statements/they-left/wording", "dates/left/wording"):
        assert not found[f"sheets/first/{key}"].verbatim


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("sheets/first", True),
        ("sheets/first/", True),
        ("sheets/first/statements/they-left/wording", True),
        ("they-left", True),
        ("first", True),
        ("sheets/fir", False),
        ("they", False),
        ("wording", False),
        ("statements", False),
    ],
)
def test_a_key_belongs_to_its_beginnings_and_its_ids(name: str, *, inside: bool) -> None:
    assert belongs("sheets/first/statements/they-left/wording", name) is inside


def test_numbers_and_fields_are_no_ids() -> None:
    assert list(names_of("sheets/first/key_points/1/text")) == ["first"]
    assert list(names_of("register/actors/karim/name")) == ["karim"]
    assert list(names_of("sources/note/name")) == ["note"]
    assert list(names_of("site/title")) == []
