"""The colours of the site, and how well one can be read upon another."""

from collections.abc import Mapping
from typing import Final, Literal

Scheme = Literal["light", "dark"]

PALETTE: Final[Mapping[Scheme, Mapping[str, str]]] = {
    "light": {
        "paper": "#fbfaf7",
        "card": "#ffffff",
        "ink": "#1b1f24",
        "muted": "#55606d",
        "rule": "#d9d6ce",
        "accent": "#1f4e79",
        "done": "#2a6a4c",
        "ongoing": "#855700",
        "planned": "#574786",
        "disputed": "#9a2d2d",
    },
    "dark": {
        "paper": "#14171a",
        "card": "#1c2024",
        "ink": "#e9e6e0",
        "muted": "#a5adb6",
        "rule": "#33393f",
        "accent": "#92bbe0",
        "done": "#7fc8a3",
        "ongoing": "#e3b35f",
        "planned": "#b9a9e6",
        "disputed": "#f09a94",
    },
}
"""The colours where a site says nothing else; the style sheets have the same."""

READABLE: Final = 4.5
"""The contrast that text needs (WCAG 2.2, success criterion 1.4.3)."""

_STEPS = 100


def contrast(one: str, other: str) -> float:
    """How far two colours are apart in brightness, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(colour: str, *grounds: str) -> str:
    """The nearest shade of a colour that can be read on all these grounds."""
    ends = ("#ffffff", "#000000")
    end = max(ends, key=lambda each: min(contrast(each, ground) for ground in grounds))
    for step in range(_STEPS + 1):
        shade = _mixed(colour, end, step / _STEPS)
        if all(contrast(shade, ground) >= READABLE for ground in grounds):
            return shade
    return end


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(each / 255) for each in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB


def _parts(colour: str) -> bytes:
    return bytes.fromhex(colour.removeprefix("#"))


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + bytes(round(here + (there - here) * share) for here, there in pairs).hex()
