"""The first half of the recipe: a content folder → the dossier, or every problem in it."""

from pathlib import Path

from generator.briefing.fonts import missing_glyphs
from generator.checking.check import check
from generator.dossier import Dossier, resolve
from generator.reading.content import read_content


def load(content: Path) -> Dossier:
    """Read and check the content.

    Raises:
        ContentError: With every problem of the content.
        EnvironmentTrouble: It cannot be read.
    """
    read = read_content(content)
    check(read, missing_glyphs)
    return resolve(read)
