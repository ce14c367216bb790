"""The files of a content folder → the whole content."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any, Generic, TypeVar

from generator.model.authored import ID_PATTERN
from generator.model.exemption import Exemption
from generator.model.fact import Agreement, Base, Date, Fact, Statement
from generator.model.register import Actor, Entity, Place
from generator.model.sheet import Sheet
from generator.model.site import Site, Vocabulary
from generator.model.source import Source
from generator.problems import Code, ContentError, Problem
from generator.problems import Place as FilePlace
from generator.reading.blanks import blanks
from generator.reading.closed import ReadEdition, read_editions
from generator.reading.decode import AN_ID, decode, did_you_mean
from generator.reading.document import Document, read_document
from generator.reading.files import LOCK, Files, read_files
from generator.reading.image import Image, read_image
from generator.reading.lock import Lock, read_lock
from generator.resources import OWN, SHIPPED, Resources, resources_of

T = TypeVar("T", covariant=True)  # noqa: PLC0105 - reads better without a suffix

FACT_FILES: dict[str, type[Fact]] = {
    "agreements.yaml": Agreement,
    "dates.yaml": Date,
    "bases.yaml": Base,
    "statements.yaml": Statement,
}
REGISTER_FILES: dict[str, type[Entity]] = {"actors.yaml": Actor, "places.yaml": Place}
_KNOWN = {
    "": {
        "site.yaml",
        "vocabulary.yaml",
        "exceptions.yaml",
        LOCK,
        "register",
        "sources",
        "sheets",
        "schema",
        "identity",
        OWN,
    },
    "register": set(REGISTER_FILES),
    "source": {"source.yaml", "text.txt"},
    "sheet": {"sheet.yaml", "editions", *FACT_FILES},
}


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """A value of the model with the document that it was read from."""

    value: T
    document: Document


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source, what is known of it, and its stored text."""

    id: str
    about: Read[Source]
    text: str
    text_path: PurePath
    text_hash: str


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet and its facts, one document a kind that is there, in the order of `FACT_FILES`."""

    id: str
    about: Read[Sheet]
    facts: tuple[Read[tuple[Fact, ...]], ...]
    editions: tuple[ReadEdition, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """What all sheets have in common."""

    site: Read[Site]
    vocabulary: Read[Vocabulary]
    actors: Read[tuple[Actor, ...]]
    places: Read[tuple[Place, ...]]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that the authors wrote."""

    site: Read[Site]
    vocabulary: Read[Vocabulary]
    actors: Read[tuple[Actor, ...]]
    places: Read[tuple[Place, ...]]
    sources: tuple[ReadSource, ...]
    sheets: tuple[ReadSheet, ...]
    exemptions: Read[tuple[Exemption, ...]]
    lock: Lock | None
    logo: Image | None = None
    icon: Image | None = None
    resources: Resources = SHIPPED
    blanks: tuple[Problem, ...] = ()


def read_content(folder: Path) -> Content:
    """Read a content folder.

    Raises:
        ContentError: With every problem of form in any file.
        EnvironmentTrouble: The folder is not there or cannot be read.
    """
    return content_of(read_files(folder), resources_of(folder))


def content_of(files: Files, resources: Resources) -> Content:
    """Read the files of a content folder, or a part of them.

    Raises:
        ContentError: With every problem of form in any file.
    """
    return _Reader(files).content(resources)


def read_site(folder: Path) -> Site:
    """Read what a content folder says of the site as a whole.

    Raises:
        ContentError: With every problem of form in that file.
        EnvironmentTrouble: The folder is not there or cannot be read.
    """
    return _Reader(read_files(folder)).site()


def read_register(folder: Path) -> Register:
    """Read what all sheets of a content folder have in common, and no sheet.

    Raises:
        ContentError: With every problem of form in those files.
        EnvironmentTrouble: The folder is not there or cannot be read.
    """
    return _Reader(read_files(folder)).register()


class _Reader:
    """Reads file by file, and goes on past a problem so that all of them are found in one run."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.folder = files.folder
        self.problems: list[Problem] = []
        self.blanks: list[Problem] = []
        self.unreadable = False

    def site(self) -> Site:
        site = self._read(Site, self.folder / "site.yaml")
        if site is None:
            raise ContentError(self.problems + self.blanks)
        return site.value  # type: ignore[no-any-return]  # it was decoded as one

    def register(self) -> Register:
        site = self._read(Site, self.folder / "site.yaml")
        vocabulary = self._read(Vocabulary, self.folder / "vocabulary.yaml")
        actors = self._read(tuple[Actor, ...], self.folder / "register" / "actors.yaml")
        places = self._read(tuple[Place, ...], self.folder / "register" / "places.yaml")
        if not (site and vocabulary and actors and places):
            raise ContentError(self.problems + self.blanks)
        return Register(site, vocabulary, actors, places)

    def content(self, resources: Resources) -> Content:
        self._strangers(self.folder, _KNOWN[""])
        self._strangers(self.folder / "register", _KNOWN["register"])
        site = self._read(Site, self.folder / "site.yaml")
        vocabulary = self._read(Vocabulary, self.folder / "vocabulary.yaml")
        actors = self._read(tuple[Actor, ...], self.folder / "register" / "actors.yaml")
        places = self._read(tuple[Place, ...], self.folder / "register" / "places.yaml")
        sources = [self._source(each) for each in self._folders("sources")]
        sheets = [self._sheet(each) for each in self._folders("sheets")]
        exemptions, lock = self._exemptions(), self._lock()
        logo, icon = self._image(site, "logo"), self._image(site, "icon")
        if site:
            named = {each for each in (site.value.logo, site.value.icon) if each}
            self._strangers(self.folder / "identity", {PurePath(each).name for each in named})
        if self.problems or self.unreadable:
            raise ContentError(self.problems + self.blanks)
        assert site and vocabulary and actors and places  # noqa: S101, PT018 - else there is a problem
        return Content(
            site,
            vocabulary,
            actors,
            places,
            tuple(each for each in sources if each),
            tuple(each for each in sheets if each),
            exemptions or Read((), Document(self.folder / "exceptions.yaml", "", None)),
            lock,
            logo,
            icon,
            resources,
            blanks=tuple(self.blanks),
        )

    def _image(self, site: Read[Site] | None, name: str) -> Image | None:
        named: str | None = getattr(site.value, name) if site else None
        if site is None or named is None:
            return None
        path, place = self.folder / named, site.document.place(name)
        try:
            return read_image(path, self.files.read(path), place)
        except FileNotFoundError:
            self.problems.append(Problem(place, Code.MISSING_FILE, f"there is no `{path}`"))
        except ContentError as error:
            self.problems += error.problems
        return None

    def _exemptions(self) -> Read[tuple[Exemption, ...]] | None:
        path = self.folder / "exceptions.yaml"
        return self._read(tuple[Exemption, ...], path) if self.files.is_there(path) else None

    def _lock(self) -> Lock | None:
        path = self.folder / LOCK
        text = self._text(path) if self.files.is_there(path) else None
        if text is None:
            return None
        try:
            return read_lock(path, text)
        except ContentError as error:
            self.problems += error.problems
            return None

    def _source(self, folder: Path) -> ReadSource | None:
        self._strangers(folder, _KNOWN["source"])
        about = self._read(Source, folder / "source.yaml")
        path = folder / "text.txt"
        text = self._text(path)
        if about is None or text is None:
            return None
        text_hash = sha256(self.files.read(path)).hexdigest()
        return ReadSource(folder.name, about, text, path, text_hash)

    def _sheet(self, folder: Path) -> ReadSheet | None:
        self._strangers(folder, _KNOWN["sheet"])
        about = self._read(Sheet, folder / "sheet.yaml")
        facts = [
            self._read(tuple[kind, ...], folder / name)  # type: ignore[valid-type]
            for name, kind in FACT_FILES.items()
            if self.files.is_there(folder / name)
        ]
        found = tuple(each for each in facts if each)
        editions = read_editions(folder, self.files, self._text, self.problems)
        return ReadSheet(folder.name, about, found, editions) if about else None

    def _read(self, kind: Any, path: Path) -> Read[Any] | None:
        text = self._text(path)
        if text is None:
            return None
        try:
            document = read_document(path, text)
            if document.root is None and kind not in (Site, Vocabulary, Source, Sheet):
                return Read((), document)
            self.blanks += blanks(kind, document)
            return Read(decode(kind, document), document)
        except ContentError as error:
            self.problems += error.problems
            self.unreadable = True
            return None

    def _text(self, path: Path) -> str | None:
        try:
            return self.files.read(path).decode("utf-8-sig").replace("\r\n", "\n")
        except FileNotFoundError:
            self._report(path, Code.MISSING_FILE, f"there is no `{path.name}`")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            message = f"line {line} is not UTF-8 (byte {error.start + 1} of the file)"
            self._report(path, Code.NOT_UTF8, message)
        return None

    def _folders(self, name: str) -> Iterator[Path]:
        folder = self.folder / name
        for each in self.files.names(folder):
            if self.files.is_folder(folder / each):
                if not re.fullmatch(ID_PATTERN, each):
                    self._report(folder / each, Code.WRONG_VALUE, f"`{each}` should be {AN_ID}")
                yield folder / each
            else:
                self._report(
                    folder / each, Code.UNKNOWN_FILE, f"`{name}` holds one folder for each"
                )

    def _strangers(self, folder: Path, known: set[str]) -> None:
        for each in self.files.names(folder):
            if each not in known:
                advice = did_you_mean(each, known)
                self._report(folder / each, Code.UNKNOWN_FILE, f"`{each}` is not used here", advice)

    def _report(self, path: Path, code: Code, message: str, advice: tuple[str, ...] = ()) -> None:
        self.problems.append(Problem(FilePlace(path), code, message, advice))
