"""What is made is placed by whoever makes it, and kept, whoever that is."""

import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from contents import GOOD

from generator.cache import Cache
from generator.executors import Inline, processes
from generator.publish import Stamp, Standing, Unchanged
from generator.steps.placing import Placed, Workplace
from generator.steps.plan import Plan, plan
from generator.workshop.common import Common

WORKS = {f"key {name}": name for name in ("one", "two", "three")}


class Elsewhere(Executor):
    """Stands for a cluster: it takes and gives values alone, and has no disk of ours."""

    def submit(self, function: Callable[..., Any], /, *values: Any, **_: Any) -> Future[Any]:
        given = pickle.loads(pickle.dumps((function, *values)))  # noqa: S301 - our own
        with Inline() as inline:
            return inline.submit(given[0], *given[1:])


def make(_: Common, works: Sequence[str]) -> list[tuple[str, list[tuple[str, bytes]]]]:
    return [
        (each.upper(), [(f"{each}/a.html", each.encode()), (f"{each}/b/c.html", b"")])
        for each in works
    ]


def in_part(_: Common, works: Sequence[str]) -> list[Any]:
    return [(each, [("a.html", Unchanged("hash"))]) for each in works]


def refuse(*_: object) -> list[Any]:
    raise AssertionError


@pytest.fixture(params=["inline", "processes", "elsewhere"])
def there(request: pytest.FixtureRequest) -> Iterator[Plan]:
    """A plan for each kind of executor."""
    if request.param == "processes":
        with processes(2) as pool:
            yield plan(GOOD, pool, allow_missing=False)
    else:
        yield plan(
            GOOD, {"inline": Inline, "elsewhere": Elsewhere}[request.param](), allow_missing=False
        )


def placed(
    there: Plan,
    folder: Path,
    standing: Standing = MappingProxyType({}),
    made: Callable[..., Any] = make,
) -> list[Placed]:
    folder.mkdir(exist_ok=True)
    place = Workplace("work", made, folder, Cache(folder.parent / "cache"))
    return sorted(place.placed(there, there.common, WORKS, standing))


def files(folder: Path) -> dict[str, bytes]:
    return {
        each.relative_to(folder).as_posix(): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }


def test_what_is_made_is_placed_and_its_stamps_are_told(there: Plan, tmp_path: Path) -> None:
    found = placed(there, tmp_path / "new")
    assert [each.taken for each in found] == ["ONE", "THREE", "TWO"]
    contents = files(tmp_path / "new")
    assert contents == {
        path: content for _, each in make(there.common, [*WORKS.values()]) for path, content in each
    }
    for each in found:
        for path, stamp in each.files.items():
            state = (tmp_path / "new" / path).stat()
            hash_ = sha256(contents[path]).hexdigest()
            assert stamp == Stamp(hash_, state.st_size, state.st_mtime_ns)


def test_what_was_made_is_placed_again_without_being_made(there: Plan, tmp_path: Path) -> None:
    found = placed(there, tmp_path / "one")
    again = placed(there, tmp_path / "other", made=refuse)
    assert [each.taken for each in again] == [each.taken for each in found]
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_what_stands_is_left_to_stand(there: Plan, tmp_path: Path) -> None:
    found = placed(there, tmp_path / "one")
    standing: dict[str, Any] = {path: stamp for each in found for path, stamp in each.files.items()}
    one = standing.pop("one/a.html")
    again = placed(there, tmp_path / "other", standing, refuse)
    assert files(tmp_path / "other").keys() == {"one/a.html", "one/b/c.html"}
    assert again[0].files["one/a.html"].hash == one.hash
    assert again[1].files == {
        path: Unchanged(standing[path].hash) for path in ("three/a.html", "three/b/c.html")
    }


@pytest.mark.parametrize("damage", [None, b""])
def test_what_is_no_longer_kept_is_made_again(
    there: Plan, tmp_path: Path, damage: bytes | None
) -> None:
    found = placed(there, tmp_path / "one")
    for path in sorted((tmp_path / "cache").glob("work-files-*"))[:2]:
        path.unlink() if damage is None else path.write_bytes(damage)
    again = placed(there, tmp_path / "other")
    assert [each.taken for each in again] == [each.taken for each in found]
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_of_what_is_unchanged_in_part_no_copy_is_kept(there: Plan, tmp_path: Path) -> None:
    found = placed(there, tmp_path / "new", made=in_part)
    assert all(each.files == {"a.html": Unchanged("hash")} for each in found)
    assert not [*(tmp_path / "cache").glob("work-files-*")]
    assert len([*(tmp_path / "cache").glob("work-*")]) == len(WORKS)


def test_nobody_places_anything_in_a_folder_that_was_given_up(there: Plan, tmp_path: Path) -> None:
    place = Workplace("work", make, tmp_path / "gone", Cache(tmp_path / "cache"))
    with pytest.raises(FileNotFoundError):
        list(place.placed(there, there.common, WORKS, {}))
    assert not (tmp_path / "gone").exists()
