"""What the checks of languages find in a small content."""

from pathlib import Path

from contents import smallest

from generator.checking.languages import check_languages
from generator.problems import Problem
from generator.reading.content import read_content

EVIDENCE = """\
  evidence:
    source: note
    quote: قاعدة الوادي
    after: يوم
    translation: {en: the Wadi base}
"""


def dated(**wordings: tuple[str, str]) -> str:
    """The YAML of dates with these wordings in Arabic and English."""
    return "".join(
        f"- id: {id_}\n  phase: done\n  wording:\n    ar: >-\n      {arabic}\n"
        f"    en: >-\n      {english}\n{EVIDENCE}"
        for id_, (arabic, english) in wordings.items()
    )


def problems(content: Path, *, allow_missing: bool = False) -> list[Problem]:
    """Everything that is wrong with the languages of a content, in its order."""
    found = check_languages(read_content(content), allow_missing=allow_missing)
    return sorted(found, key=lambda each: each.order)


def codes(folder: Path, arabic: str, english: str) -> list[str]:
    """The codes of what is wrong with one wording."""
    content = smallest(folder, dates=dated(x=(arabic, english)))
    return [each.code.code for each in problems(content)]
