"""The search worker, asked by itself: what it finds, in which order, and what it must not find."""

import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from browser import opened_browser
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.language.locales import read_locale
from generator.website.entries import search_words
from generator.website.frame_search import search_config, search_files
from generator.website.search_index import prepare

TEMPLATES = Path(__file__).parents[2] / "templates"


def entry(location: str, kind: str, title: str, text: str = "", *names: str) -> dict[str, Any]:
    found = {"location": location, "kind": kind, "title": title, "text": f"<p>{text}</p>"}
    return found | {"names": list(names)} if names else found


ENTRIES = {
    "ar": [
        entry("s", "sheet", "قاعدة عين الأسد ومن فيها: ما قيل"),
        entry("s#talks", "fact", "التصريح 1", "في 27 أيلول 2024 كان اللقاء مع مسؤولي الولايات."),
        entry("s#enemy", "fact", "التصريح 2", "منع العدوان في كانون الثاني 2025 ومنع غيره."),
        entry("s#big", "fact", "التاريخ 1", "وحدة كبيرة فيها ٢٬٥٠٠ جنديٍّ، أي ثلاثون فوجًا."),
        entry("s#camps", "fact", "التاريخ 2", "المعسكرات والمستشارون واللجنتان والقدرات في لبنان."),
        entry(
            "s#paper", "fact", "التاريخ 3", "ورقة واحدة عن العراقيين، وضبط الحدود وإخلاء المواقع."
        ),
        entry("s#advisers", "fact", "القاعدة 1: قاعدة عين الأسد", "مستشاري التحالف، بعشائر."),
        entry(
            "asad", "place", "قاعدة عين الأسد", "قاعدة", "عين الاسد", "Ain al-Asad", "Ayn al-Asad"
        ),
        entry("asadi", "actor", "حسن الأسدي", "شخص", "Hasan al-Asadi"),
        entry("khafaji", "actor", "تحسين الخفاجي", "شخص", "Tahsin al-Khafaji"),
    ],
    "en": [
        entry("s", "sheet", "Ain al-Asad base and who was there: what was said"),
        entry(
            "s#talks", "fact", "Statement 1", "On 27 September 2024 Iraq’s officials met on Sunday."
        ),
        entry(
            "s#other", "fact", "Statement 2", "Iranian and Hamas news of 6 November 2025, from 27."
        ),
        entry(
            "s#bases", "fact", "Base 1", "Two countries kept 2,500 advisers &amp; bases near Ḥama."
        ),
        entry("asad", "place", "Ain al-Asad base", "Base", "Ayn al-Asad", "قاعدة عين الأسد"),
        entry("khafaji", "actor", "Tahsin al-Khafaji", "Person", "تحسين الخفاجي"),
        entry("government", "actor", "Iraqi government", "Government"),
        entry("daesh", "actor", "Daesh", "Group", "Da&#39;esh", "داعش"),
    ],
}
FIRST: dict[str, dict[str, str | None]] = {
    "ar": {
        "عين ال": "asad",
        "عين الاسد": "asad",
        "الخف": "khafaji",
        "خ": "khafaji",
        "خفاجی": "khafaji",
        "khafa": "khafaji",
        "Ayn al-Assad": "asad",
        "قاعدە": "asad",
        "ۀ": None,
        "بالقاعدة": "asad",
        "وللقواعد": None,
        "سبتمبر": "s#talks",
        "ايلول": "s#talks",
        "27/9/2024": "s#talks",
        "٢٧/٠٩/٢٠٢٤": "s#talks",
        "2024-09-27": "s#talks",
        "٢٧ سبتمبر ٢٠٢٤": "s#talks",
        "يناير": "s#enemy",
        "كانون الثاني 2025": "s#enemy",
        "1/2025": "s#enemy",
        "2500": "s#big",
        "جندي": "s#big",
        "فوج": "s#big",
        "فوجاً": "s#big",
        "معسكر": "s#camps",
        "معسكران": "s#camps",
        "مستشارين": "s#camps",
        "مستشار": "s#camps",
        "لجنة": "s#camps",
        "قدرة": "s#camps",
        "مسئول": None,
        "عشائر": "s#advisers",
        "مستشاري": "s#advisers",
        "ضبط": "s#paper",
        "الإخلاء": "s#paper",
        "موقع": None,
        '"عين الأسد"': "asad",
    },
    "en": {
        "khaf": "khafaji",
        "ain": "asad",
        "Al-Assad": "asad",
        "el-Asad": "asad",
        "alasad": "asad",
        "Khafajy": "khafaji",
        "عين ال": "asad",
        "خفاجي": "khafaji",
        "Iraq": "s#talks",
        "iraqi gov": "government",
        "Sept": "s#talks",
        "27 Sep 2024": "s#talks",
        "September 27, 2024": "s#talks",
        "27.9.2024": "s#talks",
        "2024-09": "s#talks",
        "6 Nov": "s#other",
        "country": "s#bases",
        "adviser": "s#bases",
        "base": "asad",
        "hama": "s#bases",
        "2500": "s#bases",
        "da’esh": "daesh",
        "official": "s#talks",
        '"Al-Asad base"': "asad",
    },
}
NEVER: dict[str, tuple[str, ...]] = {
    "ar": (
        *("إيران", "البصرة", "سد", "أسرة", "فاجي", "2023", "25", "28 أيلول", "28 آب", "27/1/2025"),
        *("27 كانون الثاني", "بيرة", "عدو", "العدو", "لبن", "ثلاث", "رقة", "حدة", "الأحد", "عراق"),
        *("قاعدون", "مستشارو مطار", "أيلول كانون", '"الأسد عين"', "الأسد -عين", "Daesh", "amp"),
    ),
    "en": (
        *("Iran", "sun", "off", "news -Hamas", "ham", "ISIS", "sad", "Kuwait", "2023", "25"),
        *("28 September", "27 November", "27/9/2025", "6/9/2024", "9/27/2024", "amp", "39"),
        *("Asad Sunday", '"base al-Asad"', "أيلول", "government Iraq", "Hana", "countrie"),
    ),
}

START = """async (config) => {
  const worker = new Worker("/assets/javascripts/search.js")
  const next = () => new Promise((resolve, reject) => {
    worker.onmessage = ({data}) => resolve(data.data)
    worker.onerror = ({message}) => reject(new Error(message))
    setTimeout(() => reject(new Error("no answer")), 20000)
  })
  const tell = (type, data) => {
    const answer = next()
    worker.postMessage({type, data})
    return answer
  }
  await tell(0, {config, docs: [], options: {}})
  window.ask = async (queries) => {
    const answers = []
    for (const query of queries) answers.push(await tell(2, query))
    return answers
  }
}"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
        pass


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Page]]:
    """A page for each language, in which `ask` asks its search."""
    folder = tmp_path_factory.mktemp("search")
    scripts = folder / "assets/javascripts"
    scripts.mkdir(parents=True)
    shutil.copy(TEMPLATES / "assets/javascripts/search.js", scripts)
    settings = {language: written(folder, language) for language in ENTRIES}
    (folder / "index.html").write_text(
        "<!doctype html><link rel=icon href='data:,'><title></title>"
    )
    handler = partial(Quiet, directory=str(folder))
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        opened_browser() as browser,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found = {}
        for language, config in settings.items():
            found[language] = browser.new_page()
            found[language].goto(f"http://127.0.0.1:{server.server_port}/")
            found[language].evaluate(START, config)
        yield found
        server.shutdown()


def written(folder: Path, language: str) -> dict[str, Any]:
    """Write the search of one language, and give its settings."""
    sheet = [each for each in ENTRIES[language] if each["location"].partition("#")[0] == "s"]
    others = [each for each in ENTRIES[language] if each not in sheet]
    config = search_config(language, search_words(read_locale(language)))
    pages = [prepare("s", sheet), prepare("others", others, gathered=True)]
    for path, content in search_files(config, pages).items():
        file = folder / language / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    index = json.loads((folder / language / "search/search_index.json").read_text("utf-8"))
    settings: dict[str, Any] = index["config"]
    return settings


def ask(page: Page, *queries: str) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = page.evaluate("queries => ask(queries)", list(queries))
    return answers


def found(answer: dict[str, Any]) -> list[str]:
    """The addresses of what was found, in order, without the words to mark."""
    marked = [item for group in answer["items"] for item in group if "?h=" in item["location"]]
    return [
        path.partition("?")[0] + mark + anchor
        for path, mark, anchor in (item["location"].partition("#") for item in marked)
    ]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_there_is_found_however_it_is_typed_and_entities_come_first(
    pages: dict[str, Page], language: str
) -> None:
    answers = ask(pages[language], *FIRST[language])
    first = {
        query: next(iter(found(answer)), None)
        for query, answer in zip(FIRST[language], answers, strict=True)
    }
    assert first == FIRST[language]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_not_there_is_not_found_and_the_reader_is_told(
    pages: dict[str, Page], language: str
) -> None:
    none = {"ar": "لا نتائج لـ«\u2068{}\u2069».", "en": "No results for “\u2068{}\u2069”."}[
        language
    ]
    for query, answer in zip(NEVER[language], ask(pages[language], *NEVER[language]), strict=True):
        assert answer["items"] == [], query
        assert answer["said"].startswith(none.format(query))


def test_why_nothing_was_found_is_said(pages: dict[str, Page]) -> None:
    apart = (
        "No results for “Asad Sunday”. Each of these words is found, but nowhere all of them"
        " together."
    )
    said = [
        answer["said"].replace("\u2068", "").replace("\u2069", "")
        for answer in ask(pages["en"], "Kuwait Iraq", "Asad Sunday", "offici", "khaf", "country")
    ]
    assert said == [
        "No results for “Kuwait Iraq”. Not found anywhere: Kuwait.",
        apart,
        "No results for “offici”. Words that begin so: officials.",
        "1 result · names with a word that begins with “khaf”",
        "1 result",
    ]


def test_answers_are_counted_in_the_plural_of_the_language(pages: dict[str, Page]) -> None:
    said = [
        answer["said"] for answer in ask(pages["ar"], "ثلاثون", "الأسد قاعدة -مستشاري", "قاعدة")
    ]
    assert said == ["نتيجة واحدة", "نتيجتان", "3 نتائج"]


def test_an_answer_says_what_it_is_and_by_which_name_it_was_found(pages: dict[str, Page]) -> None:
    by_name, by_title, fact = (
        next(iter(answer["items"]))[0] for answer in ask(pages["ar"], "Ayn", "عين", "معسكر")
    )
    assert by_name["title"] == '<span class="search-kind">مكان</span> قاعدة عين الأسد'
    name = "<p>صيغ أخرى للاسم: <bdi><mark>Ayn</mark> al-Asad</bdi></p>"
    assert by_name["text"] == f"{name}<p>قاعدة</p>"
    assert by_title["text"] == "<p>قاعدة</p>"
    assert fact["title"].startswith('<span class="search-kind">واقعة</span> ')
    assert "<p><mark>المعسكرات</mark> والمستشارون" in fact["text"]


def test_of_a_date_its_own_words_are_marked(pages: dict[str, Page]) -> None:
    (answer,) = ask(pages["ar"], "27 سبتمبر 2024")
    text = answer["items"][0][0]["text"]
    assert text.startswith("<p>في <mark>27</mark> <mark>أيلول</mark> <mark>2024</mark> كان ")


NOISE = st.sampled_from(["", "", "", "\u0640", "\u064e", "\u0651", "\u200d", "\u200f"])
ALIKE = {"ي": "يیىې", "ك": "كک", "ه": "هەھہ", "ة": "ةهە", "ا": "اأإٱ"}


@st.composite
def typed(draw: st.DrawFn, words: tuple[str, ...]) -> str:
    """A name as another hand, font or keyboard may write it."""
    word = draw(st.sampled_from(words))
    letters = [draw(st.sampled_from(ALIKE.get(each, each))) + draw(NOISE) for each in word]
    return "".join(letters)


@settings(max_examples=80, deadline=None)
@given(typed(("خفاجي", "حدود", "فوج", "كبيره", "معسكر", "لجنه")))
def test_the_hand_that_types_does_not_matter(pages: dict[str, Page], query: str) -> None:
    plain = {"خ": "khafaji", "ح": "s#paper", "ف": "s#big", "ك": "s#big", "ک": "s#big"}
    (answer,) = ask(pages["ar"], query)
    assert found(answer) == [plain.get(query[0], "s#camps")], json.dumps(query)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=30))
def test_whatever_is_typed_is_answered(pages: dict[str, Page], query: str) -> None:
    (answer,) = ask(pages["en"], query)
    assert isinstance(answer["items"], list)
