"""Whether no wording is given in a language that the site does not have."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.model.authored import Wording
from generator.model.fact import Evidence
from generator.problems import Code, Problem
from generator.reading.content import Content, Read, ReadSheet, ReadSource
from generator.reading.decode import did_you_mean
from generator.reading.document import Document, Key
from generator.reading.shapes import parts

Documents = Iterable[tuple[str, Read[Any]]]
"""Documents, each with what the keys of its texts begin with: `sheets/ain-al-asad/dates`."""


def register_documents(content: Content) -> Documents:
    """What all sheets have in common."""
    yield "site", content.site
    yield "vocabulary", content.vocabulary
    yield "register/actors", content.actors
    yield "register/places", content.places


def source_documents(sources: Iterable[ReadSource]) -> Documents:
    """What is known of sources."""
    return ((f"sources/{source.id}", source.about) for source in sources)


def sheet_documents(sheets: Iterable[ReadSheet]) -> Documents:
    """Sheets and their facts."""
    for sheet in sheets:
        yield f"sheets/{sheet.id}", sheet.about
        for facts in sheet.facts:
            yield f"sheets/{sheet.id}/{facts.document.path.stem}", facts


def all_documents(content: Content) -> Documents:
    """Every document, in the order of the files."""
    yield from register_documents(content)
    yield from source_documents(content.sources)
    yield from sheet_documents(content.sheets)


def check_wordings(content: Content, documents: Documents | None = None) -> Iterator[Problem]:
    """Problems with the languages of the site's, the register's and the sheets' wordings.

    Args:
        documents: Those of the content that are checked; else all.
    """
    languages = content.site.value.languages
    for document, path, wording, _ in wordings(content, documents):
        yield from _check(wording, languages, document, path)


def wordings(
    content: Content, documents: Documents | None = None
) -> Iterator[tuple[Document, tuple[Key, ...], Wording, str | None]]:
    """Each wording of the content, where it stands, and the language it must not be in, if any."""
    spoken = {source.id: source.about.value.language for source in content.sources}
    for _, read in all_documents(content) if documents is None else documents:
        for path, wording, original in _wordings(read.value, spoken):
            yield read.document, path, wording, original


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
            for name, each in given(value):
                yield from _wordings(each, spoken, (*path, name))
        case dict():
            for name, each in value.items():
                yield from _wordings(each, spoken, (*path, name))
        case tuple():
            for index, each in enumerate(value):
                yield from _wordings(each, spoken, (*path, index))
        case _:
            pass


def given(value: BaseModel) -> Iterator[tuple[str, Any]]:
    """The fields in or below which wordings may stand, without those that are not given."""
    for name in worded(type(value)):
        if each := getattr(value, name):
            yield name, each


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
