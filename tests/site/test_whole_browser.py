"""The real site in a real browser: every page, the switch of languages, the door, the search."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from browser import opened_browser
from playwright.sync_api import Browser, BrowserContext, Page, expect
from served import hosted
from whole import LANGUAGES, built

WIDTHS = {"http": (1280, 390), "file": (390,)}
WAYS = pytest.mark.parametrize("way", ["http", "file"])
BEFORE = re.compile("اكتب ما تبحث عنه|Type to search")

LOOK = """() => {
  const width = document.documentElement.clientWidth
  const scrolls = (each) =>
    each && (/auto|scroll/.test(getComputedStyle(each).overflowX) || scrolls(each.parentElement))
  const out = [...document.querySelectorAll("main *, article *, footer *")].filter((each) => {
    const {left, right} = each.getBoundingClientRect()
    const out = right > left && (right > width + 1 || left < -1)
    return out && each.closest("article, main > section") && !scrolls(each.parentElement)
  })
  return {
    language: document.documentElement.lang,
    direction: document.documentElement.dir,
    seen: getComputedStyle(document.documentElement).direction,
    wide: document.documentElement.scrollWidth - width,
    out: out.map((each) => each.outerHTML.slice(0, 80)),
    pictures: [...document.images].every((each) => each.naturalWidth > 0),
    fonts: [...document.fonts].filter((each) => each.status === "error").length,
  }
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory, "first")


@pytest.fixture(scope="module")
def bases(site: Path) -> Iterator[dict[str, str]]:
    """Serve the site under a sub-path, with nothing above it, and with its own headers."""
    with hosted(site, "a/b/") as host:
        yield {"http": host.address, "file": f"{site.as_uri()}/"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with opened_browser() as browser:
        yield browser


def watch(context: BrowserContext, bases: dict[str, str]) -> list[str]:
    """Collect whatever a reader's browser would complain about, or ask of a stranger."""
    wrong: list[str] = []
    ours = (*bases.values(), "data:", "about:")
    context.on("console", lambda message: wrong.append(f"{message.type}: {message.text}"))
    context.on("weberror", lambda error: wrong.append(f"error: {error.error}"))
    context.on(
        "request",
        lambda request: (
            None if request.url.startswith(ours) else wrong.append(f"asked: {request.url}")
        ),
    )
    context.on(
        "requestfailed",
        lambda request: (
            None  # the page was left before the answer came
            if request.failure == "net::ERR_ABORTED"
            else wrong.append(f"failed: {request.url}")
        ),
    )
    context.on(
        "response",
        lambda answer: (
            wrong.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None
        ),
    )
    return wrong


@pytest.fixture
def page(browser: Browser, bases: dict[str, str]) -> Iterator[Page]:
    """Give a page that fails its test if anything went wrong in it."""
    with browser.new_context() as context:
        wrong = watch(context, bases)
        yield context.new_page()
    assert wrong == []


@WAYS
@pytest.mark.parametrize("language", [*LANGUAGES, ""])
def test_every_page_loads_whole_asks_nobody_else_and_fits(
    page: Page, bases: dict[str, str], site: Path, way: str, language: str
) -> None:
    found = (site / language).rglob("*.html") if language else site.glob("*.html")
    paths = sorted(path.relative_to(site).as_posix() for path in found)
    assert paths
    said = {}
    for path in paths:
        page.goto(f"{bases[way]}{path}{'' if language else '?choose'}")
        for width in WIDTHS[way]:
            page.set_viewport_size({"width": width, "height": 844})
            said[f"{path} at {width}"] = page.evaluate(LOOK)
    first = language or "ar"
    right = {
        "language": first,
        "direction": LANGUAGES[first],
        "seen": LANGUAGES[first],
        "wide": 0,
        "out": [],
        "pictures": True,
        "fonts": 0,
    }
    assert {path: look for path, look in said.items() if look != right} == {}


PLACES = (
    "index.html",
    "sheets/ain-al-asad.html",
    "places/al-harir-base.html",
    "sources/ain-al-asad-article.html",
)


@WAYS
@pytest.mark.parametrize("script", [True, False])
def test_the_switch_of_languages_keeps_the_page(
    browser: Browser, bases: dict[str, str], way: str, *, script: bool
) -> None:
    with browser.new_context(java_script_enabled=script) as context:
        wrong = watch(context, bases)
        page = context.new_page()
        for path in PLACES:
            page.goto(f"{bases[way]}ar/{path}")
            page.get_by_role("link", name="English", exact=True).click()
            page.wait_for_url(f"{bases[way]}en/{path}")
            page.get_by_role("link", name="العربية", exact=True).click()
            page.wait_for_url(f"{bases[way]}ar/{path}")
    assert wrong == []


@WAYS
@pytest.mark.parametrize(
    ("locale", "target"),
    [("ar", "ar/"), ("ar-IQ", "ar/"), ("en", "en/"), ("en-US", "en/"), ("fr", ""), ("ku", "")],
)
def test_the_door_leads_to_the_language_of_the_reader(
    browser: Browser, bases: dict[str, str], way: str, locale: str, target: str
) -> None:
    with browser.new_context(locale=locale) as context:
        wrong = watch(context, bases)
        page = context.new_page()
        page.goto(f"{bases[way]}index.html", wait_until="commit")
        page.wait_for_url(f"{bases[way]}{target}index.html")
        if not target:
            page.wait_for_timeout(200)
            assert page.url == f"{bases[way]}index.html"
            assert page.locator("a.choice").all_inner_texts() == ["العربية", "English"]
    assert wrong == []


@WAYS
def test_the_door_is_a_plain_choice_without_scripts(
    browser: Browser, bases: dict[str, str], way: str
) -> None:
    with browser.new_context(java_script_enabled=False, locale="ar") as context:
        wrong = watch(context, bases)
        page = context.new_page()
        for language, name in (("ar", "العربية"), ("en", "English")):
            page.goto(f"{bases[way]}index.html")
            page.get_by_role("link", name=name, exact=True).click()
            page.wait_for_url(f"{bases[way]}{language}/index.html")
    assert wrong == []


SHEET, BASE = "sheets/ain-al-asad.html", "places/ain-al-asad.html"
HARIR, ERBIL = "places/al-harir-base.html", "places/erbil-province.html"
KHAFAJI, NOON = "actors/tahsin-al-khafaji.html", "actors/noon-news-agency.html"
ADVISERS, DAESH = "actors/coalition-advisers.html", "actors/daesh.html"
STATEMENT = "agreements/ain-al-asad/iraqi-government-statement-2024.html"
JOINT = "agreements/ain-al-asad/joint-statement-2025.html"
SUNDAY = f"{SHEET}#completion-announced-last-sunday"
FIRST = {
    "ar": {
        "عين ال": BASE,
        "عين الاسد": BASE,
        "الخف": KHAFAJI,
        "خفاجى": KHAFAJI,
        "Khafaji": KHAFAJI,
        "Ayn al-Asad": BASE,
        "بالحرير": HARIR,
        '"قاعدة الحرير"': HARIR,
        "والقواعد": "places/federal-bases-and-headquarters.html",
        "أيلول": STATEMENT,
        "سبتمبر": STATEMENT,
        "27/9/2024": STATEMENT,
        "٢٧ ايلول ٢٠٢٤": STATEMENT,
        "2024-09-27": STATEMENT,
        "تشرين الثاني": JOINT,
        "نوفمبر 2025": JOINT,
        "وکاله نون": NOON,
        "اربیل": ERBIL,
        "Arbil": ERBIL,
        "معسكر": "places/all-iraqi-camps.html",
        "مستشارين": ADVISERS,
        "وزارتان": "actors/ministry-of-defence.html",
        "الأمريكية": "actors/us-forces.html",
        "داعش": DAESH,
        "الاحد الماضي": SUNDAY,
        "الثغرات": "method.html#section-4",
    },
    "en": {
        "khaf": KHAFAJI,
        "ain": BASE,
        "Ayn al Assad": BASE,
        "el-Asad": BASE,
        "عين الاسد": BASE,
        "Tahseen": KHAFAJI,
        "الخفاجي": KHAFAJI,
        "Noon": NOON,
        "Hareer": HARIR,
        "Hewler": ERBIL,
        "Sept 2024": STATEMENT,
        "27 September 2024": STATEMENT,
        "٢٧/٩/٢٠٢٤": STATEMENT,
        "Nov": JOINT,
        "advis": ADVISERS,
        "advisors": ADVISERS,
        "communique": "agreements/ain-al-asad/committee-communique.html",
        "last sunday": SUNDAY,
        "Iraq": "places/iraq.html",
        "Iraqi": "actors/iraqi-government.html",
        "Da'esh": DAESH,
        "gaps": "method.html#section-4",
    },
}
NOT_FOUND = {
    "ar": (
        *("زرافة", "فكتوريا", "قاعدة فكتوريا", "قاعدون", "giraffe", "evacuation", "2023"),
        *("إيران", "الكويت", "البصرة", "كركوك", "بايدن", "28 أيلول", "27/9/2025", "أسرة", "فاجي"),
    ),
    "en": (
        *("giraffe", "Victoria", "Victoria base", "زرافة", "إخلاء", "أيلول", "25", "stationed"),
        *("Iran", "Kuwait", "Basra", "Kirkuk", "Trump", "2023", "28 September", "27/9/2025"),
        *("ISIS", "sun", "arm", "evacu", "Khafaji ISIS"),
    ),
}


def ask(page: Page, query: str, base: str) -> list[str]:
    """Ask, wait for the answer, and give the addresses that are shown as a match, in order."""
    answer = page.locator(".md-search-result__meta")
    page.fill(".md-search__input", "")
    expect(answer).to_have_text(BEFORE)
    page.fill(".md-search__input", query)
    expect(answer).not_to_have_text(BEFORE)
    links = page.locator(".md-search-result__link:has(mark)").evaluate_all(
        "links => links.map(each => each.href)"
    )
    paths = [unquote(link).removeprefix(base) for link in links]
    return [path.partition("?")[0] + "".join(path.partition("#")[1:]) for path in paths]


@WAYS
@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_find_what_they_look_for_and_nothing_else(
    page: Page, bases: dict[str, str], way: str, language: str
) -> None:
    base = f"{bases[way]}{language}/"
    page.goto(f"{base}{SHEET}")
    page.keyboard.press("/")
    first = {query: next(iter(ask(page, query, base)), None) for query in FIRST[language]}
    assert first == FIRST[language]
    for query in NOT_FOUND[language]:
        assert ask(page, query, base) == [], query
        expect(page.locator(".md-search-result__meta")).to_contain_text(query)


@WAYS
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_leads_to_its_fact_with_its_words_marked(
    page: Page, bases: dict[str, str], way: str, language: str
) -> None:
    page.goto(f"{bases[way]}{language}/{BASE}")
    page.click(".md-search__input")
    ask(page, "27/9/2024", "")
    fact = "government-statement-issued"
    page.locator(f".md-search-result__link[href$='#{fact}']").click()
    page.wait_for_url(re.compile(f"{re.escape(SHEET)}.*#{fact}$"))
    expect(page.locator(f"#{fact}")).to_be_in_viewport()
    month = {"ar": "أيلول", "en": "September"}[language]
    marked = page.locator("#content mark").all_text_contents()
    assert set(marked) == {"27", month, "2024"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_paper_a_page_stands_alone_in_black_with_every_word_open(
    page: Page, bases: dict[str, str], language: str
) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{bases['http']}{language}/{SHEET}")
    for chrome in (".md-header", ".md-sidebar", ".permalink", ".md-footer"):
        expect(page.locator(chrome).first).to_be_hidden()
    quotes = page.locator(".fact .evidence > blockquote:first-child q")
    assert quotes.count() > 30
    assert quotes.evaluate_all("all => all.every((each) => each.checkVisibility())")
    ink, paper = page.evaluate(
        "() => [getComputedStyle(document.querySelector('h1')).color,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")


def in_list(page: Page) -> list[str]:
    """The names of the facts that the timeline shows."""
    shown = page.locator("ol.timeline > li:visible > p:last-child > a:last-child")
    return shown.all_text_contents()


@WAYS
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_timeline_is_filtered_by_what_its_reader_chooses(
    page: Page, bases: dict[str, str], way: str, language: str
) -> None:
    page.goto(f"{bases[way]}{language}/timeline.html")
    everything = in_list(page)
    told = page.locator(".filters-shown")
    expect(told).to_contain_text(str(len(everything)))
    page.select_option("[name=place]", "al-harir-base")
    there = in_list(page)
    assert 0 < len(there) < len(everything)
    expect(page.locator("[data-unfiltered]")).to_be_hidden()
    assert page.locator("ol.timeline > li:visible:not([data-place~=al-harir-base])").count() == 0
    expect(told.locator("bdi")).to_have_text(str(len(there)))
    page.select_option("[name=kind]", "date")
    both = in_list(page)
    assert 0 < len(both) < len(there)
    page.reload()
    assert in_list(page) == both
    page.select_option("[name=actor]", "daesh")
    assert in_list(page) == []
    expect(page.locator("[data-nothing]")).to_be_visible()
    for name in ("place", "kind", "actor"):
        page.select_option(f"[name={name}]", "")
    assert in_list(page) == everything
    expect(page.locator("[data-unfiltered]")).to_be_visible()


def test_without_scripts_the_timeline_is_whole(browser: Browser, bases: dict[str, str]) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{bases['http']}en/timeline.html")
        assert page.locator(".filters").is_hidden()
        assert page.locator("ol.timeline > li").count() > 12
        assert page.locator("ol.timeline > li[hidden]").count() == 0


@WAYS
def test_the_words_open_and_their_source_leads_to_the_passage(
    page: Page, bases: dict[str, str], way: str
) -> None:
    page.goto(f"{bases[way]}en/{SHEET}")
    fact = page.locator("#khafaji-no-adviser-except-erbil")
    quote = fact.locator(".evidence q[lang=ar]").first
    expect(quote).to_be_hidden()
    fact.locator(".words > summary").click()
    expect(quote).to_be_visible()
    assert quote.evaluate("each => getComputedStyle(each).direction") == "rtl"
    fact.locator(".evidence a").first.click()
    page.wait_for_url(re.compile(r"/en/sources/ain-al-asad-article\.html#passage-\d+-\d+$"))
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_be_in_viewport()
