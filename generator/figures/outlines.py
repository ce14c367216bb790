"""Outlines of countries (Natural Earth, public domain), cut to a frame and laid flat."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import cos, radians
from pathlib import Path

from generator.figures.drawing import number

Point = tuple[float, float]
Ring = tuple[Point, ...]
"""A closed line; its last point is not its first."""
Range = tuple[float, float]
"""The least and the greatest."""

_KILOMETRES = 111.2
"""Of a degree of latitude."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its code in ISO 3166, empty where it has none, and its outer rings and holes."""

    code: str
    polygons: tuple[tuple[Ring, ...], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the earth as a rectangle, north up, true to scale in its middle.

    Args:
        west: The longitude at its left edge.
        north: The latitude at its upper edge.
        scale: Pixels of a degree of latitude.
        stretch: Degrees of latitude that a degree of longitude is as long as.
    """

    west: float
    north: float
    scale: float
    stretch: float
    width: int
    height: int

    def at(self, longitude: float, latitude: float) -> Point:
        """Where a point lies, from the upper left corner."""
        return (
            (longitude - self.west) * self.stretch * self.scale,
            (self.north - latitude) * self.scale,
        )

    @property
    def pixels_of_kilometre(self) -> float:
        """The length of a kilometre."""
        return self.scale / _KILOMETRES


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of a level line within a country, where its name may stand."""

    x: float
    y: float
    width: float


@dataclass(frozen=True, slots=True)
class Seen:
    """A country as far as it lies within a frame.

    Args:
        path: Its outline, in the words of SVG.
        gaps: Where its name may stand, the widest first.
    """

    code: str
    path: str
    gaps: tuple[Gap, ...]


@cache
def countries() -> tuple[Country, ...]:
    """All countries."""
    file = json.loads(Path(__file__).with_name("outlines.json").read_text("utf-8"))
    arcs = [_unpacked(arc, file["steps"]) for arc in file["arcs"]]
    return tuple(
        Country(
            code,
            tuple(tuple(_ring(ring, arcs) for ring in polygon) for polygon in polygons),
        )
        for code, polygons in file["countries"]
    )


def _unpacked(arc: Sequence[int], steps: int) -> tuple[Point, ...]:
    x = y = 0
    points: list[Point] = []
    for step_x, step_y in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x / steps, y / steps))
    return tuple(points)


def _ring(walk: Iterable[int], arcs: Sequence[tuple[Point, ...]]) -> Ring:
    points: list[Point] = []
    for arc in walk:
        points += (arcs[arc] if arc >= 0 else arcs[~arc][::-1])[:-1]
    return tuple(points)


@lru_cache(4096)
def country_of(longitude: float, latitude: float) -> tuple[Country, Ring] | None:
    """The country that a point lies in, and the ring around it; none at sea."""
    for (left, right), (bottom, top), country, polygon in _extents():
        if (
            left <= longitude <= right
            and bottom <= latitude <= top
            and _inside(polygon[0], longitude, latitude)
            and not any(_inside(hole, longitude, latitude) for hole in polygon[1:])
        ):
            return country, polygon[0]
    return None


@cache
def _extents() -> tuple[tuple[Range, Range, Country, tuple[Ring, ...]], ...]:
    return tuple(
        (*_extent(polygon[0]), country, polygon)
        for country in countries()
        for polygon in country.polygons
    )


def _inside(ring: Ring, x: float, y: float) -> bool:
    within = False
    before_x, before_y = ring[-1]
    for here_x, here_y in ring:
        if (here_y > y) != (before_y > y) and x < (before_x - here_x) * (y - here_y) / (
            before_y - here_y
        ) + here_x:
            within = not within
        before_x, before_y = here_x, here_y
    return within


_LARGEST = 16
"""Degrees; a larger country is shown only around the points."""
_AROUND = 2.5
"""Degrees shown around the points at least."""
_CLOSE = 0.3
"""Degrees shown at least where points are seen as near as can be."""
_EDGE = 0.07
"""Of the height and width, left around what is to be seen."""


@lru_cache(256)
def frame_of(points: tuple[Point, ...], width: int, height: int) -> Frame:
    """The frame that holds points (longitude, latitude), with the countries they are in."""
    corners = [
        (longitude + shift, latitude + shift)
        for longitude, latitude in points
        for shift in (-0.3, 0.3)
    ]
    for point in points:
        if home := country_of(*point):
            (left, right), (bottom, top) = _extent(home[1])
            if max(right - left, top - bottom) <= _LARGEST:
                corners += ((left, bottom), (right, top))
    return _framed(corners, width, height, 2 * _AROUND, _EDGE)


def close_frame_of(points: tuple[Point, ...], width: int, height: int) -> Frame:
    """The frame that holds points as near as they can be seen, with little around them."""
    return _framed(points, width, height, _CLOSE, 4 * _EDGE)


def _framed(corners: Iterable[Point], width: int, height: int, least: float, edge: float) -> Frame:
    (left, right), (bottom, top) = _extent(corners)
    middle_x, middle_y = (left + right) / 2, (bottom + top) / 2
    stretch = max(0.1, cos(radians(middle_y)))
    high = max(top - bottom, least)
    wide = max((right - left) * stretch, least)
    scale = min(width / wide, height / high) * (1 - 2 * edge)
    return Frame(
        west=middle_x - width / scale / stretch / 2,
        north=middle_y + height / scale / 2,
        scale=scale,
        stretch=stretch,
        width=width,
        height=height,
    )


def _extent(points: Iterable[Point]) -> tuple[Range, Range]:
    xs, ys = zip(*points, strict=True)
    return (min(xs), max(xs)), (min(ys), max(ys))


@lru_cache(64)
def seen(frame: Frame, outside: float = 4) -> tuple[Seen, ...]:
    """The countries within a frame, in the order of their codes.

    Args:
        outside: Pixels by which outlines go beyond the frame, so that its edge shows no line.
    """
    found: list[Seen] = []
    for country in countries():
        rings = [
            cut
            for polygon in country.polygons
            for ring in polygon
            if (cut := _cut([frame.at(*point) for point in ring], frame, outside))
        ]
        if rings:
            path = "".join(map(_path, rings))
            found.append(Seen(country.code, path, _gaps(rings, frame)))
    return tuple(found)


def _cut(points: Sequence[Point], frame: Frame, outside: float) -> Sequence[Point]:
    """The part of a ring within the frame (Sutherland and Hodgman's way)."""
    edges = (
        (0, 1, -outside),
        (0, -1, -(frame.width + outside)),
        (1, 1, -outside),
        (1, -1, -(frame.height + outside)),
    )
    for axis, sign, edge in edges:
        if all(sign * point[axis] < edge for point in points):
            return ()
    for axis, sign, edge in edges:
        kept: list[Point] = []
        for before, here in zip([points[-1], *points[:-1]], points, strict=True):
            was, now = sign * before[axis] - edge, sign * here[axis] - edge
            if (was >= 0) != (now >= 0):
                part = was / (was - now)
                kept.append(
                    (
                        before[0] + (here[0] - before[0]) * part,
                        before[1] + (here[1] - before[1]) * part,
                    )
                )
            if now >= 0:
                kept.append(here)
        points = kept
        if not points:
            return ()
    return points


def _path(ring: Sequence[Point]) -> str:
    """A ring in the words of SVG, in whole half-pixels; what is nearer than one is left out."""
    grid: list[tuple[int, int]] = []
    for x, y in ring:
        point = (round(2 * x), round(2 * y))
        if not grid or max(abs(point[0] - grid[-1][0]), abs(point[1] - grid[-1][1])) > 1:
            grid.append(point)
    if len(grid) < 3:  # noqa: PLR2004 - no area
        return ""
    steps = [
        f"{number((x - before_x) / 2)} {number((y - before_y) / 2)}"
        for (before_x, before_y), (x, y) in pairwise(grid)
    ]
    return f"M{number(grid[0][0] / 2)} {number(grid[0][1] / 2)}l{' '.join(steps)}z"


_BAND = 16
"""The height of a line that a name is written on."""


def _gaps(rings: Sequence[Sequence[Point]], frame: Frame) -> tuple[Gap, ...]:
    found: list[Gap] = []
    for middle in range(_BAND, frame.height - _BAND, _BAND):
        crossed = [_crossings(rings, middle + shift) for shift in (-_BAND / 2, 0, _BAND / 2)]
        for left, right in _spans(crossed[1], frame):
            first, last = left, right
            for level in (crossed[0], crossed[2]):
                inner = [
                    (max(a, left), min(b, right))
                    for a, b in _spans(level, frame)
                    if b > left and a < right
                ]
                widest = max(inner, key=lambda each: each[1] - each[0], default=(0, 0))
                first, last = max(first, widest[0]), min(last, widest[1])
            if last - first > _BAND:
                found.append(Gap((first + last) / 2, middle, last - first))
    return tuple(sorted(found, key=lambda gap: (-gap.width, gap.y, gap.x)))


def _crossings(rings: Sequence[Sequence[Point]], y: float) -> list[float]:
    found = []
    for ring in rings:
        before_x, before_y = ring[-1]
        for here_x, here_y in ring:
            if (here_y > y) != (before_y > y):
                found.append(here_x + (before_x - here_x) * (y - here_y) / (before_y - here_y))
            before_x, before_y = here_x, here_y
    return sorted(found)


def _spans(crossings: Sequence[float], frame: Frame) -> list[tuple[float, float]]:
    return [
        (max(left, 0), min(right, frame.width))
        for left, right in zip(crossings[::2], crossings[1::2], strict=False)
        if right > 0 and left < frame.width
    ]
