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
    publisher: Wording | None = None
    url: Url | None = None
    published: When | None = None
    retrieved: Day | None = Field(None, description="The day it was fetched: `2026-11-23`.")
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None = Field(
        None, description="Admiralty grade: A completely reliable to F cannot be judged."
    )
    rights: Wording | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="SHA-256 of text.txt, as `sha256sum` prints it."
    )
    note: Wording | None = Field(None, description="The editor's own words; shown as such.")
