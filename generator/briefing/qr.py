"""QR codes, so that a printed page leads back to its address."""

from functools import lru_cache

import segno


@lru_cache(maxsize=64)  # a sheet's briefing in one language and that in two bear the same
def qr_image(address: str) -> str:
    """Draw an address as a QR code, as a data URI for the `src` of an `<img>`."""
    code = segno.make_qr(address, error="m")
    return str(code.svg_data_uri(border=2, omitsize=True, svgclass=None, lineclass=None))
