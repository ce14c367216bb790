"""Whether the briefings' font can draw every character of the content."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator

from generator.checking.wordings import Documents, wordings
from generator.problems import Code, Problem
from generator.problems import Place as FilePlace
from generator.reading.content import Content, ReadSource


def check_glyphs(content: Content, missing: Callable[[str], str]) -> Iterator[Problem]:
    """Problems with characters, wherever they stand: in wordings and in stored texts.

    Args:
        missing: Gives the characters of a text that have no glyph.
    """
    yield from check_wording_glyphs(content, missing)
    yield from check_text_glyphs(content.sources, missing)


def check_wording_glyphs(
    content: Content, missing: Callable[[str], str], documents: Documents | None = None
) -> Iterator[Problem]:
    """Problems with characters in wordings.

    Args:
        documents: Those of the content that are checked; else all.
    """
    for document, path, wording, _ in wordings(content, documents):
        for language in wording:
            if characters := missing(wording[language]):
                yield _problem(document.place(*path, language), characters)


def check_text_glyphs(
    sources: Iterable[ReadSource], missing: Callable[[str], str]
) -> Iterator[Problem]:
    """Problems with characters in stored texts."""
    for source in sources:
        if not missing(source.text):
            continue
        for number, line in enumerate(source.text.split("\n"), 1):
            if characters := missing(line):
                column = min(map(line.index, characters)) + 1
                yield _problem(FilePlace(source.text_path, number, column), characters)


def _problem(place: FilePlace, characters: str) -> Problem:
    named = ", ".join(
        f"U+{ord(each):04X} {unicodedata.name(each, 'without a name')}" for each in characters
    )
    return Problem(place, Code.MISSING_GLYPH, f"the briefings' font has no glyph for {named}")
