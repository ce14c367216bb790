"""Problems → what a terminal, an editor or a machine reads."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import PurePath

from wcwidth import wcswidth

from generator.problems import Place, Problem


def pretty(problems: Iterable[Problem]) -> str:
    """With the line of the file and a caret under the place, and what to do."""
    read = cache(_lines)  # anew each time: while serving, the files change
    return "\n\n".join("\n".join(_pretty(problem, read)) for problem in problems)


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


def _pretty(problem: Problem, read: Callable[[PurePath], Sequence[str]]) -> Iterable[str]:
    place = problem.place
    yield f"{place}: {problem.code.code} {problem.message}"
    if line := _line(place, read):
        number = str(place.line)
        shown = line.replace("\t", " ")
        before = max(0, wcswidth(shown[: place.column - 1]))
        end = min(len(shown), place.column - 1 + place.length)
        width = max(1, wcswidth(shown[place.column - 1 : end]))
        yield f"   {number} | {shown}"
        yield f"   {' ' * len(number)} | {' ' * before}{'^' * width}"
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
