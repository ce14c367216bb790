"""Files → the site folder, all at once: built aside, swapped in only when whole."""

import contextlib
import ctypes
import errno
import fcntl
import json
import os
import secrets
import shutil
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from generator.problems import EnvironmentTrouble

MANIFEST = "manifest.json"
KEPT = (".gitignore",)
"""What a repository keeps in the folder, so that it is there before the first build."""


def publish(site: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Replace the site by these files and their manifest; return how many there are.

    Whatever ends this process, even `kill -9`, the folder holds either what it held before or the
    whole new site. What an ended process left aside is removed by the next one.

    Args:
        files: Path from the root of the site, with `/`, and content. It may take its time, and
            may raise: then the site stays as it was.

    Raises:
        EnvironmentTrouble: The folder is somebody else's, or the disk does not take the files.
    """
    site = site.resolve()
    try:
        _refuse_strangers(site)
        site.parent.mkdir(parents=True, exist_ok=True)
        with _aside(site) as folder:
            count = _write(folder, files, site)
            with _alone(site.parent):
                _swap(folder, site)
    except OSError as error:
        raise EnvironmentTrouble(
            f"cannot write {error.filename or site}: {error.strerror}. The site is as it was."
        ) from error
    return count


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


def _write(folder: Path, files: Iterable[tuple[str, bytes]], site: Path) -> int:
    hashes: dict[str, str] = {}
    kept = [(name, (site / name).read_bytes()) for name in KEPT if (site / name).is_file()]
    for path, content in (*kept, *files):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        if path not in KEPT:  # the repository's, and not uploaded
            hashes[path] = sha256(content).hexdigest()
    manifest = {"files": dict(sorted(hashes.items()))}
    (folder / MANIFEST).write_text(
        json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    return len(hashes)


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
        shutil.rmtree(folder, ignore_errors=True)
        os.close(descriptor)


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
