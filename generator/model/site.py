"""The site as a whole: its identity, its languages, and the words of its statuses and kinds."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from generator.model.authored import Authored, Id, Image, LanguageTag, Link, Url, Wording
from generator.model.palette import Scheme

Tone = Literal["done", "ongoing", "planned", "disputed", "unknown"]
Digits = Literal["arab", "latn"]
MonthNames = Literal["one", "both"]
SourceText = Literal["whole", "passages", "quotes"]
Paper = Literal["a4", "letter"]

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]


class Shades(Authored):
    """A colour on light and on dark ground; the project's own where one is left out."""

    light: Colour | None = Field(
        None, description="On light ground, as # and six digits.", examples=["#1f4e79"]
    )
    dark: Colour | None = Field(None, description="On dark ground, likewise.", examples=["#92bbe0"])


class Colours(Authored):
    """The publisher's colours. Text in them must be readable: a contrast of 4.5 or more."""

    accent: Shades | None = Field(None, description="Links, headings on paper, what is chosen.")
    paper: Shades | None = Field(None, description="The ground of the pages.")
    ink: Shades | None = Field(None, description="The text.")

    def of(self, scheme: Scheme) -> dict[str, str]:
        """Those that are given for light or for dark, by their names."""
        given = {name: getattr(self, name) for name in type(self).model_fields}
        shades = {name: getattr(each, scheme) for name, each in given.items() if each}
        return {name: shade.lower() for name, shade in shades.items() if shade}


class FooterLine(Authored):
    """A line at the foot of every page: an address, a contact."""

    text: Wording = Field(description="What the line says.")
    url: Link | None = Field(None, description="Where the text leads.")


class Site(Authored):
    """Identity and choices of the publisher."""

    title: Wording = Field(description="The name of the site, at the head of every page.")
    description: Wording = Field(description="In one sentence, what the site is.")
    publisher: Wording = Field(description="Who publishes it: on every page and in every briefing.")
    base_url: Url | None = Field(
        None,
        description="The address that the site is published at, ending in a slash. Without it, "
        "links that are shared show no picture.",
    )
    languages: Annotated[tuple[LanguageTag, ...], Field(min_length=1)] = Field(
        description="The languages in the order shown; each has a locale file, the generator's or "
        "the content's own in `templates/locales`."
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
    licence_url: Url | None = Field(
        None,
        description="Where the licence can be read in full.",
        examples=["https://creativecommons.org/licenses/by/4.0/"],
    )
    publisher_url: Url | None = Field(None, description="The publisher's own website.")
    logo: Image | None = Field(
        None,
        description="The publisher's sign, in the header of every page, in the briefings and in "
        "the pictures for sharing: an SVG or PNG in the folder `identity` of the content.",
        examples=["identity/logo.svg"],
    )
    icon: Image | None = Field(
        None,
        description="The small picture of a browser's tab: an SVG or PNG in the same folder.",
        examples=["identity/icon.svg"],
    )
    colours: Colours | None = None
    footer: tuple[FooterLine, ...] = Field(
        default=(), description="Lines at the foot of every page, below publisher and licence."
    )

    @model_validator(mode="after")
    def _licence_named(self) -> "Site":
        if self.licence_url and self.licence is None:
            raise ValueError("`licence_url` needs the `licence` in words too")
        return self


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
