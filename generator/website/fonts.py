"""The website's font: IBM Plex Sans Arabic, cut by script and compressed for browsers."""

from io import BytesIO
from typing import Final

import fontpkg

FAMILY: Final = "IBM Plex Sans Arabic"
WEIGHTS: Final = (400, 600)
SCRIPTS: Final = {
    "arabic": (
        *((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF)),
        *((0x200C, 0x200D), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)),
    ),
    "latin": (
        *((0x20, 0x2FF), (0x300, 0x36F), (0x1E00, 0x1EFF)),
        *((0x2000, 0x200B), (0x200E, 0x2BFF)),
    ),
}
"""The characters of each file; the stylesheet names the same ranges."""


def web_fonts() -> dict[str, bytes]:
    """Give the font files by their path from the site's root. Takes about a second."""
    return {
        f"assets/fonts/plex-{script}-{weight}.woff2": _subset(weight, ranges)
        for weight in WEIGHTS
        for script, ranges in SCRIPTS.items()
    }


def _subset(weight: int, ranges: tuple[tuple[int, int], ...]) -> bytes:
    """Keep the characters of these ranges, with all that shapes them."""
    # Slow to import, and not needed where the fonts come from a cache.
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    # The font's own dates stay, so that the bytes are the same every time.
    font = TTFont(fontpkg.path(FAMILY, weight=weight), recalcTimestamp=False)
    options = Options(layout_features=["*"], hinting=False)
    options.drop_tables = [*options.drop_tables, "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=(code for first, last in ranges for code in range(first, last + 1)))
    subsetter.subset(font)
    font.flavor = "woff2"
    target = BytesIO()
    font.save(target)
    return target.getvalue()
