"""The site as a whole: its identity, its languages, and the words of its statuses and kinds."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.authored import Authored, Id, LanguageTag, Url, Wording

Tone = Literal["done", "ongoing", "planned", "disputed", "unknown"]
Digits = Literal["arab", "latn"]
MonthNames = Literal["one", "both"]
SourceText = Literal["whole", "passages", "quotes"]
Paper = Literal["a4", "letter"]


class Site(Authored):
    """Identity and choices of the publisher."""

    title: Wording
    description: Wording
    publisher: Wording
    base_url: Url | None = Field(
        None, description="The address that the site is published at, ending in a slash."
    )
    languages: Annotated[tuple[LanguageTag, ...], Field(min_length=1)] = Field(
        description="The languages in the order shown; each has a file in templates/locales."
    )
    digits: dict[LanguageTag, Digits] = Field(
        default_factory=dict, description="Per language: `arab` ٠١٢ or `latn` 012 (the default)."
    )
    month_names: dict[LanguageTag, MonthNames] = Field(
        default_factory=dict, description="Per language: `one` name (the default) or `both`."
    )
    source_text: SourceText = Field(
        "whole",
        description="How much of a stored text is published, as its rights allow: the `whole` of "
        "it, the cited `passages` with some words around them, or nothing but the `quotes`.",
    )
    paper: Paper = Field("a4", description="The size of the briefings' pages.")
    licence: Wording | None = Field(None, description="On what terms the facts may be used.")


class Term(Authored):
    """A word of the vocabulary, as readers see it."""

    label: Wording
    meaning: Wording | None = Field(None, description="Shown on the method page.")


class Status(Term):
    """A term that says how something stands."""

    tone: Tone | None = Field(None, description="Its colour and shape; without one, only its word.")


class Vocabulary(Authored):
    """The words for statuses and kinds: id → label."""

    agreement_kinds: dict[Id, Term] = Field(default_factory=dict)
    phases: dict[Id, Status] = Field(default_factory=dict)
    base_statuses: dict[Id, Status] = Field(default_factory=dict)
    chain_links: dict[Id, Term] = Field(default_factory=dict)
    actor_kinds: dict[Id, Term] = Field(default_factory=dict)
    place_kinds: dict[Id, Term] = Field(default_factory=dict)
