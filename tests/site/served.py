"""A static host for the built site: it compresses, and sends what the site's `_headers` says."""

import gzip
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

from browser import opened_browser
from playwright.sync_api import Page

PACKED = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml")


class Host(ThreadingHTTPServer):
    """The host; it has its address before it has a site, for a site that is to name it.

    In `sent` is what it was asked for, and of how many bytes the answer was.
    """

    daemon_threads = True
    block_on_close = False
    site = Path()

    def __init__(self, under: str, slow: Mapping[str, float]) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.slow = slow
        self.sent: list[tuple[str, int]] = []
        self.under = f"/{under}"
        self.address = f"http://127.0.0.1:{self.server_port}{self.under}"


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Host

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.server.under):
            self._send(HTTPStatus.NOT_FOUND, {"Content-Type": "text/plain"}, b"not of this site")
            return
        inner = path.removeprefix(self.server.under)
        inner += "index.html" if not inner or inner.endswith("/") else ""
        file = (self.server.site / inner).resolve()
        inside = file.is_relative_to(self.server.site.resolve()) and file.is_file()
        if not inside:
            file = self.server.site / "404.html"
        time.sleep(self.server.slow.get(file.suffix, 0))
        kind = guess_type(file.name)[0] or "application/octet-stream"
        content = file.read_bytes()
        said = {"Cache-Control": "public, max-age=0, must-revalidate"}
        said |= {"Content-Type": f"{kind}; charset=utf-8" if kind.startswith("text/") else kind}
        for pattern, headers in rules(self.server.site).items():
            if fnmatchcase(f"/{inner}", pattern):
                said |= headers
        if kind.startswith(PACKED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = packed(content)
            said |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        self._send(HTTPStatus.OK if inside else HTTPStatus.NOT_FOUND, said, content)

    def _send(self, status: HTTPStatus, headers: Mapping[str, str], content: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        head = b"".join(self._headers_buffer)  # type: ignore[attr-defined]
        self.end_headers()
        self.wfile.write(content)
        self.server.sent.append((self.path, len(head) + len(content)))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
        pass


@cache
def packed(content: bytes) -> bytes:
    """The content as hosts send it that compress as they go, and not as hard as they could."""
    return gzip.compress(content, 6)


@cache
def rules(site: Path) -> dict[str, dict[str, str]]:
    """Read `_headers`: for each path, which may end in a star, the headers."""
    read: dict[str, dict[str, str]] = {}
    for line in (site / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            here = read.setdefault(line, {})
        else:
            name, _, value = line.partition(":")
            here[name.strip()] = value.strip()
    return read


@contextmanager
def hosted(
    site: Path | None = None, under: str = "", slow: Mapping[str, float] | None = None
) -> Iterator[Host]:
    """Serve a site.

    Args:
        site: Its folder; set `site` of the host where it is built later.
        under: The path below the host that it stands under, like `a/b/`; nothing is above it.
        slow: How many seconds files with this suffix take.
    """
    with Host(under, slow or {}) as host:
        host.site = site or Path()
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield host
        host.shutdown()


@contextmanager
def still_page(site: Path) -> Iterator[Page]:
    """Open a page that changes its colours at once, and has the site's address as its base."""
    with hosted(site) as host, opened_browser() as browser:
        page = browser.new_page(base_url=host.address, reduced_motion="reduce")
        page.set_default_timeout(20_000)
        yield page
