"""`factsheet check --fix`: mends what needs nobody's judgement, and leaves every other byte."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from generator.checking.exemptions import exempted
from generator.checking.hygiene import Edit, safe_edits
from generator.checking.quoted import Quoted
from generator.checking.quotes import find_quote
from generator.checking.texts import Text, finding, texts
from generator.problems import Code, ContentError, EnvironmentTrouble, Place
from generator.reading.content import Content, ReadSource, read_content
from generator.reading.document import Document, Node, Scalar, read_document
from generator.reading.document import Mapping as YamlMapping
from generator.reading.document import Sequence as YamlSequence
from generator.reading.lock import digest, lock_text
from generator.writing import replace_file

_ROUNDS = 3
"""Straight quotation marks first, then what stands between them, then what that lays open."""

_Change = tuple[int, int, str]
"""From where to where in the text of a document, and what is to stand there."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What was mended in one text of a file."""

    place: Place
    codes: tuple[Code, ...]
    before: str
    after: str


def fix(folder: Path) -> tuple[Mended, ...]:
    """Mend the characters of the editor's own words, and hashes that nothing published rests on.

    Raises:
        ContentError: With every problem of form in any file; then nothing is changed.
        EnvironmentTrouble: A file cannot be read or written.
    """
    done: list[Mended] = []
    for _ in range(_ROUNDS):
        content = read_content(folder)
        found = [*_characters(content), *_hashes(content)]
        if not found:
            break
        done += found
    return tuple(done)


@dataclass(frozen=True, slots=True)
class _Repair:
    """The edits of one text in one language."""

    text: Text
    language: str
    edits: tuple[Edit, ...]

    @property
    def before(self) -> str:
        return self.text.sides[self.language]

    @property
    def after(self) -> str:
        said = self.before
        for edit in reversed(self.edits):
            said = said[: edit.start] + edit.text + said[edit.end :]
        return said


def _characters(content: Content) -> Iterator[Mended]:
    changes: dict[PurePath, list[_Change]] = defaultdict(list)
    documents: dict[PurePath, Document] = {}
    accepted: list[_Repair] = []
    for repair in _repairs(content):
        document = repair.text.document
        scalar = document.scalar(*repair.text.path, repair.language)
        found = _changes(repair, scalar) if scalar else ()
        if scalar and found and _right(document, found, scalar, repair):
            documents[document.path] = document
            changes[document.path] += found
            accepted.append(repair)
    for path, each in changes.items():
        _write(documents[path], each)
    _keep_accepted(content, accepted)
    for repair in accepted:
        codes = tuple(dict.fromkeys(edit.code for edit in repair.edits))
        yield Mended(repair.text.place(repair.language), codes, repair.before, repair.after)


def _repairs(content: Content) -> Iterator[_Repair]:
    """What can be mended and is not switched off."""
    quoted = Quoted.of(content)
    found = [
        (text, language, edit)
        for text in texts(content)
        for language, said in text.own
        for edit in safe_edits(quoted.without(said), language)
    ]
    findings = [finding(text, language, edit.code, "") for text, language, edit in found]
    left = exempted(content, findings)
    edits: dict[tuple[str, str], list[Edit]] = defaultdict(list)
    of = {}
    for number, (text, language, edit) in enumerate(found):
        if number not in left:
            of[text.key, language] = text
            edits[text.key, language].append(edit)
    for (key, language), text in of.items():
        yield _Repair(text, language, tuple(edits[key, language]))


def _changes(repair: _Repair, scalar: Scalar) -> tuple[_Change, ...]:
    """Where the edits stand in the file; none where the text is written in too winding a way."""
    raw = repair.text.document.text[scalar.start : scalar.end]
    extents = _extents(raw, scalar.text)
    if extents is None or scalar.text.strip() != repair.before:
        return ()
    offset = scalar.text.index(repair.before)
    found = []
    for edit in repair.edits:
        start = extents[offset + edit.start][0]
        end = extents[offset + edit.end - 1][1]
        if "\n" in raw[start:end]:
            return ()
        found.append((scalar.start + start, scalar.start + end, edit.text))
    return tuple(found)


def _extents(raw: str, text: str) -> list[tuple[int, int]] | None:
    """For each character of a scalar, from where to where it is written; None if it is escaped."""
    quote = raw[:1] if raw[:1] in ("'", '"') else ""
    if quote == '"' and "\\" in raw:
        return None
    at = len(quote)
    if raw[:1] in ("|", ">"):
        at = raw.index("\n") + 1
        if not text[:1].isspace():
            at += len(raw[at:]) - len(raw[at:].lstrip())
    extents: list[tuple[int, int]] = []
    while len(extents) < len(text):
        rest = text[len(extents) :]
        if gap := len(rest) - len(rest.lstrip()):
            written = len(raw[at:]) - len(raw[at:].lstrip())
            same = raw[at : at + written] == rest[:gap]
            extents += [
                (at + each, at + each + 1) if same else (at, at + written) for each in range(gap)
            ]
            at += written
            continue
        length = 2 if quote == "'" == rest[0] else 1
        if raw[at : at + length] != rest[0] * length:
            return None
        extents.append((at, at + length))
        at += length
    return extents


def _right(document: Document, changes: Sequence[_Change], scalar: Scalar, repair: _Repair) -> bool:
    """Whether after the changes that one text is mended, and everything else is as it was."""
    wanted = [
        each.text.replace(repair.before, repair.after) if each is scalar else each.text
        for each in _scalars(document.tree)
    ]
    try:
        there = read_document(document.path, _changed(document.text, changes))
    except ContentError:
        return False
    return [each.text for each in _scalars(there.tree)] == wanted


def _scalars(node: Node | None) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case YamlSequence():
            for item in node.items:
                yield from _scalars(item)
        case YamlMapping():
            for key, value in node.entries:
                yield key
                yield from _scalars(value)


def _changed(text: str, changes: Sequence[_Change]) -> str:
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _write(document: Document, changes: Sequence[_Change]) -> None:
    """Change the file itself, whose lines may end otherwise than the document's."""
    path = Path(document.path)
    raw = path.read_bytes().decode("utf-8")
    mark = "\ufeff" if raw.startswith("\ufeff") else ""
    body = raw.removeprefix(mark)
    if body.replace("\r\n", "\n") != document.text:
        raise EnvironmentTrouble(f"{path} was changed meanwhile, and is left so. Run this again.")
    returns: list[int] = []  # where in the document a line ends with a return as well
    at = body.find("\r\n")
    while at >= 0:
        returns.append(at - len(returns))
        at = body.find("\r\n", at + 2)
    moved = [
        (start + bisect_left(returns, start), end + bisect_left(returns, end), new)
        for start, end, new in changes
    ]
    replace_file(path, (mark + _changed(body, moved)).encode())


def _keep_accepted(content: Content, repairs: Sequence[_Repair]) -> None:
    """What was accepted stays so, since it still says the same."""
    if content.lock is None:
        return
    accepted: dict[str, Mapping[str, str]] = dict(content.lock.accepted)
    for repair in repairs:
        key, language = repair.text.key, repair.language
        hashes = accepted.get(key, {})
        if hashes.get(language) == digest(repair.before):
            accepted[key] = {**hashes, language: digest(repair.after)}
    if accepted != content.lock.accepted:
        replace_file(Path(content.lock.path), lock_text(accepted).encode())


def _hashes(content: Content) -> Iterator[Mended]:
    """New hashes of stored texts that were changed before anything on them was closed."""
    for source in content.sources:
        old = source.about.value.sha256
        if source.text_hash == old or _published(source, content) or not _found(source, content):
            continue
        document = source.about.document
        scalar = document.scalar("sha256")
        if scalar is None:
            continue
        start = document.text.index(old, scalar.start)
        _write(document, [(start, start + len(old), source.text_hash)])
        yield Mended(scalar.place, (Code.TEXT_CHANGED,), old, source.text_hash)


def _published(source: ReadSource, content: Content) -> bool:
    return any(
        evidence["source"] == source.id
        for sheet in content.sheets
        for edition in sheet.editions
        for fact in edition.data["facts"]
        for evidence in fact["evidence"]
    )


def _found(source: ReadSource, content: Content) -> bool:
    """Whether every quote from a source still stands in its text."""
    quotes = [evidence for place in content.places.value for evidence in place.evidence or ()] + [
        evidence
        for sheet in content.sheets
        for facts in sheet.facts
        for fact in facts.value
        for evidence in fact.evidence
    ]
    return all(find_quote(source.text, each.quote) for each in quotes if each.source == source.id)
