from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from contents import smallest
from PIL import Image

from generator import build as recipe
from generator.briefing.manuscript import PressError
from generator.briefing.press import press
from generator.pictures.pictures import STEPS, Picture, draw_pictures, pictures
from generator.pictures.png import draw
from generator.rendering import templates
from generator.views.view import Phrase, SiteView
from generator.views.words import Words

WORD = "عبدالمستنصرية"


@pytest.fixture(scope="module")
def wanted(arabic: SiteView, english: SiteView) -> dict[str, Picture]:
    found = pictures((arabic, english), templates())
    return {each.path.removeprefix("pictures/"): each for each in found}


@pytest.fixture(scope="module")
def drawn(wanted: dict[str, Picture]) -> dict[str, bytes]:
    made = draw_pictures(tuple(wanted.values()))
    return {each.path.removeprefix("pictures/"): png for each, png in made}


def titled(site: SiteView, title: str) -> Picture:
    phrase: Phrase = Words(site.locale).phrase(title)
    sheet = replace(site.sheets[0], title=phrase)
    found = pictures((replace(site, sheets=(sheet,)),), templates())
    return next(each for each in found if sheet.id in each.path)


def ink(png: bytes) -> tuple[int, int, int, int]:
    """What the letters of the title take up."""
    picture = Image.open(BytesIO(png)).convert("RGB").crop((0, 130, 1200, 560))
    dark = picture.convert("L").point(lambda light: 255 * (light < 128))
    box = dark.getbbox()
    assert box
    return box


def test_each_sheet_and_the_site_have_a_picture_in_each_language(
    drawn: dict[str, bytes], arabic: SiteView
) -> None:
    names = ("site", *(sheet.id for sheet in arabic.sheets))
    assert set(drawn) == {f"{name}.{tag}.png" for name in names for tag in ("ar", "en")}


def test_pictures_are_of_the_size_that_is_asked_for_and_light(drawn: dict[str, bytes]) -> None:
    for name, png in drawn.items():
        assert Image.open(BytesIO(png)).size == (1200, 630), name
        assert len(png) < 100_000, name


def test_the_same_content_gives_the_same_bytes(
    wanted: dict[str, Picture], drawn: dict[str, bytes]
) -> None:
    names = ("site.ar.png", "wadi-base.en.png")
    again = draw_pictures([wanted[name] for name in names])
    assert {each.path: png for each, png in again} == {
        f"pictures/{name}": drawn[name] for name in names
    }


def test_a_picture_says_who_what_when_and_how_much(wanted: dict[str, Picture]) -> None:
    html = wanted["wadi-base.ar.png"].manuscript.html
    for words in ("مكتب «التجربة»", "تسليم قاعدة الوادي", "الطبعة", "الوضع في", "التصريحات", "٣"):
        assert words in html
    assert 'lang="ar" dir="rtl"' in html


def test_arabic_begins_on_the_right_and_english_on_the_left(drawn: dict[str, bytes]) -> None:
    left, _, right, _ = ink(drawn["runway.ar.png"])
    assert 1200 - right < left
    left, _, right, _ = ink(drawn["runway.en.png"])
    assert left < 1200 - right


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("ar", "المغادرة"),
        ("ar", "انسحاب القوات من القواعد والمقرات " * 9),
        ("ar", WORD * 20),
        ("en", "The withdrawal of all forces from bases and headquarters " * 9),
        ("en", "Withdrawal" * 30),
    ],
)
def test_a_title_of_any_length_stands_in_the_picture_as_a_whole(
    language: str, title: str, arabic: SiteView, english: SiteView
) -> None:
    picture = titled(arabic if language == "ar" else english, title.strip())
    with press(picture.css, 1) as machine:
        prints = machine.print(picture.at(step) for step in range(STEPS))
        pdf = next(each.pdf for each in prints if draw(each.pdf))
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        letters = "".join(text.get_text_range().split())
    assert all(left >= 0 and right <= 900 for left, _, right, _ in boxes)
    assert all(bottom >= 0 and top <= 472.5 for _, bottom, _, top in boxes)
    if language == "en":
        assert "".join(title.split()) in letters
    assert len(letters) > len("".join(title.split()))


def test_the_largest_letters_that_fit_are_taken(arabic: SiteView) -> None:
    short, long = titled(arabic, "كلمة"), titled(arabic, "كلمة " * 60)
    (first, one), (_, other) = sorted(
        draw_pictures([short, replace(long, path="z")]), key=lambda each: each[0].path
    )
    assert first.path == short.path
    assert one != other
    with press(short.css, 1) as machine:
        [printed] = machine.print([short.at(0)])
    assert draw(printed.pdf) == one


def test_what_fits_in_no_size_is_told_and_not_cut(arabic: SiteView) -> None:
    with pytest.raises(PressError, match="do not fit"):
        list(draw_pictures([titled(arabic, "كلمة " * 4000)]))


def test_a_picture_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counting(wanted: Sequence[Picture]) -> object:
        asked.append(len(wanted))
        return draw_pictures(wanted)

    monkeypatch.setattr(recipe, "draw_pictures", counting)
    content = smallest(tmp_path)
    for name in ("one", "two"):
        recipe.build(content, tmp_path / name)
    assert asked == [4, 0]
    one, two = (
        {each.name: each.read_bytes() for each in (tmp_path / name / "pictures").iterdir()}
        for name in ("one", "two")
    )
    assert one == two
    assert len(one) == 4
