"""What everything built depends on besides the content: code, templates, and what is installed."""

import os
import sys
import zlib
from hashlib import blake2b
from pathlib import Path

from generator.resources import templates_folder


def ingredients() -> str:
    """A hash of the generator's code and templates, of Python, and of all installed versions."""
    hashed = blake2b(digest_size=20)
    for folder in (Path(__file__).parent, templates_folder()):
        for path in _files(str(folder)):
            hashed.update(path[len(str(folder)) :].encode() + b"\0")
            hashed.update(Path(path).read_bytes())
    for each in (sys.version, zlib.ZLIB_RUNTIME_VERSION, *_installed()):
        hashed.update(each.encode() + b"\0")
    return hashed.hexdigest()


_NO_CODE = {"__pycache__", "templates"}
"""The second is hashed by itself: installed it is inside the package, else beside it."""


def _files(folder: str) -> list[str]:
    found: list[str] = []
    for above, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if each not in _NO_CODE]
        found += [f"{above}/{name}" for name in names]
    return sorted(found)


def _installed() -> list[str]:
    """Every package and its version, as the folders that tell of them are called."""
    return sorted(
        name
        for folder in sys.path
        if os.path.isdir(folder)  # noqa: PTH112 - an entry may be empty, and is no path then
        for name in os.listdir(folder)  # noqa: PTH208
        if name.endswith((".dist-info", ".egg-info"))
    )
