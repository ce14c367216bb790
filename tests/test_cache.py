import os
import time
from pathlib import Path

import pytest

from generator.cache import Cache


def never() -> bytes:
    raise AssertionError


def test_a_result_is_made_once_for_the_same_inputs(tmp_path: Path) -> None:
    Cache(tmp_path / "new" / "cache").get("page", ("a", 1), lambda: b"made")
    cache = Cache(tmp_path / "new" / "cache")
    assert cache.get("page", ("a", 1), never) == b"made"
    assert cache.find("page", ("a", 2)) is None
    assert cache.find("font", ("a", 1)) is None


@pytest.mark.parametrize("damage", [b"", b"made", b"x" * 40])
def test_a_damaged_result_is_made_again(tmp_path: Path, damage: bytes) -> None:
    cache = Cache(tmp_path)
    cache.store("page", "a", b"made")
    (path,) = tmp_path.iterdir()
    path.write_bytes(damage)
    assert cache.find("page", "a") is None
    assert cache.get("page", "a", lambda: b"again") == b"again"
    assert cache.get("page", "a", never) == b"again"


def test_an_empty_result_is_a_result(tmp_path: Path) -> None:
    Cache(tmp_path).store("page", "a", b"")
    assert Cache(tmp_path).get("page", "a", never) == b""


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file")
    assert cache.get("page", "a", lambda: b"made") == b"made"
    cache.prune()


def test_what_was_not_used_for_a_month_is_removed(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    month = time.time() - 31 * 24 * 60 * 60
    for name in ("unused", "used"):
        cache.store("page", name, b"made")
    for path in tmp_path.iterdir():
        os.utime(path, (month, month))
    assert cache.find("page", "used") == b"made"
    cache.prune()
    assert cache.find("page", "used") == b"made"
    assert cache.find("page", "unused") is None
    assert len(list(tmp_path.iterdir())) == 1


def test_of_too_much_what_was_used_longest_ago_is_removed(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    now = time.time()
    for age, name in enumerate(("oldest", "older", "newest")):
        cache.store("page", name, bytes(100))
        (path,) = (each for each in tmp_path.iterdir() if each.stat().st_mtime > now - 100)
        os.utime(path, (now - 1000 + age, now - 1000 + age))
    assert cache.find("page", "oldest") is not None  # which uses it
    cache.prune(most=250)
    found = {name: cache.find("page", name) for name in ("oldest", "older", "newest")}
    assert [name for name, each in found.items() if each] == ["oldest", "newest"]


def test_a_result_under_the_name_of_another_is_not_taken_for_it(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.store("page", "a", b"made")
    (one,) = tmp_path.iterdir()
    cache.store("font", "a", b"other")
    (other,) = (each for each in tmp_path.iterdir() if each != one)
    other.replace(one)
    assert cache.find("page", "a") is None
