import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.drawing import NARROW, WIDE, Box, Medium, column, on_screen, paper
from generator.figures.map import Claim, Pin, draw_map, place_labels
from generator.figures.marks import SEVERAL
from generator.figures.outlines import frame_of
from generator.language.locales import Locale, site_locale

ENGLISH = site_locale("en", "latn", "one")
ARABIC = site_locale("ar", "arab", "both")
MEDIA = (WIDE, NARROW, paper("rtl"), column("ltr"))

ASAD = Pin("Ain al-Asad base", 42.4412, 33.7856, (Claim("Evacuated of advisers", "done"),))
HARIR = Pin(
    "al-Harir base",
    44.3399,
    36.5337,
    (Claim("Centre of forces", "ongoing"), Claim("Forces and equipment moved there", "done")),
)
CLAIMS = st.lists(
    st.sampled_from(
        [
            Claim("Evacuated", "done"),
            Claim("Under the full administration of the security forces", "ongoing"),
            Claim("إعلان انسحاب كامل", ""),
            Claim("Work goes on", "disputed"),
        ]
    ),
    min_size=1,
    unique=True,
).map(tuple)
PINS = st.lists(
    st.builds(
        Pin,
        st.sampled_from(["A", "قاعدة عين الأسد", "Headquarters of the Joint Operations Command"]),
        st.floats(38, 50),
        st.floats(28, 38),
        CLAIMS,
    ),
    min_size=1,
    max_size=12,
)


def texts(*pins: Pin, locale: Locale = ENGLISH, medium: Medium = WIDE) -> list[str]:
    return [label.text for label in draw_map(pins, locale, medium, "t", "d").labels]


def test_the_map_names_places_with_their_statuses_and_the_countries_around() -> None:
    found = texts(ASAD, HARIR)
    assert "Ain al-Asad base" in found
    assert "Evacuated of advisers" in found
    assert "Centre of forces" in found
    assert {"Iraq", "Iran", "Syria", "Saudi Arabia"} <= set(found)


def test_names_of_countries_and_the_scale_are_in_the_language_of_the_page() -> None:
    found = texts(ASAD, locale=ARABIC)
    assert {"العراق", "إيران", "سوريا"} <= set(found)
    assert "٢٠٠ كم" in found


def test_a_place_of_several_statuses_shows_that_they_differ() -> None:
    assert (ASAD.tone, HARIR.tone) == ("done", SEVERAL)
    assert Pin("", 0, 0, (Claim("a", "done"), Claim("b", "done"))).tone == "done"
    *_, name, count = texts(HARIR, medium=NARROW)
    assert (name, count) == ("al-Harir base", "2 statuses claimed")


def test_the_scale_bar_is_as_long_as_it_says() -> None:
    frame = frame_of(((42.4, 33.8),), 620, 440)
    svg = on_screen(draw_map([ASAD], ENGLISH, WIDE, "t", "d"), "t")
    [length] = re.findall(r"v 5 h ([\d.]+) v -5", svg)
    kilometres = 200
    assert f"{kilometres} km" in svg
    (x, _), (other_x, _) = (frame.at(east, 33.3) for east in (42.0, 43.0))
    assert float(length) / (other_x - x) == pytest.approx(kilometres / (111.2 * 0.8355), rel=0.03)


@settings(max_examples=40)
@given(PINS, st.sampled_from(MEDIA), st.sampled_from([ENGLISH, ARABIC]))
def test_labels_meet_neither_each_other_nor_a_mark_nor_the_edge(
    pins: list[Pin], medium: Medium, locale: Locale
) -> None:
    frame = frame_of(
        tuple((pin.longitude, pin.latitude) for pin in pins), medium.width, medium.map_height
    )
    placed, _ = place_labels(pins, frame, locale, medium)
    whole = Box(0, 0, medium.width, medium.map_height)
    marks = [frame.at(pin.longitude, pin.latitude) for pin in pins]
    for one, other in combinations(placed, 2):
        assert not one.box.meets(other.box)
    for each in placed:
        assert whole.holds(each.box)
        assert not any(each.box.meets(Box(x - 6, y - 6, x + 6, y + 6)) for x, y in marks)


@settings(max_examples=40)
@given(PINS, st.sampled_from(MEDIA))
def test_places_are_within_the_frame(pins: list[Pin], medium: Medium) -> None:
    frame = frame_of(
        tuple((pin.longitude, pin.latitude) for pin in pins), medium.width, medium.map_height
    )
    for pin in pins:
        x, y = frame.at(pin.longitude, pin.latitude)
        assert 10 < x < medium.width - 10
        assert 10 < y < medium.map_height - 10


@settings(max_examples=40)
@given(PINS)
def test_the_same_places_give_the_same_map(pins: list[Pin]) -> None:
    first = on_screen(draw_map(pins, ARABIC, NARROW, "t", "d"), "t")
    assert on_screen(draw_map(pins, ARABIC, NARROW, "t", "d"), "t") == first


def rows_of(count: int, step: float, claims: tuple[Claim, ...]) -> list[Pin]:
    return [
        Pin(f"Base {number}", 42 + number % 4 * step, 31.4 + number // 4 * step, claims)
        for number in range(count)
    ]


def test_labels_without_room_become_names_then_numbers() -> None:
    names = draw_map(rows_of(12, 1.2, HARIR.claims), ENGLISH, WIDE, "t", "d")
    assert not names.keyed
    assert "Base 7" in [label.text for label in names.labels]
    assert "Centre of forces" not in [label.text for label in names.labels]
    numbers = draw_map(rows_of(40, 0.5, HARIR.claims), ARABIC, NARROW, "t", "d")
    assert numbers.keyed
    assert "١٢" in [label.text for label in numbers.labels]


def test_places_near_each_other_are_seen_closer_with_the_whole_in_a_corner() -> None:
    near = [Pin(f"Base {number}", 44 + number / 20, 33, ()) for number in range(3)]
    assert "stroke-accent" in on_screen(draw_map(near, ENGLISH, WIDE, "t", "d"), "t")
    assert "stroke-accent" not in on_screen(draw_map([ASAD, HARIR], ENGLISH, WIDE, "t", "d"), "t")
    assert "20 km" in texts(*near)


def test_places_at_one_point_are_labelled_apart() -> None:
    found = texts(ASAD, Pin("Another name", ASAD.longitude, ASAD.latitude, ASAD.claims))
    assert {"Ain al-Asad base", "Another name"} <= set(found)


def test_a_place_at_sea_or_in_a_large_country_has_a_map_too() -> None:
    for longitude, latitude in ((0.0, 0.0), (100.0, 60.0), (-100.0, 40.0)):
        assert "P" in texts(Pin("P", longitude, latitude, ()))
