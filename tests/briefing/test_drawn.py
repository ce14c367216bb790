"""Texts that are drawn as they were before come out as WeasyPrint draws them."""

from contextlib import nullcontext
from dataclasses import replace

import pytest
from sample import CSS, manuscript

from generator.briefing.manuscript import PressError
from generator.briefing.press import _typesetter

MARKED = "<p>وَقَّعَ «الطَّرَفان» <b>and <i>both</i></b> AV To 12 ٣٤ لله <u>e\u0301</u> \u200f(a)</p>"
PLAIN, OTHER, ENGLISH = (manuscript(language, facts=2) for language in ("ar", "ar", "en"))
OTHER = replace(OTHER, html=OTHER.html.replace("</h1>", f"</h1>{MARKED}<h2>{MARKED[3:-4]}</h2>"))


def test_what_is_drawn_from_what_is_kept_is_the_same_to_the_byte(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    documents = [PLAIN, OTHER, ENGLISH]
    typesetter = _typesetter(CSS + "/* drawn */")
    kept = [typesetter.typeset(each) for each in (*documents, *reversed(documents))]
    assert kept[:3] == kept[:2:-1]
    monkeypatch.setattr(typesetter._drawings, "used", nullcontext)
    assert [typesetter.typeset(each) for each in documents] == kept[:3]


def test_a_text_is_drawn_by_weasyprint_once(monkeypatch: pytest.MonkeyPatch) -> None:
    typesetter = _typesetter(CSS + "a { text-decoration: none }")
    typesetter.typeset(PLAIN)
    monkeypatch.setattr("weasyprint.draw.text.draw_first_line", None)
    typesetter.typeset(PLAIN)
    with pytest.raises(PressError):
        typesetter.typeset(OTHER)


def test_the_number_of_kept_drawings_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    typesetter = _typesetter(CSS + "/* bounded */")
    typesetter.typeset(OTHER)
    number = len(typesetter._drawings._drawn)
    monkeypatch.setattr("generator.briefing.drawn._MOST", number - 1)
    typesetter.typeset(PLAIN)
    assert 10 < len(typesetter._drawings._drawn) < number
