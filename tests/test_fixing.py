from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePath

import pytest
from contents import change, smallest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.hygiene import safe_edits
from generator.closing import close_edition
from generator.fixing import _extents, fix
from generator.problems import ContentError
from generator.reading.document import read_document
from generator.translations import accept

FACT = """\
# what the editor left here   stays:  «،  ,
- id: x
  phase: done
  wording:
    ar: {ar}
    en: {en}
  evidence: {{source: note, quote: «غادرنا قاعدة الوادي»}}
"""


def as_bytes(ar: str, en: str, *, windows: bool = False) -> bytes:
    text = FACT.format(ar=ar, en=en)
    return ("\ufeff" + text.replace("\n", "\r\n") if windows else text).encode()


def written(folder: Path, ar: str, en: str, *, windows: bool = False) -> Path:
    content = smallest(folder)
    (content / "sheets/first/dates.yaml").write_bytes(as_bytes(ar, en, windows=windows))
    return content


BLOCKS = (">-\n      عاد  إلى\n      هناك , ثم", "|-\n      a  b\n      c")


@pytest.mark.parametrize(
    ("said", "mended"),
    [
        (("عــاد  إلى , ثم   # c", "he  left ."), ("عاد إلى، ثم   # c", "he left .")),
        (("«عاد \u200fمرة»", "'it''s  back'  # c  ,"), ("«عاد مرة»", "'it’s back'  # c  ,")),
        (("ﻻ شيء ؟", '"no , no"'), ("لا شيء؟", '"no, no"')),
        (('قال "عاد" ثم "ذهب".', 'he "left" it'), ("قال «عاد» ثم «ذهب».", "he “left” it")),
        (BLOCKS, (">-\n      عاد إلى\n      هناك، ثم", "|-\n      a b\n      c")),
        (("«غـادرنا»", '"a \\u200f b"'), ("«غـادرنا»", '"a \\u200f b"')),
        (('5" أو 6', "the boys' \"one"), ('5" أو 6', "the boys' \"one")),
        (
            ("بـ«القاعدة» ولـ C", "a\u00a0b\u200cc"),
            ("بـ«القاعدة» ولـ C", "a\u00a0b\u200cc"),
        ),
    ],
)
@pytest.mark.parametrize("windows", [False, True])
def test_only_what_is_mended_changes(
    tmp_path: Path, said: tuple[str, str], mended: tuple[str, str], *, windows: bool
) -> None:
    content = written(tmp_path, *said, windows=windows)
    fix(content)
    assert (content / "sheets/first/dates.yaml").read_bytes() == as_bytes(*mended, windows=windows)
    assert fix(content) == ()


def test_the_words_of_a_source_stay_whatever_marks_they_stand_in(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    text = content / "sources" / "note" / "text.txt"
    words = text.read_text("utf-8") + "\nعـــاد  هو ,"
    text.write_text(words, "utf-8")
    change_hash(content)
    both = [
        FACT.format(ar=ar, en="no")
        for ar in ("قال «عـــاد  هو ,» أمس", "'قال \"عـــاد  هو ,\" أمس'")
    ]
    (content / "sheets/first/dates.yaml").write_text(both[0] + both[1].replace("id: x", "id: y"))
    fix(content)
    there = (content / "sheets/first/dates.yaml").read_text("utf-8")
    assert there.count("«عـــاد  هو ,»") == 2
    statements = content / "sheets" / "first" / "statements.yaml"
    before = statements.read_bytes()
    fix(content)
    assert statements.read_bytes() == before


def test_what_an_exception_allows_stays(tmp_path: Path) -> None:
    content = written(tmp_path, "عـاد", "a  b")
    (content / "exceptions.yaml").write_text("- {code: FS439, where: x, why: art}\n", "utf-8")
    (mended,) = fix(content)
    assert (mended.after, str(mended.place)) == ("a b", f"{content}/sheets/first/dates.yaml:6:9")


def test_an_accepted_translation_stays_accepted(tmp_path: Path) -> None:
    content = written(tmp_path, "عـاد", "he returned")
    accept(content, ())
    assert fix(content)
    assert accept(content, ()).changed == 0


def change_hash(content: Path) -> str:
    digest = sha256((content / "sources/note/text.txt").read_bytes()).hexdigest()
    source = content / "sources" / "note" / "source.yaml"
    lines = source.read_text("utf-8").split("\n")
    source.write_text(
        "\n".join(f"sha256: {digest}" if each.startswith("sha256") else each for each in lines),
        "utf-8",
    )
    return digest


@pytest.mark.parametrize(
    ("old", "new", "closed", "renewed"),
    [
        ("", "more", False, True),
        ("", "more", True, False),
        ("الوادي", "الواد", False, False),
    ],
)
def test_a_hash_is_renewed_only_if_all_still_stands_and_nothing_is_published(
    tmp_path: Path, old: str, new: str, *, closed: bool, renewed: bool
) -> None:
    content = smallest(tmp_path)
    if closed:
        close_edition(content, "first", date(2026, 1, 2))
    text = content / "sources" / "note" / "text.txt"
    said = text.read_text("utf-8")
    text.write_text(said.replace(old, new) if old else said + new, "utf-8")
    assert bool(fix(content)) is renewed
    digest = sha256(text.read_bytes()).hexdigest()
    assert (digest in (content / "sources/note/source.yaml").read_text("utf-8")) is renewed


def test_with_a_problem_of_form_nothing_is_touched(tmp_path: Path) -> None:
    content = written(tmp_path, "عـاد", "a  b")
    change(content / "sheets/first/sheet.yaml", "as_of", "as_off")
    before = (content / "sheets/first/dates.yaml").read_bytes()
    with pytest.raises(ContentError):
        fix(content)
    assert (content / "sheets/first/dates.yaml").read_bytes() == before


STYLES = (
    lambda text: "x: '" + text.replace("'", "''") + "'\n",
    lambda text: f'x: "{text}"\n',
    lambda text: f"x: >-\n  {text}\n",
    lambda text: f"x: {text}\n",
)


@given(st.text("ab'،\"\n ,«\u0640\u200f", min_size=1), st.sampled_from(STYLES))
def test_a_character_is_found_where_it_is_written(text: str, style: Callable[[str], str]) -> None:
    yaml = style(text)
    try:
        document = read_document(PurePath("x.yaml"), yaml)
    except ContentError:
        return
    scalar = document.scalar("x")
    if scalar is None:
        return
    extents = _extents(yaml[scalar.start : scalar.end], scalar.text)
    if extents is None:
        return
    raw = yaml[scalar.start : scalar.end]
    for each, (start, end) in zip(scalar.text, extents, strict=True):
        assert raw[start:end] in (each, each * 2) or (each.isspace() and raw[start:end].isspace())


@given(st.text(), st.sampled_from(["ar", "en", "ckb", "xx"]))
def test_safe_edits_neither_overlap_nor_touch_letters(text: str, language: str) -> None:
    end = 0
    for edit in safe_edits(text, language):
        assert edit.start >= end
        end = edit.end
