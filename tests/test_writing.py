import os
from pathlib import Path

import pytest

from generator.problems import EnvironmentTrouble
from generator.writing import replace_file


def test_a_file_keeps_its_permissions_and_a_link_stays_one(tmp_path: Path) -> None:
    file, link = tmp_path / "a.yaml", tmp_path / "b.yaml"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    replace_file(link, b"new")
    assert (file.read_text(), file.stat().st_mode & 0o777, link.is_symlink()) == (
        "new",
        0o640,
        True,
    )
    replace_file(tmp_path / "c.yaml", b"c")
    assert (tmp_path / "c.yaml").stat().st_mode & 0o600 == 0o600


def test_what_cannot_be_written_is_as_it_was_and_nothing_lies_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(EnvironmentTrouble, match=r"cannot write .*a\.yaml: No space left"):
        replace_file(tmp_path / "a.yaml", b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]
    assert (tmp_path / "a.yaml").read_text() == "old"
