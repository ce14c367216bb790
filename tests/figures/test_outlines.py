import re
from collections.abc import Sequence
from pathlib import Path

import pytest

import generator.figures.outlines as module
from generator.figures.outlines import close_frame_of, countries, country_of, frame_of, seen


def test_north_is_up_and_east_is_right_in_every_language() -> None:
    frame = frame_of(((42.0, 33.0), (44.0, 36.0)), 600, 400)
    (x, y), (other_x, other_y) = frame.at(42.0, 33.0), frame.at(44.0, 36.0)
    assert (x < other_x, y > other_y) == (True, True)


@pytest.mark.parametrize(
    ("longitude", "latitude", "code"),
    [
        (42.4412, 33.7856, "IQ"),
        (44.3399, 36.5337, "IQ"),
        (36.3, 33.5, "SY"),
        (46.0, 36.0, "IR"),
        (48.0, 29.3, "KW"),
        (28.2, -29.6, "LS"),  # within another
        (28.2, -26.2, "ZA"),
    ],
)
def test_points_lie_in_the_right_country(longitude: float, latitude: float, code: str) -> None:
    found = country_of(longitude, latitude)
    assert found
    assert found[0].code == code


def test_the_sea_is_no_country() -> None:
    assert country_of(-40.0, 30.0) is None


def test_the_outlines_are_small_and_whole() -> None:
    file = Path(module.__file__).with_name("outlines.json")
    assert file.stat().st_size < 300_000
    assert b"Natural Earth" in file.read_bytes()[:200]
    codes = [country.code for country in countries()]
    assert len({*codes}) > 190
    assert all(
        len(ring) >= 3 and all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
        for country in countries()
        for polygon in country.polygons
        for ring in polygon
    )


def outside(points: Sequence[tuple[float, float]], width: int, height: int) -> bool:
    return any(not (-5 <= x <= width + 5 and -5 <= y <= height + 5) for x, y in points)


def test_outlines_are_cut_at_the_edge() -> None:
    frame = frame_of(((42.4, 33.8),), 300, 300)
    assert {"IQ", "IR", "SY"} <= {each.code for each in seen(frame)}
    for country in seen(frame):
        for ring in re.findall(r"M([^z]+)z", country.path):
            start, _, steps = ring.partition("l")
            x, y = map(float, start.split())
            numbers = [float(each) for each in steps.split()]
            points = [(x, y)]
            for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
                points.append((points[-1][0] + step_x, points[-1][1] + step_y))
            assert not outside(points, 300, 300)


def test_a_frame_holds_the_country_of_its_points_if_that_is_not_too_large() -> None:
    iraq = frame_of(((44.4, 33.3),), 600, 400)
    assert iraq.at(48.0, 30.0)[1] < 400
    assert iraq.at(39.0, 33.0)[0] > 0
    canada = frame_of(((-75.7, 45.4),), 600, 400)
    assert canada.scale > iraq.scale


def test_a_close_frame_is_as_large_as_its_points_need() -> None:
    points = ((44.0, 33.0), (44.1, 33.1))
    assert close_frame_of(points, 600, 400).scale > 10 * frame_of(points, 600, 400).scale
