"""QR codes can be read from paper."""

from datetime import date

import pypdfium2
import pytest
import zxingcpp
from inline import Inline

from generator.briefing.manuscript import Manuscript
from generator.briefing.press import press
from generator.briefing.qr import qr_image

ADDRESSES = [
    "a.b",
    "https://example.org/",
    "https://example.org/facts/ar/sheets/ain-al-asad/index.html#khafaji-no-advisers-outside-erbil",
    "https://example.org/قاعدة?a=1&b='2'\"",
]


def page(address: str) -> Manuscript:
    image = qr_image(address)
    assert '"' not in image
    html = (
        "<html lang=ar dir=rtl><title>رمز</title>"
        f'<p>نص <a href="https://example.org/"><img alt="رمز" src="{image}"></a>'
    )
    return Manuscript("page", html, "rtl", date(2025, 11, 23))


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("resolution", [150, 100])
def test_a_code_printed_24_mm_wide_leads_to_its_address(address: str, resolution: int) -> None:
    with press("img { width: 24mm }", executor=Inline()) as printing:
        [printed] = printing.print([page(address)])
    with pypdfium2.PdfDocument(printed.pdf) as document:
        picture = document[0].render(scale=resolution / 72).to_pil()
    [code] = zxingcpp.read_barcodes(picture)
    assert (code.text, code.format) == (address, zxingcpp.BarcodeFormat.QRCode)
