"""Two states of a sheet as plain data → what differs between them, thing by thing.

Pure, and blind to where the data come from: editions, content folders, revisions, published files.
Compared is what a reader of the sheet sees of it. Left out are `format`, `edition` and `changes`,
which say what differs, and `publisher`, `licence` and `languages`, which are the site's.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

Data = dict[str, Any]
Part = Literal["sheet", "key_point", "fact", "conflict", "gap", "actor", "place", "source", "order"]
How = Literal["added", "removed", "changed"]
Kind = Literal["reworded", "redated", "resourced", "reattributed", "changed"]

LEFT_OUT = frozenset(
    {"format", "edition", "changes", "languages"}
    | {"publisher", "publisher_url", "licence", "licence_url"}
)
"""Keys of a sheet that are not compared."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What a difference is about.

    Args:
        kind: Of a fact: `agreement`, `date`, `base` or `statement`; else the same as `part`.
        id: A key point has none, so it is its number; empty for the sheet itself; of an order
            the key of the list.
        number: Its place among those of its kind, from 1, in the newer data that has it.
        text: What it says, in every language, by which a reader recognises it.
    """

    part: Part
    kind: str
    id: str
    number: int
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs.

    Args:
        language: The language whose words differ; empty where no single one is meant.
        old: What stood there, as data, ids with their names; None where nothing did.
        new: What stands there now, likewise.
    """

    kind: Kind
    field: str
    language: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Changed:
    """A thing that was added, was removed, or differs in these fields."""

    thing: Thing
    how: How
    differences: tuple[Difference, ...] = ()


def compare(old: Data, new: Data) -> tuple[Changed, ...]:
    """Everything that differs between two states of a sheet; nothing if they are equal."""
    return tuple(_Comparison(old, new).all())


class _Comparison:
    def __init__(self, old: Data, new: Data) -> None:
        self.old, self.new = old, new
        self.names = [
            {each["id"]: each["name"] for key in ("actors", "places") for each in data.get(key, ())}
            for data in (old, new)
        ]
        self.sources = [
            {each["id"]: each for each in data.get("sources", ())} for data in (old, new)
        ]

        self.facts = [_things("fact", data.get("facts", ()), "wording") for data in (old, new)]

    def all(self) -> Iterator[Changed]:
        yield from _changed(
            Thing("sheet", "sheet", "", 0, self.new["title"]),
            [
                *_wording("reworded", "title", self.old, self.new),
                *_wording("reworded", "standfirst", self.old, self.new),
                *_value("redated", "as_of", self.old, self.new),
            ],
        )
        yield from self._key_points()
        yield from self._list("fact", "facts", "wording", self._fact)
        yield from self._list("conflict", "conflicts", "note", self._resting("note"))
        yield from self._list("gap", "gaps", "text", self._resting("text"))
        yield from self._register("actor", "actors", _named)
        yield from self._register("place", "places", _named)
        yield from self._register("source", "sources", _source)

    def _list(
        self,
        part: Part,
        key: str,
        text: str,
        differences: Callable[[Data, Data], Iterator[Difference]],
    ) -> Iterator[Changed]:
        """What differs in a list of things with ids: in the new order, then what is gone."""
        old, new = ({each["id"]: each for each in data.get(key, ())} for data in self._both())
        things = [_things(part, data.get(key, ()), text) for data in self._both()]
        for each in new:
            if each not in old:
                yield Changed(things[1][each], "added")
            else:
                yield from _changed(things[1][each], list(differences(old[each], new[each])))
        yield from (Changed(things[0][each], "removed") for each in old if each not in new)
        before, now = (
            [each for each in ids if each in old and each in new and _placed(new[each])]
            for ids in (old, new)
        )
        if before != now:
            moved = Difference("changed", key, "", before, now)
            yield Changed(Thing("order", "order", key, 0, {}), "changed", (moved,))

    def _register(
        self,
        part: Part,
        key: str,
        differences: Callable[[Data, Data], Iterator[Difference]],
    ) -> Iterator[Changed]:
        """What differs in entries that both have; the others come and go with their facts."""
        old = {each["id"]: each for each in self.old.get(key, ())}
        for each in self.new.get(key, ()):
            if each["id"] in old:
                thing = Thing(part, part, each["id"], 0, each["name"])
                yield from _changed(thing, list(differences(old[each["id"]], each)))

    def _key_points(self) -> Iterator[Changed]:
        old, new = (list(data.get("key_points", ())) for data in self._both())
        pairs = _pairs(old, new, _same_text)
        was = {there: here for here, there in pairs}
        for number, point in enumerate(new):
            thing = _point(number, point)
            if number in was:
                differences = self._resting("text")(old[was[number]], point)
                yield from _changed(thing, list(differences))
            else:
                yield Changed(thing, "added")
        kept = set(was.values())
        for number, point in enumerate(old):
            if number not in kept:
                yield Changed(_point(number, point), "removed")
        order = [here for here, _ in sorted(pairs, key=lambda pair: pair[1])]
        if order != sorted(order):
            before = [str(there + 1) for _, there in sorted(pairs)]
            now = sorted(before, key=int)
            moved = Difference("changed", "key_points", "", before, now)
            yield Changed(Thing("order", "order", "key_points", 0, {}), "changed", (moved,))

    def _resting(self, text: str) -> Callable[[Data, Data], Iterator[Difference]]:
        """Of something that has a text and rests on facts."""

        def differences(old: Data, new: Data) -> Iterator[Difference]:
            yield from _wording("reworded", text, old, new)
            yield from self._other_facts("resourced", "facts", old, new)

        return differences

    def _fact(self, old: Data, new: Data) -> Iterator[Difference]:
        yield from _value("changed", "kind", old, new)
        for field in ("name", "wording", "said"):
            yield from _wording("reworded", field, old, new)
        yield from _terms(old.get("terms", []), new.get("terms", []))
        yield from _wording("changed", "status", old, new)
        yield from _value("redated", "when", old, new)
        if old.get("speaker") != new.get("speaker"):
            yield Difference("reattributed", "speaker", "", *self._named("speaker", old, new))
        yield from _wording("reattributed", "role", old, new)
        if old.get("chain") != new.get("chain"):
            chains = (
                [
                    {"link": link["link"], "actor": _reference(link["actor"], names)}
                    for link in fact.get("chain", ())
                ]
                or None
                for fact, names in zip((old, new), self.names, strict=True)
            )
            yield Difference("reattributed", "chain", "", *chains)
        for field in ("parties", "actors", "places"):
            if old.get(field, []) != new.get(field, []):
                yield Difference("changed", field, "", *self._named(field, old, new))
        yield from self._other_facts("changed", "agreements", old, new)
        yield from self._evidence(old, new)
        yield from _value("changed", "credibility", old, new)
        yield from _wording("reworded", "note", old, new)

    def _named(self, field: str, old: Data, new: Data) -> Iterator[Any]:
        """The ids in a field of either state, with the names that they have there."""
        for fact, names in zip((old, new), self.names, strict=True):
            value = fact.get(field)
            if isinstance(value, str):
                yield _reference(value, names)
            else:
                yield [_reference(each, names) for each in value] if value else None

    def _other_facts(self, kind: Kind, field: str, old: Data, new: Data) -> Iterator[Difference]:
        """Facts that something names, with what they are called in either state."""
        if old.get(field, []) != new.get(field, []):
            named = (
                [
                    {"id": each, "kind": things[each].kind, "number": things[each].number}
                    for each in state.get(field, ())
                    if each in things
                ]
                for state, things in zip((old, new), self.facts, strict=True)
            )
            yield Difference(kind, field, "", *(each or None for each in named))

    def _evidence(self, old: Data, new: Data) -> Iterator[Difference]:
        before, now = old.get("evidence", []), new.get("evidence", [])
        pairs = dict(_pairs(before, now, _same_quote))
        for index, there in pairs.items():
            one, other = self._quote(before[index], 0), self._quote(now[there], 1)
            if one != other:
                yield Difference("resourced", "evidence", "", one, other)
            for each in _wording("resourced", "translation", before[index], now[there]):
                yield each
        for index, each in enumerate(before):
            if index not in pairs:
                yield Difference("resourced", "evidence", "", self._quote(each, 0), None)
        for index, each in enumerate(now):
            if index not in pairs.values():
                yield Difference("resourced", "evidence", "", None, self._quote(each, 1))

    def _quote(self, evidence: Data, state: int) -> Data:
        source = self.sources[state].get(evidence["source"], {})
        return {
            "source": {"id": evidence["source"], "name": source.get("name", {})},
            "language": source.get("language", ""),
            "quote": evidence["quote"],
            "paragraph": evidence["paragraph"],
        }

    def _both(self) -> tuple[Data, Data]:
        return self.old, self.new


def _placed(entry: Data) -> bool:
    """Whether it stands where its author put it; dates stand in the order of time."""
    return bool(entry.get("kind") != "date")


def _changed(thing: Thing, differences: list[Difference]) -> Iterator[Changed]:
    if differences:
        yield Changed(thing, "changed", tuple(differences))


def _things(part: Part, entries: Sequence[Data], text: str) -> dict[str, Thing]:
    counts: dict[str, int] = {}
    found = {}
    for each in entries:
        kind = each.get("kind", part)
        counts[kind] = counts.get(kind, 0) + 1
        found[each["id"]] = Thing(part, kind, each["id"], counts[kind], each[text])
    return found


def _point(index: int, point: Data) -> Thing:
    return Thing("key_point", "key_point", str(index + 1), index + 1, point["text"])


def _wording(kind: Kind, field: str, old: Data, new: Data) -> Iterator[Difference]:
    """The languages in which a text differs."""
    one, other = old.get(field) or {}, new.get(field) or {}
    for language in (*other, *(each for each in one if each not in other)):
        if one.get(language) != other.get(language):
            yield Difference(kind, field, language, one.get(language), other.get(language))


def _value(kind: Kind, field: str, old: Data, new: Data) -> Iterator[Difference]:
    if old.get(field) != new.get(field):
        yield Difference(kind, field, "", old.get(field), new.get(field))


def _terms(old: Sequence[Data], new: Sequence[Data]) -> Iterator[Difference]:
    """What differs in what an agreement lays down."""
    pairs = dict(_pairs(old, new, _same_text))
    for index, there in pairs.items():
        for each in _wording("reworded", "text", old[index], new[there]):
            yield Difference(each.kind, "terms", each.language, each.old, each.new)
        for each in _value("redated", "due", old[index], new[there]):
            yield each
    for index, term in enumerate(old):
        if index not in pairs:
            yield Difference("changed", "terms", "", term["text"], None)
    for index, term in enumerate(new):
        if index not in pairs.values():
            yield Difference("changed", "terms", "", None, term["text"])


def _named(old: Data, new: Data) -> Iterator[Difference]:
    """An actor or place: a sheet shows its name."""
    yield from _wording("reworded", "name", old, new)


def _source(old: Data, new: Data) -> Iterator[Difference]:
    """A source: everything that is known of it bears on what rests on it."""
    for field in ("name", "publisher", "rights", "note"):
        yield from _wording("resourced", field, old, new)
    for field in ("language", "title", "author", "url", "published", "retrieved"):
        yield from _value("resourced", field, old, new)
    for field in ("reliability", "sha256"):
        yield from _value("resourced", field, old, new)


def _reference(name: str, names: Mapping[str, Any]) -> Data:
    return {"id": name, "name": names.get(name, {})}


def _pairs(
    old: Sequence[Data], new: Sequence[Data], alike: Callable[[Data, Data], float]
) -> list[tuple[int, int]]:
    """Which entries of two lists without ids are the same: equal ones, then the most alike."""
    pairs: list[tuple[int, int]] = []
    left, right = list(range(len(old))), list(range(len(new)))
    for index in list(left):
        equal = next((there for there in right if old[index] == new[there]), None)
        if equal is not None:
            pairs.append((index, equal))
            left.remove(index)
            right.remove(equal)
    likely = sorted(
        (
            (alike(old[index], new[there]), -abs(index - there), -index, -there)
            for index in left
            for there in right
        ),
        reverse=True,
    )
    for likeness, _, index, there in likely:
        if likeness >= _ALIKE and -index in left and -there in right:
            pairs.append((-index, -there))
            left.remove(-index)
            right.remove(-there)
    return sorted(pairs)


_ALIKE = 0.5
"""From here on, two texts are one that was changed, not two; 1 is equal, 0 nothing in common."""


def _likeness(old: str, new: str) -> float:
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio()


def _same_text(old: Data, new: Data) -> float:
    one, other = old["text"], new["text"]
    return max((_likeness(one[each], other[each]) for each in one if each in other), default=0.0)


def _same_quote(old: Data, new: Data) -> float:
    return _likeness(old["quote"], new["quote"]) if old["source"] == new["source"] else 0.0
