"""Manuscripts are read as a parser of HTML reads them, whichever way is taken."""

from typing import Any
from xml.etree.ElementTree import Element

import pytest
import weasyprint
from test_pages import case

from generator.briefing.reading import read

PAGE = (
    '<!doctype html><html lang="ar" dir="rtl"><head><title>x</title></head><body>{}</body></html>'
)
QUICK = [
    '<p>a&nbsp;b &amp; c<br>d <img src="x" alt="1 > 2"> e</p>',
    "<ul><li>a <b>b</b><p>c</p></li></ul>",
    "<table><tbody><tr><td>a</td>\n<th>b</th></tr></tbody></table>",
    '<div><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg></div>',
]
NOT_PLAIN = [
    "<p>a<p>b",
    "<p>a<div>b</div></p>",
    "<table><tr><td>a</td></tr></table>",
    "<table><tbody>a<tr><td>b</td></tr></tbody></table>",
    "<p><a href='x'>a <a href='y'>b</a></a></p>",
    "<p><a href='x'><b><a href='y'>b</a></b></a></p>",
    "<p CLASS='x'>a</p>",
    "<P>a</P>",
    "<div/><p>a</p>",
    "<pre>\n a</pre>",
    "<p>a &eacute; &copy b</p>",
    "<!-- a --><p>b</p>",
    "<svg><path d='M0 0h1'/></svg>",
    "<p hidden>a</p>",
    "<unknown>a</unknown>",
    "<ul><p>a</p></ul>",
    "<h2>a<h3>b</h3></h2>",
]


def flat(document: Any) -> list[Any]:
    def blank(text: str | None) -> str:
        return (text or "").strip(" \n")

    return [
        (
            each.tag,
            {name: value for name, value in each.attrib.items() if "xmlns" not in name},
            blank(each.text),
            blank(each.tail),
        )
        for each in document.etree_element.iter()
        if isinstance(each, Element) and isinstance(each.tag, str)
    ]


def agrees(html: str) -> None:
    assert flat(read(html, None)) == flat(weasyprint.HTML(string=html))


@pytest.mark.parametrize("body", QUICK)
def test_what_is_plain_is_read_quickly(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    agrees(PAGE.format(body))
    monkeypatch.setattr(weasyprint, "HTML", None)
    assert read(PAGE.format(body), None).etree_element.tag == "html"


@pytest.mark.parametrize("body", NOT_PLAIN)
def test_what_is_not_plain_is_left_to_the_parser_of_html(body: str) -> None:
    assert type(read(PAGE.format(body), None)) is weasyprint.HTML


@pytest.mark.parametrize("name", ["own", "draft"])
def test_our_own_templates_are_read_quickly_and_as_they_are(name: str, tmp_path: Any) -> None:
    for each in case(name, tmp_path).values():
        agrees(each.manuscript.html)
        assert type(read(each.manuscript.html, None)) is not weasyprint.HTML
