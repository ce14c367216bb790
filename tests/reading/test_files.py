"""A content folder by value, its parts, and what tells that something in it has changed."""

import os
import pickle
import shutil
from pathlib import Path

import pytest
from contents import EDITIONS, GOOD
from hypothesis import given, strategies

from generator.reading.content import content_of, read_content
from generator.reading.files import LOCK, Files, read_files
from generator.resources import SHIPPED


def files_of(**contents: bytes) -> Files:
    """Make files: `sheets__one__sheet_yaml=…`."""
    named = {name.replace("__", "/").replace("_", "."): each for name, each in contents.items()}
    folders = {parent.as_posix() for path in named for parent in Path(path).parents} - {"."}
    return Files(Path("content"), named, frozenset(folders))


def test_a_folder_reads_the_same_where_it_is_not(tmp_path: Path) -> None:
    copy = tmp_path / "content"
    shutil.copytree(GOOD, copy)
    sent = pickle.dumps(read_files(copy))
    shutil.rmtree(copy)
    read = content_of(pickle.loads(sent), SHIPPED)  # noqa: S301 - our own
    assert [sheet.about.value for sheet in read.sheets] == [
        sheet.about.value for sheet in read_content(GOOD).sheets
    ]


def test_hidden_files_are_not_there(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("", "utf-8")
    (tmp_path / "site.yaml~").write_text("", "utf-8")
    assert read_files(tmp_path) == Files(tmp_path, {}, frozenset())


def test_a_part_has_its_sheets_and_sources_and_nothing_else() -> None:
    files = files_of(
        site_yaml=b"",
        sheets__one__dates_yaml=b"source: note",
        sheets__two__dates_yaml=b"",
        sources__note__text_txt=b"",
        sources__other__text_txt=b"",
    )
    part = files.part(["one"], files.cited_by("one"))
    assert set(part.contents) == {"sheets/one/dates.yaml", "sources/note/text.txt"}
    assert part.sheets == ("one",)
    assert files.common.contents.keys() == {"site.yaml"}


def test_the_lock_of_a_part_has_its_own_lines() -> None:
    lock = b"# head\nregister/actors/x/name ar=1\nsheets/one/title ar=2\nsheets/two/title ar=3\n"
    files = files_of(sheets__one__sheet_yaml=b"", sheets__two__sheet_yaml=b"")
    files = Files(files.folder, {**files.contents, LOCK: lock}, files.folders)
    assert files.common.contents[LOCK] == b"# head\nregister/actors/x/name ar=1\n"
    assert files.part(["two"]).contents[LOCK] == b"sheets/two/title ar=3\n"


@pytest.mark.parametrize(
    "written",
    [b"source: note", b'"source": "note"', b"{source: note, quote: x}", b'source: "n\\x6fte"'],
)
def test_a_source_is_found_however_it_is_written(written: bytes) -> None:
    files = files_of(sheets__one__dates_yaml=written, sources__note__text_txt=b"")
    assert files.cited_by("one") == {"note"}


def test_every_source_that_a_sheet_cites_is_found() -> None:
    for folder in (GOOD, EDITIONS):
        files = read_files(folder)
        for sheet in read_content(folder).sheets:
            cited = {
                evidence.source
                for facts in sheet.facts
                for fact in facts.value
                for evidence in fact.evidence
            }
            assert cited <= files.cited_by(sheet.id)


def test_each_change_of_a_sheet_changes_its_hash_and_no_other() -> None:
    files = files_of(
        sheets__one__dates_yaml=b"a", sheets__two__dates_yaml=b"b", sources__note__text_txt=b"c"
    )
    files = Files(files.folder, {**files.contents, LOCK: b""}, files.folders)
    changed = (
        {**files.contents, "sheets/one/dates.yaml": b"A"},
        {**files.contents, "sheets/one/bases.yaml": b""},
        {**files.contents, LOCK: b"sheets/one/title ar=2\n"},
    )
    for contents in changed:
        other = Files(files.folder, contents, files.folders)
        assert other.part(["one"]).digest != files.part(["one"]).digest
        assert other.part(["two"]).digest == files.part(["two"]).digest
        assert other.digest != files.digest


def test_an_empty_file_is_not_taken_for_a_folder() -> None:
    folder = Path("content")
    file, empty = (
        Files(folder, {"sheets": b""}, frozenset()),
        Files(folder, {}, frozenset({"sheets"})),
    )
    assert file.digest != empty.digest


def test_names_and_lines_that_are_no_text_are_hashed_too(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.yaml")).write_bytes(b"")
    except OSError:
        pytest.skip("the file system takes no such name")
    (tmp_path / LOCK).write_bytes(b"sheets/caf\xe9/title ar=2\n")
    files = read_files(tmp_path)
    assert len(files.digest) == 40
    assert files.common.contents == files.contents


NAMES = strategies.sampled_from(["one", "two", "note", "x.yaml", "3"])
PATHS = strategies.lists(
    strategies.one_of(NAMES, strategies.sampled_from(["sheets", "sources", "register"])),
    min_size=1,
    max_size=4,
).map("/".join)
LINES = strategies.lists(
    strategies.one_of(PATHS.map(str.encode), strategies.binary(max_size=5)), max_size=6
)


@strategies.composite
def any_files(draw: strategies.DrawFn) -> Files:
    """Draw a folder such as a disk might hold it: no file is a folder too."""
    contents: dict[str, bytes] = {}
    folders: set[str] = set()
    for path in draw(strategies.lists(PATHS, max_size=8)):
        above = {each.as_posix() for each in Path(path).parents} - {"."}
        if path in folders or above & contents.keys():
            continue
        folders |= above
        if draw(strategies.booleans()):
            folders.add(path)
        else:
            contents[path] = draw(strategies.binary(max_size=3))
    folders -= contents.keys()
    if draw(strategies.booleans()):
        contents[LOCK] = b"\n".join(draw(LINES))
    return Files(Path("content"), contents, frozenset(folders))


def lines(files: Files) -> list[bytes]:
    return sorted(filter(None, files.contents.get(LOCK, b"").split(b"\n")))


@given(files=any_files(), data=strategies.data())
def test_the_parts_of_all_sheets_and_sources_are_the_whole(
    files: Files, data: strategies.DataObject
) -> None:
    parts = [
        *(files.part([each]) for each in files.sheets),
        *(files.part(sources=[each]) for each in files.sources),
    ]
    whole = files.common.joined(*data.draw(strategies.permutations(parts)))
    assert lines(whole) == lines(files)
    assert whole.folders == files.folders
    assert {**whole.contents, LOCK: b""} == {**files.contents, LOCK: b""}
    assert whole.contents.keys() == files.contents.keys()
