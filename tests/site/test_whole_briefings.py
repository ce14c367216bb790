"""The briefings of the real content: every word, every endnote, and what the file says of itself.

They are printed twice: as the content is, and as a site with an address and Arabic digits has them.
"""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import yaml
import zxingcpp
from pdf_validation import validate
from pypdf import PdfReader
from whole import (
    ADDRESS,
    LANGUAGES,
    ROOT,
    built,
    close,
    content,
    evidence,
    facts,
    names,
    sheets,
    with_address,
)
from whole import pages as pages_of

TO_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
HIDDEN = re.compile("[\u0640\u064b-\u065f\u0670\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
WORD = {"ar": re.compile("[\u0621-\u063a\u0641-\u064a]+"), "en": re.compile("[a-z]+")}
PLAIN = re.compile("(?<!\\S)[\u0621-\u063a\u0641-\u064a]+(?!\\S)")
PAGE_OF = {"ar": "صفحة {} من {}", "en": "Page {} of {}"}
TITLES = {"ar": ["ar"], "en": ["en"], "ar-en": ["ar", "en"]}
LARGEST = 300_000
WIDTH, MARGIN = 595.28, 18 / 25.4 * 72
FIGURES = {"arab": "[٠-٩]+", "latn": "[0-9]+"}
SECTIONS = {
    "ar": ("أبرز النقاط", "الاتفاقات والوثائق", "التواريخ", "القواعد والمقرات", "التصريحات"),
    "en": (
        "Key points",
        "Agreements and documents",
        "Dates",
        "Bases and headquarters",
        "Statements",
    ),
}


@dataclass(frozen=True)
class Briefing:
    path: Path
    sheet: str
    languages: list[str]
    address: str
    digits: dict[str, str]

    @property
    def first(self) -> str:
        return self.languages[0]

    @cached_property
    def text(self) -> str:
        run = subprocess.run(
            ["pdftotext", self.path, "-"], capture_output=True, text=True, check=True
        )
        return HIDDEN.sub("", run.stdout)

    @cached_property
    def pages(self) -> dict[str, list[str]]:
        """The text of each page in the order in which it is drawn, cell by cell.

        Each language by the reader that keeps its words in order on a page of the other direction.
        """
        with pypdfium2.PdfDocument(self.path) as pdf:
            arabic = [page.get_textpage().get_text_range() for page in pdf]
        latin = [page.extract_text() for page in PdfReader(self.path).pages]
        return {"ar": arabic, "en": latin}

    def says(self, text: str, language: str) -> bool:
        """Whether the letters of a text stand there in one piece, or over two pages."""
        wanted = "".join(letters(text, language))
        assert wanted, text
        return any(wanted in page for page in self._letters[language])

    @cached_property
    def _letters(self) -> dict[str, list[str]]:
        found = {}
        for language, pages in self.pages.items():
            known = ["".join(letters(page, language)) for page in pages]
            # Pages but the first end with the same words, which are those of their head and foot.
            same = takewhile(
                lambda each: len(set(each)) == 1, zip(*map(reversed, known[1:]), strict=False)
            )
            running = sum(1 for _ in same)
            bodies = [page[: len(page) - running] for page in known]
            found[language] = [*known, *map("".join, pairwise(bodies))]
        return found

    def digit(self, number: int, language: str) -> str:
        text = str(number)
        return text.translate(TO_ARABIC) if self.digits[language] == "arab" else text

    def __hash__(self) -> int:
        return hash(self.path)


def briefings(factory: pytest.TempPathFactory, variant: str) -> list[Briefing]:
    there = variant == "address"
    site = built(factory, variant, with_address) if there else built(factory, "first")
    digits = {**content("site.yaml")["digits"], **({"ar": "arab"} if there else {})}
    return [
        Briefing(
            site / f"briefings/{sheet}-edition-{edition(sheet)}.{name}.pdf",
            sheet,
            tongues,
            ADDRESS if there else "",
            digits,
        )
        for sheet in names("sheets")
        for name, tongues in TITLES.items()
    ]


@pytest.fixture(scope="module", params=["first", "address"])
def printed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[Briefing]:
    return briefings(tmp_path_factory, request.param)


def letters(text: str, language: str) -> list[str]:
    return WORD[language].findall(HIDDEN.sub("", text).lower())


def texts(sheet: str, language: str) -> list[str]:
    """Whatever an author wrote in this language that the briefing has to say."""
    about: dict[str, Any] = sheets()[sheet]
    found = [about["title"], about["standfirst"]]
    found += [each["text"] for each in (*about["key_points"], *about.get("gaps", ()))]
    found += [each["note"] for each in about.get("conflicts", ())]
    for fact in facts(sheet):
        found += [fact[key] for key in ("wording", "note", "role", "name") if key in fact]
        found += [term["text"] for term in fact.get("terms", ())]
        found += [fact["said"]] if "said" in fact else []
        found += [each["translation"] for each in evidence(fact) if "translation" in each]
        found += [fact["when"]["said"]] if isinstance(fact.get("when"), dict) else []
    return [each[language] for each in found if language in each]


def cited(sheet: str) -> list[str]:
    """The quotes of the endnotes, in the order in which the briefing numbers them."""
    found: dict[tuple[str, str, str, str], str] = {}
    for fact in facts(sheet):
        for each in evidence(fact):
            beside = each.get("before", ""), each.get("after", "")
            found[each["source"], each["quote"], *beside] = each["quote"]
    return list(found.values())


def edition(sheet: str) -> int:
    return int(sheets()[sheet]["edition"]["number"])


def test_every_word_can_be_found_in_the_print(printed: list[Briefing]) -> None:
    for each in printed:
        for language in each.languages:
            known = "".join(letters(each.text, language))
            missing = {
                word
                for text in texts(each.sheet, language)
                for word in letters(text, language)
                if word not in known
            }
            assert missing == set(), each.path.name


@pytest.mark.parametrize("reader", ["poppler", "pdfium", "pypdf"])
def test_every_arabic_word_without_marks_is_a_word_for_every_reader(
    printed: list[Briefing], reader: str
) -> None:
    for each in printed:
        if "ar" not in each.languages:
            continue
        latin = "".join(each.pages["en"])  # which pypdf gives
        read = {"poppler": each.text, "pdfium": "".join(each.pages["ar"]), "pypdf": latin}[reader]
        known = set(letters(read, "ar"))
        words = {word for text in texts(each.sheet, "ar") for word in PLAIN.findall(text)}
        assert len(words) > 300
        assert words - known == set(), each.path.name


def test_every_text_stands_whole_in_the_print(printed: list[Briefing]) -> None:
    for each in printed:
        for language in each.languages:
            wanted = texts(each.sheet, language)
            assert len(wanted) > 100
            assert [text for text in wanted if not each.says(text, language)] == [], each.path.name


def test_every_quote_is_an_endnote_and_every_mark_has_one(printed: list[Briefing]) -> None:
    for each in printed:
        wanted = cited(each.sheet)
        assert len(wanted) > 20
        assert [quote for quote in wanted if not each.says(quote, "ar")] == [], each.path.name
        with pikepdf.open(each.path) as pdf:
            targets = set(pikepdf.NameTree(pdf.Root.Names.Dests))
            leads = {
                str(area.Dest)
                for page in pdf.pages
                for area in page.get("/Annots", ())
                if "/Dest" in area
            }
        notes = {f"note-{number}" for number in range(1, len(wanted) + 1)}
        assert {target for target in targets if target.startswith("note-")} == notes
        assert notes <= leads <= targets
        assert {fact["id"] for fact in facts(each.sheet)} <= targets
        numbers = set(range(1, len(wanted) + 1))
        for language in each.languages:
            figures = FIGURES[each.digits[language]]  # beside brackets, turned round or not
            pattern = rf"(?<=[\[\]]){figures}|{figures}(?=[\[\]])"
            assert {int(found) for found in re.findall(pattern, each.text)} == numbers


def test_numbers_are_in_the_digits_of_the_language(printed: list[Briefing]) -> None:
    for each in printed:
        arabic, latin = (set(re.findall(FIGURES[name], each.text)) for name in ("arab", "latn"))
        points = [place.get("coordinates", {}) for place in content("register/places.yaml")]
        as_written = " ".join(
            [*cited(each.sheet), *map(str, points), each.address, "WGS 84, SHA-256"]
        )
        verbatim = {*re.findall(FIGURES["latn"], as_written), str(edition(each.sheet))}
        if each.digits["ar"] == "latn" or each.languages == ["en"]:
            assert arabic == set(), each.path.name
        else:
            assert {"٢٧", "٢٠٢٤", "١"} <= arabic, each.path.name
        if each.digits["ar"] == "arab" and each.languages == ["ar"]:
            assert latin <= verbatim, each.path.name


def test_every_page_says_which_of_how_many_and_none_is_empty(printed: list[Briefing]) -> None:
    for each in printed:
        *pages, end = each.text.split("\f")
        count = len(each.pages["ar"])
        assert (len(pages), end) == (count, "")
        assert count > 5
        for number, page in enumerate(pages, 1):
            text = close(page)
            figures = (each.digit(figure, each.first) for figure in (number, count))
            said = (
                PAGE_OF[each.first].format(*figures).split()
            )  # on a page with English turned round
            times = text.count("".join(said)) + text.count("".join(reversed(said)))
            assert times == 1, (each.path.name, number)
            assert len(text) > 300, (each.path.name, number)  # more than its head and foot


def test_no_word_stands_in_the_margins(printed: list[Briefing]) -> None:
    for each in printed:
        run = subprocess.run(
            ["pdftotext", "-bbox", each.path, "-"], capture_output=True, text=True, check=True
        )
        boxes = re.findall(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)"', run.stdout)
        assert len(boxes) > 1000
        left, right = min(float(box[0]) for box in boxes), max(float(box[1]) for box in boxes)
        assert left > MARGIN - 1, each.path.name
        assert right < WIDTH - MARGIN + 1, each.path.name


def test_the_file_says_what_it_is(printed: list[Briefing]) -> None:
    site = content("site.yaml")
    for each in printed:
        titles = [sheets()[each.sheet]["title"][language] for language in each.languages]
        with pikepdf.open(each.path) as pdf:
            assert str(pdf.Root.Lang) == each.first
            assert str(pdf.docinfo.Title) == " · ".join(titles)
            assert str(pdf.docinfo.Author) == site["publisher"][each.first]
            direction = "/R2L" if LANGUAGES[each.first] == "rtl" else "/L2R"
            assert pdf.Root.ViewerPreferences.Direction == direction
            with pdf.open_outline() as outline:
                (root,) = outline.root
                assert root.title == " ".join(titles)
                marks = " ".join(mark.title for mark in root.children)
            assert len(root.children) >= len(SECTIONS[each.first])
        for language in each.languages:
            assert [name for name in SECTIONS[language] if name not in marks] == []


def test_nothing_but_our_font_is_in_the_file_and_it_is_small(printed: list[Briefing]) -> None:
    for each in printed:
        run = subprocess.run(["pdffonts", each.path], capture_output=True, text=True, check=True)
        fonts = [line.split() for line in run.stdout.splitlines()[2:]]
        assert {font[0].partition("+")[2] for font in fonts} <= {"Amiri", "Amiri-Bold"}
        assert {tuple(font[-5:-2]) for font in fonts} == {("yes", "yes", "yes")}
        assert each.path.stat().st_size < LARGEST


def test_the_files_conform_to_both_standards(tmp_path_factory: pytest.TempPathFactory) -> None:
    paths = [
        each.path
        for variant in ("first", "address")
        for each in briefings(tmp_path_factory, variant)
    ]
    validate(*paths)


def test_the_code_leads_to_the_page_if_the_site_has_an_address(printed: list[Briefing]) -> None:
    for each in printed:
        with pypdfium2.PdfDocument(each.path) as pdf:
            pictures = [page.render(scale=150 / 72).to_pil() for page in list(pdf)[:2]]
        codes = [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)]
        inner = f"sheets/{each.sheet}/edition-{edition(each.sheet)}.html"  # it stays as printed
        pages = [f"{each.address}{tongue}/{inner}" for tongue in each.languages]
        assert codes == ([pages[0]] if each.address else [])
        text = re.sub(r"\s", "", each.pages["en"][0])
        assert [page in text for page in pages] == [bool(each.address)] * len(pages)
        with pikepdf.open(each.path) as pdf:
            areas = [area for page in pdf.pages for area in page.get("/Annots", ())]
            leads = {str(area.A.URI) for area in areas if "/A" in area}
        assert leads == (set(pages) if each.address else set())
        if each.address:
            site = each.path.parents[1]
            assert all((site / page.removeprefix(each.address)).is_file() for page in pages)


HOSTILE = (
    '<img src="http://127.0.0.1:1/x"> file:///etc/passwd data:text/html,<b>x</b> '
    "{{ 7*7 }} </style><script>alert(1)</script> url(http://127.0.0.1:1/y) \\22 }"
)


def with_hostile_words(folder: Path) -> None:
    escaped = HOSTILE.replace("'", "''")
    (term,) = (term for fact in facts("ain-al-asad") for term in fact.get("terms", ()))
    for file, wording in {
        "site.yaml": content("site.yaml")["publisher"],
        "sheets/ain-al-asad/agreements.yaml": term["text"],
    }.items():
        text = (folder / file).read_text("utf-8")
        for language, words in wording.items():
            line = f" {language}: {words}\n"
            assert text.count(line) == 1, (file, line)
            text = text.replace(line, f" {language}: '{words} {escaped}'\n")
        (folder / file).write_text(text, "utf-8")
    # No author may write so; but somebody may switch that off.
    run = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--content", folder, "--format", "json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    problems = {
        (each["code"], Path(each["file"]).relative_to(folder).as_posix())
        for each in json.loads(run.stdout)
    }
    assert len(problems) > 2
    exceptions = [{"code": code, "where": file, "why": "x"} for code, file in sorted(problems)]
    (folder / "exceptions.yaml").write_text(yaml.safe_dump(exceptions), "utf-8")


def test_words_that_look_like_code_are_printed_as_words(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    site = built(tmp_path_factory, "hostile", with_hostile_words)
    wanted = "".join(letters(HOSTILE, "en"))
    for name in TITLES:
        (path,) = (site / "briefings").glob(f"ain-al-asad-edition-*-draft.{name}.pdf")
        pages = ["".join(letters(page.extract_text(), "en")) for page in PdfReader(path).pages]
        assert any(wanted in page for page in pages), name
        with pikepdf.open(path) as pdf:
            assert str(pdf.docinfo.Author).endswith(HOSTILE)
            assert not any(page.get_images() for page in pdf.pages)
    for inner, page in pages_of(site).items():
        assert not page.all("img"), inner
        for script in page.all("script"):
            (text,) = script.children or [""]
            assert isinstance(text, str)
            assert "json" in script.attributes.get("type", "") or "alert(1)" not in text, inner
    sheet = pages_of(site)["en/sheets/ain-al-asad.html"]
    assert close(HOSTILE) in close(sheet.one(id="baghdad-washington-agreement").text())
    assert close(HOSTILE) in close(sheet.one("footer", class_="md-footer").text())
