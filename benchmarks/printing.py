"""Compares the press with a fresh WeasyPrint process, with Chromium and with Typst.

Prints a Markdown table: middle, least and greatest of the rounds, in each of which all take turns.

Usage: python benchmarks/printing.py PEERS_BIN [--sheets 8] [--rounds 3]

All print the same briefings (Typst the same texts in a layout of its own). The press prints them in
one go on two workers, timed once these are warm; the others are a process a document, as they come.
Only the press makes PDF/A-3a and PDF/UA-1 with data inside, and refuses a document that is not.
"""

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from contents import write
from measuring import timed

from generator.briefing.briefings import Briefing, sheet_briefings
from generator.briefing.fonts import font_files
from generator.briefing.press import press
from generator.exports.exports import export
from generator.load import load
from generator.rendering import templates
from generator.views.localise import localise

OURS = "ours: the press, two workers"
VERSION = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"
WARM = 6
"""Documents that are printed before the time is taken."""
WORKERS = 2
TYPST = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
)


def made(folder: Path, sheets: int) -> tuple[Briefing, ...]:
    """The briefings of so many sheets."""
    write(folder / "content", sheets)
    dossier = load(folder / "content")
    sites = [localise(dossier, language) for language in dossier.site.languages]
    data = export(dossier, sites).sheets
    found: list[Briefing] = []
    for sheet in zip(*(site.sheets for site in sites), strict=True):
        views = list(zip(sites, sheet, strict=True))
        found += sheet_briefings(views, templates(dossier.resources), data[sheet[0].id])
    return tuple(found)


def ours(wanted: Sequence[Briefing]) -> float:
    """Seconds a document."""
    with press(wanted[0].css, workers=WORKERS) as machine:
        printed = machine.print(each.manuscript for each in wanted)
        for _ in range(WARM):
            next(printed)
        start = time.perf_counter()
        left = sum(1 for _ in printed)
        return (time.perf_counter() - start) / left


def said(command: Sequence[str]) -> str:
    """The version that a program says it has."""
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return re.search(r"[\d.]+\d", run.stdout)[0]


def spread(values: Sequence[float], digits: int) -> str:
    """The middle of some values, and the least and the greatest."""
    middle, *ends = (statistics.median(values), min(values), max(values))
    return "{:.{n}f} ({:.{n}f}–{:.{n}f})".format(middle, *ends, n=digits)


def prepare(briefing: Briefing, folder: Path) -> None:
    """Write one briefing as HTML with its styles, and as Typst."""
    html = briefing.manuscript.html.replace("</head>", f"<style>{briefing.css}</style></head>", 1)
    (folder / "page.html").write_text(html, "utf-8")
    body = html.partition("<body")[2].partition(">")[2]
    body = re.sub(r"<(svg|style).*?</\1>", "", body, flags=re.DOTALL)
    blocks = re.split(r"</?(?:p|h1|h2|h3|li|td|th|tr|div|table|ul|ol)\b[^>]*>", body)
    texts = [re.sub(r"<[^>]+>", "", each).strip() for each in blocks]
    language, direction = re.findall(r'<html lang="(\w+)" dir="(\w+)"', html)[0]
    lines = [
        f'#set text(font: "Amiri", lang: "{language}", dir: {direction}, size: 11pt)',
        *(f"#par({json.dumps(each, ensure_ascii=False)})" for each in texts if each),
    ]
    (folder / "page.typ").write_text("\n".join(lines), "utf-8")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("peers", type=Path)
    parser.add_argument("--sheets", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    programs = chosen.peers.absolute()  # not resolved: the environment's own Python is a link
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wanted = made(folder, chosen.sheets)
        fonts = folder / "fonts"
        fonts.mkdir()
        for file in font_files():
            shutil.copy(file, fonts)
        peers = {
            "a fresh WeasyPrint process": [
                f"{programs}/weasyprint",
                *("--pdf-variant", "pdf/a-3a", "page.html", "page.pdf"),
            ],
            "headless Chromium": [
                *(
                    chromium,
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-pdf-header-footer",
                ),
                *(f"--user-data-dir={folder}/profile", "--print-to-pdf=page.pdf", "page.html"),
            ],
            "Typst": [f"{programs}/python", "-c", TYPST, "page.typ", "page.pdf", str(fonts)],
        }
        versions = {
            OURS: [sys.executable, "-c", VERSION, "weasyprint"],
            "a fresh WeasyPrint process": [f"{programs}/python", "-c", VERSION, "weasyprint"],
            "headless Chromium": [chromium, "--version"],
            "Typst": [f"{programs}/python", "-c", VERSION, "typst"],
        }
        times: dict[str, list[float]] = {OURS: [], **{each: [] for each in peers}}
        for number in range(1, chosen.rounds + 1):
            times[OURS].append(ours(wanted))
            for peer, command in peers.items():
                walls = []
                for briefing in wanted[:3]:  # Arabic, both, English
                    prepare(briefing, folder)
                    walls.append(timed([command], folder).wall)
                times[peer].append(statistics.mean(walls))
            print(f"round {number} of {chosen.rounds}", file=sys.stderr)
        print("| a document, on | version | ms | ours ÷ it |\n|---|---|---|---|")
        base = times[OURS]
        for peer, each in times.items():
            ratios = [our / its for our, its in zip(base, each, strict=True)]
            milliseconds = [seconds * 1000 for seconds in each]
            version = said(versions[peer])
            print(f"| {peer} | {version} | {spread(milliseconds, 0)} | {spread(ratios, 2)} |")


if __name__ == "__main__":
    main()
