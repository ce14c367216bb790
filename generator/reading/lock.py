"""`translations.lock`: what each wording said in each language when it was accepted."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import PurePath

from generator.problems import Code, ContentError, Place, Problem

_HEAD = """\
# Written by `factsheet translations accept`. One line a wording: where it belongs, and for each
# language a hash of what it said when the languages were last compared.
"""
_LINE = re.compile(r"\S+(?: [a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*=[0-9a-f]{10})+")
_NUMBER = re.compile(r"/\d+(?=/)")
_DIGITS = 10

Accepted = Mapping[str, Mapping[str, str]]
"""For each key the hash of each language."""


@dataclass(frozen=True)
class Lock:
    """The file as it stands."""

    path: PurePath
    accepted: Accepted

    @cached_property
    def anywhere(self) -> frozenset[tuple[str, frozenset[tuple[str, str]]]]:
        """What is accepted, as `in_its_list` names it."""
        return frozenset(in_its_list(key, hashes) for key, hashes in self.accepted.items())


def in_its_list(key: str, hashes: Mapping[str, str]) -> tuple[str, frozenset[tuple[str, str]]]:
    """What stays when an entry of a list moves up or down, as a new one is put before it."""
    return _NUMBER.sub("/#", key), frozenset(hashes.items())


def digest(text: str) -> str:
    """A short hash of what a wording says in one language."""
    return sha256(unicodedata.normalize("NFC", text.strip()).encode()).hexdigest()[:_DIGITS]


def read_lock(path: PurePath, text: str) -> Lock:
    """Read the file.

    Raises:
        ContentError: A line is not of its form, or stands there twice.
    """
    accepted: dict[str, dict[str, str]] = {}
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        key, *hashes = line.split(" ")
        if not _LINE.fullmatch(line) or key in accepted:
            twice = "stands here twice" if key in accepted else "is no line of this file"
            place = Place(path, number, 1, len(line))
            advice = "undo the change of this line, or write the file anew"
            message = f"`{key}` {twice}"
            problems.append(Problem(place, Code.LOCK_LINE, message, (advice,)))
            continue
        accepted[key] = dict(_pair(each) for each in hashes)
    if problems:
        raise ContentError(problems)
    return Lock(path, accepted)


def _pair(written: str) -> tuple[str, str]:
    language, _, hash_ = written.partition("=")
    return language, hash_


def lock_text(accepted: Accepted) -> str:
    """The text of the file: sorted by key, so that it changes where the wordings do."""
    return _HEAD + "".join(_lines(accepted))


def _lines(accepted: Accepted) -> Iterator[str]:
    for key in sorted(accepted):
        hashes = (f"{language}={each}" for language, each in sorted(accepted[key].items()))
        yield f"{key} {' '.join(hashes)}\n"
