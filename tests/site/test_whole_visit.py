"""A first visit to the real site: what it weighs, what moves, and what it leaves behind."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import opened_browser
from playwright.sync_api import Browser, BrowserContext
from served import Host, hosted, rules
from whole import LANGUAGES, built, names

HEAVIEST = 300_000
"""Bytes on the wire."""
LATE = 0.8
"""Seconds that each font takes: longer than a browser waits before it shows text."""

PALETTE = "[data-md-component=palette] label:visible"
WATCH = """
globalThis.moved = []
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    if (!hadRecentInput) moved.push([value, ...sources.map(({ node }) => node?.outerHTML)])
  }
}).observe({ type: "layout-shift", buffered: true })
"""
FONT = "getComputedStyle(document.querySelector('h1')).fontFamily.split(',')[0]"

both = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory, "first")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as browser:
        yield browser


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Give new visitors, who have never been here."""
    contexts = []

    def new(width: int = 1280) -> BrowserContext:
        context = browser.new_context(viewport={"width": width, "height": 844})
        contexts.append(context)
        return context

    yield new
    for context in contexts:
        context.close()


def sheet(host: Host, language: str) -> str:
    return f"{host.address}{language}/sheets/{names('sheets')[0]}.html"


@both
def test_a_first_visit_to_a_sheet_is_light(
    site: Path, visitor: Callable[..., BrowserContext], language: str
) -> None:
    with hosted(site) as host:
        page = visitor().new_page()
        page.goto(sheet(host, language), wait_until="networkidle")
        paths = [path for path, _ in host.sent]
        assert len(paths) == len(set(paths))
        # The page, its own font for both weights, and the script of the theme are among it.
        assert sum("/fonts/" in path for path in paths) >= 2
        assert any("/bundle." in path for path in paths)
        assert 100_000 < sum(size for _, size in host.sent) <= HEAVIEST, sorted(host.sent)


@both
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("late", [0, LATE])
def test_nothing_moves_as_a_page_loads(
    site: Path, visitor: Callable[..., BrowserContext], language: str, width: int, late: float
) -> None:
    with hosted(site, slow={".woff2": late}) as host:
        for path in (f"{language}/index.html", f"{language}/timeline.html", ""):
            context = visitor(width)
            context.add_init_script(WATCH)
            page = context.new_page()
            page.goto(f"{host.address}{path}" if path else sheet(host, language))
            page.wait_for_load_state("networkidle")
            page.evaluate("document.fonts.ready.then(() => 0)")
            page.wait_for_timeout(300)  # two more frames, in which a late font would be taken
            moved: Any = page.evaluate("moved")
            assert sum(each[0] for each in moved) < 0.005, (path, moved)


def fonts(context: BrowserContext, address: str) -> set[str]:
    """The fonts that the browser draws the title with."""
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready.then(() => 0)")
    session = context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    title = session.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})
    used = session.send("CSS.getPlatformFontsForNode", {"nodeId": title["nodeId"]})["fonts"]
    return {each["familyName"] for each in used if each["isCustomFont"]}


@both
def test_the_first_page_already_has_its_font_but_does_not_wait_for_it(
    site: Path, visitor: Callable[..., BrowserContext], language: str
) -> None:
    with hosted(site) as host:
        assert fonts(visitor(), sheet(host, language)) == {"Factsheet Sans SemiBold"}
    with hosted(site, slow={".woff2": LATE}) as host:
        assert fonts(visitor(), sheet(host, language)) == set()
    disk = f"{site.as_uri()}/{language}/sheets/{names('sheets')[0]}.html"
    assert fonts(visitor(), disk) == {"Factsheet Sans SemiBold"}


@both
def test_a_visit_leaves_only_the_chosen_colours_behind(
    site: Path, visitor: Callable[..., BrowserContext], language: str
) -> None:
    """With the host's policy in force, which nothing here may run into."""
    with hosted(site) as host:
        context = visitor()
        said: list[str] = []
        context.on("console", lambda message: said.append(message.text))
        page = context.new_page()
        answer = page.goto(sheet(host, language))
        assert answer
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        page.click(".md-search__input")
        page.fill(".md-search__input", "27")
        page.wait_for_selector(".md-search-result__link:has(mark)")
        page.keyboard.press("Escape")
        page.click(PALETTE)
        page.click(PALETTE)
        assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
        kept = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
        assert page.evaluate(kept) == ["/.__palette"]
        assert context.cookies() == []
        assert said == []


def test_a_script_from_elsewhere_or_between_the_lines_does_not_run(
    site: Path, visitor: Callable[..., BrowserContext]
) -> None:
    """With the policy of the header, and from a disk with that of the page alone."""
    attack = (
        "() => { const script = document.createElement('script');"
        " script.textContent = 'globalThis.ran = true'; document.body.append(script);"
        " document.body.setAttribute('style', 'opacity: 0.5');"
        " return [globalThis.ran, getComputedStyle(document.body).opacity] }"
    )
    page = visitor().new_page()
    with hosted(site) as host:
        for base in (host.address, f"{site.as_uri()}/"):
            for path in ("index.html?choose", "404.html", "ar/index.html", "en/data.html"):
                page.goto(f"{base}{path}")
                assert page.evaluate(attack) == [None, "1"], path


def test_the_headers_are_such_as_hosts_take(site: Path) -> None:
    """Cloudflare Pages takes a hundred rules, and lines of two thousand characters."""
    lines = (site / "_headers").read_text("utf-8").splitlines()
    assert max(map(len, lines)) < 2000
    paths = [line for line in lines if line.startswith("/")]
    assert len(set(paths)) == len(paths) < 100
    for path in paths:
        assert list(site.glob(path.lstrip("/"))), path
    policy = rules(site)["/*"]["Content-Security-Policy"]
    assert "unsafe" not in policy
    kept = {path for path in paths if "immutable" in rules(site)[path].get("Cache-Control", "")}
    assert len(kept) == 2
