from io import BytesIO

import pypdfium2
import pytest

from generator.pictures.png import draw


def pdf(pages: int, width: float = 900, height: float = 472.5) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(width, height)
    target = BytesIO()
    document.save(target)
    document.close()
    return target.getvalue()


def test_a_page_becomes_a_picture() -> None:
    assert draw(pdf(1)).startswith(b"\x89PNG")


def test_what_needs_a_second_page_does_not_fit() -> None:
    assert draw(pdf(2)) == b""


def test_a_page_of_another_shape_is_an_error() -> None:
    with pytest.raises(ValueError, match="a picture of"):
        draw(pdf(1, 900, 900))
