"""An article → a draft of a sheet in the content: new files, and new entries in the register."""

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import wrap

from anyascii import anyascii

from generator.checking.references import ANCHORS, RESERVED
from generator.drafting.article import fold
from generator.drafting.draft import (
    Draft,
    DraftDate,
    DraftDocument,
    DraftEntity,
    DraftStatement,
    Quote,
    draft,
)
from generator.drafting.phrases import drafting_words
from generator.language.bidi import has_arabic
from generator.model.authored import BLANK, ID_PATTERN
from generator.model.register import Entity
from generator.model.site import Term
from generator.problems import ContentError, EnvironmentTrouble
from generator.reading.content import Read, Register, read_register
from generator.reading.document import read_document
from generator.storing import readable, scalar, store_source

_WIDTH = 100
_LONGEST_ID = 48
_UNSEEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\u0640+(?=\\w)")
"""What no wording may have: invisible marks, and tatweel within a word."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What was drafted and written.

    Args:
        source: The id of the source, stored before or just now.
        files: Every file that is new or has new entries.
        added: The actors and places that the register did not have.
        unsure: Where something is marked as unsure, and why.
    """

    draft: Draft
    folder: Path
    source: str
    files: tuple[Path, ...]
    added: int
    unsure: tuple[tuple[Path, int, str], ...]


def draft_sheet(
    content: Path,
    article: bytes,
    sheet: str,
    today: date,
    *,
    source: str = "",
    language: str = "",
) -> Drafted:
    """Write a draft of a sheet; nothing that is there is changed but for entries put behind others.

    Args:
        today: What the sheet gives as the day of its state of knowledge.
        source: The id that the article is stored by; `ID-article` where none is given.
        language: That of the article; told by its letters where none is given.

    Raises:
        ContentError: The site, the vocabulary or the register has problems of form.
        EnvironmentTrouble: The sheet or the source is there already, or the article or an id is
            none, or the disk fails. Nothing is written then.
    """
    source = source or f"{sheet}-article"
    for name in (sheet, source):
        if not re.fullmatch(ID_PATTERN, name):
            raise EnvironmentTrouble(f"`{name}` is no id: lower-case ASCII words with hyphens")
    folder = content / "sheets" / sheet
    if sheet in RESERVED:
        raise EnvironmentTrouble(f"a sheet cannot be called `{sheet}`. Name another: --sheet ID")
    if folder.exists():
        raise EnvironmentTrouble(
            f"there is a sheet `{sheet}` already, and it is not overwritten. Name another: "
            "--sheet ID"
        )
    register = read_register(content)
    text = readable(article)
    words = drafting_words(language or ("ar" if has_arabic(text) else "en"))
    stored = _stored(content, article)
    if not stored and (content / "sources" / source).exists():
        raise EnvironmentTrouble(
            f"there is a source `{source}` already, with another text. Name another: --source ID"
        )
    made = draft(text, words, register.actors.value, register.places.value)
    sheet_writer = _Writer(made, register, stored or source, sheet, today)
    new_source = "" if stored else source
    files = _write(content, folder, writer=sheet_writer, article=article, source=new_source)
    unsure = tuple(_unsure(files, sheet))
    return Drafted(made, folder, stored or source, files, sheet_writer.added, unsure)


def _stored(content: Path, article: bytes) -> str:
    """The id of the source that has this very text; empty where none has."""
    for path in sorted((content / "sources").glob("*/text.txt")):
        if path.read_bytes() == article:
            return path.parent.name
    return ""


def _write(
    content: Path, folder: Path, *, writer: "_Writer", article: bytes, source: str
) -> tuple[Path, ...]:
    """Write all of it, or nothing: each part is whole before it is put in its place.

    Args:
        source: Empty where the article is stored already.
    """
    unfinished = folder.with_name(f".{folder.name}.draft")
    entries = [each for each in (writer.actors(), writer.places()) if each is not None]
    before = {path: path.read_bytes() for path, _ in entries}
    files: list[Path] = []
    stored: Path | None = None
    shutil.rmtree(unfinished, ignore_errors=True)  # of a run that was broken off
    try:
        unfinished.mkdir(parents=True)
        for name, text in writer.files():
            (unfinished / name).write_text(text, "utf-8", newline="")
            files.append(folder / name)
        if source:
            known = {"language": writer.draft.language}
            stored = store_source(content, source, article, known, writer.languages)
            files += [stored / "source.yaml", stored / "text.txt"]
        for path, entry in entries:
            path.write_bytes(entry)
        unfinished.rename(folder)
    except (OSError, EnvironmentTrouble) as error:
        _undo(unfinished, before, stored)
        if isinstance(error, EnvironmentTrouble):
            raise
        raise EnvironmentTrouble(f"cannot write {folder}: {error.strerror}") from error
    return (*files, *before)


def _undo(unfinished: Path, before: Mapping[Path, bytes], source: Path | None) -> None:
    """Leave the content as it was."""
    shutil.rmtree(unfinished, ignore_errors=True)
    for path, raw in before.items():
        if path.read_bytes() != raw:
            path.write_bytes(raw)
    if source:
        shutil.rmtree(source, ignore_errors=True)


def _unsure(files: Iterable[Path], sheet: str) -> Iterator[tuple[Path, int, str]]:
    """Every mark of what is unsure that was just written."""
    for path in files:
        if path.suffix != ".yaml":
            continue
        lines = path.read_text("utf-8-sig").split("\n")
        mark = f"# Drafted for the sheet `{sheet}`"
        first = next((place for place, each in enumerate(lines) if mark in each), 0)
        for place, line in enumerate(lines[first:], first + 1):
            if line.lstrip().startswith("# unsure: "):
                yield path, place, line.split("# unsure: ", 1)[1]


class _Writer:
    """The texts of all files of one draft."""

    def __init__(
        self, made: Draft, register: Register, source: str, sheet: str, today: date
    ) -> None:
        self.draft, self.register, self.source = made, register, source
        self.sheet, self.today = sheet, today
        self.languages = register.site.value.languages
        self.words = drafting_words(made.language)
        vocabulary = register.vocabulary.value
        self.vocabulary = vocabulary
        self._actor_ids = self._ids(made.actors, register.actors.value)
        self._place_ids = self._ids(made.places, register.places.value)
        self._taken: Counter[str] = Counter()

    @property
    def added(self) -> int:
        """How many entries are new in the register."""
        return sum(each.known is None for each in (*self.draft.actors, *self.draft.places))

    def _ids(self, entities: Sequence[DraftEntity], known: Sequence[Entity]) -> dict[str, str]:
        """The id of each entity, by its name."""
        taken = {each.id for each in known}
        ids: dict[str, str] = {}
        for each in entities:
            id_ = each.known
            if id_ is None:
                stem = _slug(each.name) or "entry"
                numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
                id_ = next(one for one in (stem, *numbered) if one not in taken)
                taken.add(id_)
            ids[each.name] = id_
        return ids

    # The files of the sheet

    def files(self) -> Iterator[tuple[str, str]]:
        """Each file of the sheet with its name; a kind of which nothing is found has none."""
        kinds = {
            "agreements": [line for each in self.draft.documents for line in self._document(each)],
            "dates": [line for each in self.draft.dates for line in self._date(each)],
            "bases": [line for each in self.draft.bases for line in self._base(each)],
            "statements": [
                line for each in self.draft.statements for line in self._statement(each)
            ],
        }
        yield "sheet.yaml", "\n".join([*self._sheet(), ""])
        for name, lines in kinds.items():
            if lines:
                choices = self._choices(*_CHOICES[name]) if name in _CHOICES else ()
                head = [_modeline(f"../../schema/{name}.json"), *_HEAD, *choices, *lines, ""]
                yield f"{name}.yaml", "\n".join(head)

    def _choices(self, field: str, terms: str) -> Iterator[str]:
        """A comment with the ids that a field may have."""
        ids = ", ".join(getattr(self.vocabulary, terms)) or "none yet: write some"
        about = f"`{field}` is one of the `{terms}` in vocabulary.yaml: {ids}"
        yield from (f"# {each}" for each in wrap(about, _WIDTH - 2, break_on_hyphens=False))

    def _sheet(self) -> Iterator[str]:
        yield _modeline("../../schema/sheet.json")
        yield f"# Drafted from the source `{self.source}`. Replace each {BLANK}: `factsheet check`"
        yield "# lists them. Say under `gaps` and `conflicts` what the source leaves open."
        yield ""
        for name in ("title", "standfirst"):
            yield f"{name}:"
            yield from self._wording({}, "  ")
            yield ""
        yield f"as_of: {self.today.isoformat()}  # the day of the draft"
        yield "edition:"
        yield "  number: 1"
        yield f"  date: {self.today.isoformat()}"
        yield ""
        yield "key_points:"
        yield "  - text:"
        yield from self._wording({}, "      ")
        yield f"    facts: [{BLANK}]  # ids of the facts that it rests on"

    def _statement(self, statement: DraftStatement) -> Iterator[str]:
        speaker = statement.speaker
        id_ = self._actor_ids[speaker.name] if speaker else None
        how = "direct speech" if statement.direct else "reported speech"
        verb = f"“{statement.verb}” ({statement.strength}), " if statement.verb else ""
        yield from self._comments(f"{verb}{how}", statement.quotes[0], statement.unsure)
        yield f"- id: {self._fact_id(f'{id_}-said' if id_ else 'statement')}"
        yield f"  speaker: {id_ or BLANK}"
        if speaker and speaker.title:
            yield "  role:"
            yield from self._named(speaker.title, "    ")
        if statement.chain:
            yield "  chain:"
        for link, phrase, actor in statement.chain:
            yield f"    # “{_one_line(phrase)}”"
            yield f"    - link: {self._link(link)}"
            yield f"      actor: {self._actor_ids[actor.name]}"
        yield from self._unwritten()
        if statement.direct:
            yield "  said:"
            yield from self._wording({self.draft.language: statement.words}, "    ")
        yield from self._concerned(statement.actors, statement.places)
        yield from self._evidence(statement.quotes)

    def _date(self, found: DraftDate) -> Iterator[str]:
        yield from self._comments(f"“{found.phrase}”", found.quote, found.unsure)
        yield f"- id: {self._fact_id('date')}"
        yield f"  phase: {BLANK}"
        yield from self._unwritten()
        yield from self._when(found)
        yield from self._concerned(found.actors, found.places)
        yield from self._evidence((found.quote,))

    def _document(self, document: DraftDocument) -> Iterator[str]:
        yield from self._comments("", document.quote, document.unsure)
        yield f"- id: {self._fact_id('agreement')}"
        yield "  name:"
        yield from self._named(document.name, "    ")
        yield f"  kind: {self._agreement_kind(document.name)}"
        if document.parties:
            ids = dict.fromkeys(self._actor_ids[each.name] for each in document.parties)
            yield f"  parties: [{', '.join(ids)}]"
        yield from self._unwritten()
        if document.date:
            yield from self._when(document.date)
        yield from self._evidence((document.quote,))

    def _base(self, place: DraftEntity) -> Iterator[str]:
        yield from self._comments("", place.quotes[0], place.unsure)
        yield f"- id: {self._fact_id(self._place_ids[place.name])}"
        yield f"  place: {self._place_ids[place.name]}"
        yield f"  status: {BLANK}"
        yield from self._unwritten()
        yield from self._evidence(place.quotes)

    # What facts have in common

    def _fact_id(self, stem: str) -> str:
        """An id that no other fact of the sheet has, nor the pages for themselves."""
        self._taken[stem] += 1
        id_ = f"{stem}-{self._taken[stem]}"
        return self._fact_id(f"fact-{stem}") if ANCHORS.fullmatch(id_) else id_

    def _comments(self, about: str, quote: Quote, unsure: Iterable[str]) -> Iterator[str]:
        where = f"text.txt, line {quote.line}, column {quote.column}"
        yield ""
        yield f"# {_one_line(about)}; {where}" if about else f"# {where}"
        yield from (f"# unsure: {_one_line(each)}" for each in unsure)

    def _unwritten(self) -> Iterator[str]:
        yield "  wording:"
        yield from self._wording({}, "    ")

    def _when(self, found: DraftDate) -> Iterator[str]:
        if found.edtf:
            yield f"  when: {found.edtf}"
            return
        yield "  when:"
        yield "    said:"
        yield from self._wording({self.draft.language: found.phrase}, "      ")

    def _concerned(
        self, actors: Iterable[DraftEntity], places: Iterable[DraftEntity]
    ) -> Iterator[str]:
        for name, ids in (
            ("actors", [self._actor_ids[each.name] for each in actors]),
            ("places", [self._place_ids[each.name] for each in places]),
        ):
            if ids:
                yield f"  {name}:"
                yield from (f"    - {each}" for each in dict.fromkeys(ids))

    def _evidence(self, quotes: Sequence[Quote]) -> Iterator[str]:
        yield "  evidence:"
        for quote in quotes:
            yield f"    - source: {self.source}"
            for name, words in (
                ("quote", quote.text),
                ("before", quote.before),
                ("after", quote.after),
            ):
                if words:
                    yield from _field(name, words, "      ")

    def _wording(self, known: Mapping[str, str], indent: str) -> Iterator[str]:
        """A wording with a blank for each language in which it is not known."""
        for language in self.languages:
            yield from _field(language, known.get(language, BLANK), indent)

    def _named(self, name: str, indent: str) -> Iterator[str]:
        """A wording that is not a quote, so that it is spelled as the editor's words are."""
        tidied = _UNSEEN.sub("", name).replace("'", "’")
        yield from self._wording({self.draft.language: _one_line(tidied)}, indent)

    def _link(self, link: str) -> str:
        """The id of a link of a chain, if the vocabulary has one of that id or with such words."""
        links = self.vocabulary.chain_links
        if link in links:
            return link
        phrases = [self.words.pattern(each) for each in self.words.chains[link]]
        for id_, term in links.items():
            label = self._label(term)
            if label and any(each.search(fold(label)) for each in phrases):
                return id_
        return BLANK

    def _agreement_kind(self, name: str) -> str:
        """The kind whose label has the most words, all of which the name has."""
        own = self._bare(name)
        fitting = {
            id_: len(label)
            for id_, term in self.vocabulary.agreement_kinds.items()
            if (label := self._bare(self._label(term))) and label <= own
        }
        return max(fitting, key=lambda each: fitting[each], default=BLANK)

    def _kind(self, sort: str, kinds: Mapping[str, Term]) -> str:
        sort = "person" if sort == "role" else sort
        return sort if sort in kinds else BLANK

    def _label(self, term: Term) -> str:
        language = self.draft.language
        return term.label[language] if language in term.label else ""  # noqa: SIM401 - no dict

    def _bare(self, text: str) -> frozenset[str]:
        return frozenset(
            self.words.lexicon.bare(each) for each in re.findall(r"\w+", fold(text).casefold())
        )

    # The register

    def actors(self) -> tuple[Path, bytes] | None:
        """The file of actors with the new ones behind the others; None where none is new."""
        return self._registered(
            self.register.actors, self.draft.actors, self._actor_ids, "actor_kinds"
        )

    def places(self) -> tuple[Path, bytes] | None:
        """Likewise the file of places."""
        return self._registered(
            self.register.places, self.draft.places, self._place_ids, "place_kinds"
        )

    def _registered(
        self,
        read: Read[tuple[Entity, ...]],
        entities: Sequence[DraftEntity],
        ids: Mapping[str, str],
        terms: str,
    ) -> tuple[Path, bytes] | None:
        kinds: Mapping[str, Term] = getattr(self.vocabulary, terms)
        lines = [
            line
            for each in entities
            if each.known is None
            for line in self._entry(each, ids[each.name], kinds)
        ]
        path = Path(read.document.path)
        head = [
            "",
            f"# Drafted for the sheet `{self.sheet}`. {_REPLACE}",
            *self._choices("kind", terms),
        ]
        return (path, _appended(path, [*head, *lines])) if lines else None

    def _entry(self, entity: DraftEntity, id_: str, kinds: Mapping[str, Term]) -> Iterator[str]:
        said = f"{entity.title}: " if entity.title else ""
        yield from self._comments(f"{said}{entity.name}", entity.quotes[0], entity.unsure)
        yield f"- id: {id_}"
        yield "  name:"
        yield from self._named(entity.name, "    ")
        yield f"  kind: {self._kind(entity.sort, kinds)}"


_CHOICES = {
    "agreements": ("kind", "agreement_kinds"),
    "dates": ("phase", "phases"),
    "bases": ("status", "base_statuses"),
    "statements": ("link", "chain_links"),
}
_REPLACE = f"Replace each {BLANK}, or remove what is not needed."
_HEAD = (
    f"# {_REPLACE} Ids may be changed until the sheet is",
    "# published. `unsure` says what a rule could not tell.",
)


def _modeline(schema: str) -> str:
    return f"# yaml-language-server: $schema={schema}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _slug(name: str) -> str:
    """An id of the letters of a name, at the end of a word where it is long."""
    ascii_ = re.sub(r"[^a-z0-9\s-]", "", anyascii(re.sub(r"['’]", "", name)).lower())
    words = re.findall(r"[a-z0-9]+", ascii_)
    slug = ""
    for word in words:
        if len(slug) + len(word) > _LONGEST_ID:
            break
        slug = f"{slug}-{word}".strip("-")
    return slug


def _field(name: str, text: str, indent: str) -> Iterator[str]:
    """A key with its text, folded where it is long and can be."""
    line = f"{indent}{name}: {scalar(text)}"
    plain = text == " ".join(text.split(" ")) and text.isprintable() and "  " not in text
    if len(line) <= _WIDTH or not plain or text != text.strip():
        yield line
        return
    yield f"{indent}{name}: >-"
    inner = f"{indent}  "
    width = _WIDTH - len(inner)
    yield from (
        inner + each for each in wrap(text, width, break_long_words=False, break_on_hyphens=False)
    )


def _appended(path: Path, lines: Sequence[str]) -> bytes:
    """A file of the register with more entries behind those that are there, which stay as they are.

    Raises:
        EnvironmentTrouble: It is written in a form to which nothing can be added here.
    """
    raw = path.read_bytes().decode("utf-8")
    ends = "\r\n" if "\r\n" in raw else "\n"
    text = raw.removeprefix("\ufeff").replace("\r\n", "\n")
    before = read_document(path, text).plain() or []
    if not before:
        text = re.sub(r"^\[\s*\]\s*$", "", text, flags=re.MULTILINE)
    first = re.search(r"^( *)- ", text, re.MULTILINE)
    indent = first[1] if first else ""
    added = "\n".join(f"{indent}{line}".rstrip() for line in lines)
    whole = f"{text.rstrip()}\n{added}\n" if text.strip() else f"{added.lstrip()}\n"
    new = read_document(path, "\n".join(lines)).plain()
    try:
        right = read_document(path, whole).plain() == [*before, *new]
    except ContentError:
        right = False
    if not right:
        raise EnvironmentTrouble(
            f"{path} is written in a form to which entries cannot be added here. Write its entries "
            "one below the other, each with a `-`"
        )
    mark = "\ufeff" if raw.startswith("\ufeff") else ""
    return (mark + whole.replace("\n", ends)).encode()
