"""Files → the site folder, all at once: built aside, swapped in only when whole."""

import contextlib
import ctypes
import errno
import fcntl
import itertools
import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from generator.problems import EnvironmentTrouble

MANIFEST = "manifest.json"
KEPT = (".gitignore",)
"""What a repository keeps in the folder, so that it is there before the first build."""
_BEGUN = ".begun-"
_TAKEN_AT_ONCE = 500
MANY = 5000
"""Files of a site that are removed while one waits; of a larger one it goes on after the end."""


class Unchanged(NamedTuple):
    """That a file of the site is to be as it is, of which this is the hash."""

    hash: str


class Stamp(NamedTuple):
    """What tells a file of a site from a later one: its hash, its size, and when it was written."""

    hash: str
    size: int
    written: int


Standing = Mapping[str, Stamp]
"""The files of a site, by their path from its root, as they were published."""
File = tuple[str, bytes | Unchanged | Stamp]
"""A path from the root of a site, and what is to stand there, or the stamp of what was placed."""
Files = Generator[File, None, None]


class Vanished(Exception):  # noqa: N818 - it is no error, but another build was quicker
    """A file that was to stay is no longer there."""


def publish(
    site: Path,
    files: Callable[[Path], Files],
    before: Path | None = None,
    standing: Standing = MappingProxyType({}),
) -> Standing:
    """Replace the site by these files and their manifest; return what stands there then.

    Whatever ends this process, even `kill -9`, the folder holds either what it held before or the
    whole new site. What an ended process left aside is removed by the next one.

    Args:
        files: Gives the files of the site, of which it may have placed some in the folder that it
            is told. It may take its time, and may raise: then the site stays as it was.
        before: The site that files stay unchanged from.
        standing: What stands there.

    Raises:
        Vanished: A file of it is no longer there.
        EnvironmentTrouble: The folder is somebody else's, or the disk does not take the files.
    """
    site = site.resolve()
    try:
        _refuse_strangers(site)
        site.parent.mkdir(parents=True, exist_ok=True)
        with _aside(site) as folder:
            with contextlib.closing(files(folder)) as given:  # so that nobody places any after it
                written = _write(folder, given, site, before or site, standing)
            with _alone(site.parent):
                _swap(folder, site)
    except OSError as error:
        raise EnvironmentTrouble(
            f"cannot write {error.filename or site}: {error.strerror}. The site is as it was."
        ) from error
    return written


def remove(site: Path) -> bool:
    """Remove the site's files, but not what a repository keeps there; whether there were any.

    Raises:
        EnvironmentTrouble: The folder is somebody else's, or cannot be changed.
    """
    try:
        _refuse_strangers(site)
        found = [each for each in site.iterdir() if each.name not in KEPT] if site.is_dir() else []
        # The manifest goes last: without it, what is left would be taken for somebody else's.
        for each in sorted(found, key=lambda path: path.name == MANIFEST):
            if each.is_dir() and not each.is_symlink():
                shutil.rmtree(each)
            else:
                each.unlink()
    except OSError as error:
        raise EnvironmentTrouble(f"cannot remove {error.filename}: {error.strerror}") from error
    return bool(found)


def _refuse_strangers(site: Path) -> None:
    """A folder with other things in it than a site is not ours to replace."""
    if site.exists() and not site.is_dir():
        raise EnvironmentTrouble(f"{site} is a file. Name a folder: --site DIR")
    if site.is_dir() and not (site / MANIFEST).is_file():
        strangers = sorted(each.name for each in site.iterdir() if each.name not in KEPT)
        if strangers:
            raise EnvironmentTrouble(
                f"{site} holds `{strangers[0]}` and no {MANIFEST}, so it is not a site made here, "
                "and is not replaced. Name another folder (--site DIR), or empty this one."
            )


def stands(site: Path, standing: Standing) -> bool:
    """Whether a site is what was published: every file as it was written, and no other."""
    found = dict(_files(str(site), ""))
    return found.keys() - KEPT == standing.keys() and all(
        found[path] == (stamp.size, stamp.written) for path, stamp in standing.items()
    )


def intact(site: Path, standing: Standing) -> Standing:
    """What of a site still is as it was published."""
    found = dict(_files(str(site), ""))
    return {
        path: stamp
        for path, stamp in standing.items()
        if found.get(path) == (stamp.size, stamp.written)
    }


def _files(folder: str, name: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Every file below a folder, its size and when it was written."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError), os.scandir(folder) as entries:
        for entry in entries:
            path = f"{name}/{entry.name}" if name else entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, path)
            else:
                state = entry.stat(follow_symlinks=False)
                yield path, (state.st_size, state.st_mtime_ns)


def _write(
    folder: Path,
    files: Iterable[File],
    site: Path,
    before: Path,
    standing: Standing,
) -> Standing:
    place = Placing(folder)
    for name in KEPT:  # the repository's, and not uploaded
        if (site / name).is_file():
            place(name, (site / name).read_bytes())
    written: dict[str, Stamp] = {}

    def take(paths: Sequence[str]) -> None:
        for path in paths:
            place.make_room(path)
            _take(before / path, folder / path, standing[path])

    with ThreadPoolExecutor(1) as other:  # while this one makes files, or waits for them
        taken: list[Future[None]] = []
        unchanged: list[str] = []
        for path, content in files:
            if isinstance(content, Unchanged):
                unchanged.append(path)
                written[path] = standing[path]
                if len(unchanged) == _TAKEN_AT_ONCE:
                    taken.append(other.submit(take, unchanged))
                    unchanged = []
            else:
                written[path] = content if isinstance(content, Stamp) else place(path, content)
        take(unchanged)
        for each in taken:
            each.result()
    hashes = {path: stamp.hash for path, stamp in sorted(written.items())}
    manifest = json.dumps({"files": hashes}, ensure_ascii=False, indent=1) + "\n"
    written[MANIFEST] = place(MANIFEST, manifest.encode())
    for begun in folder.glob(f"{_BEGUN}*"):
        begun.rmdir()
    return written


class Placing:
    """Places files in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = {""}
        # All files begin in one folder and are then given their places: many file systems look
        # long for where to put one that begins in a folder of a few files. Of each process it is
        # another, so that none waits.
        self._begun = f"{_BEGUN}{os.getpid()}/file"

    def __call__(self, path: str, content: bytes) -> Stamp:
        """Place a file, and give its stamp."""
        self.make_room(path)
        self.make_room(self._begun)
        begun = f"{self._folder}/{self._begun}"
        with open(begun, "wb", buffering=0) as file:  # noqa: PTH123 - thousands of them
            rest = memoryview(content)
            while rest:  # a system may take a large file in several parts
                rest = rest[file.write(rest) :]
            state = os.fstat(file.fileno())
        os.rename(begun, f"{self._folder}/{path}")  # noqa: PTH104 - likewise
        return Stamp(sha256(content).hexdigest(), state.st_size, state.st_mtime_ns)

    def make_room(self, path: str) -> None:
        """Make the folders above a file; not the first, which may have been given up meanwhile."""
        above = path.rpartition("/")[0]
        if above not in self._made:
            self.make_room(above)
            with contextlib.suppress(FileExistsError):
                os.mkdir(f"{self._folder}/{above}")  # noqa: PTH102 - likewise
            self._made.add(above)


def _take(file: Path, target: Path, stamp: Stamp) -> None:
    """Have a file of the site before in the new one too: under a second name, or as a copy."""
    try:
        try:
            os.link(file, target)
        except FileNotFoundError:
            raise
        except OSError:  # another disk, or one that knows no second names
            shutil.copy2(file, target)
            state = file.stat()
        else:
            state = target.stat()
    except FileNotFoundError as error:
        raise Vanished(str(file)) from error
    if (state.st_size, state.st_mtime_ns) != (stamp.size, stamp.written):
        raise Vanished(str(file))  # another build has put its own there


@contextlib.contextmanager
def _aside(site: Path) -> Iterator[Path]:
    """A new folder beside the site, held by a lock so that nobody takes it for a leftover."""
    folder = site.parent / f".{site.name}-{secrets.token_hex(4)}"
    with _alone(site.parent):
        _remove_leftovers(site)
        folder.mkdir()
        descriptor = os.open(folder, os.O_RDONLY)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        _clear(folder)
        os.close(descriptor)


def _clear(folder: Path) -> None:
    """Remove what is no longer wanted; of a large site behind us, since it takes many seconds."""
    many = len(list(itertools.islice(_files(str(folder), ""), MANY + 1))) > MANY
    with contextlib.suppress(OSError):
        (folder / MANIFEST).unlink()  # so that nobody takes for a site what is left of one
    if many:
        with contextlib.suppress(OSError, subprocess.CalledProcessError):
            subprocess.run(  # noqa: S603 - the folder is our own
                ["sh", "-c", 'rm -rf -- "$1" &', "sh", folder],  # noqa: S607 - as the system has it
                check=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            return
    shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """The lock of a folder, so that of several builds one at a time changes what is in it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _remove_leftovers(site: Path) -> None:
    for folder in site.parent.glob(f".{site.name}-" + "[0-9a-f]" * 8):
        try:
            descriptor = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:
            continue  # its build has just removed it
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not site.exists() and (folder / MANIFEST).is_file():
                folder.rename(site)  # a swap by two renames was cut off between them
            else:
                shutil.rmtree(folder, ignore_errors=True)
        except BlockingIOError:
            pass  # another build is at it
        finally:
            os.close(descriptor)


def _swap(folder: Path, site: Path) -> None:
    """Put the new folder in the place of the old one, and the old one in its place."""
    if not site.exists():
        folder.rename(site)
        return
    if _exchange(folder, site):
        return
    # Two renames: the one moment without a site is mended by the next build.
    old = site.parent / f".{site.name}-{secrets.token_hex(4)}"
    site.rename(old)
    folder.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or file system cannot."""
    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
        failed = library.renameat2(here, first, here, second, exchange)
    elif sys.platform == "darwin" and hasattr(library, "renamex_np"):
        swap = 2  # RENAME_SWAP
        failed = library.renamex_np(first, second, swap)
    else:
        return False
    if failed and ctypes.get_errno() not in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return not failed
