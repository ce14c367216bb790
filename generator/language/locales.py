"""Locale files: every word of the generator's own, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import PurePath

import yaml
from babel import Locale as CldrLocale
from babel import UnknownLocaleError
from pydantic import BaseModel, ConfigDict

from generator.language.bidi import Direction
from generator.language.numerals import with_digits
from generator.model.site import Digits, MonthNames
from generator.resources import SHIPPED, Resources, templates_folder


class LocaleFile(BaseModel):
    """A file of templates/locales.

    Args:
        cldr: The CLDR locale whose month names and plural forms are used (`ar_IQ`).
        second_cldr: The one whose month names stand behind the first ones where both are wanted.
        theme: The language of the theme's own labels, where the theme lacks this one.
        dates: Patterns for dates in words.
        counts: For each thing that is counted, a pattern for each CLDR plural form.
        labels: Every other word.
        method: The text of the method page: a heading and paragraphs a section.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: str
    name: str
    direction: Direction
    cldr: str
    second_cldr: str
    theme: str
    dates: Mapping[str, str]
    counts: Mapping[str, Mapping[str, str]]
    labels: Mapping[str, str]
    method: tuple[Mapping[str, str | tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Locale:
    """One language as this site writes it: the locale file and the site's choices."""

    file: LocaleFile
    digits: Digits
    month_names: MonthNames

    @property
    def language(self) -> str:
        """The BCP 47 tag."""
        return self.file.language

    @property
    def direction(self) -> Direction:
        """The direction of the script."""
        return self.file.direction

    def label(self, key: str, **values: object) -> str:
        """A label with its placeholders filled, in the digits of the site."""
        return _filled(self.file.labels[key], self.digits, **values)

    def count(self, key: str, number: int) -> str:
        """How many of a thing there are, in the right plural form: «ثلاث وقائع», `3 facts`."""
        forms = self.file.counts[key]
        form = _plural_form(self.file.cldr, number)
        return with_digits(forms.get(form, forms["other"]).format(number=number), self.digits)

    def in_words(self, key: str, **values: object) -> str:
        """A date pattern with its placeholders filled."""
        return self.file.dates[key].format(**values)


def locale_tags(resources: Resources = SHIPPED) -> tuple[str, ...]:
    """The languages that there is a locale file for."""
    files = resources.files("locales")
    return tuple(sorted(PurePath(name).stem for name in files if "/" not in name))


@cache
def direction_of(language: str) -> Direction:
    """The direction of a language's script, after CLDR; left to right where CLDR knows none."""
    try:
        locale = CldrLocale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return "ltr"
    return "rtl" if locale.text_direction == "rtl" else "ltr"


def territory(code: str, locale: Locale) -> str:
    """The name of a country after CLDR, by its code in ISO 3166; empty where CLDR has none."""
    return str(_cldr(locale.file.cldr).territories.get(code, ""))


@lru_cache(maxsize=1024)
def language_name(language: str, cldr: str) -> str:
    """The name of a language after CLDR; its tag where CLDR has none."""
    return str(_cldr(cldr).languages.get(language, language))


@lru_cache(maxsize=8192, typed=True)  # most labels come back in every fact
def _filled(label: str, digits: Digits, /, **values: object) -> str:
    return with_digits(label.format(**values), digits)


@lru_cache(maxsize=1024)
def _plural_form(cldr: str, number: int) -> str:
    return str(_cldr(cldr).plural_form(number))


@lru_cache(maxsize=64)
def _cldr(tag: str) -> CldrLocale:
    return CldrLocale.parse(tag)


@cache
def read_locale(language: str, resources: Resources = SHIPPED) -> Locale:
    """The locale of a language, with one name a month and Western digits.

    Raises:
        FileNotFoundError: There is no file for the language.
    """
    name = f"locales/{language}.yaml"
    path = resources.find(name) or templates_folder() / name
    values = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return Locale(LocaleFile.model_validate(values), "latn", "one")


def site_locale(
    language: str, digits: Digits, month_names: MonthNames, resources: Resources = SHIPPED
) -> Locale:
    """The locale of a language with a site's choices."""
    return replace(read_locale(language, resources), digits=digits, month_names=month_names)
