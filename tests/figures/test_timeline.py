import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.drawing import NARROW, WIDE, Drawing, Medium, column, on_screen, paper
from generator.figures.scale import scale
from generator.figures.timeline import Entry, arrange, beyond, draw_timeline, stretches
from generator.language.dates import date_in_words
from generator.language.locales import Locale, site_locale
from generator.model.span import read_span

ENGLISH = site_locale("en", "latn", "one")
ARABIC = site_locale("ar", "arab", "both")
MEDIA = (WIDE, NARROW, paper("rtl"), paper("ltr"), column("rtl"), column("ltr"))

TONES = ("done", "ongoing", "planned", "disputed", "unknown", "")
FORMS = ("{0}", "{0:%Y-%m}", "{0:%Y}", "{0}~", "{0:%Y-%m}?", "{0:%Y}~", "{0:%Y-%m}-XX", "{0:%Y}-XX")
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
DATES = st.one_of(
    st.builds(lambda form, day: form.format(day), st.sampled_from(FORMS), DAYS),
    st.builds(
        lambda day, length: f"{day}/{day + length}",
        DAYS,
        st.timedeltas(timedelta(1), timedelta(9000)),
    ),
    st.builds("{}/..".format, DAYS),
    st.builds("/{:%Y-%m}".format, DAYS),
)
NAMES = st.lists(st.sampled_from(["x", "وزارة", "headquarters", "2025"]), max_size=8).map(" ".join)


def entry(edtf: str, locale: Locale = ENGLISH, more: str = "", **values: object) -> Entry:
    span = read_span(edtf)
    defaults: dict[str, object] = {"tone": "done", "tone_name": "Done", "reading": False}
    name = f"Date 1: {date_in_words(span, locale)} {more}"
    return Entry(**{"name": name, "span": span, **defaults, **values})  # type: ignore[arg-type]


ENTRIES = st.lists(
    st.builds(
        lambda edtf, tone, more, reading: entry(edtf, more=more, tone=tone, reading=reading),
        DATES,
        st.sampled_from(TONES),
        NAMES,
        st.booleans(),
    ),
    min_size=1,
    max_size=60,
)


def drawn(entries: Sequence[Entry], locale: Locale = ENGLISH, medium: Medium = WIDE) -> Drawing:
    [drawing] = draw_timeline(entries, locale, medium, "title", "description")
    return drawing


def points(*dates: str, locale: Locale = ENGLISH) -> list[float]:
    """Where the marks of these days are; each has a tone that is drawn as one disc."""
    svg = on_screen(drawn([entry(each, locale, tone="done") for each in dates], locale), "t")
    marks = re.findall(r'<circle class="fill-done" fill="#2a6a4c" cx="([\d.]+)"', svg)
    return [float(each) for each in marks[: len(dates)]]


def test_exact_days_are_marks_in_the_order_of_time_and_to_scale() -> None:
    first, second, third = points("2024-01-01", "2024-07-01", "2025-01-01")
    assert first < second < third
    assert (second - first) / (third - first) == pytest.approx(182 / 366, abs=0.001)


def test_time_runs_from_right_to_left_in_arabic_as_the_mirror_image() -> None:
    days = ("2024-01-01", "2024-07-01", "2025-01-01")
    mirrored = points(*days, locale=ARABIC)
    assert mirrored == pytest.approx([WIDE.width - each for each in points(*days)], abs=0.1)


@settings(max_examples=50)
@given(ENTRIES)
def test_no_label_lies_on_another_or_on_a_mark(entries: list[Entry]) -> None:
    axis = scale([day for each in entries for day in (each.span.earliest, each.span.latest)], 600)
    placed = arrange(sorted(entries, key=lambda each: each.span.earliest), axis, 13)
    assert len(placed) == len(entries)
    for one, other in combinations(placed, 2):
        assert not one.box.meets(other.box)
    for each in placed:
        assert each.box.holds(each.mark)
        assert each.box.holds(each.text)
        assert not each.mark.meets(each.text)


@settings(max_examples=50)
@given(ENTRIES, st.sampled_from(MEDIA), st.sampled_from([ENGLISH, ARABIC]))
def test_all_labels_are_within_the_drawing(
    entries: list[Entry], medium: Medium, locale: Locale
) -> None:
    for drawing in draw_timeline(entries, locale, medium, "title", "description"):
        assert not medium.height or drawing.height <= medium.height
        for label in drawing.labels:
            assert 0 <= label.x <= medium.width
            assert 0 < label.y < drawing.height


@settings(max_examples=50)
@given(ENTRIES)
def test_the_same_entries_give_the_same_drawing_in_whatever_order_they_come(
    entries: list[Entry],
) -> None:
    unlike = list({(each.span.text, each.name): each for each in entries}.values())
    ordered = sorted(unlike, key=lambda each: (each.span.text, each.name))
    first = [on_screen(each, "t") for each in draw_timeline(ordered, ENGLISH, WIDE, "t", "d")]
    again = [on_screen(each, "t") for each in draw_timeline(ordered, ENGLISH, WIDE, "t", "d")]
    assert first == again


@pytest.mark.parametrize(
    ("edtf", "styles"),
    [
        ("2025-05-03", ["day"]),
        ("2025-05", ["within"]),
        ("2025", ["within"]),
        ("2025-05-XX", ["within"]),
        ("202X", ["within"]),
        ("2025-05-03~", ["vague"]),
        ("2025-05-03?", ["vague"]),
        ("2025%", ["vague"]),
        ("2025-05-03/2025-05-06", ["lasting"]),
        ("2025-05/2025-09-06", ["within", "lasting"]),
        ("2025-05/2025-09", ["within", "lasting", "within"]),
        ("2025-05~/2025-09", ["vague", "lasting", "within"]),
        ("2025-05/2025-06", ["within"]),
        ("2025~/2025", ["vague"]),
        ("2025-05-03/..", ["lasting"]),
        ("/2025", ["within"]),
    ],
)
def test_a_date_is_drawn_as_exactly_as_it_is_given(edtf: str, styles: list[str]) -> None:
    assert [part.style for part in stretches(read_span(edtf))] == styles


@settings(max_examples=50)
@given(DATES)
def test_the_parts_of_a_date_are_all_that_it_can_mean_without_gaps(edtf: str) -> None:
    span = read_span(edtf)
    parts = stretches(span)
    assert parts[0].first == span.earliest.toordinal()
    assert parts[-1].last == span.latest.toordinal() + 1
    assert all(before.last == after.first for before, after in pairwise(parts))
    assert all(part.first < part.last for part in parts)


def test_what_is_certain_begins_and_ends_where_its_ends_are_sure() -> None:
    _, certain, _ = stretches(read_span("2025-05/2025-09"))
    assert date.fromordinal(certain.first) == date(2025, 6, 1)
    assert date.fromordinal(certain.last - 1) == date(2025, 8, 31)


def test_ends_without_a_date_are_open_or_unknown() -> None:
    assert beyond(read_span("2025/..")) == ("", "open")
    assert beyond(read_span("/2025")) == ("unknown", "")
    assert beyond(read_span("2025")) == ("", "")


def test_a_reading_of_the_editor_is_dashed_and_explained() -> None:
    plain = on_screen(drawn([entry("2025-05-03")]), "t")
    read = on_screen(drawn([entry("2025-05-03", reading=True)]), "t")
    assert "stroke-dasharray" not in plain
    assert "stroke-dasharray" in read
    assert ENGLISH.file.labels["figure_reading"] in read
    assert 'class="fill-done"' not in read


def test_planned_days_are_rings() -> None:
    svg = on_screen(drawn([entry("2025-05-03", tone="planned", tone_name="Intended")]), "t")
    assert "fill-planned" not in svg
    assert "stroke-planned" in svg


def test_a_bar_has_its_status_in_words_only() -> None:
    svg = on_screen(drawn([entry("2025-05", tone="planned", tone_name="Intended")]), "t")
    assert "<circle" not in svg


def test_only_the_marks_that_are_there_are_explained() -> None:
    labels = [label.text for label in drawn([entry("2025-05-03")]).labels]
    assert labels[-1] == "Done"
    assert ENGLISH.file.labels["figure_vague"] not in labels
    uncertain = [label.text for label in drawn([entry("2025~"), entry("2025/..")]).labels]
    assert ENGLISH.file.labels["figure_vague"] in uncertain
    assert ENGLISH.file.labels["figure_open"] in uncertain
    assert "Done" not in uncertain


def test_ticks_have_the_digits_and_month_names_of_the_site() -> None:
    days = [entry("2024-09-27", ARABIC), entry("2024-11-06", ARABIC)]
    texts = [label.text for label in drawn(days, ARABIC).labels]
    assert "تشرين الأول/أكتوبر" in texts
    assert "٢٠٢٤" in texts


def test_a_single_day_stands_in_the_midst_of_its_surroundings() -> None:
    [at] = points("2025-05-03")
    assert WIDE.width * 0.4 < at < WIDE.width * 0.6


def test_sixty_dates_on_one_day_go_on_several_drawings_on_paper() -> None:
    entries = [entry("2025-05-03", name=f"Date {number}") for number in range(1, 61)]
    [screen] = draw_timeline(entries, ENGLISH, NARROW, "t", "d")
    parts = draw_timeline(entries, ENGLISH, paper("ltr"), "t", "d")
    assert len(parts) > 1
    named = [label.text for part in parts for label in part.labels if "Date" in label.text]
    assert named == [each.name for each in entries]
    assert sum("Date" in label.text for label in screen.labels) == 60
