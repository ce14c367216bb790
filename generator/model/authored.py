"""The types that every authored thing is made of: texts, ids, wordings, dates as given."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.model.span import Span, read_span

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN),
    Field(
        description="A short name in lower-case English letters and hyphens. It becomes part of an "
        "address, so choose it well and never change it once it is published."
    ),
]
LanguageTag = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"),
    Field(description="A language by its short code (BCP 47).", examples=["ar", "en", "ckb"]),
]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]
Link = Annotated[str, StringConstraints(pattern=r"^(https?://|mailto:|tel:)[^\s]+$")]
Image = Annotated[
    str, StringConstraints(pattern=r"^identity/[A-Za-z0-9][A-Za-z0-9_.-]*\.(svg|png)$")
]


def _edtf(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return read_span(value.strip())
    except ValueError as error:
        raise PydanticCustomError("edtf", "{reason}", {"reason": str(error)}) from error


Edtf = Annotated[
    Span,
    BeforeValidator(_edtf),
    WithJsonSchema({"type": "string", "minLength": 4, "format": "edtf"}),
]


def _day(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("date_parsing", "a number would be read as seconds since 1970")
    return value


Day = Annotated[date, BeforeValidator(_day)]
"""A day of the calendar, written like `2026-11-23`."""


BLANK = "…"
"""What stands where something is still to be written, in any field."""


def is_blank(text: str) -> bool:
    """Whether a text is no more than the mark of what is still to be written."""
    return BLANK in text and text.strip(". ") == BLANK


class Authored(BaseModel):
    """Something that an author writes: frozen, and with no keys but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Wording(RootModel[dict[LanguageTag, Text]]):
    """A text in every language of the site: `{ar: …, en: …}`."""

    model_config = ConfigDict(frozen=True)

    def __getitem__(self, language: str) -> str:
        return self.root[language]

    def __contains__(self, language: str) -> bool:
        return language in self.root and not is_blank(self.root[language])

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]  # languages, not pydantic's pairs
        return iter(self.root)

    @property
    def blank(self) -> frozenset[str]:
        """The languages in which it is still to be written."""
        return frozenset(each for each, text in self.root.items() if is_blank(text))


class When(Authored):
    """When something was or is to be: a date, or where there is none the source's own phrase."""

    date: Edtf | None = Field(
        None,
        description="The date that the source gives: a day, a month or a year; `~` behind it for "
        "about, `?` for uncertain, `/` between two for a period.",
        examples=["2024-09-27", "2025-11", "2026~", "2025-09/2026-09"],
    )
    said: Wording | None = Field(
        None,
        description="The source's own words, where it gives no date, in each language.",
        examples=[{"ar": "الأحد الماضي", "en": "last Sunday"}],
    )
    reading: Edtf | None = Field(
        None,
        description="Which date you take those words to mean; readers see that it is your reading.",
        examples=["2026-01-04"],
    )
    why: Wording | None = Field(None, description="Why you read it so, for readers to judge.")

    @model_validator(mode="before")
    @classmethod
    def _date_alone(cls, value: Any) -> Any:
        return {"date": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_of_two(self) -> "When":
        if (self.date is None) == (self.said is None):
            raise ValueError("give either a date or the phrase that the source `said`")
        if (self.reading is None) != (self.why is None):
            raise ValueError("a `reading` needs its `why`, and the other way round")
        if self.reading and self.date:
            raise ValueError("a `reading` stands beside a phrase (`said`), not beside a date")
        return self

    @property
    def span(self) -> Span | None:
        """The source's date, or else the editor's reading; what a timeline sorts by."""
        return self.date or self.reading


def one_or_many(value: Any) -> Any:
    """A list as it is; anything else as the only item of one."""
    return value if isinstance(value, list | tuple) else [value]
