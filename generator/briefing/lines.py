"""Mends how WeasyPrint breaks lines, and keeps how it broke them."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from functools import lru_cache, partial
from typing import Any

from weasyprint.layout import inline, preferred
from weasyprint.text import line_break
from weasyprint.text.constants import PANGO_DIRECTION
from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.fonts import font_features, get_font_description

from generator.briefing.stand_ins import standing_in
from generator.briefing.styles import kept_answers

_MOST = 10_000
"""Broken texts that are kept; a briefing has some hundred."""

_SETTING = (
    "font_style", "font_stretch", "font_weight", "font_size", "font_kerning",
    "font_variant_ligatures", "font_variant_position", "font_variant_caps", "font_variant_numeric",
    "font_variant_alternates", "font_variant_east_asian", "font_feature_settings",
    "font_variation_settings", "font_language_override", "lang", "direction",
    "white_space", "letter_spacing", "word_spacing", "overflow_wrap",
    "word_break", "tab_size", "hyphens", "hyphenate_character", "hyphenate_limit_chars",
    "hyphenate_limit_zone",
)  # fmt: skip
"""The properties that decide how a text is set in a line, besides its family of fonts."""


class KeptLines:
    """How texts have been set and broken so far, by a worker with one set of fonts."""

    def __init__(self) -> None:
        self._settings: dict[tuple[Any, ...], _Setting] = {}
        self._broken: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        self._can_break = lru_cache(_MOST)(line_break.can_break_text)

    @contextmanager
    def used(self) -> Iterator[None]:
        """Have lines broken and drawn from what is kept, and what is new kept."""
        if len(self._broken) > _MOST:
            self._broken.clear()
            self._settings.clear()
        filled, plain = partial(self._break, _filled), partial(self._break, _plain)
        with standing_in(
            {
                inline: {"split_first_line": filled, "can_break_text": self._can_break},
                preferred: {"split_first_line": plain, "can_break_text": self._can_break},
                line_break: {"Layout": partial(_Layout, self.setting)},
            }
        ):
            yield

    def setting(self, style: Any) -> "_Setting":
        """What decides, of a style, how a text is set."""
        answers = kept_answers(style)
        if "setting" not in answers:
            undecorated = style["text_decoration_line"] == "none"
            key = (*style["font_family"], undecorated, *map(style.__getitem__, _SETTING))
            if key not in self._settings:
                self._settings[key] = _Setting(style)
            answers["setting"] = self._settings[key]
        setting: _Setting = answers["setting"]
        return setting

    def _break(  # noqa: PLR0917 - as WeasyPrint calls it
        self,
        split: Any,
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        spacing: float,
        is_line_start: bool = True,  # noqa: FBT001, FBT002 - likewise
        minimum: bool = False,  # noqa: FBT001, FBT002 - likewise
    ) -> tuple[Any, ...]:
        """The first line of a text, as `split_first_line` gives it."""
        key = (split, self.setting(style), text, max_width, spacing, is_line_start, minimum)
        if key not in self._broken:
            layout, *found = split(text, style, context, max_width, spacing, is_line_start, minimum)
            self._broken[key] = (layout, *found)
        layout, *found = self._broken[key]
        return copy(layout), *found


def _plain(*text_and_room: Any) -> Any:
    return line_break.split_first_line(*text_and_room)


def _filled(text: str, *room: Any) -> Any:
    """Break a text so that the space at the end of a line takes no room.

    Where a text fits on a line but for the space before what follows it, the library would break
    the line after the first word.
    """
    found = line_break.split_first_line(text, *room)
    _, _, resume, *_ = found
    if resume is None or not text.endswith(" "):
        return found
    without = line_break.split_first_line(text.rstrip(" "), *room)
    _, _, resume, *_ = without
    return without if resume is None else found


class _Setting:
    """How texts of one style are set: what a layout of Pango's is made from."""

    def __init__(self, style: Any) -> None:
        self.language = pango.pango_language_get_default()
        self.context = ffi.gc(
            pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref
        )
        pango.pango_context_set_round_glyph_positions(self.context, 0)
        pango.pango_context_set_base_dir(self.context, PANGO_DIRECTION[style["direction"]])
        if style["lang"]:
            name, _kept_alive = unicode_to_char_p(style["lang"])
            self.language = pango.pango_language_from_string(name)
            pango.pango_context_set_language(self.context, self.language)
        self.description = get_font_description(style)
        features = font_features(
            style["font_kerning"],
            style["font_variant_ligatures"],
            style["font_variant_position"],
            style["font_variant_caps"],
            style["font_variant_numeric"],
            style["font_variant_alternates"],
            style["font_variant_east_asian"],
            style["font_feature_settings"],
        )
        self.features = ",".join(f"{name} {value}" for name, value in features.items()).encode()
        self.usual = (
            style["font_language_override"] == "normal" and style["text_decoration_line"] == "none"
        )


class _Layout(line_break.Layout):  # type: ignore[misc]  # WeasyPrint is not typed
    """A text of which Pango makes lines."""

    def __init__(self, setting_of: Any, *options: Any, **named: Any) -> None:
        self._setting_of = setting_of
        super().__init__(*options, **named)

    def __copy__(self) -> "_Layout":
        copied = _Layout.__new__(_Layout)
        copied.__dict__.update(self.__dict__)
        return copied

    def setup(self, style: Any) -> None:
        setting = self._setting_of(style)
        if not setting.usual:
            super().setup(style)
            return
        self.style = style
        self.language = setting.language
        self.first_line_direction = 0
        self.ascent = self.underline_position = self.strikethrough_position = None
        self.layout = ffi.gc(pango.pango_layout_new(setting.context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(self.layout, 0)
        pango.pango_layout_set_font_description(self.layout, setting.description)
        if setting.features:
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
            feature = pango.pango_attr_font_features_new(setting.features)
            pango.pango_attr_list_insert(attributes, feature)  # which takes it over
            pango.pango_layout_set_attributes(self.layout, attributes)
