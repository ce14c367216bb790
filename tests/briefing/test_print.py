"""What comes out of the press: fonts, text, metadata, attachments, structure, conformance."""

import io
import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
import weasyprint
from inline import Inline
from pdf_validation import broken_rules, validate
from pypdf import PdfReader
from sample import ADDRESS, CSS, DAY, WORDS, manuscript

from generator.briefing.manuscript import Attachment, Manuscript
from generator.briefing.press import press
from generator.language.bidi import isolate

TABLE = Attachment("agreements.csv", "اسم,رقم\n".encode(), "جدول", "text/csv")
LINKED = Attachment("sheet.jsonld", b'{"@id": "x"}', "بيانات", "application/ld+json")
HIDDEN = re.compile("[\u064b-\u065f\u0670\u200e\u200f\u202a-\u202e\u2066-\u2069\\s]")


def printed(*manuscripts: Manuscript, css: str = CSS) -> list[bytes]:
    with press(css, executor=Inline()) as printing:
        return [each.pdf for each in printing.print(manuscripts)]


@pytest.fixture(scope="module", params=["ar", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def path(language: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("print") / f"{language}.pdf"
    [pdf] = printed(replace(manuscript(language), attachments=(TABLE, *manuscript().attachments)))
    path.write_bytes(pdf)
    return path


@pytest.fixture
def pdf(path: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(path) as opened:
        yield opened


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    waiting: list[Any] = [pdf.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        yield element
        kids = element.get("/K", [])
        waiting += [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S).removeprefix("/") for element in elements(pdf) if "/S" in element]


def fonts(path: Path) -> list[list[str]]:
    run = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True)
    return [line.split() for line in run.stdout.splitlines()[2:]]


def test_amiri_is_the_only_font_and_is_embedded(path: Path) -> None:
    found = fonts(path)
    assert {font[0].partition("+")[2] for font in found} == {"Amiri", "Amiri-Bold"}
    assert {tuple(font[-5:-2]) for font in found} == {("yes", "yes", "yes")}


def test_all_four_faces_are_true_ones_and_no_other_family_is_seen(tmp_path: Path) -> None:
    body = "<p>نص <b>نص</b> <i>text <b>text</b></i> <code>text</code>"
    html = f"<html lang='ar' dir='rtl'><title>x</title>{body}"
    [pdf] = printed(
        Manuscript("faces", html, "rtl", DAY), css="body { font-family: 'DejaVu Sans', serif }"
    )
    path = tmp_path / "faces.pdf"
    path.write_bytes(pdf)
    names = {font[0].partition("+")[2] for font in fonts(path)}
    assert names == {"Amiri", "Amiri-Bold", "Amiri-Italic", "Amiri-Bold-Italic"}


@pytest.mark.parametrize("run", ["1980–1988", "2026-11-23", "-5.2%"])
def test_a_run_from_left_to_right_is_drawn_so_on_an_arabic_page(run: str) -> None:
    html = f"<html lang='ar' dir='rtl'><title>x</title><p>من {isolate(run, 'rtl')} إلى"
    [pdf] = printed(Manuscript("runs", html, "rtl", DAY))
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        drawn = [
            (text.get_charbox(place)[0], each)
            for place, each in enumerate(text.get_text_range())
            if each in run and each != " "
        ]
    assert "".join(each for _, each in sorted(drawn)) == run.replace(" ", "")


@pytest.mark.parametrize("reader", ["pdftotext", "pypdf"])
def test_words_come_out_as_they_went_in(path: Path, language: str, reader: str) -> None:
    if reader == "pdftotext":
        run = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
        text = run.stdout
    else:
        text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    squeezed = HIDDEN.sub("", text)
    for phrase in ("title", "fact", "contents", "sources"):
        assert HIDDEN.sub("", str(WORDS[language][phrase])) in squeezed
    quote = WORDS["ar"]["quote"]
    assert isinstance(quote, str)
    assert squeezed.count(HIDDEN.sub("", quote.strip("«»"))) == 12 * (2 if language == "ar" else 1)


def test_the_metadata_are_those_of_the_document(pdf: pikepdf.Pdf, language: str) -> None:
    words = WORDS[language]
    information = {key: str(value) for key, value in pdf.docinfo.items()}
    assert information == {
        "/Title": words["title"],
        "/Author": "مرصد",
        "/Subject": words["fact"],
        "/Keywords": f"{words['contents']}, {words['sources']}",
        "/Producer": f"WeasyPrint {weasyprint.VERSION}",
        "/CreationDate": f"D:{DAY:%Y%m%d}000000Z",
        "/ModDate": f"D:{DAY:%Y%m%d}000000Z",
    }
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        assert xmp.pdfa_status == "3A"
        assert xmp["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert xmp["dc:title"] == words["title"]
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == f"{DAY}T00:00:00Z"


def test_the_file_says_how_it_is_read(pdf: pikepdf.Pdf, language: str) -> None:
    root = pdf.Root
    assert str(root.Lang) == language
    assert dict(root.MarkInfo) == {"/Marked": True}
    assert dict(root.ViewerPreferences) == {
        "/DisplayDocTitle": True,
        "/Direction": "/R2L" if language == "ar" else "/L2R",
    }


def test_headings_make_the_outline(pdf: pikepdf.Pdf, language: str) -> None:
    words = WORDS[language]
    with pdf.open_outline() as outline:
        [root] = outline.root
        assert root.title == words["title"]
        assert [child.title for child in root.children] == [
            words["contents"],
            words["heads"][2],
            words["sources"],
        ]


def test_attachments_are_associated_data_with_fixed_dates(pdf: pikepdf.Pdf) -> None:
    assert list(pdf.attachments) == ["agreements.csv", "sheet.json"]
    assert len(pdf.Root.AF) == 2
    for expected in (TABLE, *manuscript().attachments):
        specification = pdf.attachments[expected.name]
        assert specification.description == expected.description
        assert specification.relationship == "/Data"
        assert specification.obj.objgen in [each.objgen for each in pdf.Root.AF]
        content = specification.get_file()
        assert content.read_bytes() == expected.content
        assert content.mime_type == expected.mime
        assert content.obj.Params.CreationDate == f"D:{DAY:%Y%m%d}000000Z"
        assert content.obj.Params.ModDate == f"D:{DAY:%Y%m%d}000000Z"


def test_attachments_can_be_read_by_another_reader_too(path: Path) -> None:
    attachments = PdfReader(path).attachments
    assert attachments["agreements.csv"] == [TABLE.content]


def test_the_order_in_which_attachments_are_given_does_not_matter() -> None:
    document = manuscript(facts=1)
    one = replace(document, attachments=(TABLE, LINKED))
    other = replace(document, attachments=(LINKED, TABLE))
    first, second = printed(one, other)
    assert first == second


def test_a_media_type_that_no_machine_knows_is_kept() -> None:
    [pdf] = printed(replace(manuscript(facts=1), attachments=(LINKED,)))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.attachments["sheet.jsonld"].get_file().mime_type == "application/ld+json"


def test_a_link_is_one_element_and_one_area_whatever_stands_in_it() -> None:
    body = """
        <h1>ع</h1><p><a href="#n">نص</a> <a href="#n"><bdi dir="ltr">x</bdi></a></p>
        <p><a href="#n" style="display: table; width: 100%"><span style="display: table-cell"
        >نص</span></a></p><p id="n">ن</p>"""
    html = f"<html lang='ar' dir='rtl'><title>x</title>{body}"
    [pdf] = printed(Manuscript("links", html, "rtl", DAY))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        [page] = opened.pages
        assert kinds(opened).count("Link") == len(page.Annots) == 3
        parents = opened.Root.StructTreeRoot.ParentTree.Nums
        for annotation in page.Annots:
            assert parents[2 * int(annotation.StructParent) + 1].S == "/Link"


def test_a_picture_in_a_link_can_be_clicked(pdf: pikepdf.Pdf) -> None:
    annotations = [each for each in pdf.pages[0].Annots if "/A" in each]
    assert {str(each.A.URI) for each in annotations} == {ADDRESS}
    heights = [abs(float(each.Rect[3]) - float(each.Rect[1])) for each in annotations]
    assert max(heights) == pytest.approx(24 / 25.4 * 72, abs=1)


def test_an_item_of_a_list_has_a_body_whatever_stands_in_it(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf):
        if element.get("/S") == "/LI":
            assert {str(kid.S) for kid in element.K} <= {"/Lbl", "/LBody"}
            assert all(kid.P.objgen == element.objgen for kid in element.K)
    assert kinds(pdf).count("LBody") >= 12 + 12  # an item on two pages has two


def test_a_print_conforms_to_both_standards(path: Path) -> None:
    validate(path)


CONSTRUCTS = """
    <h1>عنوان <bdi dir="ltr">2026-09-01</bdi></h1>
    <section><h2 id="a"><a href="https://example.org/">فصل</a></h2>
    <ol><li>نص <b>غامق</b><li><p>فقرة</p><p>فقرة <a href="#a"><bdi dir="ltr">x</bdi></a></p>
    <li>نص<p>فقرة</p><ul style="list-style: none"><li><p>فقرة</p></ul><li><div>نص</div></ol>
    <dl><dt>مصطلح<dd><p>معنى</p><dt>مصطلح<dd>معنى</dl>
    <ul style="list-style: none; padding: 0"><li style="display: flex"><b>نص</b> <p>فقرة</p></ul>
    <table><caption>جدول</caption><thead><tr><th scope="col">ا<th scope="col">ب</thead>
    <tbody><tr><th scope="row">ج<td><ul><li>د</ul></table>
    <blockquote lang="en" dir="ltr"><p>text</p></blockquote>
    <p>نص<sup><a href="#n">١</a></sup> <a href="#a"><span>كلمة</span> نص <i>نص</i></a></p>
    <div style="display: flex"><div>ا</div><div>ب</div></div><hr>
    <ol><li id="n"><p>حاشية</p></ol></section>
"""


def test_constructs_that_templates_use_conform_to_both_standards(tmp_path: Path) -> None:
    html = f"<html lang='ar' dir='rtl'><title>x</title>{CONSTRUCTS}"
    long = html.replace("فقرة", "فقرة طويلة " * 300)
    paths = []
    for number, each in enumerate((html, long)):
        [pdf] = printed(Manuscript("constructs", each, "rtl", DAY))
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(pdf)
    validate(*paths)


def break_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def break_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def break_fonts(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and "/FontFile2" in each:
            del each.FontFile2


def break_identifier(pdf: pikepdf.Pdf) -> None:
    metadata = pdf.Root.Metadata
    metadata.write(metadata.read_bytes().replace(b"pdfuaid:part", b"pdfuaid:trap"))


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        (break_tags, "PDFUA-1 7.1-11"),
        (break_language, "PDFUA-1 7.2"),
        (break_fonts, "PDFA-3A 6.2.11.4.1-1"),
        (break_identifier, "PDFUA-1 5-2"),
    ],
)
def test_a_broken_file_does_not_pass_the_validation(
    damage: Callable[[pikepdf.Pdf], None], rule: str, tmp_path: Path
) -> None:
    whole, broken = tmp_path / "whole.pdf", tmp_path / "broken.pdf"
    [pdf] = printed(manuscript(facts=1))
    whole.write_bytes(pdf)
    with pikepdf.open(whole) as opened:
        damage(opened)
        opened.save(broken)
    lines = broken_rules(whole, broken)
    assert any(line.startswith(f"{broken}: {rule}") for line in lines)
    assert not any(line.startswith(f"{whole}:") for line in lines)


def test_a_file_with_lost_objects_does_not_pass_the_validation(tmp_path: Path) -> None:
    [pdf] = printed(manuscript())
    path = tmp_path / "lost.pdf"
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.Root.StructTreeRoot.K[0].K[1] = None
        opened.save(path)
    with pytest.raises(AssertionError, match=r"lost\.pdf: Syntax"):
        validate(path)


def test_what_is_no_pdf_does_not_pass_the_validation(tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    assert {line.partition(": ")[2][:23] for line in broken_rules(path)} == {
        "PDFA-3A cannot be read:",
        "PDFUA-1 cannot be read:",
    }


def test_an_ordinary_print_does_not_pass_the_validation(tmp_path: Path) -> None:
    path = tmp_path / "ordinary.pdf"
    path.write_bytes(weasyprint.HTML(string="<p>x").write_pdf())
    assert broken_rules(path)


def test_without_java_the_validation_fails(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(AssertionError, match="install a JDK"):
        validate(path)
