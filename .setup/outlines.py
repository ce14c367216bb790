"""Writes generator/figures/outlines.json: the outlines of all countries, as small as maps need.

Usage: python .setup/outlines.py countries-50m.json generator/figures/outlines.json
The input is TopoJSON of the npm package world-atlas, made from Natural Earth (public domain).
"""

# ruff: noqa: INP001 - a script by itself

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global

Point = tuple[float, float]
Rings = list[list[int]]
"""The outer ring of a polygon and its holes, each as the numbers of the arcs along it."""

ABOUT = "Natural Earth 1:50m (public domain), by way of the npm package world-atlas; simplified"
STEPS = 100
"""Coordinates are kept in hundredths of a degree, about a kilometre."""
TOLERANCE = 0.022
"""How far a simplified line may be from the real one, in degrees."""
SMALLEST = 0.004
"""The smallest island or hole that is kept, in square degrees."""
UNCODED = {"Kosovo": "XK"}
"""What has no number in ISO 3166; without a code a country is drawn and not named."""
LEFT_OUT = {"AQ"}
"""Antarctica, whose outline runs along the edge of the map."""


def _main(source: Path, target: Path) -> None:
    topology = json.loads(source.read_text("utf-8"))
    arcs = [_simplified(_unpacked(arc, topology["transform"])) for arc in topology["arcs"]]
    steps = [[(round(x * STEPS), round(y * STEPS)) for x, y in arc] for arc in arcs]
    countries = {
        (_code(each), number): kept
        for number, each in enumerate(topology["objects"]["countries"]["geometries"])
        if _code(each) not in LEFT_OUT and (kept := list(_kept(each, arcs)))
    }
    rings = [ring for each in countries.values() for polygon in each for ring in polygon]
    walked = [arc for ring in rings for arc in ring]
    numbers = {arc: number for number, arc in enumerate(sorted({max(a, ~a) for a in walked}))}
    numbers |= {~arc: ~number for arc, number in numbers.items()}
    outlines = {
        "about": ABOUT,
        "steps": STEPS,
        "arcs": [_packed(steps[arc]) for arc in numbers if arc >= 0],
        "countries": [
            [code, [[[numbers[arc] for arc in ring] for ring in polygon] for polygon in each]]
            for (code, _), each in sorted(countries.items())
        ],
    }
    target.write_text(json.dumps(outlines, separators=(",", ":")) + "\n", "utf-8")


def _code(geometry: Any) -> str:
    """The code of ISO 3166 with two letters."""
    if "id" in geometry:
        return str(get_global("territory_aliases")[geometry["id"]][0])
    return UNCODED.get(geometry["properties"]["name"], "")


def _polygons(geometry: Any) -> list[Rings]:
    several = geometry["type"] == "MultiPolygon"
    return list(geometry["arcs"]) if several else [geometry["arcs"]]


def _kept(geometry: Any, arcs: list[list[Point]]) -> Iterator[Rings]:
    """The polygons and holes that are large enough."""
    for polygon in _polygons(geometry):
        outer, *holes = [_area(ring, arcs) >= SMALLEST for ring in polygon]
        if outer:
            yield [ring for ring, large in zip(polygon, (True, *holes), strict=True) if large]


def _unpacked(arc: Iterable[tuple[int, int]], transform: Any) -> list[Point]:
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + left, y * scale_y + bottom))
    return points


def _area(ring: list[int], arcs: list[list[Point]]) -> float:
    points = [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]
    return abs(sum(a * d - b * c for (a, b), (c, d) in pairwise([*points, points[0]]))) / 2


def _simplified(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's way; both ends stay."""
    (left, bottom), (right, top) = points[0], points[-1]
    length = ((right - left) ** 2 + (top - bottom) ** 2) ** 0.5

    def away(number: int) -> float:
        x, y = points[number][0] - left, points[number][1] - bottom
        if not length:  # a closed line
            return float((x * x + y * y) ** 0.5)
        return abs(x * (top - bottom) - y * (right - left)) / length

    farthest = max(range(1, len(points) - 1), key=away, default=0)
    if not farthest or away(farthest) <= TOLERANCE:
        return [points[0], points[-1]]
    return _simplified(points[: farthest + 1])[:-1] + _simplified(points[farthest:])


def _packed(points: list[tuple[int, int]]) -> list[int]:
    """The first point, then the steps from point to point."""
    found = list(points[0])
    for (x, y), (next_x, next_y) in pairwise(points):
        if (x, y) != (next_x, next_y):
            found += (next_x - x, next_y - y)
    return found


_main(*map(Path, sys.argv[1:]))
