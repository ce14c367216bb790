"""Compares the press with a fresh WeasyPrint process, with Chromium and with Typst, as ratios.

Usage: python benchmarks/printing.py PEERS_BIN [--sheets 8] [--rounds 3]

All print the same briefings (Typst the same texts in a layout of its own). The press prints them in
one go and is timed once its workers are warm; the others are a process a document, as they come.
Only the press makes PDF/A-3a and PDF/UA-1 with data inside, and refuses a document that is not.
"""

import argparse
import json
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench import timed
from contents import write

from generator.briefing.briefings import Briefing, briefings
from generator.briefing.fonts import font_files
from generator.briefing.press import press
from generator.exports.exports import export
from generator.load import load
from generator.rendering import templates
from generator.views.localise import localise

WARM = 6
"""Documents that are printed before the time is taken."""
TYPST = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
)


def made(folder: Path, sheets: int) -> tuple[Briefing, ...]:
    """The briefings of so many sheets."""
    write(folder / "content", sheets)
    dossier = load(folder / "content")
    sites = [localise(dossier, language) for language in dossier.site.languages]
    return briefings(sites, templates(dossier.resources), export(dossier, sites).sheets)


def ours(wanted: Sequence[Briefing]) -> float:
    """Seconds a document, on all cores."""
    with press(wanted[0].css) as machine:
        printed = machine.print(each.manuscript for each in wanted)
        for _ in range(WARM):
            next(printed)
        start = time.perf_counter()
        left = sum(1 for _ in printed)
        return (time.perf_counter() - start) / left


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
        times: dict[str, list[float]] = {"ours, in the press": [], **{each: [] for each in peers}}
        for number in range(1, chosen.rounds + 1):
            times["ours, in the press"].append(ours(wanted))
            for peer, command in peers.items():
                walls = []
                for briefing in wanted[:3]:  # Arabic, both, English
                    prepare(briefing, folder)
                    walls.append(timed([command], folder).wall)
                times[peer].append(statistics.mean(walls))
            print(f"round {number} of {chosen.rounds}", file=sys.stderr)
        print("| a document | ms | ours ÷ it |\n|---|---|---|")
        base = times["ours, in the press"]
        for peer, each in times.items():
            ratios = sorted(our / its for our, its in zip(base, each, strict=True))
            middle = statistics.median(ratios)
            spread = f"{middle:.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})"
            print(f"| {peer} | {statistics.median(each) * 1000:.0f} | {spread} |")


if __name__ == "__main__":
    main()
