"""What differs between two states of a sheet → words of one language."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from generator.editions.comparison import Changed, Data, Difference, Thing
from generator.language.bidi import LATIN, Direction
from generator.language.locales import direction_of
from generator.model.authored import When
from generator.views.view import ChangedView, DifferenceView, Mark, Phrase, Piece
from generator.views.words import Words


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells differences to the reader of one language.

    Args:
        every_language: Whether to show the words that differ in the other languages too.
    """

    words: Words
    every_language: bool = False

    def told(
        self, changed: Iterable[Changed], page: str = "", anchors: Iterable[str] = ()
    ) -> tuple[ChangedView, ...]:
        """Tell what differs.

        Args:
            page: The page of the sheet, from the root of the language.
            anchors: The ids of what stands there now.
        """
        there = frozenset(anchors)
        return tuple(self._changed(each, page, there) for each in changed)

    def leads(self, changed: Changed) -> str:
        """What was done to a thing, in one line: `added`, or `reworded, re-dated`."""
        if changed.how != "changed":
            return self.words.label(changed.how)
        leads = dict.fromkeys(self._lead(changed.thing, each) for each in self._shown(changed))
        return self.words.label("comma").join(leads)

    def _changed(self, changed: Changed, page: str, anchors: frozenset[str]) -> ChangedView:
        thing = changed.thing
        here = page and thing.id in anchors and changed.how != "removed"
        differences = tuple(self._differences(changed))
        says_itself = thing.part in {"sheet", "order", "actor", "place", "source"} or any(
            difference.field in {"wording", "text"} and view.pieces
            for difference, view in zip(self._shown(changed), differences, strict=True)
        )
        return ChangedView(
            how=changed.how,
            lead=self.words.label(changed.how),
            id=thing.id,
            name=self._name(thing),
            path=f"{page}#{thing.id}" if here else "",
            text=None if says_itself else _in_own(self.words, thing.text),
            differences=differences,
        )

    def _name(self, thing: Thing) -> Phrase:
        if thing.part in {"actor", "place", "source"}:
            return _in_own(self.words, thing.text)
        if thing.part in {"sheet", "order"}:
            return self.words.labelled("whole_sheet")
        return self.words.labelled(f"{thing.kind}_numbered", number=thing.number)

    def _shown(self, changed: Changed) -> Iterator[Difference]:
        """The differences without those that the reader sees in the own language already."""
        own = self.words.locale.language
        seen = {each.field for each in changed.differences if each.language == own}
        for each in changed.differences:
            if self.every_language or each.language in {"", own} or each.field not in seen:
                yield each

    def _differences(self, changed: Changed) -> Iterator[DifferenceView]:
        for each in self._shown(changed):
            known = each.language in {"", self.words.locale.language}
            told = (known or self.every_language) and changed.thing.part != "order"
            pieces = tuple(self._pieces(each)) if told else ()
            lead = self._lead(changed.thing, each)
            if each.field == "evidence":
                lead += f" ({_named(self.words, (each.new or each.old)['source'])})"
            yield DifferenceView(self.words.phrase(lead), pieces)

    def _lead(self, thing: Thing, difference: Difference) -> str:
        words, field = self.words, difference.field
        if thing.part == "order":
            lead = words.label("changed_order", what=words.label(field))
        elif thing.part == "source" and field != "name":
            name = "source_hash" if field == "sha256" else f"source_{field}"
            known = words.locale.file.labels
            field_name = known[name] if name in known else known[field]
            lead = words.label("changed_source", field=field_name)
        else:
            lead = words.label(f"changed_{field}")
        if difference.language and (
            self.every_language or difference.language != words.locale.language
        ):
            name = words.language_name(difference.language)
            lead = words.label("changed_in", what=lead, language=name)
        return lead

    def _pieces(self, difference: Difference) -> Iterator[Piece]:
        old, new = difference.old, difference.new
        if difference.language and old and new:
            yield from self._reworded(old, new, difference.language)
            return
        if difference.field == "evidence" and old and new:
            yield from self._requoted(old, new)
            return
        marks: tuple[tuple[Mark, Any], ...] = (("removed", old), ("added", new))
        for mark, value in marks:
            if value is not None or difference.field in {"when", "speaker"}:
                yield Piece(mark, self._value(difference, value))

    def _reworded(self, old: str, new: str, language: str) -> Iterator[Piece]:
        for mark, run in word_runs(old, new, direction_of(language)):
            yield Piece(mark, _text(self.words, run, language))

    def _requoted(self, old: Data, new: Data) -> Iterator[Piece]:
        """A quote that was cut otherwise, or stands in another paragraph."""
        if old["quote"] != new["quote"]:
            yield from self._reworded(old["quote"], new["quote"], new["language"])
        else:
            yield Piece("same", _text(self.words, new["quote"], new["language"]))
        if old["paragraph"] != new["paragraph"]:
            yield Piece("removed", self.words.labelled("position", number=old["paragraph"]))
            yield Piece("added", self.words.labelled("position", number=new["paragraph"]))

    def _value(self, difference: Difference, value: Any) -> Phrase:
        if difference.language:
            return _text(self.words, value, difference.language)
        return _WRITERS.get(difference.field, _plain)(self.words, value)


def _day(words: Words, value: str) -> Phrase:
    return words.phrase(words.day(date.fromisoformat(value)))


def _speaker(words: Words, value: Data | None) -> Phrase:
    return _in_own(words, value["name"]) if value else words.labelled("source_itself")


def _chain(words: Words, value: list[Data]) -> Phrase:
    links = (
        f"{_in_own(words, each['link']).text} {_named(words, each['actor'])}" for each in value
    )
    return _joined(words, links)


def _names(words: Words, value: list[Data]) -> Phrase:
    return _joined(words, (_named(words, each) for each in value))


def _facts(words: Words, value: list[Data]) -> Phrase:
    texts = (words.label(f"{each['kind']}_numbered", number=each["number"]) for each in value)
    return _joined(words, texts)


def _named(words: Words, reference: Data) -> str:
    return _in_own(words, reference["name"]).text


def _quote(words: Words, value: Data) -> Phrase:
    return _text(words, value["quote"], value["language"])


def _plain(words: Words, value: Any) -> Phrase:
    """An address, a hash, a headline."""
    return words.verbatim(str(value), "en")


def _when(words: Words, value: Data | None) -> Phrase:
    if value is None:
        return words.labelled("no_date")
    when = When.model_validate(value)
    if when.said and words.locale.language not in when.said:
        return _in_own(words, when.said.root)
    view = words.when(when)
    parts = [view.words.text, *(each.text for each in (view.reading, view.why) if each)]
    return words.phrase(words.label("semicolon").join(parts))


def _joined(words: Words, texts: Iterable[str]) -> Phrase:
    return words.phrase(words.label("comma").join(texts))


def _in_own(words: Words, text: Mapping[str, str]) -> Phrase:
    """A text in the reader's language, or where it has none in the first that it has."""
    own = words.locale.language
    language = own if own in text else next(iter(text), own)
    return _text(words, text.get(language, ""), language)


def _text(words: Words, text: str, language: str) -> Phrase:
    if language == words.locale.language:
        return words.phrase(text)
    return words.verbatim(text, language)


_WRITERS: Mapping[str, Callable[[Words, Any], Phrase]] = {
    "when": _when,
    "due": _when,
    "published": _when,
    "as_of": _day,
    "retrieved": _day,
    "speaker": _speaker,
    "chain": _chain,
    "parties": _names,
    "actors": _names,
    "places": _names,
    "facts": _facts,
    "agreements": _facts,
    "terms": _in_own,
    "evidence": _quote,
    "credibility": lambda words, value: words.labelled(f"credibility_{value}"),
    "reliability": lambda words, value: words.labelled(value),
    "language": lambda words, value: words.phrase(words.language_name(value)),
    "kind": lambda words, value: words.labelled(f"{value}_kind"),
}
"""How the value of a field is said; any other is plain."""


def word_runs(old: str, new: str, direction: Direction) -> Iterator[tuple[Mark, str]]:
    """Two texts as one: the runs of words that stayed, went and came, in order."""
    before, now = _words(old, direction), _words(new, direction)
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    for tag, first, last, left, right in matcher.get_opcodes():
        if tag == "equal":
            yield "same", " ".join(before[first:last])
        else:
            if first < last:
                yield "removed", " ".join(before[first:last])
            if left < right:
                yield "added", " ".join(now[left:right])


def _words(text: str, direction: Direction) -> list[str]:
    """The words of a text; those in a row that run against it stay in one, to stay in order."""
    against = _FROM_LEFT if direction == "rtl" else _FROM_RIGHT
    found: list[str] = []
    for word in text.split():
        if found and against.search(found[-1]) and against.search(word):
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


_FROM_LEFT = re.compile(rf"[{LATIN}0-9]")
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
