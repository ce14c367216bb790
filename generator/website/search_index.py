"""The index of the search of one language: prepared a page at a time, then put together.

A reader's browser loads of it only what a query needs. So it is cut into parts, each a script that
hands over its name and its content: `fetch` may read it, and from a disk, where that is refused, a
page may load it all the same.

- `words/…`: words by how they begin, each with where it stands. A word is in the part of every
  key that it may be asked by, but one that stands in very many places has these in `often/…`.
- `names/…`: the words of names of entities by their first letter, to complete what is typed.
- `entries/…`: the entries of a page, or of a few pages that have one entry each.

Nothing in a part counts pages or entries of others: an edit changes the parts of its own words.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2s
from typing import Any, Final, NamedTuple

from generator.website.search_words import NAME, keys, spelling, split, without_article

_ENTITIES: Final = frozenset({"place", "actor", "agreement", "sheet"})
_PARAGRAPH: Final = "</p>"
_END: Final = "\0"
"""A word that no text has, where a paragraph ends: words on its two sides are not together."""
_APART: Final = f" {_END} "
_OFTEN: Final = 24_000
_PART: Final = 48_000
"""How many characters the places of a word, and a part, have at most, or thereabouts."""
_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ARTICLE: Final = re.compile("^[وف]?(?:[بك]?ال|لل)(?=..)")


class Listed(NamedTuple):
    """A word in the entries of one page.

    Args:
        how: How it is written there, as `search_words` has it.
        written: Its spellings.
        entries: In how many entries it stands.
        places: Where: `entry:position,position` for text, `entryt:…` for a title, and
            `entrynNAME.WORDS:…` for a name of an entity, which has so many words.
        names: The last kind of them.
    """

    how: int
    written: tuple[str, ...]
    entries: int
    places: str
    names: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """The entries of one page, or of several, ready to be put together with those of others.

    Args:
        page: Its path; of several pages, a name for them.
        gathered: Whether it is several pages with one entry each.
        count: How many entries there are.
        content: The entries as JSON.
    """

    page: str
    gathered: bool
    count: int
    content: str
    words: Mapping[str, Listed]


@dataclass(slots=True)
class _Word:
    how: int = 0
    entries: int = 0
    written: dict[str, None] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def prepare(page: str, entries: Sequence[Mapping[str, Any]], *, gathered: bool = False) -> Prepared:
    """List the words of the entries of a page; what stands first in it is the page itself."""
    words: defaultdict[str, _Word] = defaultdict(_Word)
    spelled: dict[int, dict[str, None]] = {0: {}, NAME: {}}
    for number, entry in enumerate(entries):
        entity = entry["kind"] in _ENTITIES
        here: set[str] = set()
        for place, name in enumerate((entry["title"], *entry.get("names", ()))):
            raw = split(name)
            head = f"{number}n{place}.{len(raw)}" if entity else f"{number}t"
            for word, places in _standing(raw, head).items():
                words[word].places.append(places)
                if entity:
                    words[word].names.append(places)
                here.add(word)
            spelled[NAME if entity else 0].update(dict.fromkeys(raw))
        raw = split(entry["text"].replace(_PARAGRAPH, _APART))
        for word, places in _standing(raw, str(number)).items():
            words[word].places.append(places)
            here.add(word)
        spelled[0].update(dict.fromkeys(raw))
        for word in here:
            words[word].entries += 1
    for how, raws in spelled.items():
        for read in map(spelling, raws):
            if read.folded in words:
                noted = words[read.folded]
                noted.how |= read.how | how
                noted.written[read.written] = None
    listed = {
        word: Listed(
            each.how, tuple(each.written), each.entries, ";".join(each.places), ";".join(each.names)
        )
        for word, each in words.items()
    }
    return Prepared(page, gathered, len(entries), _json(entries), listed)


def _standing(raw: Iterable[str], head: str) -> dict[str, str]:
    """Where each word stands, folded."""
    found: dict[str, str] = {}
    for position, each in enumerate(raw):
        word = spelling(each).folded
        if word in found:
            found[word] += f",{position}"
        else:
            found[word] = f"{head}:{position}"
    found.pop("", None)
    found.pop(_END, None)
    return found


def parts(pages: Iterable[Prepared]) -> tuple[dict[str, bytes], dict[str, int]]:
    """Put pages together.

    Returns:
        The parts by name; and how many entries there are, and parts of `words` and of `names`.
    """
    contents: dict[str, str] = {}
    words: dict[str, _Word] = {}
    count = 0
    for page in sorted(pages, key=lambda each: each.page):
        block = _block(page, contents)
        contents[f"entries/{block}"] = page.content
        count += page.count
        for word, listed in page.words.items():
            each = words.get(word)
            if each is None:
                each = words[word] = _Word()
            each.how |= listed.how
            each.entries += listed.entries
            each.written.update(dict.fromkeys(listed.written))
            each.places.append(f'"{block}":"{listed.places}"')
            if listed.names:
                each.names.append(f'"{block}":"{listed.names}"')
    found, names = _records(words, contents)
    sizes = {"words": _divided(found), "names": _divided(names)}
    for kind, records in (("words", found), ("names", names)):
        divided: list[dict[str, str]] = [{} for _ in range(sizes[kind])]
        for word, (record, homes) in records.items():
            for home in homes:
                divided[home % sizes[kind]][word] = record
        for number, part in enumerate(divided):
            inside = ",".join(f"{_json(word)}:{part[word]}" for word in sorted(part))
            contents[f"{kind}/{number:x}"] = f"{{{inside}}}"
    written = {name: f'part("{name}",{text})\n'.encode() for name, text in contents.items()}
    return written, sizes | {"entries": count}


_Records = dict[str, tuple[str, set[int]]]
"""Of each word what is told of it, and the homes of that before they are divided into parts."""


def _records(words: Mapping[str, _Word], contents: dict[str, str]) -> tuple[_Records, _Records]:
    known = {word: each.how for word, each in words.items()}
    bare = {noun for word, how in known.items() if (noun := without_article(word, how))}
    found: _Records = {}
    names: _Records = {}
    for word, each in words.items():
        shared = sorted(keys(word, each.how, known, bare) - {word})
        places = f"{{{','.join(each.places)}}}"
        if len(places) > _OFTEN:
            name = f"often/{_hash(word)}"
            contents[name], places = places, f'"{name}"'
        # The first is the one to suggest: whichever it is, it is the same after any edit.
        written = sorted(each.written)
        record = f"[{each.how},{each.entries},{_json(shared)},{_json(written)},{places}]"
        found[word] = record, {_home(key) for key in (word, *shared)}
        if each.names:
            record = f"[{each.entries},{_json(shared)},{_json(written)},{{{','.join(each.names)}}}]"
            begun = {ord(key[0]) for key in (word, *shared) if not key.startswith("~")}
            names[word] = record, begun
    return found, names


def _block(page: Prepared, contents: Mapping[str, str]) -> str:
    block = ("g" if page.gathered else "p") + _hash(page.page)[:6]
    while f"entries/{block}" in contents:
        block += "0"
    return block


def _home(key: str) -> int:
    first, second, *_ = *map(ord, _ARTICLE.sub("", key.removeprefix("~"))), 0, 0
    return first * 31 + second


def _divided(records: _Records) -> int:
    whole = sum(len(record) * len(homes) for record, homes in records.values())
    return int(2 ** max(0, (whole // _PART).bit_length()))


def _hash(text: str) -> str:
    return blake2s(text.encode(), digest_size=6).hexdigest()


def _json(value: object) -> str:
    return _ENCODER.encode(value)
