from io import BytesIO

import pytest
from PIL import Image

from generator.briefing.manuscript import PressError
from generator.pictures.logo import logo
from generator.views.view import ImageView

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">
<path d="M0 0h30v20H0z" fill="#123456"/></svg>
"""


def svg(content: bytes, ratio: float = 3) -> ImageView:
    return ImageView("assets/identity/logo.svg", content, "image/svg+xml", "", ratio)


def png(image: Image.Image) -> ImageView:
    target = BytesIO()
    image.save(target, "PNG")
    path = "assets/identity/logo.png"
    return ImageView(path, target.getvalue(), "image/png", "", image.width / image.height)


def drawn(image: ImageView) -> Image.Image:
    return Image.open(BytesIO(logo(image))).convert("RGBA")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_svg_is_drawn_as_high_as_pictures_show_it(encoding: str) -> None:
    found = drawn(svg(SVG.encode(encoding)))
    assert found.size == (144, 48)
    assert found.getpixel((30, 24)) == (0x12, 0x34, 0x56, 255)
    assert found.getpixel((120, 24)) == (0, 0, 0, 0)


def test_a_png_keeps_its_colours_and_what_shines_through() -> None:
    image = Image.new("RGBA", (100, 100), (200, 80, 0, 255))
    image.paste((0, 0, 0, 0), (50, 0, 100, 100))
    found = drawn(png(image))
    assert found.size == (48, 48)
    assert found.getpixel((10, 24)) == (200, 80, 0, 255)
    assert found.getpixel((40, 24)) == (0, 0, 0, 0)


def test_a_png_of_16_bits_stays_grey() -> None:
    assert drawn(png(Image.new("I;16", (10, 10), 30000))).getpixel((5, 5)) == (117, 117, 117, 255)


def test_a_wide_logo_leaves_room_for_the_name() -> None:
    assert drawn(png(Image.new("RGB", (2000, 20)))).size == (480, 5)


def test_what_cannot_be_drawn_is_told() -> None:
    with pytest.raises(PressError, match=r"identity/logo\.svg: the image cannot be drawn"):
        logo(svg(b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>'))
