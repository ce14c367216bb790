import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest
from browser import opened_browser
from playwright.sync_api import Browser, Page, expect

from generator.language.locales import read_locale
from generator.website.entries import search_words
from generator.website.frame import CONTENTS, Chrome, FramedPage, Heading, capture, fill
from generator.website.frame_search import search_config, search_files
from generator.website.search_index import prepare

TEMPLATES = Path(__file__).parents[2] / "templates"
NAMES = (("ar", "العربية"), ("en", "English"))
NAVIGATION = {
    "ar": (("الرئيسية", "index.html"), ("الخط الزمني", "timeline.html")),
    "en": (("Home", "index.html"), ("Timeline", "timeline.html")),
}
ENTRIES = {
    "ar": [
        ("sheets/asad.html", "قاعدة عين الأسد", "صحيفة وقائع"),
        (
            "sheets/asad.html#advisers",
            "لا مستشارين خارج أربيل",
            "قال: «لا يوجد أي مستشار في عموم المعسكرات العراقية باستثناء قاعدة أربيل».",
        ),
        (
            "sheets/asad.html#talks",
            "لقاء في بغداد",
            "التقى مسؤولون ألمان بالحكومة وبأعضاء اللجنة في ٢٧ أيلول ٢٠٢٤، وكُتِبَ عن ٢٬٥٠٠ جنديّ.",
        ),
        ("places/iraq/erbil.html", "أربيل", "مدينة في شمال العراق"),
    ],
    "en": [
        ("sheets/asad.html", "Ain al-Asad base", "Fact sheet"),
        (
            "sheets/asad.html#advisers",
            "No advisers outside Erbil",
            "Iraq's spokesman said: “there is no adviser in any Iraqi camp except Erbil”.",
        ),
        (
            "sheets/asad.html#talks",
            "Talks in Baghdad",
            "Two countries sent 2,500 soldiers, based near Ḥadītha, with new plans & <tags>.",
        ),
        ("places/iraq/erbil.html", "Erbil", "City in the north"),
    ],
}
ADVISERS, TALKS = "sheets/asad.html#advisers", "sheets/asad.html#talks"
FOUND = {
    "ar": {
        "مستشار": {ADVISERS},
        "المستشار": {ADVISERS},
        "قاعده": {"sheets/asad.html", ADVISERS},
        "القاعدة": {"sheets/asad.html", ADVISERS},
        "بالقاعدة": {"sheets/asad.html", ADVISERS},
        "الاسد": {"sheets/asad.html"},
        "اسد": {"sheets/asad.html"},
        "عين الاسد": {"sheets/asad.html"},
        "ارب": {"places/iraq/erbil.html"},
        "ببغداد": {TALKS},
        "حكومة": {TALKS},
        "اعضاء": {TALKS},
        "مسئولون": {TALKS},
        "الألمان": {TALKS},
        "كتب": {TALKS},
        "جندي": {TALKS},
        "27": {TALKS},
        "٢٠٢٤": {TALKS},
        "2500": {TALKS},
        '"لا يوجد"': {ADVISERS},
        "يوجد -مستشار": set(),
        "مستشار بغداد": set(),
        "مستش": set(),
        "مطار": set(),
        "قاعدون": set(),
        "25": set(),
        "مستشاز~1": set(),
    },
    "en": {
        "adviser": {ADVISERS},
        "ADVISERS": {ADVISERS},
        "advis": set(),
        "al-asad": {"sheets/asad.html"},
        "iraq": {ADVISERS},
        "Iraq’s": {ADVISERS},
        "country": {TALKS},
        "countries": {TALKS},
        "2500": {TALKS},
        "2,500": {TALKS},
        "hadi": set(),
        "Haditha": {TALKS},
        "tags": {TALKS},
        "bases": {"sheets/asad.html"},
        "advisory": set(),
        "250": set(),
        "news": set(),
        "amp": set(),
        "erbol~1": set(),
    },
}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(TEMPLATES / "assets", folder / "assets")
    (folder / "assets/stylesheets/facts.css").touch()
    for language, direction in (("ar", "rtl"), ("en", "ltr")):
        other = "en" if language == "ar" else "ar"
        chrome = Chrome(language, direction, "S", NAVIGATION[language], NAMES)
        frames = capture([chrome], TEMPLATES)[language]
        write(folder, dict(frames.assets))
        entries = ENTRIES[language]
        for path in ("index.html", "timeline.html", "sheets/asad.html", "places/iraq/erbil.html"):
            up = "../" * (path.count("/") + 1)
            facts = [entry for entry in entries if entry[0].startswith(f"{path}#")] * 9
            page = FramedPage(
                path,
                f"Title of {path}",
                f"<h1>{path}</h1>{CONTENTS}"
                + "".join(
                    f'<h2 id="{place}{location.partition("#")[2]}">{title}</h2>'
                    f"<p>{escape(text)}</p>"
                    for place, (location, title, text) in enumerate(facts)
                ),
                contents=tuple(
                    Heading(f"{place}{location.partition('#')[2]}", title)
                    for place, (location, title, _) in enumerate(facts)
                ),
                head=f'<link rel="alternate" hreflang="{other}" href="{up}{other}/{path}">',
                alternates={other: f"{up}{other}/{path}"},
            )
            write(folder / language, {path: fill(frames, page).encode()})
        documents: dict[str, list[dict[str, str]]] = {}
        for location, title, text in entries:
            documents.setdefault(location.partition("#")[0], []).append(
                {
                    "location": location,
                    "kind": "fact" if "#" in location else "place",
                    "title": title,
                    "text": f"<p>{escape(text, quote=False)}</p>",
                }
            )
        config = search_config(language, search_words(read_locale(language)))
        found = [prepare(path, each) for path, each in documents.items()]
        write(folder / language, search_files(config, found))
    return folder


def write(folder: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@pytest.fixture(scope="module")
def bases(site: Path) -> Iterator[dict[str, str]]:
    handler = partial(Quiet, directory=str(site.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield {
            "http": f"http://127.0.0.1:{server.server_port}/{site.name}/",
            "file": site.as_uri() + "/",
        }
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, bases: dict[str, str]) -> Iterator[Page]:
    """Give a page that fails its test if anything went wrong in it, or if it asked a stranger."""
    wrong: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: wrong.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on(
        "requestfailed",
        lambda request: (
            None  # the page was left before the answer came
            if request.failure == "net::ERR_ABORTED"
            else wrong.append(f"failed: {request.url}")
        ),
    )
    page.on(
        "response",
        lambda answer: (
            wrong.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
        ),
    )
    ours = (*bases.values(), "data:", "about:")
    page.on(
        "request",
        lambda request: None if request.url.startswith(ours) else wrong.append(request.url),
    )
    yield page
    page.close()
    assert wrong == []


def search(page: Page, query: str, base: str) -> set[str]:
    """Ask, wait for the answer, and give what is shown as a match."""
    answer = page.locator(".md-search-result__meta")
    expect(answer).to_have_text(re.compile("ما تبحث عنه|Type to search"))
    page.fill(".md-search__input", query)
    expect(answer).not_to_have_text(re.compile("ما تبحث عنه|Type to search"))
    links = page.locator(".md-search-result__link:has(mark)").evaluate_all(
        "l => l.map(a => a.href)"
    )
    paths = {unquote(link).removeprefix(base) for link in links}
    page.fill(".md-search__input", "")
    return {path.partition("?")[0] + "".join(path.partition("#")[1:]) for path in paths}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("way", ["http", "file"])
@pytest.mark.parametrize("path", ["index.html", "places/iraq/erbil.html"])
def test_words_are_found_however_they_are_typed(
    page: Page, bases: dict[str, str], way: str, language: str, path: str
) -> None:
    base = f"{bases[way]}{language}/"
    page.goto(base + path)
    page.click(".md-search__input")
    found = {query: search(page, query, base) for query in FOUND[language]}
    assert found == FOUND[language]


@pytest.mark.parametrize("way", ["http", "file"])
def test_the_word_is_marked_as_written_in_the_answer_and_on_its_page(
    page: Page, bases: dict[str, str], way: str
) -> None:
    page.goto(f"{bases[way]}ar/index.html")
    page.click(".md-search__input")
    page.fill(".md-search__input", "مسئولين 27")
    expect(page.locator(".md-search-result mark")).to_have_text(["مسؤولون", "٢٧"])
    page.click(".md-search-result__link:has(mark)")
    page.wait_for_selector("#content mark")
    assert set(page.locator("#content mark").all_inner_texts()) == {"مسؤولون", "٢٧"}


def test_on_the_page_only_whole_words_are_marked(page: Page, bases: dict[str, str]) -> None:
    page.goto(f"{bases['http']}en/sheets/asad.html?h=in camp two#0advisers")
    assert set(page.locator("#content mark").all_inner_texts()) == {"in", "camp", "Two"}


@pytest.mark.parametrize("way", ["http", "file"])
def test_the_search_opens_and_is_walked_through_by_keyboard(
    page: Page, bases: dict[str, str], way: str
) -> None:
    page.goto(f"{bases[way]}ar/sheets/asad.html")
    link = page.locator("a.md-tabs__link").last
    link.focus()
    field = page.locator(".md-search__input")
    for key, code in (("/", "Slash"), ("s", "KeyS"), ("س", "KeyS"), ("ظ", "Slash"), ("ы", "KeyS")):
        # Playwright has no Arabic keyboard; the browser's own events carry both, as these do.
        page.evaluate(
            "([key, code]) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown',"
            " {key, code, bubbles: true, cancelable: true}))",
            [key, code],
        )
        expect(field).to_be_focused()
        expect(page.locator("#__search")).to_be_checked()
        page.keyboard.press("Escape")
        expect(link).to_be_focused()
        expect(page.locator("#__search")).not_to_be_checked()
    page.keyboard.press("s")
    expect(field).to_be_focused()
    page.keyboard.type("بغداد s/ ")
    assert field.input_value() == "بغداد s/ "
    field.fill("لا")
    expect(page.locator(".md-search-result__link mark").first).to_be_visible()
    answers = page.locator(".md-search-result a:visible")
    for key, focused in (
        ("Tab", answers.nth(0)),
        ("ArrowDown", answers.nth(1)),
        ("Shift+Tab", answers.nth(0)),
        ("ArrowUp", field),
        ("ArrowDown", answers.nth(0)),
    ):
        page.keyboard.press(key)
        expect(focused).to_be_focused()
    assert answers.nth(0).evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/sheets/asad.html?h=*#*")


def test_nothing_is_searched_or_loaded_before_somebody_searches(
    page: Page, bases: dict[str, str]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/search/")[2]))
    page.goto(f"{bases['http']}ar/index.html", wait_until="networkidle")
    assert not [path for path in asked if path.startswith(("words/", "entries/"))]
    page.click(".md-search__input")
    assert search(page, "بغداد", f"{bases['http']}ar/") == {TALKS}
    kinds = [path.partition("/")[0] for path in asked]
    assert kinds.count("words") == kinds.count("entries") == 1


@pytest.mark.parametrize("way", ["http", "file"])
@pytest.mark.parametrize("script", [True, False])
def test_the_switch_keeps_the_page_with_and_without_scripts(
    browser: Browser, bases: dict[str, str], way: str, *, script: bool
) -> None:
    page = browser.new_page(java_script_enabled=script)
    for path in ("sheets/asad.html", "places/iraq/erbil.html"):
        page.goto(f"{bases[way]}ar/{path}")
        page.get_by_role("link", name="English").click()
        page.wait_for_url(f"{bases[way]}en/{path}")
    page.close()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_without_scripts_the_drawer_opens_and_nothing_dead_is_shown(
    browser: Browser, bases: dict[str, str], language: str
) -> None:
    page = browser.new_page(
        java_script_enabled=False, viewport={"width": 390, "height": 844}, reduced_motion="reduce"
    )
    page.goto(f"{bases['http']}{language}/sheets/asad.html")
    for dead in (".md-search", "[data-md-component=palette]", "header [for=__search] >> nth=0"):
        assert page.locator(dead).is_hidden()
    page.click("header [for=__drawer]")
    page.get_by_role("link", name=NAVIGATION[language][1][0]).click()
    page.wait_for_url(f"{bases['http']}{language}/timeline.html")
    page.close()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", ["index.html", "sheets/asad.html"])
def test_nothing_is_wider_than_a_phone(
    page: Page, bases: dict[str, str], language: str, path: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{bases['http']}{language}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.evaluate(
        "[...document.querySelectorAll('header .md-header__button, .site-languages, article *')]"
        ".every(e => { const b = e.getBoundingClientRect(); return b.left >= 0 && b.right <= 390 })"
    )


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_drawer_opens_by_keyboard_on_the_side_where_reading_starts(
    page: Page, bases: dict[str, str], language: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{bases['http']}{language}/sheets/asad.html")
    page.focus("header [for=__drawer]")
    page.keyboard.press("Enter")
    link = page.locator(".md-nav--primary a.md-nav__link").first
    expect(link).to_be_in_viewport(ratio=1)
    box = page.locator(".md-sidebar--primary").bounding_box()
    assert box
    assert box["x"] + (box["width"] if language == "ar" else 0) == {"ar": 390, "en": 0}[language]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_and_then_the_reader(
    browser: Browser, bases: dict[str, str], scheme: str
) -> None:
    paper = {"light": "rgb(251, 250, 247)", "dark": "rgb(20, 23, 26)"}
    background = "getComputedStyle(document.body).backgroundColor"
    for script in (True, False):
        page = browser.new_page(
            java_script_enabled=script, color_scheme="dark" if scheme == "dark" else "light"
        )
        page.goto(f"{bases['http']}ar/index.html")
        assert page.evaluate(background) == paper[scheme]
        if script:
            page.click("[data-md-component=palette] label:visible")  # light
            assert page.evaluate(background) == paper["light"]
            page.click("[data-md-component=palette] label:visible")  # dark
            assert page.evaluate(background) == paper["dark"]
            page.goto(f"{bases['http']}en/index.html")
            assert page.evaluate(background) == paper["dark"]
        page.close()


def test_the_contents_follow_the_reader_and_stand_in_the_page_on_a_phone(
    page: Page, bases: dict[str, str]
) -> None:
    page.goto(f"{bases['http']}ar/sheets/asad.html")
    assert page.locator(".site-contents").is_hidden()
    page.locator("article h2").last.scroll_into_view_if_needed()
    page.wait_for_selector(".md-nav--secondary .md-nav__link--active")
    page.set_viewport_size({"width": 390, "height": 844})
    page.click(".site-contents summary")
    page.locator(".site-contents a").last.click()
    assert "#17talks" in page.url


def test_both_scripts_are_set_in_our_own_font(page: Page, bases: dict[str, str]) -> None:
    page.goto(f"{bases['http']}ar/sheets/asad.html")
    loaded = page.evaluate(
        "Promise.all([...document.fonts].map(f => f.load())).then(f => f.every(x => x.status"
        " === 'loaded') && f.length)"
    )
    assert loaded == 4
    assert page.evaluate("getComputedStyle(document.querySelector('article')).fontSize") == "17px"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).letterSpacing") == "normal"
