"""What the pages of the real site say, each of them, against the content itself."""

import json
import posixpath
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urlsplit

import pytest
from searched import searched
from whole import (
    ADDRESS,
    CONTENT,
    LANGUAGES,
    Element,
    actors_of,
    built,
    close,
    content,
    evidence,
    facts,
    names,
    pages,
    places_of,
    read,
    sheets,
    with_address,
)

from generator.checking.references import ANCHORS

OTHER = {"ar": "en", "en": "ar"}
LATIN, ARABIC = re.compile(r"[A-Za-z]{2,}"), re.compile(r"[\u0621-\u064a]{2,}")
BARE = re.compile(r"\d{4}-\d\d-\d\d|\d+\s*[–-]\s*\d+|\+\d[\d ()-]{6,}|(?<![A-Za-z])[-−]\d|[$€£]\d")
"""Runs that print reversed in Arabic unless they are kept together; not SHA-256."""

both = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory, "first")


@pytest.fixture(scope="module")
def found(site: Path) -> dict[str, Element]:
    return pages(site)


def resolve(page: str, address: str) -> tuple[str, str]:
    """Where a relative address leads: a path from the root of the site, and an anchor."""
    path, anchor = urldefrag(address)
    whole = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return f"{whole}/index.html" if path.endswith("/") and whole != "." else whole, anchor


def outside(address: str) -> bool:
    return re.match(r"[a-z][a-z0-9+.-]*:|//", address) is not None


def links(element: Element) -> list[str]:
    return [each.attributes["href"] for each in element.all("a") if "href" in each.attributes]


def has(element: Element, text: str) -> bool:
    return close(text) in close(element.text())


@cache
def addresses_of_content() -> set[str]:
    text = "".join(path.read_text("utf-8") for path in CONTENT.rglob("*.yaml"))
    return set(re.findall(r"\burl: *(\S+)", text))


def test_the_head_of_every_page_says_what_it_is(found: dict[str, Element]) -> None:
    titles: Counter[str] = Counter()
    for path, page in found.items():
        language, _, inner = path.partition("/")
        root = page.one("html")
        own = language if inner else "ar"
        assert (root.attributes["lang"], root.attributes["dir"]) == (own, LANGUAGES[own]), path
        title = page.one("head").one("title").text()
        assert title.strip(), path
        titles[title] += 1
        assert len(page.all("h1")) == (1 if inner else len(LANGUAGES)), path
        assert all(heading.text().strip() for heading in page.all("h1")), path
        assert page.one("meta", name="description").attributes["content"].strip(), path
        assert page.one("meta", charset="utf-8")
        assert page.one("meta", name="viewport")
        if path.endswith("404.html"):
            assert page.one("meta", name="robots").attributes["content"] == "noindex"
            assert not page.all("link", rel="canonical")
            continue
        assert not page.all("meta", name="robots"), path
        canonical = page.one("link", rel="canonical").attributes["href"]
        assert resolve(path, canonical) == (path if inner else ".", ""), path
        alternates = {
            each.attributes["hreflang"]: resolve(path, each.attributes["href"])[0]
            for each in page.all("link", rel="alternate")
            if "hreflang" in each.attributes  # a feed has none
        }
        assert alternates == {each: f"{each}/{inner or 'index.html'}" for each in LANGUAGES}, path
    assert {title for title, times in titles.items() if times > 1} == set()


def test_a_site_with_an_address_names_it_in_full(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    site = built(tmp_path_factory, "address", with_address)
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    missing = [path for path in pages(site) if path.endswith("404.html")]
    inner = {path for path in pages(site) if "/" in path} - set(missing)
    assert sorted(listed) == sorted(f"{ADDRESS}{path}" for path in inner)
    for path in (*inner, "index.html"):
        head = read(site / path).one("head")
        alternates = {
            each.attributes["hreflang"]: each.attributes["href"]
            for each in head.all("link", rel="alternate")
            if "hreflang" in each.attributes
        }
        own = path.partition("/")[2] or path
        assert alternates == {each: f"{ADDRESS}{each}/{own}" for each in LANGUAGES}, path
        canonical = head.one("link", rel="canonical").attributes["href"]
        assert canonical == ADDRESS + path.removesuffix("index.html" if path == own else "\0")
    missing_at_any_depth = read(site / "404.html")
    for name in ("href", "src"):
        for each in missing_at_any_depth:
            address = each.attributes.get(name, urlsplit(ADDRESS).path)
            assert address.startswith(urlsplit(ADDRESS).path), address
            assert (site / address.removeprefix(urlsplit(ADDRESS).path)).exists(), address


def test_every_page_is_there_in_both_languages(found: dict[str, Element]) -> None:
    inner = {
        each: {path[3:] for path in found if path.startswith(f"{each}/")} for each in LANGUAGES
    }
    assert inner["ar"] == inner["en"]
    expected = {f"sheets/{sheet}.html" for sheet in names("sheets")}
    expected |= {f"sources/{source}.html" for source in names("sources")}
    for kind in ("actors", "places"):
        expected |= {f"{kind}/{entry['id']}.html" for entry in content(f"register/{kind}.yaml")}
    assert expected <= inner["ar"]


def wrong_addresses(site: Path, found: dict[str, Element], path: str) -> list[str]:
    """What a page points to that is not there, or is somebody else's."""
    wrong = []
    for each in found[path]:
        for name in {"href", "src", "srcset", "action", "data", "poster"} & set(each.attributes):
            address = each.attributes[name]
            target, anchor = resolve(path, address)
            if outside(address):
                right = each.tag == "a" and urldefrag(address)[0] in addresses_of_content()
            else:  # the canonical address of the root is a folder
                right = target == "." or (site / target).is_file()
            if not right or (anchor and not outside(address) and anchor not in ids(found[target])):
                wrong.append(f"{path}: {each.tag} {name}={address}")
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
            named = set(each.attributes.get(name, "").split())
            wrong += [f"{path}: {each.tag} {name}={one}" for one in named - set(ids(found[path]))]
    return wrong


@cache
def ids(page: Element) -> Counter[str]:
    return Counter(each.attributes["id"] for each in page if "id" in each.attributes)


def test_every_address_in_every_page_leads_somewhere_in_the_site(
    site: Path, found: dict[str, Element]
) -> None:
    assert [wrong for path in found for wrong in wrong_addresses(site, found, path)] == []


def test_style_sheets_settings_and_search_entries_lead_somewhere_too(
    site: Path, found: dict[str, Element]
) -> None:
    for sheet in site.rglob("*.css"):
        text = sheet.read_text("utf-8")
        assert "@import" not in text
        for address in re.findall(r"url\(\s*[\"']?([^\"')]+)", text):
            inside = address.startswith(("data:", "#"))
            assert inside or (sheet.parent / urldefrag(address)[0]).is_file(), address
    for path, page in found.items():
        for settings in page.all("script", id="__config"):
            config = json.loads("".join(map(str, settings.children)))
            assert (site / resolve(path, config["search"])[0]).is_file()
            assert resolve(path, f"{config['base']}/index.html")[0] == f"{path[:2]}/index.html"
    for language in LANGUAGES:
        entries = searched(site, language)
        assert len(entries) > len(facts(names("sheets")[0]))
        for entry in entries:
            target, anchor = resolve(f"{language}/index.html", entry["location"])
            assert target in found, entry["location"]
            assert not anchor or anchor in ids(found[target]), entry["location"]
        feed = (site / language / "feed.xml").read_text("utf-8")
        addresses = re.findall(r'href=(?:"|&quot;|&#34;)(.+?)(?:"|&quot;|&#34;)', feed)
        assert addresses
        for address in addresses:
            target, anchor = resolve(f"{language}/feed.xml", address)
            assert target in found, address
            assert not anchor or anchor in ids(found[target]), address


def test_ids_are_unique_and_attributes_well_formed(found: dict[str, Element]) -> None:
    for path, page in found.items():
        assert {name for name, times in ids(page).items() if times > 1} == set(), path
        for each in page:
            for name in ("rel", "href", "src", "id", "class", "lang", "hreflang", "dir", "type"):
                assert not set("\"'<>{}") & set(each.attributes.get(name, "")), (path, name, each)


def test_nothing_of_the_machinery_shows(site: Path) -> None:
    leak = re.compile(
        r"qz-|-zq|\{\{|\}\}|\{%|%\}|\bNone\b|\bUndefined\b|\bundefined\b|Markup\(|\[object"
        r"|&amp;(?:#\d+|amp|lt|gt|quot);|\{[a-z_]+\}|<!--contents"
    )
    for path in site.rglob("*.html"):
        text = re.sub(r"<(script|style).*?</\1>", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert leak.findall(text) == [], path
    for path in site.glob("*/search/*/*.js"):
        assert leak.findall(path.read_text("utf-8")) == [], path


def test_numbers_and_dates_are_kept_together_in_arabic(found: dict[str, Element]) -> None:
    for path, page in found.items():
        if path.startswith("ar/"):
            text = " ".join(
                page.strings(lambda each: each.tag == "bdi" or each.attributes.get("dir") == "ltr")
            )
            assert BARE.findall(text) == [], path


def words_of_content(language: str, script: re.Pattern[str]) -> set[str]:
    """Words of the other script that an author wrote in a text of this language."""
    found: set[str] = set()

    def gather(value: Any, key: str = "") -> None:
        if isinstance(value, dict):
            for name, each in value.items():
                if name not in OTHER or name == language:
                    gather(each, name)
        elif isinstance(value, list):
            for each in value:
                gather(each, key)
        elif key in {language, "title", "name", "author"}:
            found.update(script.findall(value))

    for path in CONTENT.rglob("*.yaml"):
        gather(content(path.relative_to(CONTENT).as_posix()))
    return found


FORMATS = {
    *("PDF", "QR", "SHA", "WGS", "EDTF", "UTF", "JSON", "Schema", "LD", "CSV", "YAML", "Atom"),
    *("BibTeX", "CSL", "RIS", "GeoJSON", "KML", "Excel", "Frictionless", "Data", "Package"),
    *("Natural", "Earth", "Google", "ORAA", "factsheet", "verify", "true", "false"),
}
"""Names of formats and of things that have no name in Arabic."""
FILE = re.compile(r"[\w-]+(?:\.[a-z]+)*\.(?:csv|json|pdf|xml|bib|ris|txt|yaml)\b")


@pytest.mark.parametrize(
    ("language", "script", "names_of_things"), [("ar", LATIN, FORMATS), ("en", ARABIC, set[str]())]
)
def test_no_word_of_ours_is_left_in_the_other_language(
    found: dict[str, Element],
    language: str,
    script: re.Pattern[str],
    names_of_things: set[str],
) -> None:
    allowed = words_of_content(language, script) | names_of_things
    left: dict[str, str] = {}
    for path, page in found.items():
        if not path.startswith(f"{language}/"):
            continue
        for each in page:
            if each.inherited("lang") != language or each.within("script", "style", "code"):
                continue
            own = [child for child in each.children if isinstance(child, str)]
            own += [
                each.attributes.get(name, "")
                for name in ("title", "aria-label", "alt", "placeholder")
            ]
            if each.attributes.get("name") == "description":
                own.append(each.attributes["content"])
            left |= {
                word: path
                for word in script.findall(FILE.sub("", " ".join(own)))
                if word not in allowed
            }
        for settings in page.all("script", id="__config"):
            said = json.loads("".join(map(str, settings.children)))["translations"]
            left |= dict.fromkeys(script.findall(" ".join(said.values())), path)
    assert left == {}


def quotes(element: Element) -> list[tuple[str, str, str]]:
    """What is set as a quote in it: language, direction, text."""
    return [
        (each.inherited("lang"), each.inherited("dir"), close(each.text()))
        for each in element.all("q")
    ]


def check_words(fact: dict[str, Any], shown: Element, language: str) -> None:
    """Every quote, translation and phrase of a fact is shown as one, in its own direction."""
    said = quotes(shown)
    when = fact.get("when", {})
    if isinstance(when, dict) and when:
        own = (language, LANGUAGES[language], close(when["said"][language]))
        assert own in said, fact["id"]
    elif when:
        assert shown.one("time", datetime=when).text(), fact["id"]
    else:
        assert shown.one(class_="when-undated").text(), fact["id"]
    for each in evidence(fact):
        spoken = content(f"sources/{each['source']}/source.yaml")["language"]
        assert (spoken, LANGUAGES[spoken], close(each["quote"])) in said, fact["id"]
        if language in each.get("translation", {}):
            words = close(each["translation"][language])
            assert (language, LANGUAGES[language], words) in said, fact["id"]
    for tongue, words in fact.get("said", {}).items():
        if tongue in {language, "ar"}:
            assert (tongue, LANGUAGES[tongue], close(words)) in said, fact["id"]


@both
def test_every_fact_stands_on_its_sheet_with_all_that_was_written(
    found: dict[str, Element], language: str
) -> None:
    vocabulary = content("vocabulary.yaml")
    terms = {
        **vocabulary["agreement_kinds"],
        **vocabulary["phases"],
        **vocabulary["base_statuses"],
    }
    count = 0
    for sheet in names("sheets"):
        path = f"{language}/sheets/{sheet}.html"
        for fact in facts(sheet):
            shown = found[path].one(id=fact["id"])
            assert has(shown.one(class_="fact-wording"), fact["wording"][language]), fact["id"]
            for key in ("name", "role", "note"):
                assert key not in fact or has(shown, fact[key][language]), (fact["id"], key)
            for term in fact.get("terms", ()):
                assert has(shown, term["text"][language]), fact["id"]
            for key in ("kind", "phase", "status"):
                assert key not in fact or has(
                    shown.one(class_="status"), terms[fact[key]]["label"][language]
                ), fact["id"]
            check_words(fact, shown, language)
            targets = {resolve(path, each)[0] for each in links(shown)}
            assert {f"{language}/actors/{each}.html" for each in actors_of(fact)} <= targets
            assert {f"{language}/places/{each}.html" for each in places_of(fact)} <= targets
            count += 1
        assert len(found[path].all(class_="fact")) == len(facts(sheet))
    assert count > 30


@both
def test_every_fact_tells_its_address_and_how_to_cite_it(
    tmp_path_factory: pytest.TempPathFactory, language: str
) -> None:
    site = built(tmp_path_factory, "address", with_address)
    publisher = content("site.yaml")["publisher"][language]
    for name, sheet in sheets().items():
        page = read(site / language / f"sheets/{name}.html")
        address = f"{ADDRESS}{language}/sheets/{name}.html"
        title = sheet["title"][language]
        whole = page.one(class_="sheet-head").one("details", class_="cite").one("p")
        assert all(has(whole, each) for each in (title, publisher, address))
        for fact in facts(name):
            shown = page.one(id=fact["id"])
            assert shown.one("a", class_="permalink").attributes["href"] == f"#{fact['id']}"
            cited = shown.one("details", class_="cite").one("p")
            short = shown.one(class_="fact-kind").strings(lambda each: "status" in str(each))
            assert has(cited, next(iter(short)))
            assert all(has(cited, each) for each in (title, publisher, f"{address}#{fact['id']}"))


@both
def test_a_quote_stands_in_the_words_around_it(found: dict[str, Element], language: str) -> None:
    around = 0
    for sheet in names("sheets"):
        for fact in facts(sheet):
            shown = found[f"{language}/sheets/{sheet}.html"].one(id=fact["id"])
            quoted = [each.all("blockquote")[0] for each in shown.all(class_="evidence")]
            for block, each in zip(quoted, evidence(fact), strict=True):
                text = close(block.text()).strip("…")
                assert close(each["quote"]) in text
                assert text in close(stored(each["source"])), fact["id"]
                around += len(block.all(class_="around"))
    assert around > 20


@both
def test_statements_stand_under_whoever_made_them(found: dict[str, Element], language: str) -> None:
    actors = {each["id"]: each["name"][language] for each in content("register/actors.yaml")}
    for sheet in names("sheets"):
        page = found[f"{language}/sheets/{sheet}.html"]
        section = next(
            each
            for each in page.all("section")
            if each.attributes.get("aria-labelledby") == "section-statements"
        )
        speaker, said = "", defaultdict[str, list[str]](list)
        for each in section:
            if "speaker" in each.attributes.get("class", "").split():
                speaker = each.text()
                target = f"#{each.attributes['id']}"
                assert any(target == link for link in links(page) if link.startswith("#"))
            elif "fact" in each.attributes.get("class", "").split():
                said[speaker].append(each.attributes["id"])
        wanted = defaultdict[str, list[str]](list)
        for fact in facts(sheet):
            if fact["fact_kind"] == "statements":
                wanted[actors[fact["speaker"]]].append(fact["id"])
        assert said == wanted
        assert len(said) > 1


def test_no_fact_can_have_an_anchor_that_the_pages_use_themselves(
    found: dict[str, Element],
) -> None:
    for name, sheet in sheets().items():
        own = {each["id"] for kind in ("gaps", "conflicts") for each in sheet[kind]}
        own |= {fact["id"] for fact in facts(name)}
        for language in LANGUAGES:
            anchors = set(ids(found[f"{language}/sheets/{name}.html"])) - own
            assert len(anchors) > 20
            free = {each for each in anchors if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each)}
            assert {each for each in free if not ANCHORS.fullmatch(each)} == set()


@both
def test_key_points_gaps_conflicts_and_changes_stand_on_the_sheet(
    found: dict[str, Element], language: str
) -> None:
    for name, sheet in sheets().items():
        path = f"{language}/sheets/{name}.html"
        page = found[path]
        assert has(page.one("h1"), sheet["title"][language])
        assert has(page, sheet["standfirst"][language])
        entries = [
            *((f"key-point-{n}", each, "text") for n, each in enumerate(sheet["key_points"], 1)),
            *((each["id"], each, "text") for each in sheet.get("gaps", ())),
            *((each["id"], each, "note") for each in sheet.get("conflicts", ())),
        ]
        for anchor, entry, key in entries:
            shown = page.one(id=anchor)
            assert has(shown, entry[key][language]), anchor
            targets = {resolve(path, each) for each in links(shown)}
            wanted = {(path, fact) for fact in entry.get("facts", ())}
            assert wanted == {each for each in targets if each[0] == path}, anchor
        for change in sheet.get("changes", ()):
            assert has(page, change["what"][language])
        pdfs = {resolve(path, each)[0] for each in links(page.one(class_="downloads"))}
        assert pdfs == {f"briefings/{name}-edition-1.{each}.pdf" for each in ("ar", "en", "ar-en")}


def stored(name: str) -> str:
    return (CONTENT / f"sources/{name}/text.txt").read_text("utf-8")


def is_number(each: Element) -> bool:
    return each.attributes.get("class") == "passage-number"


@both
def test_the_text_of_a_source_is_shown_letter_for_letter(
    found: dict[str, Element], language: str
) -> None:
    assert content("site.yaml").get("source_text", "whole") == "whole"
    for name in names("sources"):
        about = content(f"sources/{name}/source.yaml")
        page = found[f"{language}/sources/{name}.html"]
        shown = page.one(class_="stored-text")
        spoken = about["language"]
        assert (shown.attributes["lang"], shown.attributes["dir"]) == (spoken, LANGUAGES[spoken])
        lines = ["".join(each.strings(is_number)) for each in shown.all("p")]
        assert lines == [line for line in stored(name).split("\n") if line]
        assert has(page.one("h1"), about["name"][language])
        assert has(page, about["note"][language])
        assert has(page, about["sha256"])


@both
def test_every_passage_leads_to_its_facts_and_back(
    found: dict[str, Element], language: str
) -> None:
    rests: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for sheet in names("sheets"):
        for fact in facts(sheet):
            target = (f"{language}/sheets/{sheet}.html", fact["id"])
            for each in evidence(fact):
                rests[each["source"], close(each["quote"])].add(target)
    for place in content("register/places.yaml"):
        for each in evidence(place):
            target = (f"{language}/places/{place['id']}.html", "")
            rests[each["source"], close(each["quote"])].add(target)
    shown: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for name in names("sources"):
        path = f"{language}/sources/{name}.html"
        page = found[path]
        numbers = page.all("a", class_="passage-number")
        spans = [
            tuple(map(int, each.attributes["id"].removeprefix("passage-").split("-")))
            for each in numbers
        ]
        assert spans == sorted(set(spans))
        assert len(page.one(class_="passages").all("blockquote")) == len(numbers) > 0
        for number in numbers:
            here, anchor = resolve(path, number.attributes["href"])
            assert here == path
            entry = page.one("li", id=anchor)
            there = {resolve(path, each) for each in links(entry)}
            assert (path, number.attributes["id"]) in there
            ((spoken, direction, quote),) = quotes(entry.one("blockquote"))
            assert direction == LANGUAGES[spoken]
            shown[name, quote] |= there - {(path, number.attributes["id"])}
            after = following_text(page.one(class_="stored-text"), number)
            assert close(after).startswith(quote), number.attributes["id"]
    assert shown == rests


def following_text(text: Element, number: Element) -> str:
    """The text after a passage number, without other numbers."""
    pieces: list[str] = []
    open_ = False

    def walk(element: Element) -> None:
        nonlocal open_
        for child in element.children:
            if child is number:
                open_ = True
            elif isinstance(child, str):
                if open_:
                    pieces.append(child)
            elif not is_number(child):
                walk(child)

    walk(text)
    return "".join(pieces)


@both
def test_the_source_under_a_quote_leads_to_that_very_passage(
    found: dict[str, Element], language: str
) -> None:
    for sheet in names("sheets"):
        path = f"{language}/sheets/{sheet}.html"
        for fact in facts(sheet):
            shown = found[path].one(id=fact["id"]).all("figure", class_="evidence")
            assert len(shown) == len(evidence(fact))
            for figure, each in zip(shown, evidence(fact), strict=True):
                assert quotes(figure)[0][2] == close(each["quote"])
                target, anchor = resolve(path, links(figure)[0])
                assert target == f"{language}/sources/{each['source']}.html"
                number = found[target].one(id=anchor)
                after = following_text(found[target].one(class_="stored-text"), number)
                assert close(after).startswith(close(each["quote"])), fact["id"]


@both
@pytest.mark.parametrize(("kind", "named"), [("places", places_of), ("actors", actors_of)])
def test_every_fact_stands_on_the_page_of_whatever_it_names(
    found: dict[str, Element], language: str, kind: str, named: Any
) -> None:
    kinds = content("vocabulary.yaml")[f"{kind[:-1]}_kinds"]
    listed = {
        resolve(f"{language}/{kind}.html", each) for each in links(found[f"{language}/{kind}.html"])
    }
    for entry in content(f"register/{kind}.yaml"):
        path = f"{language}/{kind}/{entry['id']}.html"
        assert (path, "") in listed
        article = found[path].one(id="content")
        assert close(article.one("h1").text()) == close(entry["name"][language])
        assert has(article, kinds[entry["kind"]]["label"][language])
        assert "note" not in entry or has(article.one(class_="note"), entry["note"][language])
        for spellings in entry.get("other_names", {}).values():
            for spelling in spellings:
                assert has(article, spelling), path
        if "within" in entry:
            assert (f"{language}/places/{entry['within']}.html", "") in {
                resolve(path, each) for each in links(article)
            }
        if "coordinates" in entry:
            point = entry["coordinates"]
            texts = point["latitude"], point["longitude"], point["source"]["name"]
            assert all(has(article, text) for text in texts)
            assert point["source"]["url"] in links(article)
        for each in evidence(entry):
            assert close(each["quote"]) in {quote for _, _, quote in quotes(article)}
        wanted = {
            (f"{language}/sheets/{sheet}.html", fact["id"]): fact["wording"][language]
            for sheet in names("sheets")
            for fact in facts(sheet)
            if entry["id"] in named(fact)
        }
        lines = article.all(class_="fact-line")
        shown = {resolve(path, links(line)[0]): line for line in lines}
        assert set(shown) == set(wanted), path
        assert len(shown) == len(lines)
        assert all(has(shown[target], wording) for target, wording in wanted.items())


@both
def test_home_and_timeline_name_every_sheet_and_date(
    found: dict[str, Element], language: str
) -> None:
    home, timeline = f"{language}/index.html", f"{language}/timeline.html"
    at_home = {resolve(home, each)[0] for each in links(found[home])}
    in_time = [resolve(timeline, each) for each in links(found[timeline].one(class_="timeline"))]
    for name, sheet in sheets().items():
        path = f"{language}/sheets/{name}.html"
        assert path in at_home
        assert has(found[home], sheet["title"][language])
        newest = found[home].all(class_="fact-line")
        assert len(newest) == 6
        for fact in facts(name):
            if fact["fact_kind"] == "dates" or "when" in fact:
                assert in_time.count((path, fact["id"])) == 1
                assert has(found[timeline], fact["wording"][language])
        for line in newest:
            target, anchor = resolve(home, links(line)[0])
            wordings = {fact["id"]: fact["wording"][language] for fact in facts(name)}
            assert target == path
            assert has(line, wordings[anchor])


@both
def test_places_with_coordinates_are_on_a_map(found: dict[str, Element], language: str) -> None:
    known = {each["id"]: "coordinates" in each for each in content("register/places.yaml")}
    assert {*known.values()} == {True, False}
    for place, placed in known.items():
        drawings = found[f"{language}/places/{place}.html"].all("svg", class_="drawing")
        assert bool(drawings) == placed
    page = found[f"{language}/places.html"]
    rows = page.one("table", class_="figure-rows").one("tbody").all("tr")
    assert len(rows) == sum(known.values())
    beside = page.one(class_="figure-without").all("li")
    assert len(beside) == len(known) - len(rows)
