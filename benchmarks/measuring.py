"""Runs commands, and tells what the whole tree of their processes cost; Linux alone has the means.

CPU is user and system time of all processes. Memory is the most that they held at one time, shared
pages counted once (proportional set size), looked at some twenty times a second, or what the
largest of them held where that is more: very short runs fall between two looks.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_EVERY = 0.05
_TICKS = os.sysconf("SC_CLK_TCK")
_PROPORTIONAL = re.compile(r"^Pss:\s+(\d+)", re.MULTILINE)
_LARGEST = re.compile(r"^VmHWM:\s+(\d+)", re.MULTILINE)
_COARSE = 20_000_000
"""Nanoseconds by which the time of a file may lie before the clock."""


@dataclass(frozen=True)
class Run:
    """What one run cost.

    Args:
        wall: Seconds.
        cpu: Seconds.
        memory: Megabytes.
        driver_cpu: Of the commands' own processes, without those that they started.
        driver_memory: Likewise, at its greatest.
        files: How many it wrote into its output; a file that was left as it was does not count.
        megabytes: How much that is.
    """

    wall: float
    cpu: float
    memory: float
    driver_cpu: float
    driver_memory: float
    files: int
    megabytes: float


class _Watch(Thread):
    """Looks at the memory of processes and of all that they started."""

    def __init__(self, roots: Sequence[int]) -> None:
        super().__init__(daemon=True)
        self._roots, self._over = roots, Event()
        self.most = self.driver = 0.0

    def run(self) -> None:
        while not self._over.wait(_EVERY):
            tree = {each for root in self._roots for each in _tree(root)}
            self.most = max(self.most, sum(_kilobytes(each, "smaps_rollup") for each in tree))
            driver = sum(_kilobytes(each, "status") for each in self._roots)
            self.driver = max(self.driver, driver)

    def end(self) -> None:
        self._over.set()
        self.join()


def _tree(process: int) -> Iterator[int]:
    yield process
    try:
        for listed in Path(f"/proc/{process}/task").glob("*/children"):
            for child in listed.read_text().split():
                yield from _tree(int(child))
    except OSError:  # it has just ended
        return


def _kilobytes(process: int, file: str) -> int:
    pattern = _PROPORTIONAL if file == "smaps_rollup" else _LARGEST
    try:
        found = pattern.search(Path(f"/proc/{process}/{file}").read_text())
    except OSError:  # likewise
        return 0
    return int(found[1]) if found else 0


def timed(
    commands: Sequence[Sequence[str]], folder: Path, output: Sequence[str] = (), path: str = ""
) -> Run:
    """Run commands at once and wait for them all; one that fails ends the benchmark.

    Args:
        output: Folders in `folder` that they write.
        path: Where Python looks for modules first.
    """
    started, start = time.time_ns(), time.perf_counter()
    running = [
        subprocess.Popen(
            each,
            cwd=folder,
            env=os.environ | {"PYTHONPATH": path},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for each in commands
    ]
    watch = _Watch([each.pid for each in running])
    watch.start()
    cpu, driver_cpu, largest = 0.0, 0.0, 0
    for each, command in zip(running, commands, strict=True):
        os.waitid(os.P_PID, each.pid, os.WEXITED | os.WNOWAIT)
        wall = time.perf_counter() - start
        fields = Path(f"/proc/{each.pid}/stat").read_text().rpartition(")")[2].split()
        driver_cpu += (int(fields[11]) + int(fields[12])) / _TICKS
        _, status, used = os.wait4(each.pid, 0)
        each.returncode = os.waitstatus_to_exitcode(status)
        if each.returncode:
            sys.exit(f"exit {each.returncode} in {folder}: {' '.join(command)}")
        cpu += used.ru_utime + used.ru_stime
        largest = max(largest, used.ru_maxrss)
    watch.end()
    written = [
        found.st_size
        for name in output
        for found in map(Path.stat, files(folder / name))
        if found.st_mtime_ns >= started - _COARSE
    ]
    return Run(
        wall=wall,
        cpu=cpu,
        memory=max(watch.most, largest) / 1024,
        driver_cpu=driver_cpu,
        driver_memory=watch.driver / 1024,
        files=len(written),
        megabytes=sum(written) / 1e6,
    )


def files(folder: Path) -> Iterator[Path]:
    """Every file of a folder, however deep."""
    return (Path(place) / name for place, _, names in os.walk(folder) for name in names)
