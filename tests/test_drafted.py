"""A draft in the content: new files, entries behind the register's, and nothing else changed."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from benchmark import articles, text
from contents import smallest

from generator.checking.check import check
from generator.drafted import Drafted, draft_sheet
from generator.problems import Code, ContentError, EnvironmentTrouble, Problem
from generator.reading.content import read_content
from generator.reading.document import read_document

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 23)
ARTICLE = "قالت وزيرة الصحة نادية شريف في 3 أيار 2025 إن «معسكر الزيتون مغلق»."


def drafted(content: Path, article: str = ARTICLE, sheet: str = "second") -> Drafted:
    return draft_sheet(content, article.encode(), sheet, TODAY)


def problems(content: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as raised:
        check(read_content(content), lambda _: "")
    return raised.value.problems


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", articles())
def test_of_a_fresh_draft_check_lists_the_blanks_and_nothing_else(
    name: str, tmp_path: Path
) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    assert drafted(content, text(name), "drafted").files
    assert {each.code for each in problems(content)} == {Code.BLANK}


@pytest.mark.parametrize("name", articles())
def test_each_blank_of_the_new_files_is_listed_once(name: str, tmp_path: Path) -> None:
    content = smallest(tmp_path)
    files = drafted(content, text(name)).files
    marks = sum(
        line.split("#")[0].count("…")
        for path in files
        if path.suffix == ".yaml"
        for line in path.read_text("utf-8").split("\n")
    )
    found = problems(content)
    assert len(found) == marks
    assert len({each.place for each in found}) == marks


def test_once_the_blanks_are_filled_the_draft_is_a_sheet(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    drafted(content)
    for path in sorted(content.rglob("*.yaml")):
        filled = path.read_text("utf-8")
        for field, value in (("phase: …", "phase: done"), ("[…]", "[date-1]")):
            filled = filled.replace(field, value)
        path.write_text(filled, "utf-8")
    left = [each.message for each in problems(content)]
    assert not any(each.startswith(("`phase`", "`facts`")) for each in left)
    statement = read_document(Path("x"), (content / "sheets/second/statements.yaml").read_text())
    (plain,) = statement.plain()
    assert plain["said"]["ar"] == "معسكر الزيتون مغلق"
    assert plain["role"]["ar"] == "وزيرة الصحة"
    assert plain["evidence"][0]["quote"] in ARTICLE


def test_dates_are_written_as_far_as_the_article_gives_them(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    drafted(content, "وقع ذلك في 3 أيار 2025، ثم الأحد الماضي.")
    dates = read_document(Path("x"), (content / "sheets/second/dates.yaml").read_text("utf-8"))
    assert [each["when"] for each in dates.plain()] == [
        "2025-05-03",
        {"said": {"ar": "الأحد الماضي", "en": "…"}},
    ]


def test_entries_stand_behind_those_of_the_register_and_these_stay_as_they_are(
    tmp_path: Path,
) -> None:
    content = smallest(tmp_path)
    path = content / "register" / "actors.yaml"
    karim = ("- id: karim", "  name: {ar: كريم, en: Karim}  # here", "  kind: person")
    before = "\ufeff# Our people.\r\n" + "".join(f"  {line}\r\n" for line in karim)
    path.write_bytes(before.encode())
    drafted(content)
    after = path.read_bytes().decode()
    assert after.startswith(before)
    assert "\n" not in after.replace("\r\n", "")
    assert "  - id: ndyh-shryf\r\n" in after


def test_an_empty_register_can_be_added_to(tmp_path: Path) -> None:
    for empty in ("", "[]\n", "# Nobody yet.\n", "# Nobody yet.\n[]\n"):
        content = smallest(tmp_path)
        for each in ("actors", "places"):
            (content / "register" / f"{each}.yaml").write_text(empty, "utf-8")
        (content / "sheets/first/statements.yaml").unlink()
        drafted(content)
        names = read_document(Path("x"), (content / "register/actors.yaml").read_text("utf-8"))
        assert [each["name"]["ar"] for each in names.plain()] == ["نادية شريف"]
        assert (
            (content / "register/actors.yaml")
            .read_text("utf-8")
            .startswith(empty[:9].rstrip("[]\n"))
        )
        shutil.rmtree(content)


def test_whoever_the_register_has_is_not_added_again(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    before = everything(content / "register")
    found = drafted(content, "قال كريم إن «قاعدة الوادي مغلقة الآن».")
    assert found.added == 0
    assert everything(content / "register") == before


def test_an_article_that_is_stored_already_is_not_stored_again(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    stored = (content / "sources/note/text.txt").read_bytes()
    found = draft_sheet(content, stored, "second", TODAY)
    assert found.source == "note"
    assert [each.name for each in (content / "sources").iterdir()] == ["note"]


def test_what_is_unsure_is_told_with_its_place(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    found = drafted(content, f"{ARTICLE} وأضافت: «سنعود غدا إلى هنا».")
    (path, line, why) = next(each for each in found.unsure if each[0].name == "statements.yaml")
    assert path.read_text("utf-8").split("\n")[line - 1] == f"# unsure: {why}"


def refused(content: Path) -> None:
    drafted(content, sheet="first")


def of_another_text(content: Path) -> None:
    draft_sheet(content, ARTICLE.encode(), "second", TODAY, source="note")


def empty(content: Path) -> None:
    drafted(content, " \n")


def in_another_encoding(content: Path) -> None:
    draft_sheet(content, "قال".encode("cp1256"), "second", TODAY)


def in_a_flow_register(content: Path) -> None:
    flow = "[{id: karim, name: {ar: كريم, en: Karim}, kind: person}]\n"
    (content / "register" / "actors.yaml").write_text(flow, "utf-8")
    drafted(content)


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (refused, "there is a sheet `first` already"),
        (of_another_text, "there is a source `note` already, with another text"),
        (empty, "the text is empty"),
        (in_another_encoding, r"not UTF-8 \(byte 1\)"),
        (in_a_flow_register, "to which entries cannot be added"),
    ],
)
def test_what_cannot_be_drafted_is_refused_and_nothing_is_written(
    attempt: Callable[[Path], None], said: str, tmp_path: Path
) -> None:
    content = smallest(tmp_path)
    before = everything(content)
    with pytest.raises(EnvironmentTrouble, match=said):
        attempt(content)
    after = everything(content)
    after["register/actors.yaml"] = before["register/actors.yaml"]
    assert after == before


def test_when_the_disk_fails_everything_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = smallest(tmp_path)
    before = everything(content)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(EnvironmentTrouble, match="No space left"):
        drafted(content)
    assert everything(content) == before
