import multiprocessing
import zlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat, features

from generator.briefing.manuscript import PressError
from generator.pictures import canvas
from generator.pictures.canvas import draw_picture
from generator.pictures.picture import Colours, Picture
from generator.pictures.pictures import sheet_picture, site_picture
from generator.problems import EnvironmentTrouble
from generator.views.view import SiteView

ENGLISH = Picture(
    "pictures/first.en.png",
    "en",
    "ltr",
    Colours("#fbfaf7", "#1f4e79", "#1b1f24", "#55606d"),
    "The publisher",
    b"",
    "Withdrawal",
    counts=(("3", "Agreements and documents"), ("12", "Dates")),
    state="As of 2 January 2026 · Edition 1",
)
ARABIC = replace(
    ENGLISH,
    path="pictures/first.ar.png",
    language="ar",
    direction="rtl",
    publisher="الناشر",
    title="القاعدة",
    counts=(("٣", "الاتفاقات"), ("١٢", "التواريخ")),
    state="الوضع في ٢ كانون الثاني ٢٠٢٦ · الطبعة ١",
)
WORD = "عبدالمستنصرية"
PAPER = (0xFB, 0xFA, 0xF7)
HEAD, TITLE = (0, 0, 1200, 106), (0, 110, 1200, 400)
BELOW_HEAD = (0, 110, 1200, 630)


def drawn(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(draw_picture(picture))).convert("RGB")


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """What is not paper."""
    box = ImageChops.difference(image, Image.new("RGB", image.size, PAPER)).getbbox()
    assert box
    return box


def title(picture: Picture) -> Image.Image:
    """The letters of the title alone, on a sheet that says nothing else there."""
    whole = drawn(picture).crop(TITLE)
    return whole.crop(ink(whole))


def gaps(image: Image.Image) -> Iterator[int]:
    """The rows of an image that are paper from side to side."""
    for row in range(image.height):
        line = image.crop((0, row, image.width, row + 1))
        if line.getcolors() == [(image.width, PAPER)]:
            yield row


def alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether they show the same, but for parts of a pixel."""
    one = one.crop(ink(one))
    if abs(one.width - other.width) > 2 or abs(one.height - other.height) > 2:
        return False
    apart = ImageChops.difference(one.resize((16, 8)), other.resize((16, 8))).convert("L")
    return ImageStat.Stat(apart).mean[0] < 8


def test_pictures_are_of_the_size_that_is_asked_for_and_light(
    arabic: SiteView, english: SiteView
) -> None:
    sites = (arabic, english)
    sheets = (sheet_picture(site, sheet) for site in sites for sheet in site.sheets)
    for picture in (*map(site_picture, sites), *sheets):
        png = draw_picture(picture)
        assert Image.open(BytesIO(png)).size == (1200, 630), picture.path
        assert len(png) < 40_000, picture.path


def test_a_picture_is_a_png_without_a_byte_too_many() -> None:
    png = draw_picture(ENGLISH)
    Image.open(BytesIO(png)).verify()
    rows = zlib.decompress(png[png.index(b"IDAT") + 4 : -16])
    assert len(rows) == 630 * (1 + 1200)
    assert not any(rows[:: 1 + 1200])


def test_the_same_picture_has_the_same_bytes_in_every_process() -> None:
    wanted = (ARABIC, ENGLISH, ARABIC)
    here = [draw_picture(each) for each in wanted]
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        assert list(pool.map(draw_picture, wanted)) == here
    assert here[0] == here[2]


def test_arabic_begins_on_the_right_and_english_on_the_left() -> None:
    for area in (HEAD, TITLE, BELOW_HEAD):
        left, _, right, _ = ink(drawn(ARABIC).crop(area))
        assert 1130 <= right <= 1145
        assert left > 100
        left, _, right, _ = ink(drawn(ENGLISH).crop(area))
        assert 55 <= left <= 70
        assert right < 1100


def test_the_letters_of_an_arabic_word_are_joined() -> None:
    joined = title(replace(ARABIC, title="محمد"))
    apart = title(replace(ARABIC, title="\u200c".join("محمد")))
    assert joined.width < apart.width * 0.9
    assert not list(gaps(joined.transpose(Image.Transpose.ROTATE_90)))
    assert list(gaps(apart.transpose(Image.Transpose.ROTATE_90)))


def test_a_name_in_latin_letters_stands_left_of_the_word_before_it() -> None:
    word = title(replace(ARABIC, title="تقرير"))
    name = title(replace(ARABIC, title="Reuters"))
    both = title(replace(ARABIC, title="تقرير \u2066Reuters\u2069"))
    right = both.crop((both.width - word.width, 0, both.width, both.height))
    left = both.crop((0, 0, name.width, both.height))
    assert alike(right, word)
    assert alike(left, name)
    assert not alike(left.crop((0, 0, *word.size)), word)


def test_digits_run_from_left_to_right_in_arabic_too() -> None:
    number, first, last = (title(replace(ARABIC, title=each)) for each in ("٤٢٠١", "٤", "١"))
    assert alike(number.crop((0, 0, first.width, number.height)), first)
    assert alike(number.crop((number.width - last.width, 0, *number.size)), last)


@pytest.mark.parametrize(
    "picture",
    [
        replace(ARABIC, title="انسحاب القوات من القواعد والمقرات " * 8 + "الآن"),
        replace(ARABIC, title=WORD * 20),
        replace(ARABIC, state="", description="مَن قال ماذا، وأين ورد ذلك في المصدر، " * 6 + "وما"),
        replace(ENGLISH, title="The withdrawal of all forces from bases " * 9 + "now"),
        replace(ENGLISH, title="Withdrawal" * 30),
        replace(ENGLISH, publisher="The Observatory of Facts, Figures and Statements " * 3 + "now"),
        replace(ENGLISH, counts=(("123456", "Agreements and documents of every kind"),) * 4),
    ],
)
def test_words_of_any_length_stand_in_the_picture(picture: Picture) -> None:
    left, top, right, bottom = ink(drawn(picture))
    assert left >= 55
    assert right <= 1145
    assert top >= 40
    assert bottom <= 595


def test_a_long_title_stays_clear_of_what_is_around_it() -> None:
    image = drawn(
        replace(ENGLISH, title="The withdrawal of all forces from all bases " * 4 + "now")
    )
    rows = set(gaps(image))
    assert rows & set(range(110, 135))
    accent = [row for row in range(112, 630) if (31, 78, 121) in colours(image, row)]
    numbers = [row for row in range(112, 630) if (27, 31, 36) in colours(image, row)]
    assert rows & set(range(accent[-1], numbers[0]))


def colours(image: Image.Image, row: int) -> set[tuple[int, ...]]:
    found = image.crop((0, row, image.width, row + 1)).getcolors() or []
    return {colour for _, colour in found if isinstance(colour, tuple)}


def test_a_title_is_as_large_as_its_line_has_room() -> None:
    words = "قاعدة عين الأسد ومستشارو التحالف الدولي".replace(" ", "\u00a0")
    assert 0.96 * 1080 < title(replace(ARABIC, title=words)).width <= 1080


def test_a_short_title_stands_in_larger_letters_than_a_long_one() -> None:
    sentence = "Withdrawal of all forces from all bases and headquarters " * 2 + "now"
    heights = [title(replace(ENGLISH, title=each)).height for each in ("Withdrawal", sentence)]
    assert heights[1] / 4 < heights[0] < heights[1]


def test_what_fits_in_no_size_is_told_and_not_cut() -> None:
    with pytest.raises(PressError, match=r"first\.ar\.png: its words do not fit .*: كلمة كلمة"):
        draw_picture(replace(ARABIC, title="كلمة " * 4000))


def test_a_letter_that_the_font_lacks_is_told() -> None:
    with pytest.raises(PressError, match="no glyph for U\\+6F22 CJK"):
        draw_picture(replace(ARABIC, counts=(("٣", "漢"),)))


def test_a_letter_that_is_too_intricate_for_freetype_is_told() -> None:
    with pytest.raises(PressError, match=r"first\.ar\.png: FreeType cannot draw .*: ﷽$"):
        draw_picture(replace(ARABIC, title="﷽"))


def test_that_a_library_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "check", lambda feature: feature != "raqm")
    canvas._font.cache_clear()
    with pytest.raises(EnvironmentTrouble, match="libfribidi0"):
        draw_picture(replace(ARABIC, title="كلمة أخرى"))


def test_a_picture_has_its_own_colours() -> None:
    own = Colours("#14171a", "#92bbe0", "#e9e6e0", "#a5adb6")
    image = drawn(replace(ENGLISH, colours=own))
    assert image.getpixel((0, 0)) == (0x14, 0x17, 0x1A)
    assert {colour for _, colour in image.getcolors() or ()} >= {
        (0x92, 0xBB, 0xE0),
        (0xE9, 0xE6, 0xE0),
        (0xA5, 0xAD, 0xB6),
    }


def test_a_logo_stands_before_the_name_in_its_colours() -> None:
    target = BytesIO()
    sign = Image.new("RGBA", (96, 48), (200, 80, 0, 255))
    sign.paste((0, 0, 0, 0), (48, 0, 96, 48))
    sign.save(target, "PNG")
    english, arabic = (drawn(replace(each, logo=target.getvalue())) for each in (ENGLISH, ARABIC))
    assert english.getpixel((70, 70)) == arabic.getpixel((1054, 70)) == (200, 80, 0)
    assert english.getpixel((130, 70)) == english.getpixel((0, 0))
    assert ink(english.crop((156, 0, 1200, 106)))[0] in range(14, 22)
    assert 1044 - ink(arabic.crop((0, 0, 1044, 106)))[2] in range(14, 22)
