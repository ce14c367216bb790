"""Publishes again and again, ended at every line of publish.py in turn; a process of its own.

It checks that what is left is a whole site, that the next build clears up, and prints for each way
of swapping how often the old site, none, or the new one was left.
"""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

from generator import publish as module

OLD = [("index.html", b"old"), ("stale.html", b"old")]
NEW = [("index.html", b"new"), ("a/b.html", b"new")]
WHOLE = {
    "old": ["index.html", "manifest.json", "stale.html"],
    "new": ["a/b.html", "index.html", "manifest.json"],
    "gone": [],
}


def ending(steps: int, how: signal.Signals) -> Callable[[FrameType, str, Any], Any]:
    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal steps
        if frame.f_code.co_filename != module.__file__:
            return None
        if event == "line":
            steps -= 1
            if steps == 0:
                os.kill(os.getpid(), how)
        return trace

    return trace


def ended(site: Path, steps: int, how: signal.Signals) -> bool:
    """Whether a process that was to end at this step came so far."""
    child = os.fork()
    if not child:
        sys.settrace(ending(steps, how))
        with suppress(KeyboardInterrupt):
            module.publish(site, given(NEW))
            os._exit(0)
        os._exit(130)
    return os.waitpid(child, 0)[1] != 0


def left(site: Path) -> str:
    state = (site / "index.html").read_text("utf-8") if site.exists() else "gone"
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert files == WHOLE[state], files
    return state


def given(files: list[tuple[str, bytes]]) -> Callable[[Path], module.Files]:
    return lambda _: (each for each in files)


def fail(_: Path) -> module.Files:
    raise ZeroDivisionError
    yield


def main(site: Path, how: signal.Signals) -> None:
    states = []
    for step in count(1):
        module.publish(site, given(OLD))
        if not ended(site, step, how):
            break
        states.append(left(site))
        with suppress(ZeroDivisionError):
            module.publish(site, fail)
        assert left(site) != "gone", step
        assert os.listdir(site.parent) == [site.name], step  # noqa: PTH208 - names are wanted
    print(*(f"{state} {states.count(state)}" for state in dict.fromkeys(states)))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), signal.Signals[sys.argv[2]])
    module._exchange = lambda *_: False
    main(Path(sys.argv[1]), signal.Signals[sys.argv[2]])
