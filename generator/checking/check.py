"""The recipe of all checks."""

from collections.abc import Callable, Iterable

from generator.checking.evidence import check_evidence
from generator.checking.glyphs import check_glyphs
from generator.checking.references import check_references
from generator.checking.wordings import check_wordings
from generator.language.locales import locale_tags
from generator.problems import Code, ContentError, Problem
from generator.reading.content import Content
from generator.reading.decode import did_you_mean


def check(content: Content, missing_glyphs: Callable[[str], str]) -> None:
    """Check the whole content.

    Args:
        missing_glyphs: Gives the characters of a text that the briefings' font cannot draw.

    Raises:
        ContentError: With every problem found.
    """
    problems = [
        *_check_locales(content),
        *check_references(content),
        *check_evidence(content),
        *check_wordings(content),
        *check_glyphs(content, missing_glyphs),
    ]
    if problems:
        raise ContentError(problems)


def _check_locales(content: Content) -> Iterable[Problem]:
    known = locale_tags()
    for index, language in enumerate(content.site.value.languages):
        if language not in known:
            yield Problem(
                content.site.document.place("languages", index),
                Code.UNKNOWN_LANGUAGE,
                f"there is no locale file for `{language}`",
                did_you_mean(language, known),
            )
