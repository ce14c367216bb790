"""Whether the languages name the same numbers, dates and amounts."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial

from generator.checking.texts import Finding, Text, finding
from generator.language.lexicon import lexicon
from generator.language.quantities import Quantity, differences, quantities
from generator.problems import Code
from generator.resources import SHIPPED, Resources


def check_numbers(texts: Iterable[Text], resources: Resources = SHIPPED) -> Iterator[Finding]:
    """Each language against the first one, or against the quote that it translates."""
    read = lru_cache(4096)(partial(_read, resources))  # many quotes stand under several facts
    for text in texts:
        if len(text.sides) > 1:
            yield from _check(text, read)


def _read(resources: Resources, language: str, text: str) -> tuple[Quantity, ...] | None:
    known = lexicon(language, resources)
    return quantities(text, known) if known else None


def _check(
    text: Text, reader: Callable[[str, str], tuple[Quantity, ...] | None]
) -> Iterator[Finding]:
    read = {
        language: found
        for language, said in text.sides.items()
        if (found := reader(language, said)) is not None
    }
    languages = iter(read)
    first = next(languages, "")
    for language in languages:
        only_first, only_here = differences(read[first], read[language])
        if only_first or only_here:
            told = [
                f"only in `{where}`: {_list(only)}"
                for where, only in ((first, only_first), (language, only_here))
                if only
            ]
            message = f"the numbers are not those of `{first}`; {'; '.join(told)}"
            yield finding(text, language, Code.NUMBERS_DIFFER, message)


def _list(found: Iterable[Quantity]) -> str:
    return ", ".join(f"{each.text}{'%' if each.kind == 'percent' else ''}" for each in found)
