import errno
import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from generator import publish as module
from generator.problems import EnvironmentTrouble
from generator.publish import (
    KEPT,
    MANIFEST,
    Files,
    Unchanged,
    Vanished,
    intact,
    publish,
    remove,
    stands,
)

OLD = {"index.html": b"old", "stale.html": b"old", "ar/page.html": b"old"}
NEW = {"index.html": b"new", "ar/page.html": b"new", "ar/deep/er.html": "جديد".encode()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    publish(tmp_path / "site", given(OLD))
    return tmp_path / "site"


def held(site: Path) -> dict[str, bytes]:
    """Give the files of a whole site: those that its manifest names, with those hashes."""
    manifest = json.loads((site / MANIFEST).read_text("utf-8"))["files"]
    found = {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name not in (MANIFEST, *KEPT)
    }
    assert {path: sha256(content).hexdigest() for path, content in found.items()} == manifest
    return found


def beside(site: Path) -> list[str]:
    return sorted(each.name for each in site.parent.iterdir() if each != site)


def given(files: Mapping[str, bytes]) -> Callable[[Path], Files]:
    return lambda _: (each for each in files.items())


def failing(error: BaseException) -> Files:
    yield "index.html", b"new"
    raise error


def test_the_site_is_the_new_files_and_their_manifest(site: Path) -> None:
    assert publish(site, given(NEW)).keys() == {*NEW, MANIFEST}
    assert held(site) == NEW
    assert beside(site) == []
    assert {each.name for each in site.iterdir()} == {"ar", "index.html", MANIFEST}


def test_a_folder_that_is_not_there_is_made_with_those_above_it(tmp_path: Path) -> None:
    site = tmp_path / "away" / "from" / "here"
    publish(site, given(NEW))
    assert held(site) == NEW


def test_what_a_repository_keeps_in_the_folder_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / ".gitignore").write_text("*\n")
    for files in (OLD, NEW):
        publish(site, given(files))
        assert held(site) == files  # and is not the site's, so that it need not be uploaded
        assert (site / ".gitignore").read_text() == "*\n"
    assert remove(site)
    assert [each.name for each in site.iterdir()] == [".gitignore"]
    assert not remove(site)


def test_a_link_to_a_folder_is_followed(tmp_path: Path, site: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(site)
    publish(link, given(NEW))
    assert link.is_symlink()
    assert held(site) == NEW


@pytest.mark.parametrize("act", [lambda site: publish(site, given(NEW)), remove])
def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path, act: Any) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "letters.txt").write_text("dear")
    with pytest.raises(EnvironmentTrouble, match=r"holds `letters.txt` and no manifest"):
        act(home)
    with pytest.raises(EnvironmentTrouble, match="is a file"):
        act(home / "letters.txt")
    assert (home / "letters.txt").read_text() == "dear"
    assert beside(home) == []


@pytest.mark.parametrize("error", [RuntimeError("x"), KeyboardInterrupt(), SystemExit(1)])
def test_an_error_while_writing_leaves_the_site_as_it_was(site: Path, error: BaseException) -> None:
    with pytest.raises(type(error)):
        publish(site, lambda _: failing(error))
    assert held(site) == OLD
    assert beside(site) == []


def test_a_full_disk_is_told_in_a_sentence(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: str, *_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    monkeypatch.setattr(module, "open", full, raising=False)
    with pytest.raises(
        EnvironmentTrouble, match=r"cannot write .*: No space left.* The site is as it was\."
    ):
        publish(site, given(NEW))
    monkeypatch.undo()
    assert held(site) == OLD
    assert beside(site) == []


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentTrouble, match="cannot write"):
        publish(tmp_path / "file" / "site", given(NEW))


@pytest.mark.parametrize("act", [lambda site: publish(site, given(NEW)), remove])
def test_somebody_without_rights_is_told_in_a_sentence(site: Path, act: Any) -> None:
    """As nobody, where the tests run as root, to whom nothing is forbidden."""
    user = os.geteuid()
    for folder in (site.parent, site):
        folder.chmod(0o555)
    if user == 0:
        os.seteuid(65534)
    try:
        with pytest.raises(EnvironmentTrouble, match=r"^cannot .*: Permission denied"):
            act(site)
    finally:
        os.seteuid(user)
        for folder in (site.parent, site):
            folder.chmod(0o755)
    assert held(site) == OLD


@pytest.mark.parametrize("ending", ["SIGKILL", "SIGINT"])
def test_ended_at_any_line_it_leaves_the_old_site_or_the_new_one(
    tmp_path: Path, ending: str
) -> None:
    """At every line in turn; and the next build, even one that fails, clears up what is left.

    Where a file system cannot exchange two folders, there is a moment without a site; then the
    next build brings it back.
    """
    told = subprocess.run(
        [sys.executable, Path(__file__).with_name("ended.py"), tmp_path / "site", ending],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(Path(module.__file__).parents[1])},
    )
    assert told.stderr == ""
    exchanged, renamed = told.stdout.splitlines()
    assert re.fullmatch(r"old \d{2,} new \d+", exchanged)
    assert re.fullmatch(r"old \d{2,} gone \d+ new \d+", renamed)


def test_several_builds_at_once_end_with_one_whole_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    troubles: list[BaseException] = []

    def slowly(name: str) -> Files:
        for number in range(5):
            time.sleep(0.001)
            yield f"{name}/{number}.html", name.encode()

    def build(name: str) -> None:
        try:
            for _ in range(5):
                publish(site, lambda _: slowly(name))
        except BaseException as error:  # noqa: BLE001 - the test's own thread tells of it
            troubles.append(error)

    builds = [threading.Thread(target=build, args=(name,)) for name in "abcdef"]
    for each in builds:
        each.start()
    for each in builds:
        each.join()
    assert troubles == []
    files = held(site)
    assert len(files) == 5
    assert len({path[0] for path in files}) == 1
    assert beside(site) == []


def test_a_build_that_is_at_work_is_not_taken_for_a_leftover(site: Path) -> None:
    def with_another_within() -> Files:
        yield "index.html", b"outer"
        publish(site, given(NEW))
        yield "last.html", b"outer"

    publish(site, lambda _: with_another_within())
    assert held(site) == {"index.html": b"outer", "last.html": b"outer"}
    assert beside(site) == []


def test_only_one_build_at_a_time_swaps(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swapped: list[Path] = []

    def swap(folder: Path, other: Path) -> None:
        descriptor = os.open(other.parent, os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(descriptor)
        swapped.append(folder)

    monkeypatch.setattr(module, "_swap", swap)
    publish(site, given(NEW))
    assert len(swapped) == 1


def test_removing_is_not_confused_by_having_been_cut_off(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shutil, "rmtree", cut_off)
    with pytest.raises(KeyboardInterrupt):
        remove(site)
    monkeypatch.undo()
    assert remove(site)
    assert list(site.iterdir()) == []


def some_unchanged(_: Path) -> Files:
    yield "index.html", b"new"
    yield "ar/page.html", Unchanged(sha256(OLD["ar/page.html"]).hexdigest())


@pytest.mark.parametrize("refused", [None, errno.EXDEV, errno.EPERM, errno.EMLINK])
def test_what_did_not_change_is_taken_from_the_site_before(
    tmp_path: Path, refused: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Path) -> None:
        raise OSError(refused, os.strerror(refused or 0))

    site = tmp_path / "site"
    before = publish(site, given(OLD))
    if refused:
        monkeypatch.setattr(os, "link", refuse)
    standing = publish(site, some_unchanged, site, before)
    assert held(site) == {"index.html": b"new", "ar/page.html": OLD["ar/page.html"]}
    assert stands(site, standing)
    assert beside(site) == []


@pytest.mark.parametrize("other", [{"index.html": b"other"}, {"ar/page.html": b"oth"}])
@pytest.mark.parametrize("refused", [False, True])
def test_what_another_build_took_away_is_told_and_the_site_stays(
    tmp_path: Path, *, other: dict[str, bytes], refused: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Path) -> None:
        raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))

    site = tmp_path / "site"
    before = publish(site, given(OLD))
    publish(site, given(other))
    if refused:
        monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(Vanished):
        publish(site, some_unchanged, site, before)
    assert held(site) == other
    assert beside(site) == []


def test_a_file_that_was_changed_by_hand_does_not_stand(tmp_path: Path) -> None:
    site = tmp_path / "site"
    standing = publish(site, given(OLD))
    assert stands(site, standing)
    (site / "stale.html").write_bytes(b"odd")
    (site / "index.html").unlink()
    assert not stands(site, standing)
    assert intact(site, standing).keys() == {"ar/page.html", MANIFEST}
    (site / "by-hand.html").write_bytes(b"")
    assert "by-hand.html" not in intact(site, standing)


def test_a_large_site_is_removed_behind_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MANY", 1)
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    for files in (OLD, NEW, OLD):
        publish(tmp_path / "site", given(files))
    end = time.monotonic() + 20
    while [each.name for each in tmp_path.iterdir()] != ["site"]:
        assert time.monotonic() < end
        time.sleep(0.05)
    assert held(tmp_path / "site") == OLD
