"""Times the search as on a slow phone: how long from the first key to the answers.

Usage: python benchmarks/search.py [--sheets 1000] [--rounds 3] [--site FOLDER] [--json FILE]

Builds a site of so many sheets, or takes one of `contents.py` that is there, and opens it in
Chromium. A server answers like a host over a poor mobile network: 150 ms to and fro, one line of
1.6 Mbit/s for all, gzip, one exchange at a time on each of up to six connections. The renderer is
held for three quarters of the time, and so all its threads are four times as slow: the browser's
own means for this slows the page but neither its workers, where the search is, nor their requests.
Each query is typed on a freshly loaded page with an empty cache, a key each 120 ms.
"""

import argparse
import gzip
import json
import math
import mimetypes
import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Lock, Thread
from urllib.parse import unquote

from contents import write
from measuring import timed

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))

from browser import opened_browser  # noqa: E402 - the tests' browser
from playwright.sync_api import Browser, Page  # noqa: E402 - after it

ROUND_TRIP = 0.15
BYTES_A_SECOND = 1_600_000 / 8
SLOWER = 4
SLICE = 0.002
KEY_EVERY = 120
PATIENCE = 60_000
QUERIES = {
    "ar": ("ليلى", "السدرة", "قاعدة النخلة", "مذكرة تفاهم", "أيلول 2024", "قال هدى النعيمي"),
    "en": (
        "Layla",
        "Sidra",
        "Nakhla base",
        "memorandum",
        "September 2024",
        "said Huda al-Nuaimi",
    ),
}
PAGE = "timeline.html"
CLOCK = """
window.clock = {}
addEventListener("input", () => {
  clock.last = performance.now()
  clock.first ??= clock.last
}, true)
addEventListener("DOMContentLoaded", () => {
  const result = document.querySelector(".md-search-result")
  new MutationObserver(() => requestAnimationFrame(() => {
    if (!clock.first) return
    clock.changed = performance.now()
    if (result.querySelector(".md-search-result__link")) clock.answers ??= clock.changed
  })).observe(result, { childList: true, subtree: true, characterData: true })
})
"""
SETTLED = "() => clock.changed && performance.now() - Math.max(clock.changed, clock.last) > 2500"
LOOP = """() => {
  const start = performance.now()
  let sum = 0
  for (let number = 0; number < 2e8; number++) sum += number % 7
  return performance.now() - start
}"""
IN_WORKER = f"""() => new Promise((resolve) => {{
  const code = `postMessage(({LOOP})())`
  const worker = new Worker(URL.createObjectURL(new Blob([code])))
  worker.onmessage = ({{ data }}) => {{ worker.terminate(); resolve(data) }}
}})"""


class _Line:
    """What all connections share."""

    def __init__(self) -> None:
        self._lock, self._free = Lock(), 0.0

    def send(self, size: int) -> None:
        """Wait until so many bytes are through."""
        with self._lock:
            self._free = max(self._free, time.monotonic()) + size / BYTES_A_SECOND
            until = self._free
        time.sleep(max(0.0, until - time.monotonic()))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Path
    line: _Line
    sent: list[int]

    def setup(self) -> None:
        super().setup()
        time.sleep(ROUND_TRIP)  # the handshake

    def do_GET(self) -> None:
        path = self.site / unquote(self.path.partition("?")[0]).lstrip("/")
        time.sleep(ROUND_TRIP)
        found = path.is_file()
        body = _packed(path) if found else b""
        self.send_response(200 if found else 404)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if path.suffix != ".woff2":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.sent.append(len(body))
        for start in range(0, len(body), 1400):
            piece = body[start : start + 1400]
            self.line.send(len(piece))
            self.wfile.write(piece)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@cache
def _packed(path: Path) -> bytes:
    content = path.read_bytes()
    return content if path.suffix == ".woff2" else gzip.compress(content, mtime=0)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A page that is closed breaks its connections."""


@contextmanager
def served(site: Path) -> Iterator[tuple[str, list[int]]]:
    """Serve a site over the poor line; yield its address, and the sizes of what was sent."""
    sent: list[int] = []
    handler = type("Handler", (_Handler,), {"site": site, "line": _Line(), "sent": sent})
    server = _Server(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()
        server.server_close()


def _renderers(process: int) -> Iterator[int]:
    with suppress(OSError):
        for listed in Path(f"/proc/{process}/task").glob("*/children"):
            for child in map(int, listed.read_text().split()):
                if b"--type=renderer" in Path(f"/proc/{child}/cmdline").read_bytes():
                    yield child
                yield from _renderers(child)


@contextmanager
def slowed() -> Iterator[None]:
    """Let the renderers that this process started run a quarter of the time."""
    held, over = list(_renderers(os.getpid())), Event()

    def signalled(which: signal.Signals) -> None:
        for each in held:
            with suppress(ProcessLookupError):
                os.kill(each, which)

    def hold() -> None:
        owed, since = 0.0, time.monotonic()
        while not over.wait(SLICE):
            signalled(signal.SIGSTOP)
            stopped = time.monotonic()
            owed += (stopped - since) * (SLOWER - 1)  # as it ran, however late this thread came
            time.sleep(max(0.0, owed))
            signalled(signal.SIGCONT)
            since = time.monotonic()
            owed -= since - stopped

    thread = Thread(target=hold)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        signalled(signal.SIGCONT)


@contextmanager
def phone(browser: Browser, *, bypass_csp: bool = False) -> Iterator[Page]:
    """A fresh page with an empty cache."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, bypass_csp=bypass_csp
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def slowness(browser: Browser, address: str) -> str:
    """How many times slower a loop is, in a page and in a worker."""
    told = []
    for place, loop in (("page", LOOP), ("worker", IN_WORKER)):
        with phone(browser, bypass_csp=True) as page:  # the site allows no such worker
            page.goto(address)
            before = min(page.evaluate(loop) for _ in range(3))
            with slowed():
                told.append(f"{place} {page.evaluate(loop) / before:.1f}×")
    return ", ".join(told)


def typed(browser: Browser, address: str, query: str, sent: list[int]) -> dict[str, float]:
    """Type a query, and tell in milliseconds when answers stood there."""
    with phone(browser) as page:
        page.add_init_script(CLOCK)
        page.goto("about:blank")
        page.goto(address, wait_until="commit")
        with slowed():
            page.wait_for_load_state("networkidle")
            page.locator("label.md-header__button[for=__search]").click()
            page.locator(".md-search__input").focus()
            page.wait_for_load_state("networkidle")
            sent.clear()
            page.keyboard.type(query, delay=KEY_EVERY)
            page.wait_for_function(SETTLED)
        clock = page.evaluate("() => clock")
        return {
            "first": clock.get("answers", math.nan) - clock["first"],
            "whole": max(0.0, clock["changed"] - clock["last"]),
            "loaded": sum(sent) / 1000,
            "answers": page.locator(".md-search-result__item").count(),
        }


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sheets", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--site", type=Path, help="a built site, in place of a new one")
    parser.add_argument("--json", type=Path, help="a file that keeps each run")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        site = chosen.site
        if not site:
            write(Path(temporary) / "content", chosen.sheets)
            build = [sys.executable, "-m", "generator", "build", "--no-pdf"]
            timed([build], Path(temporary), path=str(ROOT))
            site = Path(temporary) / "site"
        runs: dict[str, list[dict[str, float]]] = {}
        sheets = sum(1 for _ in (site / "en" / "sheets").glob("*.html"))
        with served(site) as (address, sent), opened_browser() as browser:
            print(f"Slowed down, measured: {slowness(browser, f'{address}en/404.html')}.\n")
            for number in range(1, chosen.rounds + 1):
                for language, queries in QUERIES.items():
                    for query in queries:
                        found = typed(browser, f"{address}{language}/{PAGE}", query, sent)
                        runs.setdefault(f"{language}: {query}", []).append(found)
                        print(f"round {number}: {query}: {found}", file=sys.stderr)
            browser_version = browser.version
    print(
        f"| {sheets:,} sheets | first key → first answers, ms | last key → last change, ms "
        "| loaded for it, kB | answers |\n|---|---|---|---|---|"
    )
    for name, each in runs.items():
        cells = []
        for kind in ("first", "whole", "loaded", "answers"):
            values = [run[kind] for run in each]
            middle, spread = statistics.median(values), f"{min(values):,.0f}–{max(values):,.0f}"
            cells.append(f"{middle:,.0f} ({spread})")
        print(f"| {name} | {' | '.join(cells)} |")
    print(
        f"\nChromium {browser_version}; processor {SLOWER}× slower, "
        f"{BYTES_A_SECOND * 8 / 1e6} Mbit/s, {ROUND_TRIP * 1000:.0f} ms to and fro, a key each "
        f"{KEY_EVERY} ms, which is part of the time "
        "to the first answers wherever these need more than one key; `nan`: none was found."
    )
    if chosen.json:
        chosen.json.write_text(json.dumps(runs, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
