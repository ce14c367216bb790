"""Takes the pictures of the README.

Usage: python .setup/pictures.py site .readme
"""

# ruff: noqa: INP001 - a script by itself

import sys
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from browser import opened_browser
from PIL import Image

PICTURES = {
    "sheet-en": ("en/sheets/ain-al-asad.html", 1280, "light"),
    "sheet-ar": ("ar/sheets/ain-al-asad.html#section-bases", 390, "dark"),
}
HEIGHT = 844


def main(site: Path, folder: Path) -> None:
    """Take each picture anew."""
    folder.mkdir(exist_ok=True)
    with opened_browser() as browser:
        for name, (page_path, width, scheme) in PICTURES.items():
            page = browser.new_page(
                viewport={"width": width, "height": HEIGHT},
                device_scale_factor=2 if width < HEIGHT else 1,
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page.goto(f"{site.resolve().as_uri()}/{page_path}", wait_until="networkidle")
            taken = Image.open(BytesIO(page.screenshot()))
            taken.quantize(128).save(folder / f"{name}.png", optimize=True)
            page.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
