"""Compares the website's build with its peers, in interleaved rounds, and tells how it grows.

Usage: python benchmarks/bench.py PEERS_BIN [--sheets 10 100 1000] [--rounds 3] [--json FILE]

PEERS_BIN is the folder of the peers' programs; `make bench` sets them up. Prints Markdown. Ours are
builds of the website alone unless a row says otherwise, since no peer prints. In each round all
take turns, so that a slow minute of the machine hits them all; ratios are taken within a round.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import pages
from contents import edit, write
from measuring import Run, timed
from peers import PEERS, Made

ROOT = Path(__file__).parents[1]
OURS = [sys.executable, "-m", "generator"]
SITE = [*OURS, "build", "--no-pdf"]
PRINTED = 100
"""Above so many sheets no site with all its briefings is made first: it would take too long."""
PEERS_MOST = 1000
BASE = "ours, from nothing"
LIBRARIES = (
    *("Jinja2", "MarkupSafe", "PyYAML", "pydantic", "babel", "regex", "numpy", "pillow"),
    *("weasyprint", "mkdocs", "mkdocs-material"),
)
PEERS_PACKAGES = (
    *("hugo", "mkdocs", "mkdocs-material", "mkdocs-static-i18n", "zensical"),
    *("Jinja2", "Markdown", "pymdown-extensions"),
)
VERSIONS = (
    "import sys, json, platform; from importlib.metadata import version; "
    "found = {name: version(name) for name in sys.argv[1:]}; "
    "print(json.dumps({'Python': platform.python_version()} | found))"
)

Runs = Mapping[str, Sequence[Run]]


@dataclass(frozen=True)
class Candidate:
    """Something that is timed.

    Args:
        ready: What is done before each round, untimed.
        commands: What is run in the folder, all at once.
        output: Folders in it that they write.
        path: Where Python looks for modules first.
    """

    name: str
    folder: Path
    ready: Callable[[], object]
    commands: Callable[[], Sequence[Sequence[str]]]
    output: Sequence[str] = ()
    path: str = ""

    def run(self) -> Run:
        """One round of it."""
        self.ready()
        return timed(self.commands(), self.folder, self.output, self.path)


@dataclass
class _Desk:
    """A content of ours that is built, edited and built again; no edit comes twice."""

    folder: Path
    edits: int = 0
    edited: str = ""

    def edit(self) -> None:
        self.edited = edit(self.folder / "content", self.edits)
        self.edits += 1

    def remove(self, *names: str) -> None:
        for name in names:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def row(
        self,
        name: str,
        ready: Callable[[], object],
        command: Callable[[], Sequence[str]],
        output: Sequence[str] = ("site",),
    ) -> Candidate:
        return Candidate(name, self.folder, ready, lambda: [command()], output, str(ROOT))


def ours(root: Path, sheets: int) -> Iterator[Candidate]:
    """Our rows: in each round each finds what the one before it has left."""

    def desk(name: str) -> _Desk:
        shutil.copytree(root / "content", root / name / "content")
        return _Desk(root / name)

    site, checked = desk("ours"), desk("ours-check")
    yield site.row(BASE, lambda: site.remove("site", ".cache"), lambda: SITE)
    yield site.row("ours, cache kept, site removed", lambda: site.remove("site"), lambda: SITE)
    yield site.row("ours, nothing changed", lambda: None, lambda: SITE)
    yield site.row("ours, one fact edited", site.edit, lambda: SITE)
    yield site.row(
        "ours, its three briefings alone, after that (`--pdf-only --sheet`)",
        lambda: site.remove("briefings"),
        lambda: [*OURS, "build", "--pdf-only", "--sheet", site.edited],
        ["briefings"],
    )
    if sheets <= PRINTED:
        whole = desk("ours-printed")
        build = [*OURS, "build"]

        def edited() -> None:
            if not (whole.folder / "site").exists():
                timed([build], whole.folder, path=str(ROOT))
            whole.edit()

        yield whole.row(
            "ours, one fact edited, site with all briefings (`build`)", edited, lambda: build
        )
    check = [*OURS, "check"]
    yield checked.row("ours, `check` from nothing", lambda: checked.remove(".cache"), lambda: check)
    yield checked.row("ours, `check`, nothing changed", lambda: None, lambda: check)
    yield checked.row("ours, `check`, one fact edited", checked.edit, lambda: check)


def theirs(root: Path, sheets: int, programs: Path, without: Sequence[str]) -> Iterator[Candidate]:
    """The peers' rows, prepared from a site of ours."""
    hugo = str(_hugo(programs))
    wanted = [
        peer
        for peer in PEERS
        if sheets <= min(peer.most, PEERS_MOST) and not any(word in peer.name for word in without)
    ]
    if not wanted:
        return
    made = Made(root / "content", root / "model" / "site", root / "pages")
    made.site.parent.mkdir()
    (root / "model" / "content").symlink_to(made.content)
    timed([SITE], made.site.parent, path=str(ROOT))
    pages.write(made.site, made.pages)
    for number, peer in enumerate(wanted):
        folder = root / f"peer-{number}"
        folder.mkdir()
        peer.prepare(made, folder)
        commands = [
            [part.format(bin=programs, hugo=hugo) for part in command] for command in peer.commands
        ]

        def clean(
            folder: Path = folder, output: Sequence[str] = (*peer.output, *peer.kept)
        ) -> None:
            for name in output:
                shutil.rmtree(folder / name, ignore_errors=True)

        def fixed(commands: Sequence[Sequence[str]] = commands) -> Sequence[Sequence[str]]:
            return commands

        yield Candidate(peer.name, folder, clean, fixed, peer.output)


def _hugo(programs: Path) -> Path:
    """The program itself, which its package starts through a Python of its own."""
    return next(programs.parent.glob("lib/python*/site-packages/hugo/binaries/hugo"))


def measure(candidates: Sequence[Candidate], rounds: int) -> Runs:
    """Run each in turn, round by round."""
    runs: dict[str, list[Run]] = {each.name: [] for each in candidates}
    for number in range(1, rounds + 1):
        for each in candidates:
            run = each.run()
            runs[each.name].append(run)
            now = datetime.now(UTC).astimezone()
            print(f"{now:%H:%M:%S} round {number}: {each.name}: {run.wall:.2f} s", file=sys.stderr)
    return runs


def _spread(values: Sequence[float], digits: int) -> str:
    middle = f"{statistics.median(values):,.{digits}f}"
    least, greatest = (f"{each:,.{digits}f}" for each in (min(values), max(values)))
    return middle if least == greatest else f"{middle} ({least}–{greatest})"


def _significant(values: Sequence[float]) -> str:
    def short(value: float) -> str:
        return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004 - three digits

    middle, least, greatest = map(short, (statistics.median(values), min(values), max(values)))
    return middle if least == greatest else f"{middle} ({least}–{greatest})"


def costs(sheets: int, runs: Runs) -> Iterator[str]:
    """What each row cost: the median, and the least and greatest of the rounds."""
    yield f"| {sheets:,} sheets | wall s | CPU s | peak MB | files written | MB written |"
    yield "|---|---|---|---|---|---|"
    for name, each in runs.items():
        cells = [
            _spread([run.wall for run in each], 2),
            _spread([run.cpu for run in each], 2),
            _spread([run.memory for run in each], 0),
            _spread([run.files for run in each], 0),
            _spread([run.megabytes for run in each], 1),
        ]
        yield f"| {name} | {' | '.join(cells)} |"


def ratios(sheets: int, runs: Runs) -> Iterator[str]:
    """Each peer against our build from nothing in the same round, in both directions."""
    base = runs[BASE]
    peers = {name: each for name, each in runs.items() if not name.startswith("ours")}
    if not peers:
        return
    yield (
        f"| {sheets:,} sheets, to ours from nothing | wall, it ÷ ours | wall, ours ÷ it "
        "| CPU, it ÷ ours | CPU, ours ÷ it |"
    )
    yield "|---|---|---|---|---|"
    for name, each in peers.items():
        cells = []
        for kind in ("wall", "cpu"):
            pairs = [(getattr(a, kind), getattr(b, kind)) for a, b in zip(base, each, strict=True)]
            cells.append(_significant([it / us for us, it in pairs]))
            cells.append(_significant([us / max(it, 0.001) for us, it in pairs]))
        yield f"| {name} | {' | '.join(cells)} |"


def growth(measured: Mapping[int, Runs]) -> Iterator[str]:
    """How many times as much our rows cost with so many times the sheets."""
    for less, more in zip(sorted(measured), sorted(measured)[1:], strict=False):
        yield (
            f"| {less:,} → {more:,} sheets: × {more / less:.3g} "
            "| wall × | CPU × | peak memory × | MB written × |"
        )
        yield "|---|---|---|---|---|"
        for name in measured[more]:
            if name.startswith("ours") and name in measured[less]:
                cells = [
                    f"{_middle(measured[more][name], kind) / before:.3g}" if before else "—"
                    for kind in ("wall", "cpu", "memory", "megabytes")
                    for before in [_middle(measured[less][name], kind)]
                ]
                yield f"| {name} | {' | '.join(cells)} |"
        yield ""


def units(measured: Mapping[int, Runs], manifests: Mapping[int, int]) -> Iterator[str]:
    """What one more sheet costs: the slope between the two greatest sizes."""
    less, more = sorted(measured)[-2:]

    def slope(name: str, kind: str) -> float:
        risen = _middle(measured[more][name], kind) - _middle(measured[less][name], kind)
        return risen / (more - less)

    whole = measured[more][BASE]
    nothing, edited = "ours, nothing changed", "ours, one fact edited"
    check = "ours, `check` from nothing"
    yield f"| a sheet more, between {less:,} and {more:,} sheets | |"
    yield "|---|---|"
    rows = {
        "CPU from nothing, all processes": f"{slope(BASE, 'cpu') * 1000:.1f} ms",
        "of it in the driver alone (plan, merge, writing)": (
            f"{slope(BASE, 'driver_cpu') * 1000:.2f} ms"
        ),
        "CPU of `check` from nothing": f"{slope(check, 'cpu') * 1000:.1f} ms",
        "CPU of a build with nothing changed": f"{slope(nothing, 'cpu') * 1000:.2f} ms",
        "CPU of a build with one fact edited": f"{slope(edited, 'cpu') * 1000:.2f} ms",
        "of it in the driver alone": f"{slope(edited, 'driver_cpu') * 1000:.2f} ms",
        "memory of the driver, from nothing": f"{slope(BASE, 'driver_memory') * 1024:.1f} KiB",
        "memory of the driver, nothing changed": (
            f"{slope(nothing, 'driver_memory') * 1024:.1f} KiB"
        ),
        "files": f"{slope(BASE, 'files'):.1f}",
        "bytes": f"{slope(BASE, 'megabytes') * 1000:.1f} kB",
        f"manifest, a file (of {more:,} sheets)": (
            f"{manifests[more] / _middle(whole, 'files'):.0f} bytes"
        ),
    }
    for name, value in rows.items():
        yield f"| {name} | {value} |"


def _middle(runs: Sequence[Run], kind: str) -> float:
    return float(statistics.median(getattr(run, kind) for run in runs))


def versions(programs: Path) -> Iterator[str]:
    """The versions of everything that took part, and the machine."""
    commit = _told(["git", "-C", str(ROOT), "describe", "--always", "--dirty"])
    package = version("factsheet-generator")
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES if _there(name))
    yield f"- Ours: {package} ({commit}), Python {platform.python_version()}, {libraries}."
    told = json.loads(_told([str(programs / "python"), "-c", VERSIONS, *PEERS_PACKAGES]))
    yield "- Peers: " + ", ".join(f"{name} {number}" for name, number in told.items()) + "."
    yield f"- {_told([str(_hugo(programs)), 'version'])}."
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    yield (
        f"- Machine: {len(os.sched_getaffinity(0))} cores ({_processor()}), {memory:.0f} GiB, "
        f"{system}, Linux {platform.release()}; {datetime.now(UTC):%Y-%m-%d}."
    )


def _there(name: str) -> bool:
    try:
        version(name)
    except ModuleNotFoundError:
        return False
    return True


def _told(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "not known"


def _processor() -> str:
    names = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    return names[0] if names else platform.machine()


@dataclass
class _Measured:
    runs: dict[int, Runs] = field(default_factory=dict)
    manifests: dict[int, int] = field(default_factory=dict)

    def keep(self, file: Path) -> None:
        """Write all that was measured so far."""
        told = {
            sheets: {name: [asdict(run) for run in each] for name, each in runs.items()}
            for sheets, runs in self.runs.items()
        }
        whole = {"runs": told, "manifest_bytes": self.manifests}
        file.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")


def main() -> None:
    """Measure each size, and print its tables; then what holds between sizes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("peers", type=Path)
    parser.add_argument("--sheets", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path, help="a file that keeps each run")
    parser.add_argument("--keep", type=Path, help="a new folder that keeps inputs and outputs")
    parser.add_argument(
        "--without", nargs="*", default=[], help="peers to leave out, by a word of their name"
    )
    chosen = parser.parse_args()
    programs = chosen.peers.absolute()
    measured = _Measured()
    for sheets in chosen.sheets:
        with tempfile.TemporaryDirectory() as temporary:
            root = chosen.keep.absolute() / str(sheets) if chosen.keep else Path(temporary)
            write(root / "content", sheets)
            candidates = [
                *ours(root, sheets),
                *theirs(root, sheets, programs, chosen.without),
            ]
            runs = measure(candidates, chosen.rounds)
            measured.runs[sheets] = runs
            measured.manifests[sheets] = (root / "ours/site/manifest.json").stat().st_size
        if chosen.json:
            measured.keep(chosen.json)
        print("\n".join([*costs(sheets, runs), "", *ratios(sheets, runs), ""]), flush=True)
    if len(measured.runs) > 1:
        print("\n".join([*growth(measured.runs), *units(measured.runs, measured.manifests), ""]))
    print("\n".join(versions(programs)))


if __name__ == "__main__":
    main()
