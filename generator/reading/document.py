"""YAML text → a tree in which every key and value has its place and every scalar is a string."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Any

import yaml

from generator.problems import Code, ContentError, EnvironmentTrouble, Place, Problem

_DEEPEST = 40
"""Levels of nesting; the content needs seven, and a hostile file must not exhaust the stack."""

Key = str | int
"""A step into a document: the key of a mapping, or the index, from 0, in a list."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written, quotation marks and folding undone.

    Args:
        start: Where it begins in the text of the document, its quotation mark or `>` included.
        end: Where it ends there.
    """

    text: str
    place: Place
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    place: Place


Node = Scalar | Mapping | Sequence


@dataclass(frozen=True)
class Document:
    """One YAML file.

    Args:
        root: What it says, as dicts, lists and strings; None for an empty file.
    """

    path: PurePath
    text: str
    root: Any

    @cached_property
    def tree(self) -> Node | None:
        """The same with the place of every key and value; made when a place is first asked for."""
        return _Reader(self.path, self.text).read()

    def plain(self) -> Any:
        """What it says, as dicts and lists of the caller's own."""
        return deepcopy(self.root)

    def place(self, *path: Key) -> Place:
        """Where the value at the path stands, or the nearest node above it that is there.

        An index into something that is no list stands for the thing itself, since one item may
        be written without a list.
        """
        node = self._find(path)
        return node.place if node else Place(self.path)

    def key_place(self, *path: Key) -> Place:
        """Where the last key of the path itself stands, or `place` where it is no key."""
        above = self._find(path[:-1])
        if isinstance(above, Mapping):
            for name, _ in above.entries:
                if name.text == path[-1]:
                    return name.place
        return self.place(*path)

    def scalar(self, *path: Key) -> Scalar | None:
        """The text at the path; None where there is something else, or nothing."""
        node = self.tree
        for key in path:
            node = _below(node, key)
        return node if isinstance(node, Scalar) else None

    def text_at(self, *path: Key) -> str | None:
        """The text at the path, or just above it; None where there is no text."""
        node = self._find(path)
        return node.text if isinstance(node, Scalar) else None

    def keys(self, *path: Key) -> tuple[str, ...]:
        """The keys of the mapping at a path; none where there is no mapping."""
        node = self._find(path)
        return tuple(key.text for key, _ in node.entries) if isinstance(node, Mapping) else ()

    def paths(self, wanted: Callable[[str], bool]) -> Iterator[tuple[Key, ...]]:
        """The path of each text that is wanted, in the order written."""
        yield from _paths(self.tree, wanted, ())

    def stray(self, *path: Key) -> bool:
        """Whether the last key of the path has no colon: what a comma cut off within `{}`."""
        place = self.key_place(*path)
        line = self.text.split("\n")[max(0, place.line - 1)]
        behind = line[place.column - 1 + place.length :].lstrip()
        return isinstance(self._find(path[:-1]), Mapping) and behind.startswith((",", "}"))

    def _find(self, path: tuple[Key, ...]) -> Node | None:
        node = self.tree
        for key in path:
            below = _below(node, key)
            if below is None:
                break
            node = below
        return node


def read_document(path: PurePath, text: str) -> Document:
    """Read one YAML file.

    Raises:
        ContentError: With every problem of form: syntax, duplicate keys, anchors, tags.
        EnvironmentTrouble: PyYAML was built without libyaml.
    """
    if not yaml.__with_libyaml__:
        raise EnvironmentTrouble(
            "PyYAML is here without libyaml, and reading would be nine times slower. "
            "Install it from its wheel: pip install --force-reinstall --only-binary :all: pyyaml"
        )
    try:
        return Document(path, text, _read(text))
    except (_IrregularError, yaml.YAMLError):
        reader = _Reader(path, text)
        root = reader.read()
    if reader.problems:
        raise ContentError(reader.problems)
    return Document(path, text, None if root is None else _plain(root))


class _IrregularError(Exception):
    """Something stands in the text that only the tree can tell of."""


def _read(text: str) -> Any:
    """What a text says, from libyaml's events; three times faster than by way of the tree."""
    parser = yaml.CSafeLoader(text)
    following: Callable[[], Any] = parser.get_event
    try:
        following()  # the stream begins
        if type(following()) is yaml.StreamEndEvent:
            return None
        value = _value(following(), following, 0)
        following()  # the document ends
        if type(following()) is not yaml.StreamEndEvent:
            raise _IrregularError
        return None if value == "" else value
    finally:
        parser.dispose()


def _value(event: Any, following: Callable[[], Any], depth: int) -> Any:
    if event.anchor or event.tag or depth == _DEEPEST:
        raise _IrregularError
    kind = type(event)
    if kind is yaml.ScalarEvent:
        return event.value
    if kind is yaml.SequenceStartEvent:
        items = []
        while type(event := following()) is not yaml.SequenceEndEvent:
            items.append(_value(event, following, depth + 1))
        return items
    entries: dict[str, Any] = {}
    while type(event := following()) is not yaml.MappingEndEvent:
        key = _value(event, following, depth + 1)
        if type(key) is not str or key in entries or key == "<<":
            raise _IrregularError
        entries[key] = _value(following(), following, depth + 1)
    return entries


class _Reader:
    """Builds the tree from libyaml's events; events, because they alone tell anchors and tags."""

    def __init__(self, path: PurePath, text: str) -> None:
        self.path = path
        self.text = text
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.problems: list[Problem] = []

    def read(self) -> Node | None:
        root: Node | None = None
        count = 0
        try:
            events = iter(yaml.parse(self.text, Loader=yaml.CSafeLoader))
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    count += 1
                    if count > 1:
                        self._report(self._place(event), Code.DOCUMENTS, "a second document begins")
                        break
                    root = self._node(next(events), events)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            place = self._at(mark.index) if mark else Place(self.path)
            said = " ".join(part for part in (error.context, error.problem) if part)
            self._report(place, Code.YAML_SYNTAX, f"this is not YAML: {said}")
        except yaml.reader.ReaderError as error:
            index = len(self.text.encode()[: error.position].decode())  # libyaml counts bytes
            said = f"the character U+{ord(self.text[index]):04X} cannot stand in YAML"
            self._report(self._at(index), Code.YAML_SYNTAX, said)
        if isinstance(root, Scalar) and not root.text:
            return None
        return root

    def _node(self, event: Any, events: Iterator[Any], depth: int = 0) -> Node:
        place = self._place(event)
        if depth > _DEEPEST:
            raise yaml.MarkedYAMLError(problem="nested too deep", problem_mark=event.start_mark)
        if getattr(event, "anchor", None):
            self._report(place, Code.ANCHOR, f"`{event.anchor}` is an anchor or alias")
        if getattr(event, "tag", None):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._report(place, Code.TAG, f"`{tag}` is a tag")
        if isinstance(event, yaml.MappingStartEvent):
            return Mapping(self._entries(events, depth + 1), place)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self._node(event, events, depth + 1))
            return Sequence(tuple(items), place)
        start, end = event.start_mark.index, event.end_mark.index
        return Scalar(getattr(event, "value", ""), place, start, end)

    def _entries(self, events: Iterator[Any], depth: int) -> tuple[tuple[Scalar, Node], ...]:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Place] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self._node(event, events, depth)
            value = self._node(next(events), events, depth)
            if not isinstance(key, Scalar):
                self._report(
                    key.place, Code.YAML_SYNTAX, "a key is one word, not a list or mapping"
                )
            elif key.text == "<<":
                self._report(key.place, Code.ANCHOR, "`<<` merges mappings")
            elif key.text in seen:
                first = seen[key.text].line
                said = f"`{key.text}` is given twice; first in line {first}"
                self._report(key.place, Code.DUPLICATE_KEY, said)
            else:
                seen[key.text] = key.place
                entries.append((key, value))
        return tuple(entries)

    def _place(self, event: Any) -> Place:
        start, stop = event.start_mark.index, event.end_mark.index
        line_end = self.text.find("\n", start)
        return self._at(start, min(stop, line_end if line_end >= 0 else stop) - start)

    def _at(self, index: int, length: int = 1) -> Place:
        """The place of a character; libyaml's own lines end at more characters than an editor's."""
        line = bisect_right(self.starts, index)
        column = index - self.starts[line - 1] + 1
        return Place(self.path, line, column, max(1, length))

    def _report(self, place: Place, code: Code, message: str) -> None:
        self.problems.append(Problem(place, code, message))


def _plain(node: Node) -> Any:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [_plain(item) for item in node.items]
        case Mapping():
            return {key.text: _plain(value) for key, value in node.entries}


def _below(node: Node | None, key: Key) -> Node | None:
    match node:
        case Sequence() if isinstance(key, int) and key < len(node.items):
            return node.items[key]
        case Mapping() if isinstance(key, str):
            return next((value for name, value in node.entries if name.text == key), None)
        case _:
            return node if key == 0 else None


def _paths(
    node: Node | None, wanted: Callable[[str], bool], path: tuple[Key, ...]
) -> Iterator[tuple[Key, ...]]:
    match node:
        case Scalar() if wanted(node.text):
            yield path
        case Sequence():
            for index, item in enumerate(node.items):
                yield from _paths(item, wanted, (*path, index))
        case Mapping():
            for key, value in node.entries:
                yield from _paths(value, wanted, (*path, key.text))
        case _:
            pass
