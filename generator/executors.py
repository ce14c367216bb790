"""Who does the work of a build: this process, several on this machine, or a cluster of Dask."""

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from threading import Thread
from typing import Any, Literal, TypeVar, get_args

from generator.problems import EnvironmentTrouble

Name = Literal["processes", "inline", "dask"]
NAMES: tuple[Name, ...] = get_args(Name)

Work = TypeVar("Work")
Made = TypeVar("Made")

ENDED = "a worker was ended from outside, often because memory ran out: use fewer workers"


class Inline(Executor):
    """Does all work in this process, at once."""

    def submit(self, function: Callable[..., Any], /, *values: Any, **named: Any) -> Future[Any]:
        """Do it, and give what came of it."""
        future: Future[Any] = Future()
        try:
            future.set_result(function(*values, **named))
        except Exception as error:  # noqa: BLE001 - it is raised where the result is asked for
            future.set_exception(error)
        return future


@contextmanager
def executor(
    name: Name = "processes", scheduler: str = "", made_with: Callable[[], object] = lambda: None
) -> Iterator[Executor]:
    """Open an executor; with it ends the work that nobody waits for any more.

    Args:
        scheduler: The address of a cluster's scheduler: `tcp://…`.
        made_with: Names what the work depends on besides its input; on the machines of a cluster
            it must be the same as here.

    Raises:
        EnvironmentTrouble: There is no Dask, no such scheduler, or a machine with something else.
    """
    match name:
        case "inline":
            yield Inline()
        case "dask":
            with _cluster(scheduler) as client:
                _refuse_others(client, made_with)
                yield client.get_executor(pure=False)
        case "processes":
            with processes() as pool:
                yield pool


def start(executor: Executor) -> None:
    """Have its processes begin now; they are copies of this one, which is to have no threads yet.

    Raises:
        EnvironmentTrouble: A worker was ended from outside.
    """
    with _told():
        executor.submit(int).result()


def is_here(executor: Executor) -> bool:
    """Whether it works on this machine, so that its workers can place files in a folder."""
    return isinstance(executor, Inline | ProcessPoolExecutor)


@contextmanager
def processes(workers: int | None = None) -> Iterator[Executor]:
    """Open a pool of processes, as many as there are cores if it is not told."""
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(workers or cores(), context, _settle_in) as pool:
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _cluster(scheduler: str) -> Iterator[Any]:
    try:
        from distributed import CancelledError, Client, KilledWorker  # noqa: PLC0415 - an extra, and long to load
    except ModuleNotFoundError as error:
        raise EnvironmentTrouble(
            "Dask is not installed. Install it: pip install 'factsheet-generator[dask]'"
        ) from error
    try:
        client = Client(scheduler, timeout="10s", set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise EnvironmentTrouble(
            f"there is no Dask scheduler at {scheduler}. Start one (`dask scheduler`), or name "
            "another: --scheduler tcp://HOST:PORT"
        ) from error
    with client:
        try:
            yield client
        except KilledWorker as error:
            raise EnvironmentTrouble(ENDED) from error
        except CancelledError as error:
            raise EnvironmentTrouble(f"the Dask scheduler at {scheduler} was lost") from error


def _refuse_others(client: Any, made_with: Callable[[], object]) -> None:
    """What another version made would be kept, and taken for the work of this one."""
    found = client.run(made_with, on_error="return")
    here = made_with()
    if others := sorted(worker for worker, each in found.items() if each != here):
        raise EnvironmentTrouble(
            f"the Dask worker at {others[0]} has another version of this generator, of Python or "
            "of a library. Install the same on all machines, as requirements.lock has it."
        )


def cores() -> int:
    """The cores that this process may use, which in a container are fewer than the machine's."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def spread(
    executor: Executor,
    function: Callable[[Any, Sequence[Work]], Sequence[Made]],
    common: Any,
    works: Sequence[Work],
    most: int,
) -> Iterator[Made]:
    """Do works in groups, and give what is made of each in the same order.

    Args:
        function: Takes what all share and some works, and makes something of each.
        most: How many works there are in a group; fewer where else a worker had none.

    Raises:
        EnvironmentTrouble: A worker was ended from outside.
    """
    size = max(1, min(most, -(-len(works) // (2 * cores()))))
    groups = (works[start : start + size] for start in range(0, len(works), size))
    with _told():
        jobs = deque(executor.submit(done, function, common, group) for group in groups)
    try:
        while jobs:
            with _told():
                made = jobs.popleft().result()
            yield from made
    finally:
        left = [job for job in jobs if not job.cancel()]
        if is_here(executor):  # nobody is to place files any more; a lost cluster never answers
            wait(left)


def done(
    function: Callable[[Any, Sequence[Work]], Sequence[Made]], common: Any, works: Sequence[Work]
) -> Sequence[Made]:
    """Do a group of works, in a worker."""
    made = function(common, works)
    if not gc.isenabled():
        gc.collect()
        gc.freeze()  # what is left serves all works to come, and is not looked through again
    return made


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenExecutor as error:
        raise EnvironmentTrouble(ENDED) from error


def _settle_in() -> None:
    """Make this process a worker: it lives as long as its parent, which alone heeds Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    gc.freeze()  # what the parent had read is no garbage of ours, and is not looked through
    Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
