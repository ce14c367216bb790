"""The press as a whole: order, workers, the same bytes, and what happens when it is disturbed."""

import hashlib
import io
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from inline import Inline
from sample import CSS, manuscript
from test_pages import case

from generator.briefing.manuscript import PressError, Print
from generator.briefing.press import _print, library_versions, press

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PATHS = os.pathsep.join(map(str, (ROOT, HERE, HERE.parent)))
DOCUMENTS = [manuscript(language, facts=facts) for facts in (1, 4) for language in ("ar", "en")]


@pytest.fixture(scope="module")
def printed() -> list[Print]:
    with press(CSS, executor=Inline()) as printing:
        return list(printing.print(DOCUMENTS))


def run_script(script: str, **environment: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": PATHS, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr == ""
    return run.stdout.strip()


@contextmanager
def started(script: str) -> Iterator[subprocess.Popen[str]]:
    """A script in a process group of its own, from the moment that it has printed a line."""
    with subprocess.Popen(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": PATHS},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout
        process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


DIGESTS = """
import hashlib
import io
from test_press import CSS, DOCUMENTS, press
with press(CSS, workers=1) as printing:
    for each in printing.print(DOCUMENTS):
        print(hashlib.sha256(each.pdf).hexdigest())
"""

PRINT_FOR_LONG = """
from test_press import CSS, DOCUMENTS, press
with press(CSS, workers=2) as printing:
    for _ in printing.print(DOCUMENTS * 100):
        print("printed", flush=True)
"""


PRINT_AND_IDLE = """
import time
from test_press import CSS, DOCUMENTS, press
with press(CSS, workers=3) as printing:
    list(printing.print(DOCUMENTS[:1]))
    print("printed", flush=True)
    time.sleep(60)
"""


def test_documents_come_back_in_the_order_they_went_in(printed: list[Print]) -> None:
    assert [each.pdf[:8] for each in printed] == [b"%PDF-1.7"] * len(DOCUMENTS)
    for document, each in zip(DOCUMENTS, printed, strict=True):
        with pikepdf.open(io.BytesIO(each.pdf)) as opened:
            assert len(opened.pages) == each.pages
            assert str(opened.docinfo["/Title"]) in document.html
            assert str(opened.Root["/Lang"]) == document.name.rpartition(".")[2]


@pytest.mark.parametrize("workers", [1, 2, None])
def test_any_number_of_workers_prints_the_same_bytes(
    workers: int | None, printed: list[Print]
) -> None:
    with press(CSS, workers=workers) as printing:
        assert list(printing.print(DOCUMENTS)) == printed


def test_an_open_press_prints_again(printed: list[Print]) -> None:
    with press(CSS, workers=1) as printing:
        assert list(printing.print(DOCUMENTS[:2])) == printed[:2]
        assert list(printing.print(DOCUMENTS[2:])) == printed[2:]


def test_what_was_printed_before_leaves_no_trace(printed: list[Print]) -> None:
    with press(CSS, executor=Inline()) as printing:
        assert list(printing.print(DOCUMENTS[::-1])) == printed[::-1]


def test_styles_of_one_document_do_not_reach_the_next() -> None:
    plain = DOCUMENTS[0]
    plain = replace(plain, html=plain.html.replace("<ol>", "<ol style='list-style: ours'>"))
    style = "<style>@counter-style ours { system: cyclic; symbols: 'ك' } p { color: red }</style>"
    styled = replace(plain, html=plain.html.replace("</head>", f"{style}</head>"))
    with press(CSS, executor=Inline()) as printing:
        before, between, after = printing.print([plain, styled, plain])
    assert before == after != between


def test_workers_that_are_spawned_print_the_same_bytes(printed: list[Print]) -> None:
    with (
        ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool,
        press(CSS, executor=pool) as printing,
    ):
        assert list(printing.print(DOCUMENTS)) == printed


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Baghdad", "LANG": "ar_IQ.UTF-8"},
        {"LC_ALL": "C", "TZ": "America/New_York", "LANGUAGE": "ur"},
    ],
)
def test_the_environment_does_not_change_the_bytes(
    environment: dict[str, str], printed: list[Print]
) -> None:
    digests = [hashlib.sha256(each.pdf).hexdigest() for each in printed]
    assert run_script(DIGESTS, **environment).split() == digests


def test_another_library_that_set_up_fonts_before_does_not_change_the_bytes(
    printed: list[Print],
) -> None:
    before = (
        "import weasyprint; weasyprint.HTML(string='<p style=\"font: 9pt serif\">x').write_pdf()"
    )
    digests = [hashlib.sha256(each.pdf).hexdigest() for each in printed]
    assert run_script(before + DIGESTS).split() == digests


def test_the_environment_of_the_parent_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "theirs.conf")
    before = dict(os.environ)
    with press(CSS + "/* read anew */", executor=Inline()) as printing:
        list(printing.print(DOCUMENTS[:1]))
    assert dict(os.environ) == before


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path) -> None:
    run_script(DIGESTS, TMPDIR=str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_the_first_document_that_cannot_be_printed_stops_the_rest() -> None:
    sound = manuscript("ar", name="broken", facts=1)
    broken = replace(sound, html=sound.html.replace("<p>", "<p style='colour: red'>", 1))
    with press(CSS, workers=2) as printing:
        results = printing.print([DOCUMENTS[0], broken, *DOCUMENTS])
        next(results)
        with pytest.raises(PressError, match=r"^broken: Ignored `colour: red`") as caught:
            next(results)
    assert caught.value.name == "broken"


def test_a_press_that_is_left_early_prints_nothing_more() -> None:
    began = time.perf_counter()
    with suppress(KeyError), press(CSS, workers=1) as printing:
        printing.print(DOCUMENTS * 200)
        raise KeyError
    assert time.perf_counter() - began < 20


def test_a_worker_that_is_killed_is_told_of() -> None:
    with press(CSS, workers=1) as printing:
        results = printing.print(DOCUMENTS * 20)
        next(results)
        [worker] = multiprocessing.active_children()
        worker.kill()
        with pytest.raises(PressError, match="ended from outside"):
            list(results)
        with pytest.raises(PressError, match="ended from outside"):
            printing.print(DOCUMENTS)


@pytest.mark.parametrize("script", [PRINT_FOR_LONG, PRINT_AND_IDLE], ids=["busy", "idle"])
def test_an_interrupt_ends_the_workers_without_noise(script: str) -> None:
    with started(script) as process:
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == -signal.SIGINT
    assert errors.count("Traceback") == 1
    assert errors.strip().endswith("KeyboardInterrupt")


def test_workers_do_not_outlive_a_parent_that_is_killed() -> None:
    with started(PRINT_FOR_LONG) as process:
        os.kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=30)  # returns when the last of them has let go of the output


PRINT_WHAT_COMES = """
import hashlib
import pickle
import sys
opened = []
sys.addaudithook(lambda event, values: event == "open" and opened.append(str(values[0])))
from generator.briefing.press import _print
task = pickle.load(sys.stdin.buffer)
print(hashlib.sha256(_print(*task).pdf).hexdigest())
print(*(each for each in opened if each.endswith((".yaml", ".html", ".css", ".svg"))))
"""


def test_a_task_carries_all_that_a_worker_elsewhere_needs(tmp_path: Path) -> None:
    for briefing in case("own", tmp_path).values():
        task = briefing.css, briefing.manuscript
        run = subprocess.run(
            [sys.executable, "-c", PRINT_WHAT_COMES],
            input=pickle.dumps(task),
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        )
        digest, *read = run.stdout.decode().split()
        assert digest == hashlib.sha256(_print(*task).pdf).hexdigest()
        assert [path for path in read if "weasyprint" not in path] == []


MEMORY = """
import multiprocessing
from pathlib import Path
from test_press import CSS, DOCUMENTS, press
documents = [each for each in DOCUMENTS if each.html.count("<tr") > 3]
with press(CSS, workers=1) as printing:
    printed = printing.print(documents * 48)
    for number, _ in enumerate(printed, 1):
        if number in {24, 96}:
            [worker] = multiprocessing.active_children()
            status = Path(f"/proc/{worker.pid}/status").read_text()
            print(status.split("VmRSS:")[1].split()[0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the memory of a process")
def test_the_memory_of_a_worker_stays_flat() -> None:
    early, late = map(int, run_script(MEMORY).split())
    assert late - early < 25_000  # kB; without collections it is 150,000


def test_the_libraries_of_the_machine_say_their_versions() -> None:
    assert [each.count(".") for each in library_versions()] == [2, 2, 2]
