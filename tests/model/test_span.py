import re
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.span import Span, _point, read_span

USED = (
    r"([0-9]{4}(-([0-9]{2}(-([0-9]{2}|XX))?|XX(-XX)?))?|[0-9]{3}X|[0-9]{2}XX)[~?%]?"
    r"(/([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?|\.\.)?)?"
)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024-09-27", "2024-09-27", "2024-09-27"),
        ("2025-11", "2025-11-01", "2025-11-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026~", "2026-01-01", "2026-12-31"),
        ("2025-11-XX", "2025-11-01", "2025-11-30"),
        ("2025-XX", "2025-01-01", "2025-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2026-21", "2026-03-01", "2026-05-31"),
        ("2025-09/2026-09", "2025-09-01", "2026-09-30"),
        ("2025-09/..", "2025-09-01", "2025-09-30"),
        ("/2025", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_date_spans_all_days_that_it_can_mean(text: str, earliest: str, latest: str) -> None:
    span = read_span(text)
    assert (span.earliest, span.latest) == (
        date.fromisoformat(earliest),
        date.fromisoformat(latest),
    )
    assert span.text == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "today", "27 September 2024", "2026-5-3", "2026-13", "2026-02-30", "2023-02-29"),
        *("10000", "Y12000", "-0001", "0000", "XXXX", "2026-25", "2026-11-23T10:00:00Z"),
        *("{2025,2026}", "[2025,2026]", "2004-06~-11", "~2026", "open", "2025/open", "٢٠٢٦"),
        *("..", "/", "../..", "2026/2025", "2025-06-02/2025-06-01", "2026-11-23\n"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"`{text}`")):
        read_span(text)


@pytest.mark.parametrize("text", ["2025S2", "2025-1X", "2025-11-2X", "202X-05", "2025-XX-15"])
def test_a_form_whose_words_would_say_less_than_it_is_refused(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ValueError, match="is no date"):
        read_span(text)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("text", "exact"),
    [("2024-09-27", True), ("2024-09-27?", False), ("2024-09", False), ("2024-09-27/..", False)],
)
def test_only_a_single_certain_day_is_exact(text: str, *, exact: bool) -> None:
    assert read_span(text).exact is exact


@settings(max_examples=50)  # a grammar of pyparsing takes its time
@given(st.text() | st.text("0123456789-/~?%X.uUYSE[]{},TZ:") | st.from_regex(USED, fullmatch=True))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        span = read_span(text)
    except ValueError:
        return
    assert span.start or span.end
    assert span.earliest <= span.latest


@settings(max_examples=60)
@given(st.dates(min_value=date(1, 1, 1)), st.sampled_from([4, 7, 10]))
def test_a_plain_date_is_what_the_grammar_of_edtf_says(day: date, length: int) -> None:
    text = day.isoformat()[:length]
    parsed = _point(parse_edtf(text))
    assert read_span(text) == Span(text, parsed, parsed)
