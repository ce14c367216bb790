"""People, organisations and places that facts point to."""

from typing import Annotated

from pydantic import Field, model_validator

from generator.model.authored import Authored, Id, LanguageTag, Text, Url, Wording
from generator.model.fact import Evidences


class Entity(Authored):
    """What people, organisations and places have in common."""

    id: Id
    name: Wording = Field(description="The name as the site spells it, in each language.")
    other_names: dict[LanguageTag, tuple[Text, ...]] = Field(
        default_factory=dict,
        description="Other spellings, by language, so that searching finds them too.",
        examples=[{"en": ["Ayn al-Asad"]}],
    )
    note: Wording | None = Field(None, description="The editor's own words; shown as such.")


class Actor(Entity):
    """A person, an organisation or a state."""

    kind: Id = Field(
        description="Person, organisation or other: an id of `actor_kinds` in vocabulary.yaml."
    )


class CoordinatesSource(Authored):
    """Where coordinates come from; the article seldom has them."""

    title: Text = Field(description="The title of the map, list or database.")
    name: Text = Field(description="What that source calls the place.")
    url: Url | None = Field(None, description="Its address, where it has one.")


class Coordinates(Authored):
    """A point on the earth (WGS 84) and where it comes from."""

    latitude: Annotated[float, Field(ge=-90, le=90)] = Field(
        description="Degrees north of the equator; south of it negative.", examples=[33.7856]
    )
    longitude: Annotated[float, Field(ge=-180, le=180)] = Field(
        description="Degrees east of Greenwich; west of it negative.", examples=[42.4412]
    )
    source: CoordinatesSource = Field(description="Where the two numbers come from.")


class Place(Entity):
    """A base, city, region or country."""

    kind: Id = Field(
        description="Base, city, region or other: an id of `place_kinds` in vocabulary.yaml."
    )
    within: Id | None = Field(None, description="The place that it lies in, if a source says so.")
    evidence: Evidences | None = Field(None, description="The quotes that say where it lies.")
    coordinates: Coordinates | None = Field(
        None, description="Where it lies on the map, and who says so."
    )

    @model_validator(mode="after")
    def _within_is_a_claim(self) -> "Place":
        if self.within and not self.evidence:
            raise ValueError("`within` is a claim: give its `evidence`")
        return self
