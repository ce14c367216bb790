"""The four kinds of fact and what they rest on."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.model.authored import Authored, Id, Text, When, Wording, one_or_many


class Evidence(Authored):
    """A verbatim quote in one source; with the words before or after it, it stands there once."""

    source: Id = Field(description="The id of a source: the name of its folder.")
    quote: Text = Field(description="The words exactly as they stand in the source's text.txt.")
    before: Text | None = Field(
        None, description="Words directly before the quote, where it stands more than once."
    )
    after: Text | None = Field(
        None, description="Words directly after the quote, where it stands more than once."
    )
    translation: Wording | None = Field(
        None, description="The quote in the site's other languages, shown as a translation."
    )


Evidences = Annotated[tuple[Evidence, ...], Field(min_length=1), BeforeValidator(one_or_many)]


class Relay(Authored):
    """One link of the chain through which words reached the source."""

    link: Id = Field(description="An id of `chain_links` in vocabulary.yaml.")
    actor: Id = Field(description="An id of register/actors.yaml.")


class Fact(Authored):
    """What every fact has."""

    fact_kind: ClassVar[str]

    id: Id
    wording: Wording = Field(description="The fact in one sentence, no more than the source says.")
    when: When | None = Field(
        None, description="A date in EDTF, or the source's phrase; absent where it gives neither."
    )
    speaker: Id | None = Field(
        None, description="Who says so: an actor; absent where the source says it itself."
    )
    role: Wording | None = Field(None, description="The speaker's role as the source gives it.")
    chain: tuple[Relay, ...] = Field(
        (), description="To and through whom the words came, in the source's order."
    )
    actors: tuple[Id, ...] = Field((), description="The people and organisations concerned.")
    places: tuple[Id, ...] = Field((), description="The places concerned.")
    agreements: tuple[Id, ...] = Field(
        (), description="The agreements or documents concerned: ids of facts of this sheet."
    )
    evidence: Evidences = Field(description="One quote, or a list of quotes, that it rests on.")
    credibility: Literal["1", "2", "3", "4", "5", "6"] | None = Field(
        None, description="Admiralty grade of the information: 1 confirmed to 6 cannot be judged."
    )
    note: Wording | None = Field(
        None, description="The editor's own words about the fact; always shown as such."
    )


class AgreementTerm(Authored):
    """One thing that an agreement lays down."""

    text: Wording
    due: When | None = Field(None, description="When it falls due.")


class Agreement(Fact):
    """An agreement or document; its wording is what it settles."""

    fact_kind: ClassVar[str] = "agreement"

    name: Wording
    kind: Id = Field(description="An id of `agreement_kinds` in vocabulary.yaml.")
    parties: tuple[Id, ...] = Field((), description="Who made it: ids of register/actors.yaml.")
    terms: tuple[AgreementTerm, ...] = ()


class Date(Fact):
    """Something that happened, goes on, or is to happen; its wording says what."""

    fact_kind: ClassVar[str] = "date"

    phase: Id = Field(description="An id of `phases` in vocabulary.yaml.")


class Base(Fact):
    """The status of a base at some time, according to somebody."""

    fact_kind: ClassVar[str] = "base"

    place: Id = Field(description="An id of register/places.yaml.")
    status: Id = Field(description="An id of `base_statuses` in vocabulary.yaml.")


class Statement(Fact):
    """What somebody said; its wording attributes it, `said` gives the words."""

    fact_kind: ClassVar[str] = "statement"

    speaker: Id = Field(description="Who said it: an id of register/actors.yaml.")
    said: Wording | None = Field(
        None,
        description="The words: in the source's language verbatim, in the others translated. "
        "Absent where the source reports them in its own words.",
    )


FACT_KINDS: tuple[type[Fact], ...] = (Agreement, Date, Base, Statement)
