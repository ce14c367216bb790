"""A content folder → the whole content with nothing wrong in it, or every problem."""

from pathlib import Path

from generator.briefing.fonts import missing_glyphs
from generator.checking.check import check
from generator.checking.own import check_own
from generator.problems import ContentError
from generator.reading.content import Content, read_content
from generator.resources import Resources
from generator.website.frame import is_of_theme


def checked(folder: Path, *, allow_missing: bool = False) -> Content:
    """Read and check a content folder; `factsheet check` loads no more than this.

    Args:
        allow_missing: Let another language stand in where a wording is not given in one.

    Raises:
        ContentError: With every problem of the content.
        EnvironmentTrouble: It cannot be read.
    """
    content = read_content(folder)
    check_own_files(content.resources)
    check(content, missing_glyphs, allow_missing=allow_missing)
    return content


def check_own_files(resources: Resources) -> None:
    """Check the publisher's own templates and locales first: the other checks read by them.

    Raises:
        ContentError: With every problem in them.
    """
    if resources.own is None:
        return
    from generator.rendering import check_templates  # noqa: PLC0415 - Jinja takes long to load

    if problems := [*check_own(resources, is_of_theme), *check_templates(resources)]:
        raise ContentError(problems)
