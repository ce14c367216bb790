"""Problems → what a terminal, an editor or a machine reads."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import PurePath

from wcwidth import wcswidth

from generator.problems import Place, Problem


def pretty(problems: Iterable[Problem], *, coloured: bool = False) -> str:
    """With the line of the file and a caret under the place, and what to do."""
    read = cache(_lines)  # anew each time: while serving, the files change
    mark = _coloured if coloured else _plain
    return "\n\n".join("\n".join(_pretty(problem, read, mark)) for problem in problems)


def compact(problems: Iterable[Problem]) -> str:
    """One line each: `file:line:column: code message`, and the advice behind it."""
    return "\n".join(
        "; ".join((f"{each.place}: {each.code.code} {each.message}", *each.advice))
        for each in problems
    )


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON list of objects."""
    entries = [
        {
            "file": str(each.place.file),
            "line": each.place.line,
            "column": each.place.column,
            "code": each.code.code,
            "message": each.message,
            "advice": list(each.advice),
        }
        for each in problems
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1)


def github(problems: Iterable[Problem]) -> str:
    """Commands that GitHub shows beside the lines of a change."""
    return "\n".join(
        f"::error file={_property(str(each.place.file))},line={max(1, each.place.line)},"
        f"col={max(1, each.place.column)},title={each.code.code}::"
        + _data("\n".join((each.message, *each.advice)))
        for each in problems
    )


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "pretty": pretty,
    "compact": compact,
    "json": as_json,
    "github": github,
}


def _plain(text: str, _: str) -> str:
    return text


def _coloured(text: str, colour: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m"


_BOLD, _RED = "1", "31"
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys, or turns the line around by, instead of showing it."""


def _pretty(
    problem: Problem, read: Callable[[PurePath], Sequence[str]], mark: Callable[[str, str], str]
) -> Iterable[str]:
    place = problem.place
    yield f"{mark(str(place), _BOLD)}: {problem.code.code} {problem.message}"
    if line := _line(place, read):
        number = str(place.line)
        shown = _UNSEEN.sub("\ufffd", line.replace("\t", " "))
        before = max(0, wcswidth(shown[: place.column - 1]))
        end = min(len(shown), place.column - 1 + place.length)
        width = max(1, wcswidth(shown[place.column - 1 : end]))
        yield f"   {number} | {shown}"
        yield f"   {' ' * len(number)} | {' ' * before}{mark('^' * width, _RED)}"
    yield from (f"   {advice}" for advice in problem.advice)


def _line(place: Place, read: Callable[[PurePath], Sequence[str]]) -> str:
    if not place.line:
        return ""
    lines = read(place.file)
    return lines[place.line - 1].rstrip() if place.line <= len(lines) else ""


def _lines(path: PurePath) -> tuple[str, ...]:
    try:
        with open(path, encoding="utf-8-sig") as file:  # noqa: PTH123 - a place may hold a pure path
            return tuple(file.read().split("\n"))
    except (OSError, UnicodeDecodeError):
        return ()


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
