"""The press: many manuscripts in, their PDFs out in the same order, on every core."""

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, redirect_stdout, suppress
from ctypes import CDLL, c_char_p
from functools import lru_cache
from io import StringIO
from itertools import count
from typing import TYPE_CHECKING

from generator.briefing.fonts import only_our_fonts
from generator.briefing.manuscript import Manuscript, PressError, Print
from generator.executors import ENDED, processes
from generator.problems import EnvironmentTrouble

if TYPE_CHECKING:
    from generator.briefing.typesetting import Typesetter

_BETWEEN_COLLECTIONS = 8
"""Documents between two collections of garbage; more would take memory, fewer time."""

_LIBRARIES = (
    ("pango-1.0", "pango_version_string"),
    ("harfbuzz", "hb_version_string"),
    ("harfbuzz-subset", "hb_version_string"),
)

_printed = count(1)


class Press:
    """Prints documents that share one style sheet."""

    def __init__(self, css: str, executor: Executor) -> None:
        self._css = css
        self._executor = executor

    def print(self, manuscripts: Iterable[Manuscript]) -> Iterator[Print]:
        """Start to print all manuscripts now, and give their prints in the same order.

        Raises:
            PressError: One of them cannot be printed, or a worker was lost; while iterating.
            EnvironmentTrouble: A library or font is not on the machine; likewise.
        """
        return _results(deque((each.name, self._start(each)) for each in manuscripts))

    def _start(self, manuscript: Manuscript) -> Future[Print]:
        with _no_worker_lost(manuscript.name):
            return self._executor.submit(_print, self._css, manuscript)


def library_versions() -> tuple[str, ...]:
    """The versions of the machine's own libraries, which a PDF depends on too.

    They are asked without WeasyPrint, whose import takes half a second.
    """
    return tuple(map(_version, _LIBRARIES))


def _version(library: tuple[str, str]) -> str:
    name, function = library
    for file in (f"lib{name}.so.0", f"lib{name}.0.dylib", f"lib{name}.dylib"):
        with suppress(OSError):
            ask = CDLL(file)[function]
            ask.restype = c_char_p
            return bytes(ask()).decode()
    return ""  # the press says what is missing


@contextmanager
def press(
    css: str, workers: int | None = None, executor: Executor | None = None
) -> Iterator[Press]:
    """Open the press.

    Args:
        css: The style sheet of all documents. Each worker reads it once.
        workers: How many processes print; as many as there are cores if None.
        executor: Who prints instead: anything that runs calls, such as a cluster's executor. It is
            not shut down.
    """
    if executor is not None:
        yield Press(css, executor)
        return
    with processes(workers) as pool:
        yield Press(css, pool)


def _results(jobs: deque[tuple[str, Future[Print]]]) -> Iterator[Print]:
    try:
        while jobs:
            name, job = jobs.popleft()
            with _no_worker_lost(name):
                result = job.result()
            yield result
    finally:
        for _, job in jobs:
            job.cancel()


@contextmanager
def _no_worker_lost(name: str) -> Iterator[None]:
    try:
        yield
    except BrokenExecutor as error:
        raise PressError(name, (ENDED,)) from error


def _print(css: str, manuscript: Manuscript) -> Print:
    """Print one manuscript; runs in a worker."""
    result = _typesetter(css).typeset(manuscript)
    if not gc.isenabled() and next(_printed) % _BETWEEN_COLLECTIONS == 0:
        gc.collect()
    return result


@lru_cache(maxsize=1)
def _typesetter(css: str) -> "Typesetter":
    """Make ready for a style sheet, once in a worker.

    Raises:
        EnvironmentTrouble: A library or the font is not on the machine.
    """
    with only_our_fonts():
        try:
            with redirect_stdout(StringIO()):  # WeasyPrint prints general advice there
                from generator.briefing.typesetting import Typesetter  # noqa: PLC0415
        except OSError as error:
            raise EnvironmentTrouble(
                f"Briefings need the library Pango, which cannot be loaded ({error}). Install the "
                "packages libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0 (Debian, "
                "Ubuntu) or pango (Homebrew)."
            ) from error
        return Typesetter(css)
