import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from browser import opened_browser
from playwright.sync_api import Browser, Page, Route, expect

from generator import serve
from generator.briefing.manuscript import PressError
from generator.build import Built
from generator.problems import EnvironmentTrouble

ROOT = Path(__file__).parents[1]
ENGLISH = "en: Fact sheets"
LONG_PAGE = "en/method.html"
PATIENCE = 60


@dataclass
class Preview:
    process: subprocess.Popen[bytes]
    log: Path
    temporary: Path

    @property
    def told(self) -> str:
        return self.log.read_text("utf-8")

    def wait_until_told(self, pattern: str, times: int = 1) -> str:
        until(lambda: len(re.findall(pattern, self.told)) >= times)
        return str(re.findall(pattern, self.told)[-1])

    @property
    def address(self) -> str:
        return self.wait_until_told(r"http://127\.0\.0\.1:\d+/")

    def ask(
        self, path: str, method: str = "GET", host: str = "localhost"
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", int(self.address[:-1].split(":")[-1]))
        try:
            connection.putrequest(method, path, skip_host=True)
            connection.putheader("Host", host)
            connection.endheaders()
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project without sheets, so that no briefings are printed; its cache is shared."""
    home = tmp_path_factory.mktemp("home")
    shutil.copytree(ROOT / "content", home / "content")
    for sheet in (home / "content" / "sheets").iterdir():
        shutil.rmtree(sheet)
    (home / "content" / "translations.lock").unlink()  # the tests reword one language
    return home


@pytest.fixture(scope="module")
def preview(home: Path) -> Iterator[Preview]:
    with serving(home) as preview:
        preview.wait_until_told("built in")
        yield preview


@pytest.fixture
def site_yaml(home: Path, preview: Preview) -> Iterator[Path]:
    """The file that a test may spoil."""
    path = home / "content" / "site.yaml"
    text, manifest = path.read_bytes(), preview.ask("/manifest.json")[2]
    yield path
    path.write_bytes(text)
    until(lambda: preview.ask("/manifest.json")[2] == manifest)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 800, "height": 300})
    page.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)
    yield page
    page.close()


@contextmanager
def serving(home: Path, *arguments: str) -> Iterator[Preview]:
    temporary = Path(home / f"temporary-{time.monotonic_ns()}")
    temporary.mkdir()
    log = temporary.with_suffix(".log")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "--port", "0", *arguments],
            cwd=home,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)},
            stdout=output,
            stderr=output,
        )
    try:
        yield Preview(process, log, temporary)
    finally:
        process.terminate()
        try:
            process.wait(30)
        finally:
            process.kill()
            process.wait()


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/en/", "text/html; charset=utf-8"),
        ("/en/index.html?q=1", "text/html; charset=utf-8"),
        ("/manifest.json", "application/json"),
        ("/assets/fonts/plex-arabic-400.woff2", "font/woff2"),
        ("/assets/images/favicon.svg", "image/svg+xml"),
        ("/assets/javascripts/frame.js", "text/javascript; charset=utf-8"),
        ("/assets/stylesheets/site.css", "text/css; charset=utf-8"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_files_come_with_their_type_and_are_not_kept(
    preview: Preview, path: str, kind: str, method: str
) -> None:
    status, headers, body = preview.ask(path, method)
    assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, kind, "no-store")
    assert bool(body) == (method == "GET")


def test_pages_get_the_script_and_files_on_the_disk_do_not(preview: Preview) -> None:
    (file,) = preview.temporary.glob("factsheet-*/*/en/index.html")
    stored = file.read_bytes()
    assert b"@preview" not in stored
    served = preview.ask("/en/index.html")[2]
    assert re.sub(
        rb'<script src="/@preview/preview.js" data-version="\w+"></script>', b"", served
    ) == (stored)
    assert b"@preview" not in preview.ask("/assets/javascripts/frame.js")[2]


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/en/sheets/no/such.html", b"Page not found \xe2\x80\x94"),
        ("/ar/no-such", "الصفحة غير موجودة —".encode()),
        ("/no-such.html", "الصفحة غير موجودة · Page not found".encode()),
        ("/en/index.html/", b"Page not found \xe2\x80\x94"),
    ],
)
def test_a_wrong_address_is_told_in_the_language_it_is_in(
    preview: Preview, path: str, title: bytes
) -> None:
    status, _, body = preview.ask(path)
    assert status == 404
    assert b"<title>" + title in body


@pytest.mark.parametrize(
    "path",
    [
        "/../../secret.txt",
        "/%2e%2e/%2e%2e/secret.txt",
        "/en/..%2f..%2f..%2fsecret.txt",
        "/..\\..\\secret.txt",
        "//etc/passwd",
        "/%2Fetc/passwd",
        "/en/%00index.html",
        "/%ff%fe",
        "/" + "a" * 5000,
        "..",
        "http://[/",
    ],
)
def test_nothing_outside_the_site_is_given(preview: Preview, path: str) -> None:
    (preview.temporary / "secret.txt").write_text("secret")
    status, _, body = preview.ask(path)
    assert status == 404
    assert b"secret" not in body
    (preview.temporary / "secret.txt").unlink()


@pytest.mark.parametrize("path", ["/en", "//en", "/%2Fen"])
def test_a_folder_is_sent_on_to_its_slash_on_this_host(preview: Preview, path: str) -> None:
    status, headers, _ = preview.ask(path)
    assert (status, headers["Location"]) == (302, "/en/")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_only_reading_is_possible(preview: Preview, method: str) -> None:
    assert preview.ask("/", method)[0] == 501


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1:8000", 200), ("[::1]:80", 200), ("LOCALHOST", 200), ("evil.example:8000", 403)],
)
def test_a_foreign_name_for_this_machine_is_refused(
    preview: Preview, host: str, status: int
) -> None:
    assert preview.ask("/en/index.html", host=host)[0] == status


def test_a_problem_is_shown_over_the_page_until_it_is_mended(
    preview: Preview, site_yaml: Path, page: Page
) -> None:
    good = site_yaml.read_text("utf-8")
    page.goto(preview.address + LONG_PAGE)
    expect(page).to_have_title(re.compile("— Fact sheets$"))
    alert = page.get_by_role("alert")
    expect(alert).to_have_count(0)
    page.evaluate("window.notReloaded = true")

    site_yaml.write_text(good + "<b>: &x\n", "utf-8")
    line = len(good.splitlines()) + 1
    expect(alert).to_contain_text(f"content/site.yaml:{line}:")
    expect(alert).to_contain_text("FS1")
    assert alert.evaluate("each => each.lang + each.dir") == "enltr"
    preview.wait_until_told(rf"content/site\.yaml:{line}:\d+: FS1\d\d .*\n +{line} \| <b>: &x\n")

    site_yaml.write_text(good + "titel: <i>x</i>\n", "utf-8")
    expect(alert).to_contain_text(f"content/site.yaml:{line}:1: FS110")
    expect(alert.locator("i")).to_have_count(0)
    preview.wait_until_told(rf"{line} \| titel: <i>x</i>\n")
    page.get_by_role("button", name="Close").click()
    expect(alert).to_have_count(0)

    site_yaml.write_text(good + "subtitel: x\n", "utf-8")
    expect(alert).to_contain_text("subtitel")
    assert page.evaluate("window.notReloaded")
    page.reload()
    expect(alert).to_contain_text("subtitel")
    page.keyboard.press("Escape")
    expect(alert).to_have_count(0)

    site_yaml.write_text(good + "titel: x\n", "utf-8")
    expect(alert).to_be_visible()
    page.evaluate("window.notReloaded = true")
    site_yaml.write_text(good, "utf-8")
    expect(alert).to_have_count(0)
    assert page.evaluate("window.notReloaded"), "the same bytes are no news"


def test_a_new_build_is_loaded_where_the_reader_is(
    preview: Preview, site_yaml: Path, page: Page
) -> None:
    def with_details(route: Route) -> None:
        answer = route.fetch()
        details = f"<details><summary>x</summary>{'<p>x</p>' * 20}</details>"
        route.fulfill(response=answer, body=answer.text().replace("<h1", f"{details * 2}<h1"))

    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.route(f"**/{LONG_PAGE}", with_details)
    page.goto(preview.address + LONG_PAGE)
    page.locator("summary").nth(1).click()
    page.evaluate("scrollTo(0, 1000)")
    assert page.evaluate("scrollY") == 1000
    for before, after in pairwise(["", " again", " anew", " afresh"]):
        spoil(site_yaml, ENGLISH + before, ENGLISH + after)
        expect(page).to_have_title(re.compile(f"— Fact sheets{after}$"))
        until(lambda: page.evaluate("scrollY") == 1000)
        opened = page.locator("details").evaluate_all("all => all.map(each => each.open)")
        assert opened[:2] == [False, True]
    assert refused == []


def test_a_page_that_a_build_leaves_as_it_was_is_not_loaded_again(
    preview: Preview, home: Path, browser: Browser, page: Page
) -> None:
    actors = home / "content" / "register" / "actors.yaml"
    good, manifest = actors.read_text("utf-8"), preview.ask("/manifest.json")[2]
    other = browser.new_page()
    for each, path in ((page, LONG_PAGE), (other, "en/actors.html")):
        each.goto(preview.address + path)
        each.evaluate("window.notReloaded = true")
    try:
        spoil(actors, "en: Tahsin al-Khafaji\n", "en: Tahsin al-Khafajy\n")
        expect(other.get_by_role("link", name="Tahsin al-Khafajy")).to_be_visible()
        assert page.evaluate("window.notReloaded")
        assert not other.evaluate("window.notReloaded")
    finally:
        other.close()  # before it is loaded once more
        actors.write_text(good, "utf-8")
        until(lambda: preview.ask("/manifest.json")[2] == manifest)


def test_a_wrong_address_is_shown_as_the_site_looks(preview: Preview, page: Page) -> None:
    page.goto(preview.address + "en/no/such/page.html")
    assert page.evaluate("[...document.styleSheets].every(each => each.cssRules.length)")
    page.get_by_role("link", name="All sheets").click()
    expect(page).to_have_url(preview.address + "en/index.html")


def test_before_the_first_good_build_every_address_shows_the_problems(
    home: Path, site_yaml: Path, page: Page
) -> None:
    good = site_yaml.read_text("utf-8")
    site_yaml.write_text("title: [\n", "utf-8")
    with serving(home) as preview:
        page.goto(preview.address + LONG_PAGE)
        expect(page.get_by_role("heading", name="No site yet")).to_be_visible()
        expect(page.get_by_role("alert")).to_contain_text("content/site.yaml:")
        assert preview.ask("/")[0] == 503
        site_yaml.write_text(good, "utf-8")
        expect(page).to_have_title(re.compile("— Fact sheets$"))
        expect(page.get_by_role("alert")).to_have_count(0)


def test_pages_are_there_while_the_site_is_replaced(preview: Preview, site_yaml: Path) -> None:
    good = site_yaml.read_text("utf-8")
    built = preview.told.count("built in")

    def there_and_built(times: int) -> bool:
        assert preview.ask("/en/index.html")[0] == 200
        return preview.told.count("built in") >= built + times

    for times, after in enumerate((" again", " anew", " afresh"), 1):
        site_yaml.write_text(good.replace(ENGLISH, ENGLISH + after), "utf-8")
        until(partial(there_and_built, times))
    assert len(list(preview.temporary.glob("factsheet-*/*"))) <= 3


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_at_once_and_leaves_nothing(home: Path, sent: signal.Signals) -> None:
    with serving(home) as preview:
        port = int(preview.address[:-1].split(":")[-1])
        preview.wait_until_told("built in")
        with socket.create_connection(("127.0.0.1", port)) as listener:
            listener.sendall(b"GET /@preview/events HTTP/1.0\r\n\r\n")
            listener.recv(1)
            preview.process.send_signal(sent)
            preview.process.send_signal(sent)
            assert preview.process.wait(5) == 0
        assert list(preview.temporary.iterdir()) == []
        assert "Traceback" not in preview.told


def test_it_opens_the_browser_once_there_is_something_to_see(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, script = tmp_path / "shown", tmp_path / "browser"
    script.write_text(f'#!/bin/sh\necho "$1" >> {shown}\n')
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{script} %s")
    with serving(home, "--open") as preview:
        until(shown.is_file)
        assert "built in" in preview.told
        assert shown.read_text() == f"{preview.address}\n"
    shown.unlink()
    with serving(home) as preview:  # nobody at a screen
        preview.wait_until_told("built in")
    assert not shown.exists()


def test_it_ends_cleanly_during_a_build(home: Path) -> None:
    with serving(home) as preview:
        until(lambda: list(preview.temporary.glob("factsheet-*/.0-*")))
        preview.process.send_signal(signal.SIGINT)
        assert preview.process.wait(30) == 0
        assert list(preview.temporary.iterdir()) == []
        assert preview.told.count("\n") == 1


def test_a_port_in_use_is_told_in_one_sentence(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with serving(home, "--port", str(port)) as preview:
            assert preview.process.wait(60) == 2
            assert preview.told == f"factsheet: port {port} is in use. Name another: --port N\n"
            assert list(preview.temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--content", "nowhere"], "there is no content folder `nowhere`"),
        (["--host", "no.such.host.invalid"], "port 0 of no.such.host.invalid: "),
    ],
)
def test_what_stands_in_the_way_is_told(home: Path, arguments: list[str], told: str) -> None:
    with serving(home, *arguments) as preview:
        assert preview.process.wait(60) == 2
        assert preview.told.startswith(f"factsheet: {told}")
        assert preview.told.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "line", "trouble"),
    [
        (PressError("a.ar", ("too wide",)), "factsheet: a.ar: too wide", ("a.ar: too wide",)),
        (
            EnvironmentTrouble("the disk is full"),
            "factsheet: the disk is full",
            ("the disk is full",),
        ),
        (KeyError("x"), "KeyError: 'x'\nfactsheet: this is a bug", ("KeyError: 'x'", "terminal")),
    ],
)
def test_whatever_goes_wrong_is_told_and_the_last_good_site_stays(
    tmp_path: Path,
    error: Exception,
    line: str,
    trouble: tuple[str, ...],
) -> None:
    def fail(*_: object, **__: object) -> Built:
        raise error

    said: list[str] = []
    good = serve._State(tmp_path / "0", "abc")
    shown = serve._rebuilt(tmp_path / "content", tmp_path / "1", good, said.append, fail)
    assert (shown.site, shown.assets) == (good.site, good.assets)
    assert line in said[0]
    assert all(each in " ".join(shown.troubles[0]) for each in trouble)


def test_a_machine_that_cannot_build_at_all_ends_it(tmp_path: Path) -> None:
    def fail(*_: object, **__: object) -> Built:
        raise EnvironmentTrouble("Pango is missing")

    with pytest.raises(EnvironmentTrouble, match="Pango"):
        serve._rebuilt(tmp_path / "content", tmp_path / "0", serve._State(), print, fail)
