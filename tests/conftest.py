import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from contents import GOOD, smallest
from hypothesis import HealthCheck, settings
from open_data import Exports, export

from generator.closing import close_edition
from generator.dossier import Dossier
from generator.load import load
from generator.views.localise import localise
from generator.views.view import SiteView

# The same examples every time, and no deadline: a busy machine is no failure.
settings.register_profile(
    "suite",
    max_examples=100,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--renew",
        action="store_true",
        help="write the expected outputs anew, to be reviewed as a change",
    )


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a test that is skipped is one that failed: what it needs must be there."""
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and terminal and terminal.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run what leaves threads behind in a process of its own: who forks after it may break."""
    if pyfuncitem.get_closest_marker("alone") is None or "ALONE" in os.environ:
        return None
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", pyfuncitem.nodeid],
        cwd=pyfuncitem.config.rootpath,
        env={**os.environ, "ALONE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return True


@pytest.fixture
def expect(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with what a file holds; with `--renew`, write it there."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--renew"):
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8")

    return compare


@pytest.fixture(scope="session")
def good() -> Dossier:
    return load(GOOD)


@pytest.fixture(scope="session")
def arabic(good: Dossier) -> SiteView:
    return localise(good, "ar")


@pytest.fixture(scope="session")
def english(good: Dossier) -> SiteView:
    return localise(good, "en")


@pytest.fixture(scope="session")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """Give a sheet whose edition is closed, on a site without address and licence."""
    content = smallest(tmp_path_factory.mktemp("closed"))
    close_edition(content, "first", date(2026, 1, 2))
    return load(content)


@pytest.fixture(scope="session")
def exported(good: Dossier, arabic: SiteView, english: SiteView) -> Exports:
    return export(good, [arabic, english])


@pytest.fixture(scope="session")
def published(exported: Exports) -> dict[str, bytes]:
    return dict(exported.files())
