"""A content folder → the whole content with nothing wrong in it, or every problem."""

from pathlib import Path

from generator.briefing.fonts import missing_glyphs
from generator.checking.check import check
from generator.reading.content import Content, read_content


def checked(folder: Path, *, allow_missing: bool = False) -> Content:
    """Read and check a content folder; `factsheet check` loads no more than this.

    Args:
        allow_missing: Let another language stand in where a wording is not given in one.

    Raises:
        ContentError: With every problem of the content.
        EnvironmentTrouble: It cannot be read.
    """
    content = read_content(folder)
    check(content, missing_glyphs, allow_missing=allow_missing)
    return content
