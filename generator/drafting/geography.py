"""Names of countries and of cities that time zones are called after, from CLDR."""

from functools import cache

from babel import Locale

from generator.drafting.article import fold
from generator.language.lexicon import lexicon
from generator.language.spellings import Names, in_one_language

_WORLD = 3
"""Digits of the codes that CLDR gives continents and other groups of countries."""


@cache
def geography(language: str) -> Names:
    """The names of one language; what is found has the id `country` or `city`."""
    locale = Locale.parse(language)
    named = [
        ("country", part)
        for code, name in locale.territories.items()
        if len(code) < _WORLD and code not in {"ZZ", "XA", "XB"}
        for part in _forms(name)
    ]
    named += [("city", name) for name in _cities(locale)]
    return in_one_language(((id_, fold(name)) for id_, name in named), lexicon(language))


def _forms(name: str) -> tuple[str, ...]:
    """The name, and of `Myanmar (Burma)` each of the two."""
    before, bracket, behind = name.partition(" (")
    return (before, behind.rstrip(")")) if bracket else (name,)


def _cities(locale: Locale) -> list[str]:
    """CLDR names the cities that are not called as in the key of their zone."""
    zones = {key: about for key, about in locale.time_zones.items() if "/" in key}
    named = [about["city"] for about in zones.values() if "city" in about]
    if locale.language != "en":
        return named
    root = Locale.parse("ar").time_zones  # the keys are the same in each language
    keys = [key for key in map(str, root) if "/" in key]
    return [*named, *(key.rsplit("/", 1)[1].replace("_", " ") for key in keys)]
