from contextlib import suppress
from io import BytesIO
from pathlib import Path, PurePath

import pytest
from contents import smallest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from generator.load import load
from generator.problems import ContentError, Place
from generator.reading.image import read_image

HERE = Place(PurePath("site.yaml"), 5, 7)
SVG = '<svg xmlns="http://www.w3.org/2000/svg"'


def svg(inner: str, attributes: str = ' viewBox="0 0 120 32"') -> bytes:
    return f"{SVG}{attributes}>{inner}</svg>".encode()


def png(width: int, height: int) -> bytes:
    target = BytesIO()
    Pillow.new("RGB", (width, height), "white").save(target, "PNG")
    return target.getvalue()


def told(name: str, content: bytes) -> list[str]:
    with pytest.raises(ContentError) as error:
        read_image(PurePath(name), content, HERE)
    return [each.message for each in error.value.problems]


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        (' viewBox="0 0 120 32"', (120, 32)),
        (' viewBox="-1,-2.5,1e2,32.5"', (100, 32.5)),
        (' width="60px" height="20"', (60, 20)),
    ],
)
def test_an_svg_says_its_size(attributes: str, size: tuple[float, float]) -> None:
    image = read_image(PurePath("logo.svg"), svg("", attributes), HERE)
    assert (image.width, image.height) == size
    assert image.media_type == "image/svg+xml"


def test_what_a_drawing_program_writes_is_taken() -> None:
    inner = (
        '<defs><linearGradient id="g"/><style>.a{fill:url(#g)}</style></defs>'
        '<metadata><x xmlns="urn:program"/></metadata><use href="#g"/>'
        '<image href="data:image/png;base64,AAAA"/><g style="clip-path:url(&quot;#g&quot;)"/>'
    )
    assert read_image(PurePath("logo.svg"), svg(inner), HERE).content == svg(inner)


@pytest.mark.parametrize(
    "inner",
    [
        "<script/>",
        "<SCRIPT xmlns='http://www.w3.org/1999/xhtml'/>",
        "<g onclick='x'/>",
        "<foreignObject/>",
        "<a href='https://x.example'/>",
        "<use href='https://x.example/a.svg#a'/>",
        "<use xlink:href='data:image/svg+xml,x' xmlns:xlink='http://www.w3.org/1999/xlink'/>",
        "<g style='fill:url(https://x.example)'/>",
        "<g style='fill:u\\72l(https://x.example)'/>",
        "<g fill='url( \"//x.example\")'/>",
        "<style>@import 'x'</style>",
        "<style>a{background:URL(x)}</style>",
        "<style><![CDATA[a{b:url(x)}]]></style>",
        "<set attributeName='href' to='x'/>",
        "<text>x</text>",
        "<?xml-stylesheet href='x'?>",
    ],
)
def test_what_acts_or_fetches_or_looks_different_elsewhere_is_told(inner: str) -> None:
    assert told("logo.svg", svg(inner))


def test_nothing_is_expanded_before_it_is_refused() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "x"}">' for n in range(9))
    content = f"<!DOCTYPE svg [{bomb}]>".encode() + svg("<desc>&a8;</desc>")
    assert told("logo.svg", content) == ["the image has a DOCTYPE"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.svg", b""),
        ("logo.svg", b"<svg"),
        ("logo.svg", svg("", "")),
        ("logo.svg", svg("", ' viewBox="0 0 0 9"')),
        ("logo.svg", b'<html xmlns="http://www.w3.org/1999/xhtml" viewBox="0 0 9 9"/>'),
        ("logo.svg", svg(" " * 300_000)),
        ("logo.png", svg("")),
        ("logo.png", png(9, 9)[:-30]),
        ("logo.png", png(4001, 1)),
    ],
)
def test_what_is_no_image_that_can_be_used_is_told(name: str, content: bytes) -> None:
    assert told(name, content)


def test_a_png_says_its_size() -> None:
    image = read_image(PurePath("logo.png"), png(40, 10), HERE)
    assert (image.width, image.height, image.media_type) == (40, 10, "image/png")


@given(st.binary(max_size=200), st.sampled_from(["logo.svg", "logo.png"]))
def test_whatever_stands_in_the_file_there_is_no_traceback(content: bytes, name: str) -> None:
    for start in (b"", png(3, 3)[:40], SVG.encode()):
        with suppress(ContentError):
            read_image(PurePath(name), start + content, HERE)


def test_an_image_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    with (content / "site.yaml").open("a", encoding="utf-8") as file:
        file.write("logo: identity/logo.svg\n")
    with pytest.raises(ContentError) as error:
        load(content)
    (problem,) = error.value.problems
    assert (problem.code.code, problem.place.line, problem.place.column) == ("FS107", 5, 7)
