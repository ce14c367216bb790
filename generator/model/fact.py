"""The four kinds of fact and what they rest on."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.model.authored import Authored, Id, Text, When, Wording, one_or_many


class Evidence(Authored):
    """A verbatim quote in one source; with the words before or after it, it stands there once."""

    source: Id = Field(description="Which source says so: the name of its folder in sources/.")
    quote: Text = Field(
        description="The words, copied letter for letter from the source's text.txt."
    )
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

    link: Id = Field(
        description="How the words were passed on: an id of `chain_links` in vocabulary.yaml.",
        examples=["told", "followed-by"],
    )
    actor: Id = Field(description="To or through whom: an id of register/actors.yaml.")


class Fact(Authored):
    """What every fact has."""

    fact_kind: ClassVar[str]

    id: Id
    wording: Wording = Field(description="The fact in one sentence, no more than the source says.")
    when: When | None = Field(
        None,
        description="When: a date, or the source's own phrase under `said`. Leave it out where the "
        "source gives neither; readers are told so.",
        examples=["2024-09-27", {"said": {"ar": "الأحد الماضي", "en": "last Sunday"}}],
    )
    speaker: Id | None = Field(
        None,
        description="Who says so: an id of register/actors.yaml. Leave it out where the source "
        "says it itself.",
    )
    role: Wording | None = Field(
        None,
        description="What the source calls the speaker: the office or rank.",
        examples=[{"ar": "مدير الإعلام", "en": "Director of Media"}],
    )
    chain: tuple[Relay, ...] = Field(
        (),
        description="To and through whom the words reached the source, in its order.",
        examples=[[{"link": "told", "actor": "official-agency"}]],
    )
    actors: tuple[Id, ...] = Field(
        (), description="The people and organisations concerned: ids of register/actors.yaml."
    )
    places: tuple[Id, ...] = Field(
        (), description="The places concerned: ids of register/places.yaml."
    )
    agreements: tuple[Id, ...] = Field(
        (), description="The agreements or documents concerned: ids of facts of this sheet."
    )
    evidence: Evidences = Field(description="One quote, or a list of quotes, that it rests on.")
    credibility: Literal["1", "2", "3", "4", "5", "6"] | None = Field(
        None,
        description="How credible the information is, from 1 (confirmed by others) to 6 (cannot be "
        "judged): the Admiralty grades.",
    )
    note: Wording | None = Field(
        None, description="The editor's own words about the fact; always shown as such."
    )


class AgreementTerm(Authored):
    """One thing that an agreement lays down."""

    text: Wording = Field(description="What is laid down, in one sentence.")
    due: When | None = Field(
        None, description="When it falls due: a date, or the source's own phrase under `said`."
    )


class Agreement(Fact):
    """An agreement or document; its wording is what it settles."""

    fact_kind: ClassVar[str] = "agreement"

    name: Wording = Field(description="What the agreement or document is called.")
    kind: Id = Field(
        description="What it is: an id of `agreement_kinds` in vocabulary.yaml.",
        examples=["agreement"],
    )
    parties: tuple[Id, ...] = Field((), description="Who made it: ids of register/actors.yaml.")
    terms: tuple[AgreementTerm, ...] = Field(
        (), description="What it lays down, point by point, as far as the source says."
    )


class Date(Fact):
    """Something that happened, goes on, or is to happen; its wording says what."""

    fact_kind: ClassVar[str] = "date"

    phase: Id = Field(
        description="Whether it happened, goes on or is intended: an id of `phases` in "
        "vocabulary.yaml.",
        examples=["done", "planned"],
    )


class Base(Fact):
    """The status of a base at some time, according to somebody."""

    fact_kind: ClassVar[str] = "base"

    place: Id = Field(description="Which base: an id of register/places.yaml.")
    status: Id = Field(
        description="How it stands with it: an id of `base_statuses` in vocabulary.yaml."
    )


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
