"""The contents that `benchmarks/` measures with are right, and stay so when they are edited."""

import runpy
from hashlib import sha256
from pathlib import Path

from generator.checked import checked

CONTENTS = runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "contents.py"))


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*.*")
    }


def test_a_measured_content_has_nothing_wrong_in_it(tmp_path: Path) -> None:
    CONTENTS["write"](tmp_path, 2)
    assert [sheet.id for sheet in checked(tmp_path).sheets] == ["sheet-00001", "sheet-00002"]


def test_each_edit_changes_one_file_and_leaves_the_content_right(tmp_path: Path) -> None:
    CONTENTS["write"](tmp_path, 2)
    seen = [texts(tmp_path)]
    for number in range(8):
        sheet = CONTENTS["edit"](tmp_path, number)
        seen.append(texts(tmp_path))
        assert {name for name in seen[-1] if seen[-1][name] != seen[-2][name]} == {
            f"sheets/{sheet}/dates.yaml"
        }
        checked(tmp_path)
    assert len({str(each) for each in seen}) == len(seen), "an edit came twice"
    for number in range(8, 16):
        CONTENTS["edit"](tmp_path, number)
    assert texts(tmp_path) == seen[0], "the second time round takes every edit back"
