"""The recipe of all checks."""

from collections.abc import Callable, Iterable

from generator.checking.colours import check_colours
from generator.checking.editions import check_editions
from generator.checking.evidence import check_evidence
from generator.checking.glyphs import check_glyphs
from generator.checking.languages import check_languages
from generator.checking.references import check_references
from generator.checking.wordings import check_wordings
from generator.language.locales import locale_tags
from generator.problems import Code, ContentError, Problem
from generator.reading.content import Content
from generator.reading.decode import did_you_mean


def check(
    content: Content, missing_glyphs: Callable[[str], str], *, allow_missing: bool = False
) -> None:
    """Check the whole content.

    Args:
        missing_glyphs: Gives the characters of a text that the briefings' font cannot draw.
        allow_missing: Overlook wordings that a language lacks and another has.

    Raises:
        ContentError: With every problem found.
    """
    problems = [
        *_check_locales(content),
        *check_colours(content),
        *check_references(content),
        *check_evidence(content),
        *check_editions(content),
        *check_wordings(content),
        *check_languages(content, allow_missing=allow_missing),
        *check_glyphs(content, missing_glyphs),
    ]
    if left := with_blanks(content, problems):
        raise ContentError(left)


def with_blanks(content: Content, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """What is still to be written, and the problems that are not of such a value."""
    there = {(each.place.file, each.place.line, each.place.column) for each in content.blanks}
    others = (
        each
        for each in problems
        if (each.place.file, each.place.line, each.place.column) not in there
    )
    return (*content.blanks, *others)


def _check_locales(content: Content) -> Iterable[Problem]:
    known = locale_tags(content.resources)
    site, document = content.site.value, content.site.document
    for index, language in enumerate(site.languages):
        place = document.place("languages", index)
        if language not in known:
            message = f"there is no locale file for `{language}`"
            yield Problem(place, Code.UNKNOWN_LANGUAGE, message, did_you_mean(language, known))
        if language in site.languages[:index]:
            yield Problem(place, Code.DUPLICATE_ID, f"`{language}` is already used")
    for name, choices in (("digits", site.digits), ("month_names", site.month_names)):
        for language in choices:
            if language not in site.languages:
                place = document.key_place(name, language)
                message = f"`{language}` is not a language of this site"
                advice = did_you_mean(language, site.languages)
                yield Problem(place, Code.UNKNOWN_LANGUAGE, message, advice)
