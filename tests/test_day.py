"""The tutorial of the README, typed as it stands there; what an analyst writes is in `day/`."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from browser import opened_browser
from playwright.sync_api import expect

ROOT = Path(__file__).parents[1]
TUTORIAL = (ROOT / "README.md").read_text("utf-8").partition("## A day")[2].partition("\n## ")[0]
FILLED = "what only you can write"
"""Words of the tutorial; behind the session that follows them, the blanks are filled."""


class Terminal:
    """A shell that remembers where it is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        tools = folder / "tools"
        tools.mkdir()
        command = f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n'
        (tools / "factsheet").write_text(command, "utf-8")
        (tools / "factsheet").chmod(0o755)
        self.environment = {
            **os.environ,
            "PATH": f"{tools}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "COLUMNS": "120",
        }

    def type(self, line: str) -> str:
        """Run a line, and give what it prints."""
        if line.startswith("cd "):
            self.folder = self.folder / line.removeprefix("cd ")
            return ""
        done = subprocess.run(  # noqa: S602 - the README's own lines
            line,
            shell=True,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.stdout

    def fill_blanks(self) -> None:
        """Write into each blank, in the order in which they are listed."""
        blanks = json.loads(self.type("factsheet check --format json"))
        written = yaml.safe_load((ROOT / "tests/day/blanks.yaml").read_text("utf-8"))
        assert {each["code"] for each in blanks} == {"FS130"}
        for blank, (name, words) in reversed(list(zip(blanks, written, strict=True))):
            path = self.folder / blank["file"]
            assert path.name == name
            lines = path.read_text("utf-8").split("\n")
            line, column = blank["line"] - 1, blank["column"] - 1
            assert lines[line][column] == "…"
            lines[line] = f"{lines[line][:column]}{words}{lines[line][column + 1 :]}"
            path.write_text("\n".join(lines), "utf-8")


def sessions() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The words before each session, and its lines with what they print."""
    for before, session in re.findall(r"(.*?)```console\n(.*?)```", TUTORIAL, re.DOTALL):
        typed = re.findall(r"\$ (.*)\n((?:(?!\$ ).*\n)*)", session)
        yield before, typed


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """Play the whole tutorial, and give the terminal as it is left."""
    folder = tmp_path_factory.mktemp("day")
    article = (ROOT / "tests/day/article.txt").read_text("utf-8")
    assert " ".join(article.split()) in " ".join(TUTORIAL.replace("\n> ", " ").split())
    (folder / "article.txt").write_text(article, "utf-8")
    terminal = Terminal(folder)
    played = [(before, typed) for before, typed in sessions()]
    assert sum(len(typed) for _, typed in played) > 8
    for before, typed in played:
        for line, printed in typed:
            assert terminal.type(line) == printed, line
        if FILLED in before:
            terminal.fill_blanks()
    return terminal


def test_the_tutorial_prints_what_it_says_and_leaves_a_site(terminal: Terminal) -> None:
    site = terminal.folder / "site"
    for language, speaker in (("ar", "سالم النعيمي"), ("en", "Salim al-Nuaimi")):
        assert speaker in (site / language / "sheets/sidra-crossing.html").read_text("utf-8")
        assert (site / f"briefings/sidra-crossing-edition-1.{language}.pdf").is_file()


def test_a_later_change_is_told_and_shown_at_once(terminal: Terminal) -> None:
    """The next morning: serve, change a word, see it; and say what differs."""
    statements = terminal.folder / "content/sheets/sidra-crossing/statements.yaml"
    with (terminal.folder / "log").open("w") as log:
        serving = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "--port", "0", "--no-open"],
            cwd=terminal.folder,
            env=terminal.environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        with opened_browser() as browser:
            page = browser.new_page()
            address = None
            while not address:
                assert serving.poll() is None
                page.wait_for_timeout(200)
                told = (terminal.folder / "log").read_text("utf-8")
                address = re.search(r"http://127\.0\.0\.1:\d+/", told)
            page.goto(f"{address[0]}en/sheets/sidra-crossing.html")
            wording = page.locator("#slm-lnymy-said-1 .fact-wording")
            expect(wording).to_contain_text("was opened to lorries", timeout=60_000)
            text = statements.read_text("utf-8")
            statements.write_text(text.replace("was opened to", "had been opened to"), "utf-8")
            terminal.type("factsheet translations accept")
            expect(wording).to_contain_text("had been opened to lorries", timeout=60_000)
            expect(page.locator(".draft").first).to_be_visible()
    finally:
        serving.terminate()
        assert serving.wait(timeout=30) == 0
    differs = terminal.type("factsheet diff sidra-crossing@1 sidra-crossing")
    assert "reworded in English: “was” → “had been”" in differs
