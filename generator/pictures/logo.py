"""A publisher's logo → a PNG as large as pictures show it; the only module that knows resvg."""

from functools import lru_cache
from io import BytesIO
from xml.etree import ElementTree as ET

from generator.briefing.manuscript import PressError
from generator.views.view import ImageView

WIDTH, HEIGHT = 480, 48
"""The most that it takes up, in pixels."""


@lru_cache(maxsize=8)
def logo(image: ImageView) -> bytes:
    """Draw an SVG or PNG as high as may be.

    Raises:
        PressError: It cannot be drawn.
    """
    height = min(HEIGHT, WIDTH / image.ratio)
    size = max(1, round(height * image.ratio)), max(1, round(height))
    try:
        if image.media_type == "image/svg+xml":
            return _svg(image.content, size)
        return _png(image.content, size)
    except ValueError as error:
        raise PressError(image.path, (f"the image cannot be drawn: {error}",)) from error


def _svg(content: bytes, size: tuple[int, int]) -> bytes:
    import resvg_py  # noqa: PLC0415 - few sites have a logo

    # resvg takes text, and which encoding the bytes have stands in them.
    text = ET.tostring(ET.fromstring(content), "unicode")  # noqa: S314 - read, and without DOCTYPE
    width, height = size
    return resvg_py.svg_to_bytes(text, width=width, height=height, skip_system_fonts=True)


def _png(content: bytes, size: tuple[int, int]) -> bytes:
    from PIL import Image  # noqa: PLC0415 - likewise

    target = BytesIO()
    with Image.open(BytesIO(content), formats=["PNG"]) as image:
        # Pillow would cut off what 16 bits hold beyond 8.
        eight = image.point(lambda level: level / 256) if image.mode == "I;16" else image
        eight.convert("RGBA").resize(size, Image.Resampling.LANCZOS).save(target, "PNG")
    return target.getvalue()
