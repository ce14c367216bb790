"""The first half of the recipe: a content folder → the dossier, or every problem in it."""

from dataclasses import replace
from pathlib import Path

from generator.checked import check_own_files, checked
from generator.checking.check import with_blanks
from generator.checking.evidence import check_evidence
from generator.checking.references import check_references
from generator.dossier import Dossier, resolve
from generator.editions.history import history
from generator.exports.data import sheet_data
from generator.problems import ContentError
from generator.reading.content import read_content


def load(content: Path, *, allow_missing: bool = False) -> Dossier:
    """Read and check the content.

    Args:
        allow_missing: Let another language stand in where a wording is not given in one.

    Raises:
        ContentError: With every problem of the content.
        EnvironmentTrouble: It cannot be read.
    """
    return with_histories(resolve(checked(content, allow_missing=allow_missing)))


def link(content: Path) -> Dossier:
    """Read the content and check no more than that it can be linked: it may be of long ago.

    Raises:
        ContentError: With every problem of form, of references and of evidence.
        EnvironmentTrouble: It cannot be read.
    """
    read = read_content(content)
    check_own_files(read.resources)
    if problems := with_blanks(read, [*check_references(read), *check_evidence(read)]):
        raise ContentError(problems)
    return with_histories(resolve(read))


def with_histories(dossier: Dossier) -> Dossier:
    """Compare each sheet with what its editions froze."""
    sheets = (
        replace(
            sheet,
            history=history(sheet.frozen, sheet.about.edition.number, sheet_data(sheet, dossier)),
        )
        if sheet.frozen
        else sheet
        for sheet in dossier.sheets
    )
    return replace(dossier, sheets=tuple(sheets))
