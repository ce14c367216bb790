"""`factsheet doctor`: whether this machine has what building needs, and what to type where not."""

import locale
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from generator import libraries

_MANAGERS = {
    "apt-get": (1, "apt-get install -y --no-install-recommends"),
    "dnf": (2, "dnf install -y"),
    "brew": (3, "brew install"),
}
"""For each package manager its column in system-packages.txt and how it installs."""
_LIBRARIES = {
    "pango-1.0": "Pango",
    "pangoft2-1.0": "Pango for FreeType",
    "harfbuzz-subset": "HarfBuzz-subset",
    "fribidi": "FriBidi",
}
_FONT, _FONT_PACKAGE = "Amiri", "fontpkg-amiri"
_SPACE = 300_000_000
"""Bytes that a site, the one before it and the cache may take together, generously."""
_WIDTH = 80
_RIGHT_TO_LEFT = ("VTE_VERSION", "KONSOLE_VERSION", "MLTERM")
"""Variables of terminals that set Arabic from right to left."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Args:
        state: Whether it is `fine`; `wrong`, so that a build may fail; or only to be known.
        said: What was found.
        todo: What to type or to do.
    """

    thing: str
    state: Literal["fine", "wrong", "note"]
    said: str
    todo: str = ""


def examine(
    content: Path, site: Path, environment: Mapping[str, str] = os.environ
) -> Iterator[Finding]:
    """Look at everything that a build needs and Python packages do not bring, and at the packages.

    Args:
        environment: The variables that say what the terminal is and can.
    """
    yield _python()
    yield from _packages()
    yield from _shared_libraries()
    yield _font()
    for folder in dict.fromkeys((_there(site), _there(content.resolve().parent))):
        yield _disk(folder)
    yield _text()
    yield from _terminal(environment)


def _python() -> Finding:
    here = platform.python_version()
    if sys.version_info < (3, 11):  # noqa: UP036 - an installation can be forced
        todo = "install Python 3.11 or later, and factsheet-generator with it"
        return Finding("Python", "wrong", here, todo)
    return Finding("Python", "fine", here)


def _packages() -> Iterator[Finding]:
    for name in ("PyYAML", "weasyprint", "mkdocs-material"):
        try:
            yield Finding(name, "fine", version(name))
        except PackageNotFoundError:
            yield Finding(name, "wrong", "is not installed", f"pip install {name}")
    if find_spec("yaml"):
        import yaml  # noqa: PLC0415 - it may not be there

        if yaml.__with_libyaml__:
            yield Finding("libyaml", "fine", "PyYAML reads with it")
        else:
            todo = "pip install --force-reinstall --only-binary :all: pyyaml"
            yield Finding("libyaml", "wrong", "PyYAML is here without it", todo)


def _shared_libraries() -> Iterator[Finding]:
    gone = libraries.missing()
    for name in libraries.NAMES:
        if name in gone:
            yield Finding(_LIBRARIES[name], "wrong", "is not found", install_line([name]))
        else:
            yield Finding(_LIBRARIES[name], "fine", "found")


def install_line(names: Iterable[str], which: Callable[[str], str | None] = shutil.which) -> str:
    """What to type so that the system's package manager installs these."""
    table = Path(__file__).with_name("system-packages.txt").read_text("utf-8")
    rows = [line.split() for line in table.splitlines() if not line.startswith("#")]
    for manager, (column, command) in _MANAGERS.items():
        if which(manager):
            wanted = sorted({row[column] for row in rows if row[0] in set(names)})
            sudo = "" if os.geteuid() == 0 or manager == "brew" else "sudo "
            return f"{sudo}{command} {' '.join(wanted)}"
    return f"install {', '.join(names)} with the system's package manager"


def _font() -> Finding:
    try:
        import fontpkg  # noqa: PLC0415 - it may not be there

        fontpkg.path(_FONT, weight=400)
        return Finding(_FONT, "fine", "found")
    except Exception as error:  # noqa: BLE001 - whatever ails it, installing it again mends it
        return Finding(_FONT, "wrong", f"is not found ({error})", f"pip install {_FONT_PACKAGE}")


def _there(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    folder = folder.resolve()
    return next(each for each in (folder, *folder.parents) if each.exists())


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    said = f"{folder}: {free / 1e9:.1f} GB free"
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        todo = f"chmod u+rwx {folder}, or build elsewhere: --site DIR"
        return Finding("disk", "wrong", f"{folder} cannot be written", todo)
    if free < _SPACE:
        return Finding("disk", "wrong", said, "factsheet clean, or make room")
    return Finding("disk", "fine", f"{said}, and can be written")


def _text() -> Finding:
    encodings = {sys.getfilesystemencoding(), locale.getpreferredencoding(do_setlocale=False)}
    encodings |= {getattr(sys.stdout, "encoding", None) or "utf-8"}
    other = sorted(each for each in encodings if each.lower().replace("-", "") != "utf8")
    if other:
        todo = "export LC_ALL=C.UTF-8 (or PYTHONUTF8=1)"
        return Finding("locale", "wrong", f"text is {', '.join(other)}, not UTF-8", todo)
    return Finding("locale", "fine", "text is UTF-8")


def _terminal(environment: Mapping[str, str]) -> Iterator[Finding]:
    if not sys.stdout.isatty():
        yield Finding("terminal", "note", "none: what is printed goes into a file or a program")
        return
    width = shutil.get_terminal_size().columns
    if width < _WIDTH:
        todo = "make the window wider, or use --format compact"
        yield Finding("terminal", "note", f"{width} columns: long lines are folded", todo)
    else:
        yield Finding("terminal", "fine", f"{width} columns")
    plain = environment.get("NO_COLOR") or environment.get("TERM") == "dumb"
    yield Finding("colours", "fine", "off" if plain else "on")
    if any(environment.get(each) for each in _RIGHT_TO_LEFT):
        yield Finding("right to left", "fine", "this terminal sets Arabic by itself")
    else:
        said = "cannot be told; this word should begin on its right: «قاعدة»"
        todo = "if it begins on the left, read problems in an editor or in factsheet serve"
        yield Finding("right to left", "note", said, todo)
