import re
import runpy
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[2]
STYLES = ROOT / "templates/assets/stylesheets/site.css"
FOLDER = ROOT / "templates/assets/fonts"
FILES = {path.name: path.read_bytes() for path in FOLDER.glob("*.woff2")}


def tables(font: Path) -> dict[str, bytes]:
    """What a font holds, however well it is compressed."""
    opened = TTFont(font)
    return {tag: opened.getTableData(tag) for tag in opened.keys() if tag != "GlyphOrder"}  # noqa: SIM118 - no mapping


def test_the_files_are_what_is_cut_from_the_whole_font(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / ".setup/fonts.py", tmp_path], check=True)
    cut = sorted(tmp_path.iterdir())
    assert [path.name for path in cut] == sorted(path.name for path in FOLDER.iterdir())
    for path in cut:
        if path.suffix == ".woff2":
            assert tables(path) == tables(FOLDER / path.name), path.name
        else:
            assert path.read_bytes() == (FOLDER / path.name).read_bytes()


def test_the_licence_goes_with_the_font_and_the_name_that_it_reserves_does_not() -> None:
    licence = (FOLDER / "ofl.txt").read_text("utf-8")
    assert 'Reserved Font Name "Plex"' in licence
    for path in FOLDER.glob("*.woff2"):
        said = {record.nameID: str(record) for record in TTFont(path)["name"].names}
        assert "SIL Open Font License" in said[13]
        assert said[0].startswith("Copyright")
        assert not [each for each in said.values() if "plex" in each.casefold()]


def test_the_stylesheet_asks_for_exactly_these_files() -> None:
    asked = re.findall(r'url\("\.\./(fonts/[^"]+)"\)', STYLES.read_text("utf-8"))
    assert sorted(asked) == sorted(f"fonts/{name}" for name in FILES)


def test_the_stylesheet_names_the_ranges_of_each_file() -> None:
    scripts = runpy.run_path(str(ROOT / ".setup/fonts.py"))["SCRIPTS"]
    faces = re.findall(
        r"plex-(\w+)-\d+\.woff2.*?unicode-range: (.*?);", STYLES.read_text("utf-8"), re.DOTALL
    )
    assert len(faces) == len(FILES)
    for script, ranges in faces:
        asked = {
            tuple(int(code, 16) for code in part.removeprefix("U+").split("-"))
            for part in ranges.split(", ")
        }
        for first, last in scripts[script]:
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
    font = TTFont(BytesIO(FILES["plex-arabic-400.woff2"]))
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina", "rlig", "calt", "ccmp"} <= features
    placing = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    assert {"mark", "mkmk"} <= placing


def test_all_files_together_are_small() -> None:
    assert sum(map(len, FILES.values())) < 110_000
