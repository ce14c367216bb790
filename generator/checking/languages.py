"""The recipe of the checks of languages: what they have in common, and what is switched off."""

from collections.abc import Iterator, Sequence

from generator.checking.attribution import check_attribution
from generator.checking.exemptions import check_exemptions, exempted
from generator.checking.hygiene import check_hygiene
from generator.checking.names import RegisterNames, check_names
from generator.checking.numbers import check_numbers
from generator.checking.quoted import Quoted
from generator.checking.texts import Finding, texts
from generator.checking.translated import check_translations
from generator.checking.wordings import Documents
from generator.problems import Code, Problem
from generator.reading.content import Content


def check_languages(content: Content, *, allow_missing: bool) -> Iterator[Problem]:
    """Problems with what the languages say, together and each for itself.

    Args:
        allow_missing: Overlook wordings that a language lacks.
    """
    yield from unexcused(content, find_in_languages(content), allow_missing=allow_missing)


def find_in_languages(
    content: Content,
    documents: Documents | None = None,
    *,
    register: RegisterNames | None = None,
    quoted: Quoted | None = None,
) -> list[Finding]:
    """What the languages say that may be wrong; each document is looked at for itself.

    Args:
        documents: Those of the content that are checked; else all.
        register: The names of the content's register, where they are gathered already.
        quoted: The texts of its sources, likewise.
    """
    everything = tuple(texts(content, documents))
    quoted = quoted or Quoted.of(content)
    return [
        *check_translations(content, everything),
        *check_numbers(everything, content.resources),
        *check_names(content, everything, quoted, register),
        *check_attribution(content, everything),
        *check_hygiene(everything, quoted, content.resources),
    ]


def unexcused(
    content: Content, findings: Sequence[Finding], *, allow_missing: bool
) -> Iterator[Problem]:
    """The problems that no exception switches off, and those of the exceptions themselves.

    Args:
        findings: Of the whole content: an exception that matches none of them is one too many.
    """
    yield from check_exemptions(content, findings)
    switched_off = exempted(content, findings)
    for number, finding in enumerate(findings):
        missing = finding.problem.code is Code.MISSING_WORDING and not finding.firm
        if number not in switched_off and not (allow_missing and missing):
            yield finding.problem
