"""What the press takes in, and what it says when it cannot print it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the PDF, as the data that the page was made from.

    Args:
        name: Its file name, unique in the document.
        content: Its bytes.
        description: What it is, in the language of the document.
        mime: Its media type, such as `application/json`.
    """

    name: str
    content: bytes
    description: str
    mime: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One document to print.

    Args:
        name: What messages call it, such as `ain-al-asad.ar`.
        html: The whole document. Title, author, subject and keywords are taken from its `<title>`
            and `<meta>`, the language from `<html lang>`.
        direction: The side from which the pages are turned and read.
        date: The day that the file says it was made and changed; from the content, never the clock.
        attachments: Files carried along, in any order.
        languages: Those that it is written in, in their order; said in the metadata.
    """

    name: str
    html: str
    direction: Literal["rtl", "ltr"]
    date: date
    attachments: tuple[Attachment, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Print:
    """A finished PDF, and how many pages it has."""

    pdf: bytes
    pages: int


class PressError(Exception):
    """A document cannot be printed as it should be; carries its name and every reason found."""

    def __init__(self, name: str, reasons: tuple[str, ...]) -> None:
        super().__init__(name, reasons)
        self.name = name
        self.reasons = reasons

    def __str__(self) -> str:
        return "\n".join(f"{self.name}: {reason}" for reason in self.reasons)
