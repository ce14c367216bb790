from itertools import pairwise
from pathlib import Path, PurePath

import pytest
from contents import smallest
from found import dated, problems
from hypothesis import given
from hypothesis import strategies as st

from generator.checking import hygiene
from generator.checking.hygiene import check_hygiene
from generator.checking.quoted import Quoted
from generator.checking.texts import Finding, Text
from generator.language.bidi import runs
from generator.reading.document import read_document


def test_good_typography_is_no_problem(tmp_path: Path) -> None:
    arabic = (
        "قال «عاد» (بـ«القاعدة» ولـ C-130) عام 1446هـ؛ أهو في Washington, D.C أم 1,250 و35% و+964؟"
    )
    english = "He said “it’s ‘back’” (the «قاعدة الوادي» of 3–6 May); is it 1,250, 35% or +964?"
    content = smallest(tmp_path, dates=dated(x=(arabic, english)))
    assert [each for each in problems(content) if each.code.code.startswith("FS43")] == []


@pytest.mark.parametrize(
    ("arabic", "advice"),
    [
        ("عاد, ثم", "write ،"),
        ("إلی", "U+06CC ARABIC LETTER FARSI YEH; write ي or ى"),
        ("ﻻ", "write «لا»"),
        ("بين 3-6", "write the range in words: من … إلى …"),
    ],
)
def test_it_is_told_what_to_write(tmp_path: Path, arabic: str, advice: str) -> None:
    content = smallest(tmp_path, dates=dated(x=(f"عاد {arabic} مرة", "he returned from 3 to 6")))
    assert advice in [line for each in problems(content) for line in each.advice]


def test_one_of_a_kind_is_told_once_a_wording(tmp_path: Path) -> None:
    content = smallest(tmp_path, dates=dated(x=("عــاد ثــم", "a  b  c")))
    assert [each.code.code for each in problems(content)] == ["FS439", "FS433"]


def test_the_words_of_a_statement_are_left_as_the_source_has_them(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    facts = content / "sheets" / "first" / "statements.yaml"
    text = facts.read_text("utf-8")
    facts.write_text(text.replace("said: {ar: غادرنا", 'said: {ar: غـــادرنا "'), "utf-8")
    assert problems(content) == []
    facts.write_text(text.replace("en: we left", 'en: we "left'), "utf-8")
    assert {each.code.code for each in problems(content)} == {"FS432"}


def test_another_language_of_arabic_script_has_its_own_letters() -> None:
    assert found_in("پێشمەرگە", "ckb") == []
    assert [each.problem.code.code for each in found_in("پێشمەرگە", "ar")] == ["FS435"]


@given(st.text(min_size=1), st.sampled_from(["ar", "en", "ckb"]))
def test_any_text_can_be_looked_at(text: str, language: str) -> None:
    assert all("\n" not in each.problem.message for each in found_in(text, language))


def found_in(text: str, language: str) -> list[Finding]:
    document = read_document(PurePath("x.yaml"), "x: y")
    return list(check_hygiene([Text("x", document, (), {language: text})], Quoted([])))


MARKS = "اب١ 2a.Wé/-–_:&,،»«(|+%٪*\n\t\u00a0\u200cك१"


@given(st.text(MARKS, max_size=12))
def test_the_quick_look_misses_nothing_that_the_close_one_finds(text: str) -> None:
    if hygiene._SPACES.search(text):
        assert any(each.search(text) for each in hygiene._SPACED)
    if hygiene._DATE.search(text) or hygiene._RANGE.search(text):
        assert hygiene._BETWEEN_DIGITS.search(text)
    if hygiene._SIGN.search(text):
        assert hygiene._A_SIGN.search(text)
    for one, other in pairwise(runs(text, "rtl")):
        gap = text[one.end() : other.start()]
        assert not gap or hygiene._PARTING.search(gap) or hygiene._BETWEEN_RUNS.search(text)


def test_the_quick_look_knows_every_rare_character() -> None:
    patterns = (hygiene._STRAIGHT, hygiene._CONTROLS, hygiene._JOINERS, hygiene._PRESENTED)
    rare = [each for each in map(chr, range(0x10000)) if any(p.match(each) for p in patterns)]
    assert len(rare) > 700
    assert all(hygiene._RARE.match(each) for each in (*rare, "\u0640"))
