"""How wide texts are said to be, beside how wide they come out in a browser, in every font."""

import json
import shutil
from pathlib import Path

import fontpkg
import pytest
from babel import Locale as CldrLocale
from browser import opened_browser

from generator.figures.lettering import text_width
from generator.language.dates import month_name
from generator.language.locales import Locale, site_locale

LOCALES = (site_locale("ar", "arab", "both"), site_locale("en", "latn", "one"))
FONTS = {
    f"{family.replace(' ', '')}-{weight}": fontpkg.path(family, weight=weight, style="normal")
    for family, weights in {"Amiri": (400, 700), "IBM Plex Sans Arabic": (400, 600)}.items()
    for weight in weights
}
MEASURE = """async ({fonts, texts}) => {
  const canvas = document.createElement("canvas").getContext("2d")
  const widths = {}
  for (const [name, address] of Object.entries(fonts)) {
    document.fonts.add(await new FontFace(name, `url(${address})`).load())
    canvas.font = `100px "${name}"`
    widths[name] = texts.map((text) => canvas.measureText(text).width / 100)
  }
  return widths
}"""


def sayings(locale: Locale) -> list[str]:
    """What labels are made of: months, countries, labels, and dates in all digits."""
    return [
        *(month_name(month, locale) for month in range(1, 13)),
        *map(str, CldrLocale.parse(locale.file.cldr).territories.values()),
        *(text for text in locale.file.labels.values() if "{" not in text),
        *("27 September 2024", "٢٧ أيلول/سبتمبر ٢٠٢٤", "0123456789", "٠١٢٣٤٥٦٧٨٩"),
    ]


@pytest.mark.parametrize("locale", LOCALES, ids=lambda locale: locale.language)
def test_no_text_comes_out_wider_than_was_said(locale: Locale, tmp_path: Path) -> None:
    texts = sorted({text for text in sayings(locale) if len(text) > 2})
    for name, file in FONTS.items():
        shutil.copy(file, tmp_path / f"{name}.ttf")
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><title>t</title>", "utf-8")
    with opened_browser("allow-file-access-from-files") as browser:
        opened = browser.new_page()
        opened.goto(page.as_uri())
        fonts = {name: f"{name}.ttf" for name in FONTS}
        measured = opened.evaluate(MEASURE, {"fonts": fonts, "texts": texts})
    wider = {
        (name, text): round(width / text_width(text, 1, bold=bold), 2)
        for name, widths in measured.items()
        for bold in [name.endswith(("600", "700"))]
        for text, width in zip(texts, widths, strict=True)
        if width > text_width(text, 1, bold=bold)
    }
    assert wider == {}, json.dumps({str(key): value for key, value in wider.items()})
