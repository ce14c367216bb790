"""The recipe of the checks of languages: what they have in common, and what is switched off."""

from collections.abc import Iterator

from generator.checking.attribution import check_attribution
from generator.checking.exemptions import check_exemptions, exempted
from generator.checking.hygiene import check_hygiene
from generator.checking.names import check_names
from generator.checking.numbers import check_numbers
from generator.checking.quoted import Quoted
from generator.checking.texts import texts
from generator.checking.translated import check_translations
from generator.problems import Code, Problem
from generator.reading.content import Content


def check_languages(content: Content, *, allow_missing: bool) -> Iterator[Problem]:
    """Problems with what the languages say, together and each for itself.

    Args:
        allow_missing: Overlook wordings that a language lacks.
    """
    everything = tuple(texts(content))
    quoted = Quoted.of(content)
    findings = [
        *check_translations(content, everything),
        *check_numbers(everything, content.resources),
        *check_names(content, everything, quoted),
        *check_attribution(content, everything),
        *check_hygiene(everything, quoted, content.resources),
    ]
    yield from check_exemptions(content, findings)
    switched_off = exempted(content, findings)
    for number, finding in enumerate(findings):
        missing = finding.problem.code is Code.MISSING_WORDING and not finding.firm
        if number not in switched_off and not (allow_missing and missing):
            yield finding.problem
