"""Who does the work of a build makes no difference to what comes of it."""

import gc
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from contents import smallest
from work import built, difference, held, many

from generator import executors
from generator.build import build
from generator.executors import ENDED, Inline, executor, processes, spread
from generator.problems import EnvironmentTrouble

ROOT = Path(__file__).parents[1]
HIDING = """\
import sys

def hide(event, arguments):
    if event in ("open", "os.scandir", "os.listdir") and str(arguments[0]).startswith({folder!r}):
        with open({told!r}, "a") as file:
            file.write(f"{{event}} {{arguments[0]}}\\n")
        raise FileNotFoundError(arguments[0])

sys.addaudithook(hide)
"""
"""What makes a folder one that is not there, as it is not on another machine."""


def doubled(common: int, works: Sequence[int]) -> list[int]:
    return [common * 2 * each for each in works]


def lost(_: Any, works: Sequence[int]) -> list[int]:
    if 5 in works:
        os.kill(os.getpid(), signal.SIGKILL)
    return list(works)


def at_fault(_: Any, works: Sequence[int]) -> list[int]:
    raise ZeroDivisionError(works[0])


def started(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    with (folder / "log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"},
            stdout=log,
            stderr=log,
        )


class Cluster:
    """A Dask cluster of two workers on this machine, in a folder where no content is."""

    def __init__(self, folder: Path, hidden: Path) -> None:
        self.folder, self.told, self._hook = folder, folder / "told", folder / "hide.py"
        self._hook.write_text(HIDING.format(folder=str(hidden), told=str(self.told)), "utf-8")
        file = folder / "scheduler.json"
        command = ["distributed.cli.dask_scheduler", "--host", "tcp://127.0.0.1", "--port", "0"]
        command += ["--no-dashboard", "--no-show", "--scheduler-file", str(file)]
        self.scheduler = started(command, folder)
        while not file.exists():
            assert self.scheduler.poll() is None, (folder / "log").read_text("utf-8")
            time.sleep(0.1)
        self.address = json.loads(file.read_text("utf-8"))["address"]
        from distributed import Client  # noqa: PLC0415 - only in a process of its own

        self.workers = [self.worker() for _ in range(2)]
        with Client(self.address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(2, timeout=60)

    def worker(self) -> subprocess.Popen[bytes]:
        command = ["distributed.cli.dask_worker", self.address, "--nthreads", "1", "--no-nanny"]
        command += ["--no-dashboard", "--preload", str(self._hook), "--death-timeout", "60"]
        return started(command, self.folder)

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@contextmanager
def cluster(folder: Path, hidden: Path) -> Iterator[Cluster]:
    folder.mkdir()
    found = Cluster(folder, hidden)
    try:
        yield found
    finally:
        found.end()


@pytest.mark.parametrize("name", ["inline", "processes"])
@pytest.mark.parametrize("number", [0, 1, 7, 50])
def test_what_is_made_comes_in_the_order_of_the_work(name: executors.Name, number: int) -> None:
    with executor(name) as workers:
        made = list(spread(workers, doubled, 3, range(number), 4))
    assert made == [6 * each for each in range(number)]


@pytest.mark.parametrize("name", ["inline", "processes"])
def test_an_error_of_the_work_is_raised_where_it_is_asked_for(name: executors.Name) -> None:
    with executor(name) as workers, pytest.raises(ZeroDivisionError):
        list(spread(workers, at_fault, None, [1, 2], 1))


def test_a_group_is_no_larger_than_all_workers_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "cores", lambda: 2)
    sizes: list[int] = []

    def measured(_: None, works: Sequence[int]) -> Sequence[int]:
        sizes.append(len(works))
        return works

    assert list(spread(Inline(), measured, None, range(10), 100)) == [*range(10)]
    assert sizes == [3, 3, 3, 1]


def test_in_this_process_garbage_is_collected_as_before() -> None:
    assert gc.isenabled()
    list(spread(Inline(), doubled, 1, [1], 1))
    assert gc.isenabled()


def test_a_worker_of_a_pool_that_is_killed_is_told_of() -> None:
    with processes(2) as workers, pytest.raises(EnvironmentTrouble, match=ENDED):
        list(spread(workers, lost, None, range(20), 1))


@pytest.mark.alone
def test_without_a_scheduler_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        pytest.raises(EnvironmentTrouble, match="no Dask scheduler at nonsense"),
        executor("dask", "nonsense"),
    ):
        pass
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(EnvironmentTrouble, match=r"factsheet-generator\[dask\]"),
        executor("dask", "tcp://127.0.0.1:1"),
    ):
        pass


def killing(program: str, content: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Build by `factsheet build`, after this was done to its process."""
    command = ["build", "--no-pdf", "--content", str(content), "--site", str(site)]
    return subprocess.run(
        [sys.executable, "-c", f"{program}\nfrom generator.cli import main\nmain()", *command],
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"},
        cwd=content.parent,
        capture_output=True,
        text=True,
        check=False,
    )


KILLED = """
import os, signal
from generator.workshop import sheets
from generator.steps import website
made = sheets.make_sheets
def make_sheets(common, works):
    if any(work.id == "sheet-00002" for work in works):
        os.kill(os.getpid(), signal.SIGKILL)
    return made(common, works)
website.make_sheets = sheets.make_sheets = make_sheets
make_sheets.__module__, make_sheets.__qualname__ = sheets.__name__, "make_sheets"
"""


def test_a_build_whose_worker_is_killed_leaves_the_old_site(tmp_path: Path) -> None:
    content, site = smallest(tmp_path), tmp_path / "site"
    built(content, site)
    before = held(site)
    ended = killing(KILLED, many(tmp_path / "other", 3), site)
    assert (ended.returncode, ended.stderr) == (2, f"factsheet: {ENDED}\n")
    assert held(site) == before
    assert ended.stdout == ""


def slowly(folder: Path, names: Sequence[str]) -> Sequence[str]:
    for each in names:
        time.sleep(0.05)
        (folder / each).touch()
    return names


def test_once_nobody_waits_no_work_goes_on(tmp_path: Path) -> None:
    with processes(2) as pool:
        made = spread(pool, slowly, tmp_path, [str(number) for number in range(60)], 3)
        next(made)
        made.close()  # type: ignore[attr-defined]
        left = len([*tmp_path.iterdir()])
        assert left < 60
        time.sleep(0.3)
        assert len([*tmp_path.iterdir()]) == left


@pytest.mark.alone
def test_every_executor_makes_the_same_site(tmp_path: Path) -> None:
    content = many(tmp_path / "here", 2)
    (content / "templates" / "website").mkdir(parents=True)
    (content / "templates" / "website" / "home.html").write_text(
        '{% extends "original/website/home.html" %}\n{% block sheets %}<p>own</p>{% endblock %}\n',
        "utf-8",
    )
    sites = {}
    with cluster(tmp_path / "there", content) as dask:
        for name in executors.NAMES:
            site = tmp_path / "here" / name
            scheduler = dask.address if name == "dask" else ""
            built(content, site, "all", executor=name, scheduler=scheduler)
            sites[name] = held(site)
            (tmp_path / "here" / ".cache").rename(tmp_path / name)
        asked = dask.told.read_text("utf-8").splitlines()
    assert difference(sites["inline"], sites["processes"]) == []
    assert difference(sites["inline"], sites["dask"]) == []
    # A worker asks only for the publisher's own templates, and does without the folder.
    assert asked
    assert all("/content/templates/" in each for each in asked)


@pytest.mark.alone
def test_a_build_survives_the_loss_of_a_worker_of_a_cluster(tmp_path: Path) -> None:
    content = many(tmp_path / "here", 8)
    whole = tmp_path / "here" / "inline"
    built(content, whole)
    (tmp_path / "here" / ".cache").rename(tmp_path / "cache")
    with cluster(tmp_path / "there", content) as dask:

        def kill(what: str, done: int, _: int) -> None:
            if what == "sheets" and done:
                dask.workers[0].kill()

        build(
            content, tmp_path / "site", kill, parts="pages", executor="dask", scheduler=dask.address
        )
        assert dask.workers[0].wait() == -signal.SIGKILL
        assert dask.workers[1].poll() is None
    assert difference(held(whole), held(tmp_path / "site")) == []


@pytest.mark.alone
def test_a_worker_with_another_version_is_refused(tmp_path: Path) -> None:
    with (
        cluster(tmp_path / "there", tmp_path / "content") as dask,
        pytest.raises(EnvironmentTrouble, match=r"worker at tcp://.* has another version"),
        executor("dask", dask.address, os.getpid),  # another one everywhere,
    ):
        pass


@pytest.mark.alone
def test_a_work_that_ends_every_worker_is_given_up(tmp_path: Path) -> None:
    with cluster(tmp_path / "there", tmp_path / "content") as dask:
        ended = threading.Event()

        def again() -> None:
            while not ended.wait(0.1):
                for place, worker in enumerate(dask.workers):
                    if worker.poll() is not None:
                        dask.workers[place] = dask.worker()

        helper = threading.Thread(target=again)
        helper.start()
        try:
            with (
                pytest.raises(EnvironmentTrouble, match=ENDED),
                executor("dask", dask.address) as workers,
            ):
                list(spread(workers, lost, None, [5], 1))
        finally:
            ended.set()
            helper.join()
