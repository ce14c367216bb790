"""Lighthouse on the real site, as a phone sees it; `make audit` runs it, since speed is noisy.

It is a file of tests that is not collected with the others.
"""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import browser_path
from served import Host, hosted
from whole import LANGUAGES, built, names

LIGHTHOUSE = Path(__file__).parent / "node_modules/.bin/lighthouse"
LEAST = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS = 3
"""Of which the middle one counts."""
PAGES = ("index.html", f"sheets/{names('sheets')[0]}.html", "timeline.html")


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Serve a site that was built for the very address that it is served at."""
    with hosted() as host:

        def settle(content: Path) -> None:
            with (content / "site.yaml").open("a", encoding="utf-8") as settings:
                settings.write(f"\nbase_url: {host.address}\n")

        host.site = built(tmp_path_factory, "audited", settle)
        yield host


def audit(address: str, tries: int = 3) -> dict[str, Any]:
    """Ask for one report; again where the browser has lost its record of the page."""
    flags = (
        "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"
    )
    run = subprocess.run(
        [
            *(LIGHTHOUSE, address, "--quiet", "--output=json", "--output-path=stdout"),
            *(f"--only-categories={','.join(LEAST)}", f"--chrome-flags={flags}"),
        ],
        capture_output=True,
        env={**os.environ, "CHROME_PATH": browser_path()},
        check=False,
    )
    if b"NO_NAVSTART" in run.stderr and tries > 1:
        return audit(address, tries - 1)
    assert run.returncode == 0, run.stderr.decode()
    report: dict[str, Any] = json.loads(run.stdout)
    assert not report.get("runtimeError"), report["runtimeError"]
    return report


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_the_scores(
    host: Host, language: str, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = [audit(f"{host.address}{language}/{path}") for _ in range(RUNS)]
    scores = {
        name: statistics.median(
            round(100 * report["categories"][name]["score"]) for report in reports
        )
        for name in LEAST
    }
    short = {
        f"{each['id']}: {each['title']}"
        for report in reports
        for name in LEAST
        if scores[name] < LEAST[name]
        for reference in report["categories"][name]["auditRefs"]
        if reference["weight"]
        and (each := report["audits"][reference["id"]])["score"] not in {1, None}
    }
    with capsys.disabled():
        said = "  ".join(f"{name} {score:3.0f}" for name, score in scores.items())
        sys.stdout.write(f"\n{language}/{path:32} {said}\n")
    assert {name: score for name, score in scores.items() if score < LEAST[name]} == {}, short
