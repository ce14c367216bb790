"""The folder `editions` of a sheet → what its closed editions froze."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from generator.problems import Code, Place, Problem
from generator.reading.files import Files

_NAME = re.compile(r"([1-9][0-9]*)\.json")
_RESTORE = "a closed edition is never edited: restore the file as it was when it was closed"


@dataclass(frozen=True, slots=True)
class ReadEdition:
    """A closed edition and its file."""

    number: int
    data: dict[str, Any]
    path: PurePath


def edition_path(sheet: Path, number: int) -> Path:
    """The file of an edition in the folder of its sheet."""
    return sheet / "editions" / f"{number}.json"


def read_editions(
    sheet: Path, files: Files, text_of: Callable[[Path], str | None], problems: list[Problem]
) -> tuple[ReadEdition, ...]:
    """Read the closed editions of a sheet, in their order.

    Args:
        sheet: Its folder.
        text_of: Gives the text of a file, or None after it told why not.
        problems: Takes what is wrong.
    """
    found = []
    for number, path in sorted(_numbered(sheet / "editions", files, problems)):
        text = text_of(path)
        data = _data(text, path, problems) if text is not None else None
        if data is None:
            continue
        named = data["id"], data["edition"]["number"]
        if named != (sheet.name, number):
            message = f"this is edition {named[1]} of `{named[0]}`"
            problems.append(Problem(Place(path), Code.EDITION_DAMAGED, message, (_RESTORE,)))
        else:
            found.append(ReadEdition(number, data, path))
    return tuple(found)


def _numbered(folder: Path, files: Files, problems: list[Problem]) -> Iterator[tuple[int, Path]]:
    for each in files.names(folder):
        name = _NAME.fullmatch(each)
        if name and not files.is_folder(folder / each):
            yield int(name[1]), folder / each
        else:
            message = f"`{each}` is not used here"
            advice = ("`factsheet edition` writes 1.json, 2.json, …",)
            problems.append(Problem(Place(folder / each), Code.UNKNOWN_FILE, message, advice))


def _data(text: str, path: Path, problems: list[Problem]) -> dict[str, Any] | None:
    from generator.model.frozen import faults  # noqa: PLC0415 - most sheets have no edition yet

    place, message = Place(path), ""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        place = Place(path, error.lineno, error.colno)
        message = f"this is not JSON: {error.msg}"
    except RecursionError:
        message = "this is not JSON of a sheet: it is nested too deeply"
    else:
        message = faults(data)
        if not message:
            return dict(data)
        message = f"this is not the data of a sheet: {message}"
    problems.append(Problem(place, Code.EDITION_DAMAGED, message, (_RESTORE,)))
    return None
