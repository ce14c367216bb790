"""Whether no wording is given in a language that the site does not have."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.model.authored import Wording
from generator.model.fact import Evidence
from generator.problems import Code, Problem
from generator.reading.content import Content, Read
from generator.reading.decode import did_you_mean
from generator.reading.document import Document, Key
from generator.reading.shapes import parts


def check_wordings(content: Content) -> Iterator[Problem]:
    """Problems with the languages of the site's, the register's and the sheets' wordings."""
    languages = content.site.value.languages
    for document, path, wording, _ in wordings(content):
        yield from _check(wording, languages, document, path)


def wordings(
    content: Content,
) -> Iterator[tuple[Document, tuple[Key, ...], Wording, str | None]]:
    """Each wording of the content, where it stands, and the language it must not be in, if any."""
    spoken = {source.id: source.about.value.language for source in content.sources}
    for read in _documents(content):
        for path, wording, original in _wordings(read.value, spoken):
            yield read.document, path, wording, original


def _documents(content: Content) -> Iterator[Read[Any]]:
    yield from (content.site, content.vocabulary, content.actors, content.places)
    for source in content.sources:
        yield source.about
    for sheet in content.sheets:
        yield sheet.about
        yield from sheet.facts


def _wordings(
    value: Any, spoken: dict[str, str], path: tuple[Key, ...] = ()
) -> Iterator[tuple[tuple[Key, ...], Wording, str | None]]:
    match value:
        case Wording():
            yield path, value, None
        case Evidence():
            if value.translation and value.source in spoken:
                yield (*path, "translation"), value.translation, spoken.get(value.source)
        case BaseModel():
            for name in worded(type(value)):
                yield from _wordings(getattr(value, name), spoken, (*path, name))
        case dict():
            for name, each in value.items():
                yield from _wordings(each, spoken, (*path, name))
        case tuple():
            for index, each in enumerate(value):
                yield from _wordings(each, spoken, (*path, index))
        case _:
            pass


@cache
def worded(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model in or below which wordings may stand."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if any(
            each is Wording or (issubclass(each, BaseModel) and worded(each))
            for each in parts(field.annotation)
            if isinstance(each, type)
        )
    )


def _check(
    wording: Wording,
    languages: tuple[str, ...],
    document: Document,
    path: tuple[Key, ...],
) -> Iterator[Problem]:
    for language in wording:
        if language not in languages:
            yield Problem(
                document.key_place(*path, language),
                Code.UNKNOWN_LANGUAGE,
                f"`{language}` is not a language of this site",
                did_you_mean(language, languages),
            )
