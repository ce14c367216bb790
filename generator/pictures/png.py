"""A page of a PDF → a PNG; the only module that knows pdfium."""

from io import BytesIO

import pypdfium2
from PIL import Image

WIDTH, HEIGHT = 1200, 630
"""In pixels; what those who show such pictures ask for."""

_COLOURS = 256


def draw(pdf: bytes) -> bytes:
    """Draw the page of a PDF in the size of a picture; nothing if it has more than one."""
    with pypdfium2.PdfDocument(pdf) as document:
        if len(document) > 1:
            return b""
        page = document[0]
        bitmap = page.render(scale=WIDTH / page.get_width())
        picture = bitmap.to_pil().convert("RGB")
    if picture.size != (WIDTH, HEIGHT):
        raise ValueError(f"a picture of {picture.size}")
    target = BytesIO()
    few = picture.quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(target, "PNG", optimize=True)
    return target.getvalue()
