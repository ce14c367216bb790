"""A finished PDF → the data that it carries and the words that it prints; the only room with pypdf.

WeasyPrint draws each piece of a line in one go, from left to right, and the pieces in the order of
reading; pypdf gives the letters of each run in their order. So the runs of a piece with Arabic
letters are taken from the right. Arabic-Indic digits, which pypdf takes for letters that may go
either way, come turned round in a run from right to left, and are turned back.
"""

import json
import logging
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from generator.problems import EnvironmentTrouble

_EITHER_WAY = "\x00-/:-@\u0660-\u066d\u06f0-\u06f9\u2000-\u206f\u20a0-\u21ff"
_FROM_RIGHT = "\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_RIGHT = re.compile(f"[{_FROM_RIGHT}]")
_LEFT = re.compile(f"[^{_EITHER_WAY}{_FROM_RIGHT}]")
_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9\u066a-\u066c]+")


@dataclass(frozen=True, slots=True)
class Printed:
    """What a PDF says.

    Args:
        data: The data that it carries: any JSON.
        languages: Those that it says it is written in.
        text: The words of its pages in the order of reading, folded.
    """

    data: Any
    languages: tuple[str, ...]
    text: str

    def has(self, words: str) -> bool:
        """Whether these words are printed, one after the other."""
        return fold(words) in self.text


def read_printed(path: Path) -> Printed:
    """Read a PDF that was made here.

    Raises:
        EnvironmentTrouble: It is no PDF, or carries no data of a sheet.
    """
    try:
        with _quiet(), path.open("rb") as file:
            reader = PdfReader(file)
            data = _data(reader, path)
            read_out = _read_out(reader)
            text = "".join(piece for page in reader.pages for piece in _Pieces(page, read_out))
            return Printed(data, _languages(reader), fold(text))
    except OSError as error:
        raise EnvironmentTrouble(f"cannot read {path}: {error.strerror}") from error
    except EnvironmentTrouble:
        raise
    except Exception as error:  # a damaged file makes pypdf stumble in any way
        raise EnvironmentTrouble(f"{path} cannot be read as a PDF: {error}") from error


def fold(text: str) -> str:
    """Letters and digits only: what is compared of a text that went through a PDF.

    Left out are white space, punctuation, marks above and below letters, tatweel and marks of
    direction; all digits are written in one way.
    """
    return "".join(
        str(unicodedata.decimal(each, each))
        for each in unicodedata.normalize("NFKC", text)
        if each.isalnum() and each != "\u0640"
    )


def _data(reader: PdfReader, path: Path) -> Any:
    nothing = EnvironmentTrouble(
        f"{path} carries no data of a sheet: it was not made by factsheet, or its data were taken "
        "out. Nothing in it can be checked."
    )
    files = [
        content
        for name, versions in reader.attachments.items()
        if name.endswith(".json")
        for content in versions
    ]
    if len(files) != 1:
        raise nothing
    try:
        return json.loads(files[0])
    except (ValueError, RecursionError) as error:
        raise nothing from error


def _languages(reader: PdfReader) -> tuple[str, ...]:
    xmp = reader.xmp_metadata
    found = tuple(xmp.dc_language or ()) if xmp else ()
    whole = reader.root_object.get("/Lang")
    return found or ((str(whole),) if whole else ())


def _read_out(reader: PdfReader) -> set[tuple[int, int]]:
    """What is read out, by page and mark: running heads are not in the structure of the file."""
    found: set[tuple[int, int]] = set()
    waiting = [(reader.root_object.get("/StructTreeRoot"), 0)]
    seen: set[int] = set()
    while waiting:
        each, page = waiting.pop()
        if isinstance(each, int):
            found.add((page, int(each)))
            continue
        here = each.get_object() if each is not None else None
        if isinstance(here, ArrayObject):
            waiting += [(kid, page) for kid in here]
        elif isinstance(here, DictionaryObject) and id(here) not in seen:
            seen.add(id(here))
            if "/Pg" in here:
                page = here.raw_get("/Pg").idnum
            if "/MCID" in here:
                waiting.append((here.raw_get("/MCID"), page))
            elif "/K" in here:
                waiting.append((here.raw_get("/K"), page))
    return found


class _Pieces:
    """The text of a page that is read out, piece by piece."""

    def __init__(self, page: PageObject, read_out: set[tuple[int, int]]) -> None:
        number = page.indirect_reference.idnum if page.indirect_reference else 0
        self._read_out = {mark for where, mark in read_out if where == number}
        self._runs: list[list[str]] = [[]]
        self._marked: list[int | None] = []
        self._from_right = False
        page.extract_text(visitor_operand_before=self._before, visitor_text=self._run)

    def __iter__(self) -> Iterator[str]:
        for runs in self._runs:
            turned = any(_RIGHT.search(run) for run in runs)
            yield "".join(reversed(runs) if turned else runs)

    def _before(self, operator: bytes, operands: Any, *_: Any) -> None:
        if operator == b"BMC":
            self._marked.append(None)
        elif operator == b"BDC":
            said = operands[1]
            self._marked.append(said.get("/MCID") if isinstance(said, DictionaryObject) else None)
        elif operator == b"EMC" and self._marked:
            self._marked.pop()
        elif operator == b"BT":
            self._runs.append([])

    def _run(self, run: str, *_: Any) -> None:
        if _RIGHT.search(run):
            self._from_right = True
        elif _LEFT.search(run):
            self._from_right = False
        if self._read_out.intersection(self._marked):
            turned = _DIGITS.sub(lambda found: found[0][::-1], run)
            self._runs[-1].append(turned if self._from_right else run)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf's warnings off the terminal."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
