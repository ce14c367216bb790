"""The small contents in `tests/sheets`, and new ones made from them by an edit."""

import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.dossier import Dossier
from generator.load import load

SHEETS = Path(__file__).parent / "sheets"
GOOD = SHEETS / "good"
SMALLEST = SHEETS / "smallest"
EDITIONS = SHEETS / "editions"
BROKEN = tuple(sorted(each.name for each in (SHEETS / "broken").iterdir()))


def smallest(folder: Path, **files: str) -> Path:
    """Give the smallest content in a new folder, with these files of its sheet (`dates="…"`)."""
    content = folder / "content"
    shutil.copytree(SMALLEST, content)
    for name, text in files.items():
        (content / "sheets" / "first" / f"{name}.yaml").write_text(text, "utf-8")
    return content


def broken(case: str, folder: Path) -> Path:
    """Give the smallest content in a new folder, with the files of a broken case laid over it."""
    content = smallest(folder)
    shutil.copytree(SHEETS / "broken" / case / "content", content, dirs_exist_ok=True)
    return content


def change(path: Path, old: str, new: str) -> None:
    """Change a text that stands once in a file."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def with_facts(folder: Path, text: str, *facts: dict[str, Any]) -> Dossier:
    """Link dates that rest on words of a source with this text: `{"id": …, "quote": …}`."""
    content = smallest(
        folder,
        dates="\n".join(
            f"- id: {fact['id']}\n  phase: done\n  wording: {{ar: و, en: w}}\n"
            + (f"  when: {fact['when']}\n" if "when" in fact else "")
            + f"  evidence: {{source: {fact.get('source', 'b')}, quote: {fact['quote']}"
            + "".join(f", {side}: {fact[side]}" for side in ("before", "after") if side in fact)
            + "}"
            for fact in facts
        ),
    )
    for source in ("b", "c"):
        store(content, source, text)
    return load(content)


def store(content: Path, source: str, text: str, language: str = "en") -> None:
    """Store a text as a source, with its hash."""
    folder = content / "sources" / source
    folder.mkdir(parents=True)
    (folder / "text.txt").write_text(text, "utf-8", newline="")
    (folder / "source.yaml").write_text(
        f"name: {{ar: م, en: s}}\nlanguage: {language}\n"
        f"sha256: {sha256(text.encode()).hexdigest()}\n",
        "utf-8",
    )
