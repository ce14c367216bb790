"""A sheet: what is put together from facts on one matter."""

from typing import Annotated

from pydantic import Field

from generator.model.authored import Authored, Day, Id, Wording


class KeyPoint(Authored):
    """One sentence of the summary, and the facts that it rests on."""

    text: Wording = Field(description="One sentence, no more than its facts say.")
    facts: Annotated[tuple[Id, ...], Field(min_length=1)] = Field(
        description="The facts that it rests on: their ids, from the files beside this one."
    )


class Gap(Authored):
    """Something that the sources do not say."""

    id: Id
    text: Wording = Field(description="What is not said, in one sentence.")
    facts: tuple[Id, ...] = Field((), description="The facts that leave it open.")


class Conflict(Authored):
    """Facts that do not sit together."""

    id: Id
    note: Wording = Field(description="How they do not sit together; the editor's words.")
    facts: Annotated[tuple[Id, ...], Field(min_length=2)] = Field(
        description="The facts that do not sit together: two ids or more."
    )


class Edition(Authored):
    """A published state of the sheet."""

    number: Annotated[int, Field(ge=1)] = Field(
        description="1 for the first edition. `factsheet edition` raises it."
    )
    date: Day = Field(description="The day of this edition.", examples=["2026-11-23"])


class Change(Authored):
    """One line of the change log."""

    edition: Annotated[int, Field(ge=1)] = Field(description="The edition that brought it.")
    date: Day = Field(description="The day of that edition.", examples=["2026-11-23"])
    what: Wording = Field(description="What changed, in a sentence for readers.")


class Sheet(Authored):
    """The facts on one matter: its title, summary, what is open, and its state."""

    title: Wording = Field(description="The headline of the sheet.")
    standfirst: Wording = Field(description="One sentence on what the sheet is about.")
    as_of: Day = Field(
        description="The day whose state of knowledge the sheet shows.", examples=["2026-11-23"]
    )
    edition: Edition = Field(description="Which edition the sheet is, or is becoming.")
    key_points: Annotated[tuple[KeyPoint, ...], Field(min_length=1)] = Field(
        description="The summary at the head of the sheet."
    )
    gaps: tuple[Gap, ...] = Field((), description="What the sources do not say.")
    conflicts: tuple[Conflict, ...] = Field(
        (), description="Where facts or sources do not sit together."
    )
    changes: tuple[Change, ...] = Field(
        (), description="The change log, the newest entry first; `factsheet edition` begins each."
    )
