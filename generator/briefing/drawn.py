"""Draws texts as they have been drawn before, by a worker with one set of fonts.

WeasyPrint has Pango set each text once more to draw it, and goes through it glyph by glyph. What
comes out depends on nothing but the text and its style, since the font has no pictures. Labels,
names and numbers come up in every briefing.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any

from weasyprint import draw
from weasyprint.draw import text
from weasyprint.matrix import Matrix
from weasyprint.pdf.fonts import Font
from weasyprint.text.fonts import get_pango_font_key

from generator.briefing.stand_ins import standing_in

_MOST = 4_000
"""Drawn texts that are kept; a briefing adds some hundred, of 4 kB each."""


class KeptDrawings:
    """How texts have been drawn so far.

    Args:
        setting_of: What decides, of a style, how a text is set.
    """

    def __init__(self, setting_of: Callable[[Any], Any]) -> None:
        self._setting_of = setting_of
        self.forget()

    def forget(self) -> None:
        """Keep nothing of what was drawn."""
        self._drawn: dict[tuple[Any, ...], _Drawn] = {}
        self._faces: dict[Any, Any] = {}
        self._kept_alive: dict[Any, Any] = {}  # a font, by a layout that is set in it

    @contextmanager
    def used(self) -> Iterator[None]:
        """Have texts drawn from what is kept, and what is new kept."""
        if len(self._drawn) > _MOST:
            self.forget()
        with standing_in({draw: {"draw_text": self._draw}}):
            yield

    def _draw(
        self,
        stream: Any,
        box: Any,
        offset_x: float,
        text_overflow: str,
        block_ellipsis: Any = "none",
    ) -> None:
        style, layout = box.style, box.pango_layout
        if (
            text_overflow == "ellipsis"
            or block_ellipsis != "none"
            or style["visibility"] != "visible"
            or style["text_decoration_line"] != "none"
            or not box.text.strip()
        ):
            text.draw_text(stream, box, offset_x, text_overflow, block_ellipsis)
            return
        key = self._setting_of(style), layout.text, layout.justification_spacing
        drawn = self._drawn.get(key)
        if drawn is None:
            drawn = self._drawn[key] = _Drawn(box, self._face)
        stream.set_color(style["color"])
        stream.begin_text()
        matrix = Matrix(d=-1, e=box.position_x, f=box.position_y + box.baseline)
        stream.set_text_matrix(*matrix.values)
        drawn.draw(stream)
        stream.end_text()

    def _face(self, pango_font: Any, layout: Any) -> tuple[Any, Any, float]:
        self._kept_alive.setdefault(pango_font, layout)
        key, description, size = get_pango_font_key(pango_font)
        if key not in self._faces:
            self._faces[key] = Font(pango_font, description, size)
        return key, self._faces[key], size


class _Drawn:
    """A text as it is drawn, wherever it stands: what WeasyPrint tells a stream of it."""

    def __init__(self, box: Any, face_of: Callable[[Any, Any], tuple[Any, Any, float]]) -> None:
        self._steps: list[tuple[str, tuple[Any, ...]]] = []
        self._seen: dict[Any, tuple[Any, Any]] = {}
        self._face_of: Any = face_of
        self.ink_rect = text.ffi.new("PangoRectangle *")
        self.logical_rect = text.ffi.new("PangoRectangle *")
        self._layout: Any = box.pango_layout
        self._layout.reactivate(box.style)
        text.draw_first_line(self, box, "clip", "none", Matrix())
        self._layout.deactivate()
        self._fonts = [
            (key, pango_font, (*font.to_unicode.items(),), (*font.widths.items(),))
            for key, (pango_font, font) in self._seen.items()
        ]
        del self.ink_rect, self.logical_rect, self._layout, self._face_of, self._seen

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        """Take down which font comes next."""
        key, face, size = self._face_of(pango_font, self._layout.layout)
        if key not in self._seen:
            font = copy(face)
            font.to_unicode, font.widths, font.missing = {}, {}, {}
            self._seen[key] = pango_font, font
        return self._seen[key][1], size

    def set_text_matrix(self, *_: float) -> None:
        """Where it stands is another time another."""

    def set_font_size(self, *font_and_size: Any) -> None:
        """Take down a size."""
        self._steps.append(("set_font_size", font_and_size))

    def set_text_rise(self, rise: float) -> None:
        """Take down a rise."""
        self._steps.append(("set_text_rise", (rise,)))

    def show_text(self, glyphs: str) -> None:
        """Take down glyphs."""
        self._steps.append(("show_text", (glyphs,)))

    def draw(self, stream: Any) -> None:
        """Tell a stream what was taken down."""
        known = stream._fonts  # noqa: SLF001 - there is no other way in
        for key, pango_font, letters, widths in self._fonts:
            font = known.get(key) or stream.add_font(pango_font)[0]
            for glyph, letter in letters:
                font.to_unicode.setdefault(glyph, letter)
            for glyph, width in widths:
                font.widths.setdefault(glyph, width)
        for step, values in self._steps:
            getattr(stream, step)(*values)
