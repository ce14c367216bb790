"""The font of the briefings: where it lies, which characters it draws, how to show only it."""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import fontpkg
from fontTools.ttLib import TTFont

from generator.problems import EnvironmentTrouble

FAMILY = "Amiri"

_FACES = ((400, "normal"), (400, "italic"), (700, "normal"), (700, "italic"))
_NO_GLYPH_NEEDED = {"Cf", "Zs"}
"""Unicode categories of direction marks and spaces."""

_NO_GLYPH_EITHER = frozenset("\t\n\f\r\u034f").union(map(chr, range(0xFE00, 0xFE10)))
"""White space of HTML, the invisible joiner, variation selectors."""

_NEVER_DRAWN = {"Cc", "Zl", "Zp"}
"""Unicode categories that come out as an empty box even if the font has a glyph for them."""

_ONE_TO_MANY = 2
"""The kind of lookup in a font's GSUB table that puts several glyphs in the place of one."""


def font_files() -> tuple[Path, ...]:
    """Find the four faces of the font, each a whole TTF file.

    Raises:
        EnvironmentTrouble: The package that carries the font is not installed.
    """
    try:
        return tuple(fontpkg.path(FAMILY, weight=weight, style=style) for weight, style in _FACES)
    except fontpkg.FontpkgError as error:
        raise EnvironmentTrouble(
            f"The font {FAMILY}, which the briefings are set in, is not installed ({error}). "
            "Install it with `pip install fontpkg-amiri`."
        ) from error


@cache
def _faces(files: tuple[Path, ...]) -> Mapping[str, bytes]:
    """Read the faces, without the strokes that they draw between some letters to widen them.

    Such a stroke is a glyph of its own but no letter of its own. In the text of a PDF it would
    repeat the letter before it, «اللكبير» for «الكبير», or take that letter's place in every word.
    """
    faces: dict[str, bytes] = {}
    for path in files:
        with TTFont(path, lazy=True, recalcTimestamp=False) as font:
            for lookup in font["GSUB"].table.LookupList.Lookup:
                for table in lookup.SubTable:
                    one_to_many = getattr(table, "ExtSubTable", table)
                    if one_to_many.LookupType != _ONE_TO_MANY:
                        continue
                    for glyph, drawn in one_to_many.mapping.items():
                        if drawn[0] == glyph:
                            one_to_many.mapping[glyph] = [glyph]
            target = BytesIO()
            font.save(target)
        faces[path.name] = target.getvalue()
    return faces


@contextmanager
def only_our_fonts() -> Iterator[None]:
    """Hide every other font of the machine from fontconfig while it is being set up.

    The files are gone afterwards: each face must have been used by then.
    """
    with TemporaryDirectory(prefix="factsheet-fonts-") as temporary:
        for name, face in _faces(font_files()).items():
            Path(temporary, name).write_bytes(face)
        settings = Path(temporary, "fonts.conf")
        settings.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
            f"<fontconfig><dir>{escape(temporary)}</dir>"
            f"<cachedir>{escape(temporary)}</cachedir></fontconfig>",
            encoding="utf-8",
        )
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(settings)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


@cache
def _drawn() -> frozenset[str]:
    """Every character that the upright face has a glyph for; the others have hardly fewer."""
    with TTFont(font_files()[0], lazy=True) as font:
        font.setGlyphOrder([str(n) for n in range(font["maxp"].numGlyphs)])  # to ask for no names
        characters = map(chr, font.getBestCmap())
        return frozenset(
            each for each in characters if unicodedata.category(each) not in _NEVER_DRAWN
        )


def missing_glyphs(text: str) -> str:
    """Collect the characters of a text that the font cannot draw, each once, in code point order.

    A letter with marks is drawn if its parts are, since they are put together when it is set.
    """
    drawn = _drawn()
    if drawn.issuperset(text):
        return ""
    return "".join(
        character
        for character in sorted(set(text) - drawn - _NO_GLYPH_EITHER)
        if unicodedata.category(character) not in _NO_GLYPH_NEEDED
        and not drawn.issuperset(unicodedata.normalize("NFD", character))
    )
