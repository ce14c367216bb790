import subprocess
import sys
from pathlib import Path

import pytest

from generator import libraries
from generator.doctor import examine, install_line

ROOT = Path(__file__).parents[1]


def states(folder: Path) -> dict[str, str]:
    return {each.thing: each.state for each in examine(folder / "content", folder / "site")}


def test_here_all_is_fine(tmp_path: Path) -> None:
    assert "wrong" not in states(tmp_path).values()


def test_a_library_that_is_missing_is_told_with_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libraries, "NAMES", ("pango-1.0", "harfbuzz-subset"))
    monkeypatch.setattr(libraries, "missing", lambda: ["harfbuzz-subset"])
    found = {each.thing: each for each in examine(tmp_path, tmp_path)}
    assert found["Pango"].state == "fine"
    assert found["HarfBuzz-subset"].state == "wrong"
    assert "harfbuzz" in found["HarfBuzz-subset"].todo


@pytest.mark.parametrize(
    ("manager", "line"),
    [
        ("apt-get", "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0"),
        ("dnf", "dnf install -y pango"),
        ("brew", "brew install pango"),
    ],
)
def test_each_package_manager_has_its_own_names(manager: str, line: str) -> None:
    told = install_line(["pango-1.0", "pangoft2-1.0"], {manager: "/bin/it"}.get)
    assert told.removeprefix("sudo ") == line


def test_a_system_without_a_known_package_manager_is_told_the_names() -> None:
    assert "pango-1.0" in install_line(["pango-1.0"], lambda _: None)


def test_it_runs_where_the_press_cannot_even_be_loaded(tmp_path: Path) -> None:
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint" / "__init__.py").write_text("raise OSError('no library pango')")
    program = (
        f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(ROOT)!r}]\n"
        "from generator import libraries\n"
        "libraries.missing = lambda: ['pango-1.0']\n"
        "from generator.cli import main\n"
        f"main(['doctor', '--content', {str(tmp_path / 'content')!r}])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "wrong Pango: is not found\n      type: " in done.stdout
    assert done.stderr == "\n1 thing to mend\n"


def test_a_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # an administrator may write everywhere
    assert states(tmp_path)["disk"] == "wrong"
