"""What is known to be right is not checked again, and nothing that is wrong is overlooked."""

import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from contents import BROKEN, SHEETS, change, smallest, store
from work import counted, verdicts

from generator import ingredients
from generator.cache import cache_folder
from generator.checked import checked
from generator.problems import Code, ContentError, EnvironmentTrouble, Problem
from generator.steps import plan as planning
from generator.translations import accept

Told = tuple[Problem, ...] | int | str
CASES = [each for each in BROKEN if (SHEETS / "broken" / each / "content").is_dir()]


def two(folder: Path) -> Path:
    """Give a new content of two sheets, of which nothing is wrong, and which was checked."""
    content = smallest(folder)
    shutil.copytree(content / "sheets" / "first", content / "sheets" / "second")
    verdicts(content)
    return content


def told(content: Path, check: Callable[..., object], *, allow_missing: bool = False) -> Told:
    """What a check tells: every problem, or how many sheets there are with none."""
    try:
        found = check(content, allow_missing=allow_missing)
    except ContentError as error:
        return tuple(error.problems)
    except EnvironmentTrouble as error:
        return str(error)
    return len(getattr(found, "sheets", found))  # type: ignore[arg-type]


def told_the_same(content: Path, *, allow_missing: bool = False) -> Told:
    """What a check tells now and once more; it is what is told where nothing is known."""
    whole = told(content, checked, allow_missing=allow_missing)
    for _ in range(2):
        assert told(content, verdicts, allow_missing=allow_missing) == whole
    return whole


def codes(of: Told) -> list[Code]:
    assert isinstance(of, tuple), of
    return [each.code for each in of]


def excepted(content: Path, *where: str) -> None:
    lines = [f"- {{code: FS432, where: {each}, why: as it was said}}\n" for each in where]
    (content / "exceptions.yaml").write_text("".join(lines), "utf-8")


@pytest.mark.parametrize("case", CASES)
def test_every_problem_is_told_as_without_a_cache(tmp_path: Path, case: str) -> None:
    content = two(tmp_path)
    shutil.copytree(SHEETS / "broken" / case / "content", content, dirs_exist_ok=True)
    assert told_the_same(content)
    shutil.rmtree(content)
    shutil.copytree(SHEETS / "smallest", content)
    assert told_the_same(content) == 1


@pytest.mark.parametrize("stray", ["sheets/notes.txt", "sources/old.txt", "sources/empty.d/"])
def test_what_lies_beside_the_sheets_is_told(tmp_path: Path, stray: str) -> None:
    content = two(tmp_path)
    if stray.endswith("/"):
        (content / stray).mkdir()
    else:
        (content / stray).write_text("", "utf-8")
    assert codes(told_the_same(content))


def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    content = two(tmp_path)
    try:
        (content / "sheets" / "first" / os.fsdecode(b"caf\xe9.yaml")).write_bytes(b"")
    except OSError:
        pytest.skip("the file system takes no such name")
    assert codes(told_the_same(content)) == [Code.UNKNOWN_FILE]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"sheets/gone/title nonsense\n", Code.LOCK_LINE),
        (b"sheets/second/title nonsense\n", Code.LOCK_LINE),
        (b"sheets/caf\xe9/title ar=0123456789\n", Code.NOT_UTF8),
        (b"sheets/second/title ar=0123456789 en=0123456789\n", Code.LOCK_LINE),  # twice
    ],
)
def test_a_damaged_lock_is_told(tmp_path: Path, line: bytes, code: Code) -> None:
    content = two(tmp_path)
    accept(content, [])
    assert told_the_same(content) == 2
    with (content / "translations.lock").open("ab") as file:
        file.write(line)
    assert set(codes(told_the_same(content))) == {code}


def test_a_lock_without_a_last_line_break_is_read_to_its_end(tmp_path: Path) -> None:
    content = two(tmp_path)
    accept(content, [])
    lock = content / "translations.lock"
    lines = lock.read_bytes().splitlines()
    sheet = [each for each in lines if each.startswith(b"sheets/first")]
    lock.write_bytes(b"\n".join([*(each for each in lines if each not in sheet), *sheet]))
    assert told_the_same(content) == 2


def test_the_acceptance_of_one_wording_is_seen(tmp_path: Path) -> None:
    content = two(tmp_path)
    accept(content, [])
    change(content / "sheets" / "second" / "sheet.yaml", "The departure", "The leaving")
    assert codes(told_the_same(content)) == [Code.TRANSLATION_STALE]
    accept(content, ["sheets/second/title"])
    assert told_the_same(content) == 2


def test_an_exception_that_one_sheet_needs_is_no_longer_needed_without_it(tmp_path: Path) -> None:
    content = two(tmp_path)
    path = content / "sheets" / "second" / "sheet.yaml"
    change(path, "The departure", "'The \"departure\"'")
    assert codes(told_the_same(content)) == [Code.STRAIGHT_QUOTES]
    excepted(content, "sheets/second")
    assert told_the_same(content) == 2
    change(content / "sheets" / "first" / "sheet.yaml", "The departure", "The leaving")
    assert told_the_same(content) == 2
    change(path, "'The \"departure\"'", "The departure")
    assert codes(told_the_same(content)) == [Code.EXCEPTION_UNUSED]
    excepted(content)
    assert told_the_same(content) == 2


def test_of_two_exceptions_for_two_sheets_each_is_seen(tmp_path: Path) -> None:
    content = two(tmp_path)
    for sheet in ("first", "second"):
        change(content / "sheets" / sheet / "sheet.yaml", "The departure", "'The \"departure\"'")
    excepted(content, "sheets/first", "sheets/second")
    assert told_the_same(content) == 2
    excepted(content, "sheets/first", "sheets/second", "sheets/third")
    assert codes(told_the_same(content)) == [Code.EXCEPTION_UNUSED]
    excepted(content, "sheets/first")
    assert codes(told_the_same(content)) == [Code.STRAIGHT_QUOTES]


def test_the_text_of_a_source_is_looked_at_for_every_sheet_that_cites_it(tmp_path: Path) -> None:
    content = two(tmp_path)
    for source in ("a", "b"):
        store(content, source, "The words of a source.\n")
    quote = "evidence: {source: b, quote: The words of a source, translation: {ar: كلمات}}"
    (content / "sheets" / "second" / "dates.yaml").write_text(
        f"- id: one\n  phase: done\n  wording: {{ar: كلمات, en: words}}\n  {quote}\n", "utf-8"
    )
    assert told_the_same(content) == 2
    shutil.rmtree(content / "sources" / "b")
    store(content, "b", "Other words of a source.\n")
    assert codes(told_the_same(content)) == [Code.QUOTE_NOT_FOUND]
    # Words that stand in a source that only another sheet cites are no quote of this one.
    (content / "sheets" / "second" / "dates.yaml").write_text(
        f"- id: one\n  phase: done\n  wording: {{ar: كلمات, en: words}}\n"
        f"  {quote.replace('source: b', 'source: a')}\n",
        "utf-8",
    )
    assert told_the_same(content) == 2
    (content / "sources" / "a" / "text.txt").write_text("The words of a sauce.\n", "utf-8")
    assert Code.TEXT_CHANGED in codes(told_the_same(content))
    shutil.rmtree(content / "sources" / "a")
    assert codes(told_the_same(content)) == [Code.UNKNOWN_ID]


def test_a_wording_may_be_missing_only_where_that_was_asked_for(tmp_path: Path) -> None:
    content = two(tmp_path)
    change(
        content / "sheets" / "second" / "sheet.yaml",
        "{ar: المغادرة, en: The departure}",
        "{ar: المغادرة}",
    )
    for _ in range(2):
        assert told_the_same(content, allow_missing=True) == 2
        assert codes(told_the_same(content)) == [Code.MISSING_WORDING]


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "truncated": lambda kept: kept[: len(kept) // 2],
    "garbage": lambda kept: bytes(len(kept)),
    "foreign": lambda _: pickle.dumps({"another": "shape"}),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: str) -> None:
    content = two(tmp_path)
    (kept,) = cache_folder(content).iterdir()
    before = kept.read_bytes()
    kept.write_bytes(DAMAGE[damage](before))
    with counted() as done:
        assert len(verdicts(content)) == 2
    assert done.of("read")
    assert kept.read_bytes() == before


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    cache_folder(content).parent.mkdir()
    cache_folder(content).write_text("", "utf-8")
    for _ in range(2):
        with counted() as done:
            assert len(verdicts(content)) == 1
        assert done.of("read")


@pytest.mark.parametrize("changed", ["code", "version"])
def test_another_generator_checks_anew(
    tmp_path: Path, changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = two(tmp_path)
    if changed == "code":
        monkeypatch.setattr(planning, "ingredients", lambda: "other")
    else:
        monkeypatch.setattr(ingredients, "_installed", lambda: ["pyyaml-999.dist-info"])
    with counted() as done:
        verdicts(content)
    assert len(done.of("read")) >= 2
