from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model.authored import Day, When, Wording
from generator.model.fact import Statement
from generator.model.register import Place

SUNDAY = {"said": {"ar": "الأحد الماضي", "en": "last Sunday"}}
WHY = {"ar": "السبب", "en": "why"}


def test_a_date_may_stand_alone() -> None:
    assert When.model_validate("2025-11") == When.model_validate({"date": "2025-11"})


def test_the_source_s_date_goes_before_the_editor_s_reading_in_time() -> None:
    read = When.model_validate(SUNDAY | {"reading": "2025-11-23", "why": WHY})
    assert read.span is not None
    assert read.span.text == "2025-11-23"
    assert When.model_validate(SUNDAY).span is None


@pytest.mark.parametrize(
    ("when", "message"),
    [
        ({}, "either a date or the phrase"),
        (SUNDAY | {"date": "2025"}, "either a date or the phrase"),
        (SUNDAY | {"reading": "2025"}, "needs its `why`"),
        (SUNDAY | {"why": WHY}, "needs its `why`"),
        ({"date": "2025", "reading": "2025", "why": WHY}, "stands beside a phrase"),
    ],
)
def test_a_date_is_the_source_s_or_marked_as_the_editor_s(
    when: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        When.model_validate(when)


def test_a_statement_without_a_speaker_cannot_be() -> None:
    values = {"id": "a", "wording": {"en": "w"}, "evidence": {"source": "s", "quote": "q"}}
    assert Statement.model_validate(values | {"speaker": "karim"}).speaker == "karim"
    for nobody in ({}, {"speaker": None}, {"speaker": ""}):
        with pytest.raises(ValidationError, match="speaker"):
            Statement.model_validate(values | nobody)


def test_a_place_lies_in_another_only_on_evidence() -> None:
    values = {"id": "a", "name": {"en": "A"}, "kind": "base", "within": "b"}
    with pytest.raises(ValidationError, match="give its `evidence`"):
        Place.model_validate(values)
    assert Place.model_validate(values | {"evidence": {"source": "s", "quote": "q"}}).within == "b"


@pytest.mark.parametrize("text", ["20261123", "0", "2026", "2026-11-23T00:00:00", "86400.0"])
def test_a_day_is_never_made_out_of_a_number(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Day).validate_python(text)


def test_a_wording_is_never_blank() -> None:
    with pytest.raises(ValidationError):
        Wording.model_validate({"en": " \n"})
