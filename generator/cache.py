"""What was made once from the same inputs; safe to delete, and to use by several builds at once."""

import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_KEPT_DAYS, _KEPT_BYTES = 30, 2 * 10**9


def cache_folder(content: Path) -> Path:
    """Where results are kept between builds: beside the content."""
    return content.resolve().parent / ".cache" / "factsheet"


class Cache:
    """A folder of results, each under a hash of all that it was made from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, kind: str, inputs: object, make: Callable[[], bytes]) -> bytes:
        """The result of these inputs, made now if it was not made before.

        Args:
            kind: What it is, in one word.
            inputs: Everything that it depends on, versions included, with a telling `repr`.
        """
        found = self.find(kind, inputs)
        if found is None:
            found = make()
            self.store(kind, inputs, found)
        return found

    def find(self, kind: str, inputs: object) -> bytes | None:
        """The result of these inputs, if it was made before."""
        path = self._path(kind, inputs)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        digest, body = content[:_DIGEST], content[_DIGEST:]
        if _digest(path.name, body) != digest:
            return None  # cut short by a full disk
        with suppress(OSError):
            os.utime(path)
        return body

    def store(self, kind: str, inputs: object, content: bytes) -> None:
        """Keep a result; where the disk does not take it, it is made again next time."""
        path = self._path(kind, inputs)
        aside = path.with_suffix(f".{secrets.token_hex(4)}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(_digest(path.name, content) + content)
            aside.replace(path)

    def prune(self, most: int = _KEPT_BYTES) -> None:
        """Remove what was not used for a month, and of what is left the oldest if it is too much.

        Args:
            most: How many bytes are kept.
        """
        oldest, total = time.time() - _KEPT_DAYS * 24 * 60 * 60, 0
        for used, size, path in sorted(self._kept(), reverse=True):
            total += size
            if used < oldest or total > most:
                with suppress(OSError):  # another build may have been quicker
                    os.unlink(path)  # noqa: PTH108 - a string

    def _kept(self) -> Iterator[tuple[float, int, str]]:
        """When each result was used last, and its size."""
        with suppress(OSError), os.scandir(self._folder) as entries:  # many thousands
            for each in entries:
                with suppress(FileNotFoundError):
                    state = each.stat()
                    yield state.st_mtime, state.st_size, each.path

    def _path(self, kind: str, inputs: object) -> Path:
        return self._folder / f"{kind}-{blake2b(repr(inputs).encode(), digest_size=20).hexdigest()}"


_DIGEST = 16


def _digest(name: str, content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST, key=name.encode()).digest()
