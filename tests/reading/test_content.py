import shutil
from pathlib import Path

import pytest
from contents import GOOD, change, smallest

from generator.problems import Code, ContentError, EnvironmentTrouble
from generator.reading.content import read_content


def problems(content: Path) -> list[tuple[str, Code]]:
    with pytest.raises(ContentError) as caught:
        read_content(content)
    return [
        (str(each.place.file.relative_to(content)), each.code) for each in caught.value.problems
    ]


def test_a_whole_content_is_read() -> None:
    content = read_content(GOOD)
    assert [source.id for source in content.sources] == ["difaf-report", "river-bulletin"]
    assert {sheet.id: [len(facts.value) for facts in sheet.facts] for sheet in content.sheets} == {
        "runway": [1],
        "wadi-base": [1, 6, 2, 2],
    }


def test_a_text_is_kept_but_for_its_byte_order_mark_and_line_ends(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    path = content / "sources" / "note" / "text.txt"
    path.write_bytes(b"\xef\xbb\xbf  one\r\ntwo\r\n\r\n")
    (source,) = read_content(content).sources
    assert source.text == "  one\ntwo\n\n"
    (content / "site.yaml").write_bytes(b"\xef\xbb\xbf" + (content / "site.yaml").read_bytes())
    assert read_content(content).site.document.place("title").column == 8


def test_every_file_is_read_although_another_is_broken(tmp_path: Path) -> None:
    content = smallest(tmp_path, dates="- id: [")
    shutil.rmtree(content / "register")
    (content / "site.yaml").write_bytes(b"\xc7\xe1")
    (content / "sheets" / "first" / "statements.yml").write_text("")
    (content / "sources" / "note" / "text.txt").unlink()
    assert problems(content) == [
        ("register/actors.yaml", Code.MISSING_FILE),
        ("register/places.yaml", Code.MISSING_FILE),
        ("sheets/first/dates.yaml", Code.YAML_SYNTAX),
        ("sheets/first/statements.yml", Code.UNKNOWN_FILE),
        ("site.yaml", Code.NOT_UTF8),
        ("sources/note/text.txt", Code.MISSING_FILE),
    ]


def test_what_editors_and_systems_leave_behind_is_overlooked(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    for name in (".DS_Store", "sheets/.obsidian", "sheets/first/.dates.yaml.swp", "site.yaml~"):
        (content / name).write_text("x")
    assert read_content(content)


def test_a_folder_s_name_is_an_id(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    (content / "sheets" / "first").rename(content / "sheets" / "First one")
    assert problems(content) == [("sheets/First one", Code.WRONG_VALUE)]


def test_a_file_of_facts_may_be_empty_or_absent(tmp_path: Path) -> None:
    content = smallest(tmp_path, dates="# none yet\n")
    (sheet,) = read_content(content).sheets
    assert [facts.value for facts in sheet.facts if not facts.value] == [()]


def test_one_evidence_may_stand_without_a_list_and_is_still_found(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    change(content / "sheets" / "first" / "statements.yaml", "source: note", "source: Note")
    with pytest.raises(ContentError) as caught:
        read_content(content)
    assert caught.value.problems[0].place.line == 6


def test_a_missing_folder_is_no_problem_of_the_content(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match="there is no content folder"):
        read_content(tmp_path / "content")


def test_a_file_that_cannot_be_read_is_no_problem_of_the_content(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    (content / "site.yaml").unlink()
    (content / "site.yaml").mkdir()
    with pytest.raises(EnvironmentTrouble, match=r"cannot read .*site\.yaml"):
        read_content(content)
