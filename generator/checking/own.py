"""Whether a publisher's own locales and templates are ones that can take the place of ours."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePath
from string import Formatter
from typing import Any

from babel import Locale as CldrLocale
from babel import UnknownLocaleError

from generator.language.lexicon import Lexicon
from generator.language.locales import LocaleFile, read_locale
from generator.problems import Code, ContentError, Place, Problem
from generator.reading.decode import decode, did_you_mean
from generator.reading.document import Document, read_document
from generator.resources import SHIPPED, Resources

_NEW = ("assets/", "own/")
"""Folders in which a publisher may add files that we do not have."""
_WORDS: Mapping[str, Any] = {
    "locales": LocaleFile,
    "locales/words": Lexicon,
    "website/frame/strings": dict[str, str],
}
"""Folders of words, where a file of a new language may be added: what each file in them holds."""
_OURS = ("serve/", "locales/", "project/")
"""What is no part of a site, or has rules of its own."""


def check_own(resources: Resources, is_of_theme: Callable[[str], bool]) -> Iterator[Problem]:
    """Problems with the names of a publisher's own files, and with their words.

    Args:
        is_of_theme: Whether the theme has a file of this path, to take the place of.
    """
    if resources.own is None:
        return
    for name, file in resources.files("").items():
        if not file.is_relative_to(resources.own):
            continue
        kind = _WORDS.get(PurePath(name).parent.as_posix())
        if kind and name.endswith(".yaml"):
            yield from _check_words(kind, file)
        elif not name.startswith(_NEW) and not _replaces(name, is_of_theme):
            message = f"there is no template `{name}` to take the place of"
            advice = did_you_mean(name, _templates())
            yield Problem(Place(file), Code.TEMPLATE_UNKNOWN, message, advice)


def _replaces(name: str, is_of_theme: Callable[[str], bool]) -> bool:
    frame = "website/frame/"
    return name in _templates() or (
        name.startswith(frame) and is_of_theme(name.removeprefix(frame))
    )


def _templates() -> tuple[str, ...]:
    return tuple(name for name in SHIPPED.files("") if not name.startswith(_OURS))


def _check_words(kind: Any, file: Path) -> Iterator[Problem]:
    try:
        document = read_document(file, file.read_text("utf-8-sig"))
        value = decode(kind, document)
    except UnicodeDecodeError:
        yield Problem(Place(file), Code.NOT_UTF8, f"`{file.name}` is not UTF-8")
        return
    except ContentError as error:
        yield from error.problems
        return
    language = value.get("language", file.stem) if isinstance(value, dict) else value.language
    if language != file.stem:
        message = f"`{file.name}` is of the language `{language}`"
        yield Problem(document.place("language"), Code.LOCALE, message)
    if isinstance(value, LocaleFile):
        yield from _check_locale(value, document)


def _check_locale(locale: LocaleFile, document: Document) -> Iterator[Problem]:
    """Compare it with the English one: the same keys, with the same placeholders."""
    english = read_locale("en").file
    for part in ("dates", "labels", "counts"):
        ours, own = getattr(english, part), getattr(locale, part)
        for key in ours.keys() - own.keys():
            message = f"`{part}` lacks `{key}`"
            said = ours[key] if isinstance(ours[key], str) else ours[key]["other"]
            advice = (f"in English: {said}",)
            yield Problem(document.key_place(part), Code.LOCALE, message, advice)
        for key in own.keys() - ours.keys():
            message = f"`{key}` is not one of `{part}`"
            place = document.key_place(part, key)
            yield Problem(place, Code.LOCALE, message, did_you_mean(key, ours))
    for part in ("dates", "labels"):
        ours, own = getattr(english, part), getattr(locale, part)
        for key in ours.keys() & own.keys():
            wanted, found = _placeholders(ours[key]), _placeholders(own[key])
            if wanted != found:
                named = ", ".join(f"{{{each}}}" for each in wanted or ()) or "no name in { }"
                message = f"`{key}` should have {named}"
                yield Problem(document.place(part, key), Code.LOCALE, message)
    yield from _check_plurals(locale, document)


def _check_plurals(locale: LocaleFile, document: Document) -> Iterator[Problem]:
    cldr = {}
    for field in ("cldr", "second_cldr"):
        try:
            cldr[field] = CldrLocale.parse(getattr(locale, field))
        except (UnknownLocaleError, ValueError):
            message = f"`{getattr(locale, field)}` is not a locale that CLDR has, like `en_GB`"
            yield Problem(document.place(field), Code.LOCALE, message)
    if "cldr" not in cldr:
        return
    plurals = {*cldr["cldr"].plural_form.tags, "other"}
    for key, forms in locale.counts.items():
        if forms.keys() != plurals or _placeholders(forms.get("other", "")) != ["number"]:
            message = f"`{key}` should have the forms {', '.join(sorted(plurals))}; `other` with"
            place = document.key_place("counts", key)
            yield Problem(place, Code.LOCALE, f"{message} {{number}}")
        elif any(_placeholders(form) not in ([], ["number"]) for form in forms.values()):
            message = f"`{key}` may have no other name in {{ }} than {{number}}"
            yield Problem(document.key_place("counts", key), Code.LOCALE, message)


def _placeholders(text: str) -> list[str] | None:
    """The names in a pattern; nothing where it is none."""
    try:
        return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return None
