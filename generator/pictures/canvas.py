"""A picture → its PNG; the only module that knows how Pillow draws.

Each pixel is written as the number of a colour: paper, or one of the shades between paper and
what is written. So the PNG needs no search for its colours. Pillow's wheels for Linux deflate with
the zlib of the machine, which takes as long as all the rest; zlib-ng takes a third of that.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from io import BytesIO
from struct import pack
from typing import Final, Literal
from unicodedata import name as name_of

from PIL import Image, ImageChops, ImageColor, ImageFont, features
from PIL.PngImagePlugin import putchunk
from zlib_ng import zlib_ng

from generator.briefing.fonts import FAMILY, font_files, missing_glyphs
from generator.briefing.manuscript import PressError
from generator.language.bidi import Direction
from generator.pictures.picture import Colours, Picture
from generator.pictures.setting import Setting, fitted
from generator.problems import EnvironmentTrouble

WIDTH, HEIGHT = 1200, 630
"""In pixels; what those who show such pictures ask for."""

_SIDE, _TOP, _BOTTOM = 60, 46, 590
_LINE: Final = WIDTH - 2 * _SIDE
_HEAD, _RULE = 54, 4
_BODY: Final = _TOP + _HEAD + 6 + _RULE
"""Where the head ends: publisher, logo and the rule under them."""
_HALF, _KIND_HEIGHT, _NUMBER_HEIGHT, _STATE_HEIGHT = 210, 94, 76, 42
"""The most that a text may take up; a title and a description half of the body each."""
_AFTER_LOGO, _BETWEEN_COLUMNS, _GAP = 18, 24, 14
_TOLD = 60
"""Characters of a text that are told."""

_SHADES = 15
"""From paper to each colour; more cannot be told apart."""
_COLOURS: Final = ("accent", "ink", "muted")
_FIRST_OF_LOGO: Final = 1 + len(_COLOURS) * _SHADES
_NUMBERS: Final = 256
_EM: Final = 64
"""The size that is measured in; widths grow with the size."""
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_NUMBERS_OF_8_BITS: Final = bytes((8, 3, 0, 0, 0))
"""How a PNG's header tells that each byte is the number of a colour."""
_BAND = 90
"""Rows that are deflated at once; more would not stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class _Style:
    """How a text is set.

    Args:
        sizes: In pixels, the largest first.
        rtl: The height of a line, in letters of size 1, as is `ltr`.
    """

    colour: Literal["accent", "ink", "muted"]
    sizes: Sequence[int]
    rtl: float
    ltr: float
    bold: bool = False


_PUBLISHER = _Style("muted", range(34, 15, -1), 1.3, 1.3)
_TITLE = _Style("accent", range(96, 21, -1), 1.45, 1.18, bold=True)
_DESCRIPTION = _Style("ink", range(50, 21, -1), 1.5, 1.4)
_NUMBER = _Style("ink", range(68, 21, -1), 1.1, 1.1, bold=True)
_KIND = _Style("ink", range(36, 15, -1), 1.3, 1.15)
_STATE = _Style("muted", range(32, 15, -1), 1.3, 1.3)


@dataclass(frozen=True, slots=True)
class _Script:
    """What letters are shaped for."""

    language: str
    direction: Direction


def draw_picture(picture: Picture) -> bytes:
    """Make a picture as PNG.

    Raises:
        PressError: Its words have no room in any size, or a letter cannot be drawn.
        EnvironmentTrouble: A library or the font is not on the machine.
    """
    _no_letter_missing(picture)
    script = _Script(picture.language, picture.direction)
    try:
        head, palette = _headed(picture.publisher, picture.logo, picture.colours, script)
        canvas = _Canvas(head.copy(), script)
        if picture.state:
            _draw_sheet(canvas, picture)
        else:
            _draw_site(canvas, picture)
    except _UndrawnError as error:
        raise PressError(picture.path, (str(error),)) from error
    return _png(canvas.image, palette)


class _UndrawnError(Exception):
    """A text that cannot be drawn, and why."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(f"{reason}: {text if len(text) <= _TOLD else f'{text[:_TOLD]}…'}")


@dataclass(frozen=True, slots=True)
class _Canvas:
    """What is drawn on: the numbers of colours, and how its letters are shaped."""

    image: Image.Image
    script: _Script

    def set(self, text: str, style: _Style, width: float, height: float) -> Setting:
        """Find the lines of a text."""
        return _setting(text, style, width, height, self.script)

    def write(self, setting: Setting, style: _Style, top: float, before: float = 0) -> None:
        """Write the lines of a text.

        Args:
            before: What is free before them in a line of the picture.
        """
        left = _SIDE + before
        ascent, descent = _font(style.bold, setting.size).getmetrics()
        base = top + (setting.leading - ascent - descent) / 2 + ascent
        for line in setting.lines:
            drawn, (x, y) = _line(line, style, setting.size, self.script)
            start = left if self.script.direction == "ltr" else WIDTH - left
            self.add(drawn, round(start) + x, round(base) + y)
            base += setting.leading

    def add(self, drawn: Image.Image, left: int, top: int) -> None:
        """Put something drawn on it; where it meets what is there, letters touch."""
        box = left, top, left + drawn.width, top + drawn.height
        self.image.paste(ImageChops.lighter(self.image.crop(box), drawn), box)


def _draw_sheet(canvas: _Canvas, picture: Picture) -> None:
    """From the bottom up; the title has the room that is left."""
    state = canvas.set(picture.state, _STATE, _LINE, _STATE_HEIGHT)
    top = _BOTTOM - state.height
    canvas.write(state, _STATE, top)
    if picture.counts:
        top = _draw_counts(canvas, picture.counts, top - _GAP)
    room = top - _BODY - 2 * _GAP
    title = canvas.set(picture.title, _TITLE, _LINE, room)
    canvas.write(title, _TITLE, _BODY + _GAP + (room - title.height) / 2)


def _draw_counts(canvas: _Canvas, counts: Sequence[tuple[str, str]], bottom: float) -> float:
    """In columns, all in letters of one size; gives how high they reach."""
    column = _LINE / len(counts)
    width = column - _BETWEEN_COLUMNS
    kinds = [canvas.set(kind, _KIND, width, _KIND_HEIGHT) for _, kind in counts]
    size = min(each.size for each in kinds)
    alike = replace(_KIND, sizes=(size,))
    kinds = [canvas.set(kind, alike, width, _KIND_HEIGHT) for _, kind in counts]
    below = bottom - max(each.height for each in kinds)
    numbers = [canvas.set(number, _NUMBER, width, _NUMBER_HEIGHT) for number, _ in counts]
    top = below - max(each.height for each in numbers)
    for place, (number, kind) in enumerate(zip(numbers, kinds, strict=True)):
        canvas.write(number, _NUMBER, top, place * column)
        canvas.write(kind, _KIND, below, place * column)
    return top


def _draw_site(canvas: _Canvas, picture: Picture) -> None:
    title = canvas.set(picture.title, _TITLE, _LINE, _HALF)
    description = canvas.set(picture.description, _DESCRIPTION, _LINE, _HALF)
    top = _BODY + (_BOTTOM - _BODY - title.height - _GAP - description.height) / 2
    canvas.write(title, _TITLE, top)
    canvas.write(description, _DESCRIPTION, top + title.height + _GAP)


@lru_cache(maxsize=8)
def _headed(
    publisher: str, logo: bytes, colours: Colours, script: _Script
) -> tuple[Image.Image, bytes]:
    """What all pictures of a site have in one language, and the palette: every number's colour."""
    canvas = _Canvas(Image.new("L", (WIDTH, HEIGHT)), script)
    palette = _shades(colours)
    before = 0
    if logo:
        sign, further = _sign(logo, colours.paper)
        palette += further
        left = _SIDE if script.direction == "ltr" else WIDTH - _SIDE - sign.width
        canvas.add(sign, left, _TOP + (_HEAD - sign.height) // 2)
        before = sign.width + _AFTER_LOGO
    name = canvas.set(publisher, _PUBLISHER, _LINE - before, _HEAD)
    canvas.write(name, _PUBLISHER, _TOP + (_HEAD - name.height) / 2, before)
    rule = (_SIDE, _BODY - _RULE, WIDTH - _SIDE, _BODY)
    canvas.image.paste((1 + _COLOURS.index("accent")) * _SHADES, rule)
    return canvas.image, palette


def _shades(colours: Colours) -> bytes:
    """The paper, then of each colour all shades from nearly the paper to itself."""
    paper = ImageColor.getrgb(colours.paper)
    found = list(paper)
    for name in _COLOURS:
        full = ImageColor.getrgb(getattr(colours, name))
        for shade in range(1, _SHADES + 1):
            for ground, part in zip(paper, full, strict=True):
                found.append(round(ground + (part - ground) * shade / _SHADES))
    return bytes(found)


def _sign(logo: bytes, paper: str) -> tuple[Image.Image, bytes]:
    """The logo on paper in the numbers that are left, and their colours."""
    with Image.open(BytesIO(logo), formats=["PNG"]) as image:
        ground = Image.new("RGBA", image.size, paper)
        ground.alpha_composite(image.convert("RGBA"))
    few = ground.convert("RGB").quantize(_NUMBERS - _FIRST_OF_LOGO, dither=Image.Dither.NONE)
    numbers = Image.frombytes("L", few.size, few.tobytes())
    return numbers.point(lambda each: each + _FIRST_OF_LOGO), bytes(few.getpalette() or ())


@lru_cache(maxsize=256)
def _setting(text: str, style: _Style, width: float, height: float, script: _Script) -> Setting:
    """The lines of a text; found once, as they are drawn once."""
    found = fitted(
        text,
        partial(_measure, style.bold, script),
        width=width,
        height=height,
        sizes=style.sizes,
        leading=style.rtl if script.direction == "rtl" else style.ltr,
    )
    if found is None:
        raise _UndrawnError("its words do not fit into the picture in any size", text)
    return found


@lru_cache(maxsize=64)
def _line(
    text: str, style: _Style, size: int, script: _Script
) -> tuple[Image.Image, tuple[int, int]]:
    """A line in the shades of a colour, and where it lies from its beginning on the base line.

    What stands in many pictures, such as the kinds of facts, is so drawn once.
    """
    font = _font(style.bold, size)
    try:
        drawn, offset = font.getmask2(
            text,
            direction=script.direction,
            language=script.language,
            anchor="ls" if script.direction == "ltr" else "rs",
        )
    except OSError as error:
        raise _UndrawnError(f"FreeType cannot draw a letter of it ({error})", text) from error
    image = Image.new("L", drawn.size)
    image.im.paste(drawn, (0, 0, *drawn.size))
    return image.point(_numbers(style.colour)), offset


@lru_cache(maxsize=len(_COLOURS))
def _numbers(colour: str) -> list[int]:
    """For each of 256 shares of a pixel that letters cover, the number of the shade."""
    before = _COLOURS.index(colour) * _SHADES
    shades = (round(covered * _SHADES / 255) for covered in range(256))
    return [before + shade if shade else 0 for shade in shades]


@lru_cache(maxsize=4096)
def _measure(bold: bool, script: _Script, text: str) -> float:  # noqa: FBT001 - of _Style
    """The width of a text in letters of size 1; it grows with the size."""
    font = _font(bold, _EM)
    return font.getlength(text, direction=script.direction, language=script.language) / _EM


@lru_cache(maxsize=64)
def _font(bold: bool, size: int) -> ImageFont.FreeTypeFont:  # noqa: FBT001 - likewise
    """The font in one size.

    Raises:
        EnvironmentTrouble: It is not on the machine, or the library that orders its letters.
    """
    if not features.check("raqm"):
        raise EnvironmentTrouble(
            "Pictures for sharing need the library FriBidi, which cannot be loaded. Install the "
            "package libfribidi0 (Debian, Ubuntu) or fribidi (Fedora, Homebrew)."
        )
    regular, _, heavy, _ = font_files()
    path = heavy if bold else regular
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM)


def _png(image: Image.Image, palette: bytes) -> bytes:
    """Write numbers of colours as they are: runs of one are all that is looked for."""
    deflate = zlib_ng.compressobj(strategy=zlib_ng.Z_RLE)
    # Each row begins with the number of its filter: none, 0, which is also what lies beside it.
    bands = ((-1, top, WIDTH, min(top + _BAND, HEIGHT)) for top in range(0, HEIGHT, _BAND))
    deflated = [deflate.compress(image.crop(band).tobytes()) for band in bands]
    target = BytesIO()
    target.write(_SIGNATURE)
    putchunk(target, b"IHDR", pack(">2I", WIDTH, HEIGHT), _NUMBERS_OF_8_BITS)
    putchunk(target, b"PLTE", palette)
    putchunk(target, b"IDAT", *deflated, deflate.flush())
    putchunk(target, b"IEND")
    return target.getvalue()


def _no_letter_missing(picture: Picture) -> None:
    texts = (picture.publisher, picture.title, picture.description, picture.state)
    counts = (part for count in picture.counts for part in count)
    if missing := missing_glyphs("".join((*texts, *counts))):
        told = (f"U+{ord(each):04X} {name_of(each, 'unnamed')}" for each in missing)
        raise PressError(picture.path, tuple(f"{FAMILY} has no glyph for {each}" for each in told))
