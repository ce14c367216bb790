import re

import pytest

from generator.model.palette import PALETTE, READABLE, contrast, readable
from generator.model.site import Colours, Shades
from generator.resources import templates_folder

STYLES = {
    "light": re.compile(r':root,\n\[data-md-color-scheme="default"\] \{(.*?)\}', re.DOTALL),
    "dark": re.compile(r'\[data-md-color-scheme="slate"\] \{(.*?)\}', re.DOTALL),
}


@pytest.mark.parametrize("scheme", PALETTE)
def test_the_style_sheet_has_the_same_colours(scheme: str) -> None:
    css = (templates_folder() / "assets" / "stylesheets" / "site.css").read_text("utf-8")
    found = STYLES[scheme].search(css)
    assert found
    said = dict(re.findall(r"--site-(\w+): (#\w+);", found[1]))
    own = dict(PALETTE)[scheme]  # type: ignore[index]  # the parameter is a plain text
    assert {name: said[name] for name in own} == own


@pytest.mark.parametrize("scheme", PALETTE.values(), ids=list(PALETTE))
def test_our_own_colours_can_be_read(scheme: dict[str, str]) -> None:
    inks = scheme.keys() - {"paper", "card", "rule"}
    assert all(contrast(scheme[ink], scheme[on]) > 5 for ink in inks for on in ("paper", "card"))


@pytest.mark.parametrize(
    ("one", "other", "measured"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0)],
)
def test_contrast_is_as_wcag_measures_it(one: str, other: str, measured: float) -> None:
    assert contrast(one, other) == pytest.approx(measured, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("grounds", [("#fbfaf7", "#ffffff"), ("#14171a", "#1c2024"), ("#808080",)])
def test_the_nearest_readable_shade_can_be_read(grounds: tuple[str, ...]) -> None:
    shade = readable("#7aa5cf", *grounds)
    assert all(contrast(shade, ground) >= READABLE for ground in grounds)
    assert readable(shade, *grounds) == shade


def test_a_colour_that_is_left_out_is_not_given() -> None:
    colours = Colours(accent=Shades(light="#7A1F3D"), ink=Shades(dark="#ffffff"))
    assert colours.of("light") == {"accent": "#7a1f3d"}
    assert colours.of("dark") == {"ink": "#ffffff"}
