"""The plain data of a sheet as it was published: as much of its form as is relied on."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.model.authored import Day, Id, When, Wording


class _Frozen(BaseModel):
    """Something frozen; what a later generator adds to it is no mistake."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class FrozenEdition(_Frozen):
    """Which edition it is."""

    number: int = Field(ge=1)
    date: Day


class _Text(_Frozen):
    text: Wording
    facts: tuple[Id, ...] = ()


class _Conflict(_Frozen):
    id: Id
    note: Wording
    facts: tuple[Id, ...] = ()


class _Gap(_Text):
    id: Id


class _Term(_Frozen):
    text: Wording
    due: When | None = None


class _Link(_Frozen):
    link: Wording
    actor: Id


class _Quote(_Frozen):
    source: Id
    quote: str
    paragraph: int
    translation: Wording | None = None


class _Fact(_Frozen):
    id: Id
    kind: Literal["agreement", "date", "base", "statement"]
    wording: Wording
    name: Wording | None = None
    said: Wording | None = None
    status: Wording | None = None
    when: When | None = None
    speaker: Id | None = None
    role: Wording | None = None
    chain: tuple[_Link, ...] = ()
    parties: tuple[Id, ...] = ()
    terms: tuple[_Term, ...] = ()
    actors: tuple[Id, ...] = ()
    places: tuple[Id, ...] = ()
    agreements: tuple[Id, ...] = ()
    evidence: tuple[_Quote, ...]
    credibility: str | None = None
    note: Wording | None = None


class _Entity(_Frozen):
    id: Id
    name: Wording


class _Source(_Entity):
    language: str
    published: When | None = None
    retrieved: Day | None = None


class _Change(_Frozen):
    edition: int
    date: Day
    what: Wording


class FrozenSheet(_Frozen):
    """A sheet as `exports/data.py` writes it, in the form that its number names."""

    format: Literal[1]
    id: Id
    title: Wording
    standfirst: Wording
    as_of: Day
    edition: FrozenEdition
    key_points: tuple[_Text, ...] = ()
    facts: tuple[_Fact, ...] = ()
    conflicts: tuple[_Conflict, ...] = ()
    gaps: tuple[_Gap, ...] = ()
    changes: tuple[_Change, ...] = ()
    actors: tuple[_Entity, ...] = ()
    places: tuple[_Entity, ...] = ()
    sources: tuple[_Source, ...] = ()


def faults(data: Any) -> str:
    """What is wrong with data that should be a sheet's, in a few words; empty if nothing is."""
    try:
        FrozenSheet.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        return f"{where}: {first['msg']}" if where else first["msg"]
    return ""
