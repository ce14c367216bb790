"""The digits that a site chose, in text that also holds Latin words."""

import re
from typing import Literal

from generator.language.bidi import LATIN

_TO_ARABIC = str.maketrans("0123456789%", "٠١٢٣٤٥٦٧٨٩٪")
_TO_LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩٪٫", "0123456789%.")
_NUMBER = re.compile(
    rf"(?<![{LATIN}\d/.=_-])(?<![{LATIN}] )(?>\d+(?:[.,]\d+)*)%?+(?![{LATIN}\d/-])"
)
"""A number that is not part of a Latin word, a document's symbol or a date in figures."""


def with_digits(text: str, digits: Literal["arab", "latn"]) -> str:
    """The text with its numbers in the wanted digits."""
    if digits == "latn":
        if text.isascii():
            return text
        return text.translate(_TO_LATIN).replace("٬", ",")
    return _NUMBER.sub(lambda found: _arabic(found[0]), text)


def _arabic(number: str) -> str:
    return number.replace(",", "٬").replace(".", "٫").translate(_TO_ARABIC)
