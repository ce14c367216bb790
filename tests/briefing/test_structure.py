"""What is read aloud: languages, links, and a tree without empty layers."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pikepdf
import pytest
from inline import Inline

from generator.briefing.manuscript import Manuscript
from generator.briefing.press import press

BODY = """
    <h1>Title</h1><p>Said <bdi dir="ltr">2026</bdi> and <span>said</span> again
    <a href="#n" title="Endnote 1">[1]</a> <a href="#n">[2]</a></p>
    <p lang="ar" dir="rtl" id="n">نص <bdi dir="ltr">2026</bdi> نص</p>
    <table><thead><tr><th scope="col">a</th></tr></thead>
    <tbody><tr><td lang="ar">نص</td></tr></tbody></table>"""


@pytest.fixture(scope="module")
def pdf() -> Iterator[pikepdf.Pdf]:
    html = f'<html lang="en" dir="ltr"><head><title>x</title></head><body>{BODY}</body></html>'
    with press("p { font: 10pt Amiri }", executor=Inline()) as printing:
        [printed] = printing.print([Manuscript("read", html, "ltr", date(2026, 1, 2))])
    with pikepdf.open(io.BytesIO(printed.pdf)) as opened:
        yield opened


def elements(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    return [
        each
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == kind
    ]


def test_words_of_another_language_are_said_to_be_so(pdf: pikepdf.Pdf) -> None:
    languages = [str(each.get("/Lang", "")) for each in elements(pdf, "/P")]
    assert languages == ["", "ar"]
    assert {str(each.get("/Lang", "")) for each in elements(pdf, "/TD")} == {"ar"}
    assert pdf.Root.Lang == "en"


def test_a_link_says_where_it_goes(pdf: pikepdf.Pdf) -> None:
    said = [str(each.Contents) for each in pdf.pages[0].Annots]
    assert said == ["Endnote 1", "n"]


def test_text_stands_in_the_element_that_means_something(pdf: pikepdf.Pdf) -> None:
    first, second = elements(pdf, "/P")
    assert {type(kid) for kid in second.K} == {int}
    assert [kid.S for kid in first.K if isinstance(kid, pikepdf.Dictionary)] == ["/Link", "/Link"]
    assert elements(pdf, "/NonStruct") == []
    marks = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    for element in (first, second):
        for kid in element.K:
            if isinstance(kid, int):
                assert marks[kid].objgen == element.objgen


def test_no_object_is_left_over(pdf: pikepdf.Pdf) -> None:
    assert all(each is not None for each in pdf.objects)
