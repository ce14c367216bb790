"""Compares the generator with its peers, in interleaved rounds, as ratios.

Usage: python benchmarks/bench.py PEERS_BIN [--sheets 10 100 1000] [--rounds 3] [--pdf]

PEERS_BIN is the folder of the peers' programs; `make bench` sets them up. Every run starts from
nothing unless its name says otherwise. CPU is user and system time of all its processes.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from contents import write
from peers import PEERS

SLOW = 1000
"""Above so many sheets the slow peers are left out."""
OURS = str(Path(sys.executable).with_name("factsheet"))


@dataclass(frozen=True)
class Run:
    """What one round cost: seconds of wall and CPU, and megabytes of the largest process."""

    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True)
class Candidate:
    """Something that is timed: what is done before each round, and the commands of the round."""

    name: str
    folder: Path
    ready: Callable[[], None]
    commands: Sequence[Sequence[str]]


def timed(commands: Sequence[Sequence[str]], folder: Path) -> Run:
    """Run commands at once and wait for them all; one that fails ends the benchmark."""
    start = time.perf_counter()
    running = [
        subprocess.Popen(each, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for each in commands
    ]
    cpu, memory = 0.0, 0.0
    for each, command in zip(running, commands, strict=True):
        _, status, used = os.wait4(each.pid, 0)
        each.returncode = os.waitstatus_to_exitcode(status)
        if each.returncode:
            sys.exit(f"exit {each.returncode} in {folder}: {' '.join(command)}")
        cpu += used.ru_utime + used.ru_stime
        memory = max(memory, used.ru_maxrss / 1024)
    return Run(time.perf_counter() - start, cpu, memory)


def _remove(folder: Path, names: Sequence[str]) -> None:
    for name in names:
        shutil.rmtree(folder / name, ignore_errors=True)


def _ours(root: Path) -> list[Candidate]:
    """Us: from nothing, with nothing changed, with one fact edited, and checking alone."""
    found = []
    build = [OURS, "build"]
    for name, folder in (
        ("from nothing", "cold"),
        ("nothing changed", "same"),
        ("one fact edited", "edit"),
    ):
        place = root / f"ours-{folder}"
        shutil.copytree(root / "content", place / "content")
        found.append(Candidate(f"ours, {name}", place, _ready(place, folder, build), [build]))
    place = root / "ours-same"
    found.append(Candidate("ours, check", place, lambda: None, [[OURS, "check"]]))
    return found


def _ready(place: Path, state: str, build: Sequence[str]) -> Callable[[], None]:
    def cold() -> None:
        _remove(place, ["site", ".cache"])

    def same() -> None:
        if not (place / "site").exists():
            timed([build], place)

    def edit() -> None:
        same()
        path = min((place / "content/sheets").iterdir()) / "statements.yaml"
        facts = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        seen = time.time_ns()  # differs every time
        facts[0]["note"] = {"ar": f"روجع {seen}.", "en": f"Reviewed {seen}."}
        path.write_text(yaml.dump(facts, Dumper=yaml.CSafeDumper, allow_unicode=True), "utf-8")

    return {"cold": cold, "same": same, "edit": edit}[state]


def measure(candidates: Sequence[Candidate], rounds: int) -> dict[str, list[Run]]:
    """Run each in turn, round by round, so that a slow minute of the machine hits them all."""
    runs: dict[str, list[Run]] = {each.name: [] for each in candidates}
    for number in range(1, rounds + 1):
        for each in candidates:
            each.ready()
            runs[each.name].append(timed(each.commands, each.folder))
            print(f"round {number}: {each.name}: {runs[each.name][-1].wall:.2f} s", file=sys.stderr)
    return runs


def table(sheets: int, runs: dict[str, list[Run]]) -> str:
    """The medians, and their ratio to us in the same round, with its spread."""
    base = runs["ours, from nothing"]
    lines = [
        f"| {sheets:,} sheets | wall s | CPU s | MB | ours ÷ it, wall | ours ÷ it, CPU |",
        "|---|---|---|---|---|---|",
    ]
    for name, each in runs.items():
        ratios = []
        for kind in ("wall", "cpu"):
            ratio = sorted(
                getattr(a, kind) / getattr(b, kind) for a, b in zip(base, each, strict=True)
            )
            ratios.append(f"{statistics.median(ratio):.2f} ({ratio[0]:.2f}–{ratio[-1]:.2f})")
        wall, cpu, memory = (
            statistics.median(getattr(run, kind) for run in each)
            for kind in ("wall", "cpu", "memory")
        )
        lines.append(
            f"| {name} | {wall:.2f} | {cpu:.2f} | {memory:.0f} | {ratios[0]} | {ratios[1]} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Measure each size, and print a table for it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("peers", type=Path)
    parser.add_argument("--sheets", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--without", nargs="*", default=[], help="peers to leave out, by a word of their name"
    )
    chosen = parser.parse_args()
    for sheets in chosen.sheets:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            write(root / "content", sheets)
            candidates = _ours(root)
            for number, peer in enumerate(PEERS):
                left_out = any(word in peer.name for word in chosen.without)
                if left_out or (peer.slow and sheets > SLOW):
                    continue
                place = root / f"peer-{number}"
                place.mkdir()
                peer.prepare(root / "content", place)
                commands = [
                    [part.replace("{bin}", str(chosen.peers.absolute())) for part in command]
                    for command in peer.commands
                ]

                def clean(place: Path = place, output: Sequence[str] = peer.output) -> None:
                    _remove(place, output)

                candidates.append(Candidate(peer.name, place, clean, commands))
            print(table(sheets, measure(candidates, chosen.rounds)), "\n", flush=True)


if __name__ == "__main__":
    main()
