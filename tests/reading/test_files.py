"""A content folder by value, its parts, and what tells that something in it has changed."""

import pickle
import shutil
from pathlib import Path

import pytest
from contents import EDITIONS, GOOD

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


def test_a_part_has_its_sheets_and_sources_and_is_joined_to_what_is_common() -> None:
    files = files_of(
        site_yaml=b"",
        sheets__one__dates_yaml=b"source: note",
        sheets__two__dates_yaml=b"",
        sources__note__text_txt=b"",
        sources__other__text_txt=b"",
    )
    part = files.part(["one"], files.cited_by("one"))
    own = {"sheets/one/dates.yaml", "sources/note/text.txt"}
    assert set(part.contents) == own
    assert set(files.common.joined(part).contents) == {"site.yaml"} | own
    assert part.sheets == ("one",)
    assert files.common.contents.keys() == {"site.yaml"}


def test_the_lock_of_a_part_has_its_own_lines() -> None:
    lock = b"# head\nregister/actors/x/name ar=1\nsheets/one/title ar=2\nsheets/two/title ar=3\n"
    files = files_of(sheets__one__sheet_yaml=b"", sheets__two__sheet_yaml=b"")
    files = Files(files.folder, {**files.contents, LOCK: lock}, files.folders)
    common, own = b"# head\nregister/actors/x/name ar=1\n", b"sheets/two/title ar=3\n"
    assert files.common.contents[LOCK] == common
    assert files.part(["two"]).contents[LOCK] == own
    assert files.common.joined(files.part(["two"])).contents[LOCK] == common + own


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
    lock = b"sheets/one/title ar=2\n"
    changed = (
        {**files.contents, "sheets/one/dates.yaml": b"A"},
        {**files.contents, "sheets/one/bases.yaml": b""},
        {**files.contents, LOCK: lock},
    )
    before = files.part(["one"]).digest, files.part(["two"]).digest
    for contents in changed:
        other = Files(files.folder, contents, files.folders)
        assert other.part(["one"]).digest != before[0]
        assert other.part(["two"]).digest == before[1]
        assert other.common.digest == files.common.digest
        assert other.digest != files.digest
