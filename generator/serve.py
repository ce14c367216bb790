"""The preview: the site as it will be, shown in the browser and built again after each change."""

import errno
import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import MimeTypes
from pathlib import Path
from socket import AF_INET, AF_INET6
from tempfile import TemporaryDirectory
from threading import Condition, Event, Thread
from time import perf_counter
from traceback import format_exc
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from watchfiles import watch

from generator import messages
from generator.briefing.manuscript import PressError
from generator.build import Built, build
from generator.language.lexicon import lexicon
from generator.language.locales import read_locale
from generator.problems import ContentError, EnvironmentTrouble
from generator.publish import MANIFEST
from generator.resources import templates_folder

if TYPE_CHECKING:
    from generator.steps.plan import Parts

Say = Callable[[str], None]
_Troubles = tuple[tuple[str, ...], ...]

_SCRIPT, _EVENTS = "/@preview/preview.js", "/@preview/events"
_THIS_MACHINE = ("127.0.0.1", "::1", "localhost")
_NO_SITE = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>No site yet</title>
</head><body><h1>No site yet</h1><p>It is shown here as soon as it is built.</p></body></html>"""

_TYPES = MimeTypes()
_TYPES.add_type("text/javascript", ".js")
_TYPES.add_type("font/woff2", ".woff2")


@dataclass(frozen=True, slots=True)
class _State:
    """What browsers are shown."""

    site: Path | None = None  # the last good one
    assets: str = ""  # names what all its pages are made with: the same bytes, the same name
    troubles: _Troubles = ()  # what is wrong since, each in lines: where, what, and what to do

    def version(self, page: bytes) -> str:
        """Names what a reader of the page sees, so that no other page is loaded again for it."""
        return blake2b(self.assets.encode() + page, digest_size=8).hexdigest()


def serve(
    content: Path,
    host: str,
    port: int,
    say: Say,
    *,
    allow_missing: bool = False,
    show: Callable[[str], object] | None = None,
) -> None:
    """Show the site, at any free port if that is 0, until Ctrl-C, SIGTERM or a closed terminal.

    Args:
        show: Opens an address in the browser; called once, when there is something to see.

    Raises:
        EnvironmentTrouble: The port or the content folder cannot be had, or the machine stands in
            the way of the first build.
    """
    if not content.is_dir():
        raise EnvironmentTrouble(f"there is no content folder `{content}`. Name it: --content DIR")
    with (
        _until_stopped() as stopped,
        TemporaryDirectory(prefix="factsheet-") as folder,
        _listening(host, port) as server,
    ):
        say(f"{server.address} shows the site, and each change of {content}; Ctrl-C ends it")
        watched = watch(  # gives nothing after 0.2 s: the first build misses no change from then on
            content, templates_folder(), stop_event=stopped, rust_timeout=200, yield_on_timeout=True
        )
        todo: list[Parts] = []
        for number, changes in enumerate(watched):
            if changes or number == 0:
                todo = ["pages", "all"]  # at once; and with briefings once nothing changes
            if todo:
                site = Path(folder).resolve() / str(number)
                make = partial(build, allow_missing=allow_missing, parts=todo.pop(0))
                server.show(_rebuilt(content, site, server.state, say, make))
                todo = [] if server.state.troubles else todo
                if show and number == 0:
                    show(server.address)


@contextmanager
def _until_stopped() -> Iterator[Event]:
    """Run until the process is told to stop; being told twice does not disturb the clearing up."""
    stopped = Event()
    signals = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) == signal.SIG_DFL:  # not under nohup
        signals.append(signal.SIGHUP)
    process = os.getpid()

    def stop(*_: object) -> None:
        if os.getpid() != process:
            os._exit(1)  # a worker of the press, told together with us
        for each in signals:
            signal.signal(each, signal.SIG_IGN)
        stopped.set()
        raise KeyboardInterrupt

    for each in signals:
        signal.signal(each, stop)
    with suppress(KeyboardInterrupt):
        yield stopped


@contextmanager
def _listening(host: str, port: int) -> Iterator["_Server"]:
    try:
        server = _Server(host, port)
    except OSError as error:
        why = "is in use" if error.errno == errno.EADDRINUSE else f"of {host}: {error.strerror}"
        raise EnvironmentTrouble(f"port {port} {why}. Name another: --port N") from error
    with server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


def _rebuilt(
    content: Path, site: Path, before: _State, say: Say, make: Callable[..., Built] = build
) -> _State:
    """Build, say how that went, and return what is to be shown now."""
    began = perf_counter()
    read_locale.cache_clear()
    lexicon.cache_clear()
    try:
        built = make(content, site, before=before.site)
    except Exception as error:
        if isinstance(error, EnvironmentTrouble) and before == _State():
            raise
        line, troubles = _told(error)
        say(line)
        return replace(before, troubles=troubles)
    for old in site.parent.iterdir():
        if old not in (site, before.site):  # the one before may still be read from
            shutil.rmtree(old, ignore_errors=True)
    say(f"built in {perf_counter() - began:.1f} s: {built.sheets} sheets, {built.facts} facts")
    files: dict[str, str] = json.loads((site / MANIFEST).read_text("utf-8"))["files"]
    assets = sorted(each for each in files.items() if each[0].startswith("assets/"))
    return _State(site, blake2b(repr(assets).encode(), digest_size=8).hexdigest())


def _told(error: Exception) -> tuple[str, _Troubles]:
    """What went wrong, for the terminal and for browsers."""
    if isinstance(error, ContentError):
        found = error.problems
        count = f"{len(found)} problem{'s' if len(found) > 1 else ''}"
        return f"{messages.pretty(found)}\n\n{count}", tuple(
            (f"{each.place}: {each.code.code}", each.message, *each.advice) for each in found
        )
    if isinstance(error, PressError | EnvironmentTrouble):
        return f"factsheet: {error}", tuple(("", line) for line in str(error).splitlines())
    bug = "this is a bug of the generator, not a problem of the content"
    brief = f"{bug}: {type(error).__name__}: {error}"
    return f"{format_exc()}factsheet: {bug}", (("", brief, "The terminal says more."),)


class _Server(ThreadingHTTPServer):
    """Hands the state from the builder to browsers, each in a thread that ends with the process."""

    def __init__(self, host: str, port: int) -> None:
        self.state = _State()
        self._news = Condition()
        self.private = host in _THIS_MACHINE
        self.address_family = AF_INET6 if ":" in host else AF_INET
        super().__init__((host, port), _Handler)
        self.address = f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}/"

    def show(self, state: _State) -> None:
        with self._news:
            self.state = state
            self._news.notify_all()

    def wait(self, known: _State | None) -> _State:
        """Wait for another state, but not for ever, to notice that a browser went away."""
        with self._news:
            self._news.wait_for(lambda: self.state is not known, timeout=15)
            return self.state

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a browser went away before the end."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        path, _, query = map(unquote, self.path.partition("?"))
        state = self.server.state
        if self._from_elsewhere():
            self._send("text/plain", b"only for this machine", HTTPStatus.FORBIDDEN)
        elif path == _EVENTS:
            self._send_events(query)
        elif path == _SCRIPT:
            self._send("text/javascript", (templates_folder() / "serve/preview.js").read_bytes())
        elif state.site is None:
            self._send_page(state, _NO_SITE, HTTPStatus.SERVICE_UNAVAILABLE)
        else:
            self._send_file(state, state.site, path)

    do_HEAD = do_GET  # noqa: N815 - its name in the base class

    def log_message(self, *_: object) -> None:
        """Keep the terminal for what authors need."""

    def _from_elsewhere(self) -> bool:
        """Whether a foreign page asks: its host's name may be made to lead to this machine."""
        host = re.sub(r":\d+$", "", self.headers.get("Host", "localhost")).strip("[]")
        return self.server.private and host.lower() not in _THIS_MACHINE

    def _send_file(self, state: _State, site: Path, path: str) -> None:
        file = _find(site, path)
        if file is None:
            self._send_page(state, _missing(site, path), HTTPStatus.NOT_FOUND)
        elif file.is_dir():
            address = f"/{quote(file.relative_to(site).as_posix())}/"
            self._send("text/plain", status=HTTPStatus.FOUND, location=address)
        elif file.suffix == ".html":
            self._send_page(state, file.read_bytes())
        else:
            kind = _TYPES.guess_type(file.name)[0] or "application/octet-stream"
            self._send(kind, file.read_bytes())

    def _send_page(self, state: _State, body: bytes, status: HTTPStatus = HTTPStatus.OK) -> None:
        before, _, after = body.rpartition(b"</body>")
        version = state.version(body)
        script = f'<script src="{_SCRIPT}" data-version="{version}"></script></body>'
        self._send("text/html", before + script.encode() + after, status)

    def _send_events(self, path: str) -> None:
        """Tell a page's state now and whenever it changes, until the browser goes away."""
        self._send("text/event-stream")
        known = None
        while self.command == "GET":
            state = self.server.wait(known)
            version = state.version(_page(state.site, path))
            event = json.dumps({"version": version, "troubles": state.troubles})
            self.wfile.write(b":\n\n" if state is known else f"data: {event}\n\n".encode())
            known = state

    def _send(
        self, kind: str, body: bytes = b"", status: HTTPStatus = HTTPStatus.OK, location: str = ""
    ) -> None:
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        self.send_response(status)
        self.send_header("Content-Type", kind + charset)
        self.send_header("Cache-Control", "no-store")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)


def _page(site: Path | None, path: str) -> bytes:
    """The page that is shown at an address."""
    if site is None:
        return _NO_SITE
    file = _find(site, path)
    return file.read_bytes() if file and file.is_file() else _missing(site, path)


def _missing(site: Path, path: str) -> bytes:
    """The page that says that there is none, in the language of the address."""
    language = path.strip("/").partition("/")[0]
    page = _find(site, f"/{language}/404.html") or site / "404.html"
    base = f'<head><base href="/{quote(page.relative_to(site).as_posix())}">'
    return page.read_bytes().replace(b"<head>", base.encode(), 1)  # its links are relative


def _find(site: Path, path: str) -> Path | None:
    """What stands at an address, if it stands in the site."""
    parts = [each for each in path.split("/") if each] + ["index.html"] * path.endswith("/")
    with suppress(OSError, ValueError):  # not there, or no name that a file can have
        found = site.joinpath(*parts).resolve(strict=True)
        return found if found.is_relative_to(site) else None
    return None
