"""The publisher's images: SVG or PNG, their size, and nothing in them that acts or fetches."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import Any
from xml.parsers import expat

from generator.problems import Code, ContentError, Place, Problem

_SVG = "http://www.w3.org/2000/svg"
_ACTING = frozenset(
    {"a", "audio", "canvas", "discard", "embed", "foreignObject", "handler", "iframe", "listener"}
    | {"object", "script", "set", "text", "video"}
    | {"animate", "animateMotion", "animateTransform"}
)
"""Elements that act, lead or move; and text, whose letters would be another font's elsewhere."""
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
_OUTSIDE = re.compile(r"url\(\s*+(?![\"']?#)|@import|\\|image-set\(|src\(", re.IGNORECASE)
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg);base64,")
_MOST_BYTES = 256 * 1024
_MOST_PIXELS = 4000


@dataclass(frozen=True, slots=True)
class Image:
    """An image of the publisher's.

    Args:
        name: Of its file, such as `logo.svg`.
        width: In its own units, as is the height.
    """

    name: str
    content: bytes
    width: float
    height: float

    @property
    def media_type(self) -> str:
        """What it is, such as `image/png`."""
        return "image/svg+xml" if self.name.endswith(".svg") else "image/png"


def read_image(path: PurePath, content: bytes, named_at: Place) -> Image:
    """Read an image, if it is one and can do no harm.

    Args:
        named_at: Where the content names it; what is wrong in an SVG has its place there.

    Raises:
        ContentError: With everything that is wrong with it.
    """
    if len(content) > _MOST_BYTES:
        message = f"`{path.name}` has {len(content) // 1024} kB; it may have {_MOST_BYTES // 1024}"
        raise ContentError([Problem(named_at, Code.IMAGE_UNREADABLE, message)])
    if path.suffix == ".png":
        return _png(path, content, named_at)
    svg = _Svg(path)
    width, height = svg.read(content)
    if not width * height:
        message = f"`{path.name}` does not say its size: `<svg>` needs a `viewBox`"
        svg.problems.append(Problem(named_at, Code.IMAGE_UNREADABLE, message))
    if svg.problems:
        raise ContentError(svg.problems)
    return Image(path.name, content, width, height)


def _png(path: PurePath, content: bytes, named_at: Place) -> Image:
    from PIL import Image as Pillow  # noqa: PLC0415 - takes long to load, and few sites have one

    try:
        with Pillow.open(BytesIO(content), formats=["PNG"]) as image:
            width, height = image.size
            if max(width, height) > _MOST_PIXELS:
                message = f"`{path.name}` has more than {_MOST_PIXELS} pixels on a side"
                raise ContentError([Problem(named_at, Code.IMAGE_UNREADABLE, message)])
            image.verify()
    except (OSError, SyntaxError, ValueError, Pillow.DecompressionBombError) as error:
        message = f"`{path.name}` cannot be read as a PNG"
        raise ContentError([Problem(named_at, Code.IMAGE_UNREADABLE, message)]) from error
    return Image(path.name, content, width, height)


class _Svg:
    """Reads an SVG from tag to tag, and keeps what must not be in it."""

    def __init__(self, path: PurePath) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._size = 0.0, 0.0
        self._depth = 0
        self._style: Place | None = None
        self._parser: Any = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._element
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.ProcessingInstructionHandler = lambda name, _: self._report(f"`<?{name}`")

    def read(self, content: bytes) -> tuple[float, float]:
        """Read it, and give its width and height; zero where it does not say them."""
        try:
            self._parser.Parse(content, True)  # noqa: FBT003 - expat takes it by place
        except expat.ExpatError as error:
            place = Place(self._path, error.lineno, error.offset + 1)
            message = f"this is not SVG: {expat.ErrorString(error.code)}"
            raise ContentError([Problem(place, Code.IMAGE_UNREADABLE, message)]) from error
        return self._size

    def _doctype(self, *_: object) -> None:
        """End here, since what it declares could grow without measure."""
        self._report("a DOCTYPE")
        raise ContentError(self.problems)

    def _element(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if self._depth == 0:
            if (space, tag) != (_SVG, "svg"):
                self._report(f'`<{tag}>` as the whole, which is not `<svg xmlns="{_SVG}">`')
            self._size = _size(attributes)
        self._depth += 1
        self._style = self._place() if tag == "style" else None
        if tag in _ACTING or space.endswith("/xhtml"):
            self._report(f"`<{tag}>`")
        for key, value in attributes.items():
            short = key.rpartition(" ")[2]
            if short.lower().startswith("on"):
                self._report(f"`{short}=`, which is a script")
            elif short in {"href", "src"} and not _INSIDE.match(value.strip()):
                self._report(f"`{short}=`, which leads out of the file")
            elif short != "href" and _OUTSIDE.search(value):
                self._report(f"`{short}=`, which fetches something")

    def _end(self, _: str) -> None:
        self._style = None

    def _text(self, text: str) -> None:
        if self._style and _OUTSIDE.search(text):
            self._report("a `<style>` that fetches something", self._style)

    def _report(self, what: str, place: Place | None = None) -> None:
        advice = ("convert text to paths",) if what == "`<text>`" else ()
        message = f"the image has {what}"
        self.problems.append(Problem(place or self._place(), Code.IMAGE_UNSAFE, message, advice))

    def _place(self) -> Place:
        line, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        return Place(self._path, line, column)


def _size(attributes: Mapping[str, str]) -> tuple[float, float]:
    """The size of the view box, or else of the image."""
    numbers = re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", attributes.get("viewBox", ""))
    if len(numbers) == 4:  # noqa: PLR2004 - left, top, width, height
        return float(numbers[2]), float(numbers[3])
    width, height = (_LENGTH.fullmatch(attributes.get(name, "")) for name in ("width", "height"))
    return (float(width[1]), float(height[1])) if width and height else (0.0, 0.0)
