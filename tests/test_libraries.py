import subprocess
import sys
from pathlib import Path

import pytest

from generator import libraries


def test_what_weasyprint_needs_is_here_and_what_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert libraries.missing() == []
    monkeypatch.setattr(libraries, "NAMES", (*libraries.NAMES, "no-such-library"))
    assert libraries.missing() == ["no-such-library"]


def test_it_runs_alone_before_any_package_is_installed() -> None:
    file = Path(libraries.__file__)
    done = subprocess.run([sys.executable, "-S", file], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_every_library_is_in_the_table_of_packages() -> None:
    table = Path(libraries.__file__).with_name("system-packages.txt").read_text("utf-8")
    rows = {line.split()[0]: line.split()[1:] for line in table.splitlines()}
    assert set(libraries.NAMES) <= set(rows)
    assert {len(each) for name, each in rows.items() if name != "#"} == {3}
