import subprocess
import sys
from pathlib import Path

import pytest
from contents import GOOD, broken, smallest

from generator.checked import checked
from generator.problems import ContentError

ROOT = Path(__file__).parents[1]
NOT_NEEDED = [
    "jinja2",
    "weasyprint",
    "mkdocs",
    "PIL",
    "edtf",
    "pyparsing",
    "watchfiles",
    "pypdf",
    "segno",
    "urllib.request",
]


def test_content_is_read_and_checked(tmp_path: Path) -> None:
    assert [sheet.id for sheet in checked(GOOD).sheets] == ["runway", "wadi-base"]
    with pytest.raises(ContentError, match="FS203"):
        checked(broken("FS203-context-not-there", tmp_path))


def test_checking_loads_nothing_that_only_building_needs(tmp_path: Path) -> None:
    program = (
        "import runpy, sys\n"
        f"sys.argv = ['factsheet', 'check', '--content', {str(smallest(tmp_path))!r}]\n"
        "try: runpy.run_module('generator', run_name='__main__')\n"
        "except SystemExit: pass\n"
        f"print(*sorted(set({NOT_NEEDED}) & set(sys.modules)), sep=',')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "no problems" in done.stderr
    assert done.stdout == "\n"
