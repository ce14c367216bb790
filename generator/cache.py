"""What was made once from the same inputs; safe to delete, and to use by several builds at once."""

import os
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_KEPT_DAYS = 30


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
        if blake2b(body, digest_size=_DIGEST).digest() != digest:
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
            aside.write_bytes(blake2b(content, digest_size=_DIGEST).digest() + content)
            aside.replace(path)

    def prune(self) -> None:
        """Remove what was not used for a month."""
        oldest = time.time() - _KEPT_DAYS * 24 * 60 * 60
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.stat().st_mtime < oldest:
                    path.unlink()

    def _path(self, kind: str, inputs: object) -> Path:
        return self._folder / f"{kind}-{blake2b(repr(inputs).encode(), digest_size=20).hexdigest()}"


_DIGEST = 16
