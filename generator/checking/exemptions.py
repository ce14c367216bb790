"""Problems of languages that `exceptions.yaml` switches off, each with its reason."""

from collections.abc import Iterator, Sequence

from generator.checking.texts import Finding, belongs, content_folder
from generator.model.exemption import Exemption
from generator.problems import Code, Problem
from generator.reading.content import Content

SWITCHABLE = frozenset(
    {
        Code.MISSING_WORDING,
        Code.TRANSLATION_STALE,
        Code.TRANSLATION_NEW,
        Code.NUMBERS_DIFFER,
        Code.NAME_MISSING,
        Code.NAME_SPELLING,
        Code.NOT_ATTRIBUTED,
        Code.BARE_RUN,
        Code.STRAIGHT_QUOTES,
        Code.SPACES,
        Code.FOREIGN_PUNCTUATION,
        Code.FOREIGN_LETTER,
        Code.PRESENTATION_FORM,
        Code.BIDI_CONTROL,
        Code.UNBALANCED,
        Code.TATWEEL,
    }
)
"""Of languages only: evidence and references are never switched off."""


def exempted(content: Content, findings: Sequence[Finding]) -> frozenset[int]:
    """The findings that are switched off, by their number."""
    return frozenset().union(*(_matched(content, each, findings) for each in _valid(content)))


def check_exemptions(content: Content, findings: Sequence[Finding]) -> Iterator[Problem]:
    """Problems with the exceptions themselves."""
    place = content.exemptions.document.place
    for index, exemption in enumerate(content.exemptions.value):
        if exemption.code not in _CODES:
            message = f"`{exemption.code}` cannot be switched off"
            yield Problem(place(index, "code"), Code.EXCEPTION_CODE, message)
        elif not _matched(content, exemption, findings):
            message = f"there is no {exemption.code} in `{exemption.where}`"
            yield Problem(place(index, "where"), Code.EXCEPTION_UNUSED, message)


def _valid(content: Content) -> Iterator[Exemption]:
    return (each for each in content.exemptions.value if each.code in _CODES)


def _matched(content: Content, exemption: Exemption, findings: Sequence[Finding]) -> frozenset[int]:
    folder = content_folder(content)
    return frozenset(
        number
        for number, each in enumerate(findings)
        if each.problem.code.code == exemption.code
        and not each.firm
        and _at(exemption, each, each.problem.place.file.relative_to(folder).as_posix())
    )


_CODES = {code.code for code in SWITCHABLE}


def _at(exemption: Exemption, finding: Finding, file: str) -> bool:
    return exemption.where == file or belongs(finding.key, exemption.where)
