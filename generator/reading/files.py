"""The files of a content folder, as they were at one moment; the one module that opens them."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from generator.problems import EnvironmentTrouble
from generator.resources import is_hidden

LOCK = "translations.lock"
_ID = re.compile(rb"[a-z0-9]+(?:-[a-z0-9]+)*")
_ESCAPED = re.compile(rb"\\[xuU\r\n]")
"""In a text in quotation marks, an id may be written so."""


@dataclass(frozen=True)
class Files:
    """A content folder, or a part of it, by value: it can be read where there is no such folder.

    Args:
        folder: Where it stands, for whoever is told of a file.
        contents: By path from there, with `/`; no hidden files.
        folders: Every folder in it, the empty ones too.
    """

    folder: Path
    contents: Mapping[str, bytes]
    folders: frozenset[str]

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for path in sorted((*self.contents, *self.folders)):
            above, _, name = path.rpartition("/")
            found.setdefault(above, []).append(name)
        return {above: tuple(sorted(names)) for above, names in found.items()}

    def path(self, file: Path) -> str:
        """What a file below the folder is called here."""
        return "" if file == self.folder else file.as_posix()[len(self.folder.as_posix()) + 1 :]

    def names(self, folder: Path) -> tuple[str, ...]:
        """What is in a folder, sorted; nothing where there is none."""
        return self._names.get(self.path(folder), ())

    def is_folder(self, path: Path) -> bool:
        """Whether a folder is there."""
        return self.path(path) in self.folders

    def is_there(self, path: Path) -> bool:
        """Whether a file or folder is there."""
        return self.path(path) in self.contents or self.is_folder(path)

    def read(self, path: Path) -> bytes:
        """What a file holds.

        Raises:
            FileNotFoundError: It is not there.
            EnvironmentTrouble: It is a folder.
        """
        name = self.path(path)
        if name in self.folders:
            raise EnvironmentTrouble(f"cannot read {path}: it is a folder")
        if name not in self.contents:
            raise FileNotFoundError(path)
        return self.contents[name]

    @cached_property
    def sheets(self) -> tuple[str, ...]:
        """The ids of its sheets."""
        return self._folders_in("sheets")

    @cached_property
    def sources(self) -> frozenset[str]:
        """The ids of its sources."""
        return frozenset(self._folders_in("sources"))

    @cached_property
    def _encoded_sources(self) -> frozenset[bytes]:
        return frozenset(each.encode() for each in self.sources)

    def _folders_in(self, folder: str) -> tuple[str, ...]:
        names = self._names.get(folder, ())
        return tuple(each for each in names if f"{folder}/{each}" in self.folders)

    @cached_property
    def _by_owner(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """The paths of what belongs to each sheet and source, and to none of them."""
        found: dict[tuple[str, ...], list[str]] = {}
        for path in (*self.contents, *self.folders):
            owner = tuple(path.split("/")[:2])
            found.setdefault(owner if self._owns(owner) else (), []).append(path)
        return {owner: tuple(paths) for owner, paths in found.items()}

    def _owns(self, owner: tuple[str, ...]) -> bool:
        """Whether it is a sheet or source that is there; what is beside them is nobody's own."""
        return (
            owner[0] in ("sheets", "sources") and len(owner) > 1 and "/".join(owner) in self.folders
        )

    @cached_property
    def _lock(self) -> Mapping[str, bytes]:
        """The lines of the lock by the sheet or source that they are of, and by none of them."""
        found: dict[str, list[bytes]] = {}
        for line in filter(None, self.contents.get(LOCK, b"").split(b"\n")):
            owner = tuple(os.fsdecode(line).split("/", 2)[:2])
            owned = "/".join(owner) if self._owns(owner) else ""
            found.setdefault(owned, []).append(line + b"\n")
        return {owner: b"".join(lines) for owner, lines in found.items()}

    def named(self, paths: Iterable[str]) -> frozenset[str]:
        """The sources that files name, and perhaps some of which they only use the word."""
        words: set[bytes] = set()
        for path in paths:
            content = self.contents.get(path, b"")
            if _ESCAPED.search(content):
                return self.sources
            words.update(_ID.findall(content))
        return frozenset(each.decode() for each in words & self._encoded_sources)

    def cited_by(self, sheet: str) -> frozenset[str]:
        """The sources that a sheet may rest on."""
        return self.named(self._by_owner.get(("sheets", sheet), ()))

    def part(self, sheets: Iterable[str] = (), sources: Iterable[str] = ()) -> "Files":
        """Some sheets and sources alone, with what is accepted of their translations."""
        owners = [*(("sheets", each) for each in sheets), *(("sources", each) for each in sources)]
        return self._owned(owners)

    @cached_property
    def common(self) -> "Files":
        """What all sheets have in common: everything but sheets and sources."""
        return self._owned([()])

    def _owned(self, owners: Iterable[tuple[str, ...]]) -> "Files":
        owners = list(owners)
        paths = [path for owner in owners for path in self._by_owner.get(owner, ())]
        contents = {path: self.contents[path] for path in paths if path in self.contents}
        if LOCK in self.contents:
            contents[LOCK] = b"".join(self._lock.get("/".join(owner), b"") for owner in owners)
        return replace(self, contents=contents, folders=self.folders.intersection(paths))

    def joined(self, *others: "Files") -> "Files":
        """With other parts of the same folder, of which none has a sheet or source of another."""
        contents = {path: each for part in (self, *others) for path, each in part.contents.items()}
        if LOCK in contents:
            contents[LOCK] = b"".join(part.contents.get(LOCK, b"") for part in (self, *others))
        folders = self.folders.union(*(part.folders for part in others))
        return replace(self, contents=contents, folders=folders)

    @cached_property
    def digest(self) -> str:
        """A hash of all of it."""
        hashed = blake2b(digest_size=20)
        for path in sorted((*self.contents, *self.folders)):
            content = self.contents.get(path)
            size = "" if content is None else len(content)  # an empty file is no folder
            hashed.update(os.fsencode(f"{path}\0{size}\0"))
            hashed.update(content or b"")
        return hashed.hexdigest()

    def __getstate__(self) -> dict[str, object]:
        """What a worker is sent, without what it can find out itself."""
        return {name: getattr(self, name) for name in ("folder", "contents", "folders")}


def read_files(folder: Path) -> Files:
    """Read a content folder.

    Raises:
        EnvironmentTrouble: It is not there, or cannot be read.
    """
    if not folder.is_dir():
        raise EnvironmentTrouble(
            f"there is no content folder `{folder}`. Stand in the project's folder, or name "
            "it: --content DIR"
        )
    contents: dict[str, bytes] = {}
    folders: set[str] = set()
    try:
        for path, name, is_folder in _walk(str(folder), ""):
            if is_folder:
                folders.add(name)
            else:
                with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of them
                    contents[name] = file.readall()
    except OSError as error:
        raise EnvironmentTrouble(f"cannot read {error.filename}: {error.strerror}") from error
    return Files(folder, contents, frozenset(folders))


def _walk(folder: str, name: str) -> Iterator[tuple[str, str, bool]]:
    """Everything below a folder but what is hidden: where it is, what it is called, what it is."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_hidden(entry.name):
                continue
            below = f"{name}/{entry.name}" if name else entry.name
            if entry.is_dir():
                yield entry.path, below, True
                yield from _walk(entry.path, below)
            elif entry.is_file():
                yield entry.path, below, False
