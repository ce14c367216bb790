"""Every text of the content with all its languages, under a key that does not name its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from pydantic import BaseModel

from generator.checking.wordings import Documents, all_documents, given
from generator.model.authored import When, Wording, is_blank
from generator.model.fact import Evidence, Fact, Statement
from generator.model.source import Source
from generator.problems import Code, Place, Problem
from generator.reading.content import Content
from generator.reading.document import Document, Key


@dataclass(frozen=True, slots=True)
class Text:
    """One wording, or one quote with its translations.

    Args:
        key: Where it belongs: `sheets/ain-al-asad/statements/khafaji-x/wording`.
        path: Where it stands in the document.
        sides: What it says in each language; of a quote, the quote itself first.
        original: The language of the quote that the others translate; empty for a wording.
        verbatim: The languages in which it is a source's own words.
        blank: The languages in which it is still to be written.
    """

    key: str
    document: Document
    path: tuple[Key, ...]
    sides: Mapping[str, str]
    original: str = ""
    verbatim: frozenset[str] = frozenset()
    blank: frozenset[str] = frozenset()

    def place(self, language: str) -> Place:
        """Where one language stands."""
        if language == self.original:
            return self.document.place(*self.path[:-1], "quote")
        return self.document.place(*self.path, language)

    @property
    def own(self) -> Iterator[tuple[str, str]]:
        """The languages in which it is the editor's words, and what it says there."""
        for language, text in self.sides.items():
            if language not in self.verbatim:
                yield language, text


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem of languages, which an exception may switch off by the key of its text.

    Args:
        firm: It cannot be switched off or overlooked, since nothing could be shown.
    """

    key: str
    problem: Problem
    firm: bool = False


def finding(
    text: Text, language: str, code: Code, message: str, advice: tuple[str, ...] = ()
) -> Finding:
    """Give a finding at one language of a text."""
    return Finding(text.key, Problem(text.place(language), code, message, advice))


def texts(content: Content, documents: Documents | None = None) -> Iterator[Text]:
    """Every text, in the site's languages, in the order of the files.

    Args:
        documents: Those of the content that are read; else all.
    """
    walker = _Walker(
        content.site.value.languages,
        {source.id: source.about.value.language for source in content.sources},
    )
    for name, read in all_documents(content) if documents is None else documents:
        yield from walker.walk(read.value, read.document, name, ())


def names_of(key: str) -> Iterator[str]:
    """The ids in a key: of its sheet, source, fact or register entry."""
    parts = key.split("/")
    places = {"sheets": (1, 3), "sources": (1,), "register": (2,)}.get(parts[0], ())
    for place in places:
        if place < len(parts) - 1 and not parts[place].isdigit():
            yield parts[place]


def belongs(key: str, name: str) -> bool:
    """Whether a key begins with a name, or has it for one of its ids."""
    return f"{key}/".startswith(f"{name.rstrip('/')}/") or name in names_of(key)


def content_folder(content: Content) -> PurePath:
    """The folder that the content was read from."""
    return content.site.document.path.parent


@dataclass(frozen=True, slots=True)
class _Walker:
    """Goes through the model, in the order of its fields."""

    languages: tuple[str, ...]
    spoken: Mapping[str, str]

    def walk(
        self,
        value: Any,
        document: Document,
        key: str,
        path: tuple[Key, ...],
        heard: frozenset[str] = frozenset(),
    ) -> Iterator[Text]:
        """The texts of a value.

        Args:
            heard: The languages in which the phrases of something are a source's own.
        """
        match value:
            case Wording():
                yield Text(key, document, path, self._sides(value), blank=value.blank)
            case Evidence():
                yield from self._evidence(value, document, key, path)
            case BaseModel():
                heard = self._heard(value, heard)
                for name, each in given(value):
                    below = self.walk(each, document, f"{key}/{name}", (*path, name), heard)
                    if isinstance(value, Statement | When) and name == "said":
                        below = (replace(each, verbatim=heard) for each in below)
                    yield from below
            case dict():
                for name, each in value.items():
                    yield from self.walk(each, document, f"{key}/{name}", (*path, name), heard)
            case tuple():
                for index, each in enumerate(value):
                    name = str(getattr(each, "id", index + 1))
                    yield from self.walk(each, document, f"{key}/{name}", (*path, index), heard)
            case _:
                pass

    def _sides(self, wording: Wording) -> dict[str, str]:
        return {each: wording[each] for each in self.languages if each in wording}

    def _evidence(
        self, evidence: Evidence, document: Document, key: str, path: tuple[Key, ...]
    ) -> Iterator[Text]:
        original = self.spoken.get(evidence.source)
        if evidence.translation is not None and original and not is_blank(evidence.quote):
            translations = self._sides(evidence.translation)
            translations.pop(original, None)
            sides = {original: evidence.quote, **translations}
            path = (*path, "translation")
            key = f"{key}/translation"
            blank = evidence.translation.blank
            yield Text(key, document, path, sides, original, frozenset({original}), blank)

    def _heard(self, value: BaseModel, above: frozenset[str]) -> frozenset[str]:
        match value:
            case Fact():
                named = (self.spoken.get(each.source) for each in value.evidence)
                return frozenset(each for each in named if each)
            case Source():
                return frozenset({value.language})
            case _:
                return above
