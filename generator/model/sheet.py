"""A sheet: what is put together from facts on one matter."""

from typing import Annotated

from pydantic import Field

from generator.model.authored import Authored, Day, Id, Wording


class KeyPoint(Authored):
    """One sentence of the summary, and the facts that it rests on."""

    text: Wording
    facts: Annotated[tuple[Id, ...], Field(min_length=1)]


class Gap(Authored):
    """Something that the sources do not say."""

    id: Id
    text: Wording
    facts: tuple[Id, ...] = Field((), description="The facts that leave it open.")


class Conflict(Authored):
    """Facts that do not sit together."""

    id: Id
    note: Wording = Field(description="How they do not sit together; the editor's words.")
    facts: Annotated[tuple[Id, ...], Field(min_length=2)]


class Edition(Authored):
    """A published state of the sheet."""

    number: Annotated[int, Field(ge=1)]
    date: Day


class Change(Authored):
    """One line of the change log."""

    edition: Annotated[int, Field(ge=1)]
    date: Day
    what: Wording


class Sheet(Authored):
    """The facts on one matter: its title, summary, what is open, and its state."""

    title: Wording
    standfirst: Wording = Field(description="One sentence on what the sheet is about.")
    as_of: Day = Field(description="The day whose state of knowledge the sheet shows.")
    edition: Edition
    key_points: Annotated[tuple[KeyPoint, ...], Field(min_length=1)]
    gaps: tuple[Gap, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    changes: tuple[Change, ...] = ()
