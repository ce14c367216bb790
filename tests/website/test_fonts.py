import re
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

from generator.website.fonts import SCRIPTS, web_fonts

STYLES = Path(__file__).parents[2] / "templates/assets/stylesheets/site.css"
FILES = web_fonts()


def test_the_same_bytes_come_out_every_time() -> None:
    assert web_fonts() == FILES


def test_the_stylesheet_asks_for_exactly_these_files() -> None:
    asked = re.findall(r'url\("\.\./(fonts/[^"]+)"\)', STYLES.read_text("utf-8"))
    assert sorted(f"assets/{name}" for name in asked) == sorted(FILES)


def test_the_stylesheet_names_the_ranges_of_each_file() -> None:
    faces = re.findall(
        r"plex-(\w+)-\d+\.woff2.*?unicode-range: (.*?);", STYLES.read_text("utf-8"), re.DOTALL
    )
    assert len(faces) == len(FILES)
    for script, ranges in faces:
        asked = {
            tuple(int(code, 16) for code in part.removeprefix("U+").split("-"))
            for part in ranges.split(", ")
        }
        for first, last in SCRIPTS[script]:
            assert any(start <= first and last <= end for start, end in asked)


def test_both_scripts_can_be_written() -> None:
    for path, content in FILES.items():
        font = TTFont(BytesIO(content))
        assert font.flavor == "woff2"
        wanted = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى،؛؟٠٩ًٌَُِّْٰ"
        if "latin" in path:
            wanted = "ABCxyz0123456789.,:;!?()«»“”‘’–—…éüšŁ©"
        assert {ord(character) for character in wanted} <= font.getBestCmap().keys()


def test_arabic_keeps_what_joins_its_letters() -> None:
    font = TTFont(BytesIO(FILES["assets/fonts/plex-arabic-400.woff2"]))
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina", "rlig", "calt", "ccmp"} <= features
    placing = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    assert {"mark", "mkmk"} <= placing


def test_all_files_together_are_small() -> None:
    assert sum(map(len, FILES.values())) < 110_000
