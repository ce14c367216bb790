"""An article or document as received, and what is known of it."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.authored import Authored, Day, LanguageTag, Text, Url, When, Wording


class Source(Authored):
    """What is known of a source; what is not known is left out, and shown as unknown."""

    name: Wording = Field(description="What this site calls the source; the editor's words.")
    language: LanguageTag = Field(description="The language of text.txt.")
    title: Text | None = Field(None, description="Its headline, verbatim.")
    author: Text | None = Field(None, description="Its byline, verbatim.")
    publisher: Wording | None = Field(None, description="Who published it.")
    url: Url | None = Field(
        None, description="Where it was published.", examples=["https://example.org/article"]
    )
    published: When | None = Field(
        None, description="When it was published.", examples=["2024-09-27", "2025-11"]
    )
    retrieved: Day | None = Field(
        None, description="The day on which you fetched it.", examples=["2026-11-23"]
    )
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = Field(
        None,
        description="How reliable the source is, from A (completely) to F (cannot be judged): the "
        "Admiralty grades.",
    )
    rights: Wording | None = Field(
        None, description="Who owns the text, and what may be done with it."
    )
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="The fingerprint of text.txt, by which a change is noticed; `factsheet source "
        "add` writes it, and `sha256sum text.txt` prints it."
    )
    note: Wording | None = Field(None, description="The editor's own words; shown as such.")
