"""A file replaced as a whole, so that no moment and no full disk leaves half of one."""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from generator.problems import EnvironmentTrouble


def replace_file(path: Path, content: bytes) -> None:
    """Write a file anew, with the permissions that it had; a link stays one.

    Raises:
        EnvironmentTrouble: It cannot be written, and is as it was.
    """
    target = path.resolve()
    try:
        with NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as file:
            aside = Path(file.name)
            try:
                file.write(content)
                file.flush()
                if target.exists():
                    shutil.copymode(target, aside)
                else:
                    aside.chmod(0o666 & ~_mask())
                aside.replace(target)
            except BaseException:
                with suppress(OSError):
                    aside.unlink()
                raise
    except OSError as error:
        raise EnvironmentTrouble(f"cannot write {path}: {error.strerror}") from error


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
