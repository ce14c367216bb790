"""The entries of a built site's search, as its browser reads them."""

import json
from pathlib import Path
from typing import Any


def searched(site: Path, language: str) -> list[dict[str, Any]]:
    """Give all of one language."""
    found: list[dict[str, Any]] = []
    for file in sorted((site / language / "search" / "entries").glob("*.js")):
        _, entries = json.loads(f"[{file.read_text('utf-8').removeprefix('part(').rstrip()[:-1]}]")
        found += entries
    return found
