"""Writes templates/assets/fonts: IBM Plex Sans Arabic, cut by script and compressed for browsers.

Usage: python .setup/fonts.py templates/assets/fonts
"""

# ruff: noqa: INP001 - a script by itself

import sys
from importlib.resources import files
from pathlib import Path

import fontpkg
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "IBM Plex Sans Arabic"
OWN_NAME = "Factsheet Sans"
"""The licence of the whole font keeps the name Plex for it alone."""
WEIGHTS = {400: "Regular", 600: "SemiBold"}
SCRIPTS = {
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


def main(target: Path) -> None:
    """Write the font's files and its licence."""
    target.mkdir(exist_ok=True)
    for weight, style in WEIGHTS.items():
        for script, ranges in SCRIPTS.items():
            font = cut(weight, ranges)
            rename(font, f"{OWN_NAME} {style}")
            font.flavor = "woff2"
            font.save(target / f"plex-{script}-{weight}.woff2")
    licence = files("fontpkg_ibm_plex_sans_arabic").joinpath("LICENSE").read_text("utf-8")
    (target / "ofl.txt").write_text(licence, "utf-8")


def cut(weight: int, ranges: tuple[tuple[int, int], ...]) -> TTFont:
    """Keep the characters of these ranges, with all that shapes them, and the licence."""
    # The font's own dates stay, so that the bytes are the same every time.
    font = TTFont(fontpkg.path(FAMILY, weight=weight), recalcTimestamp=False)
    options = Options(layout_features=["*"], hinting=False)
    options.drop_tables = [*options.drop_tables, "meta"]
    options.name_IDs = [*options.name_IDs, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=(code for first, last in ranges for code in range(first, last + 1)))
    subsetter.subset(font)
    return font


def rename(font: TTFont, name: str) -> None:
    """Give it a name of its own, as its family, as this font of all, in full and in PostScript."""
    for kind, said in ((1, name), (3, name), (4, name), (6, name.replace(" ", ""))):
        font["name"].setName(said, kind, 3, 1, 0x409)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
