"""Every object of a PDF is written once, and as it was."""

import io
from typing import Any

import pikepdf
import pydyf
import pytest

from generator.briefing.packing import write_once


def file(*, compress: bool) -> Any:
    pdf = pydyf.PDF()
    pdf.add_object(pydyf.Stream([b"BT", "/Ar 1 Tf", 1.5], {"Kind": "/Ours"}, compress=compress))
    pdf.add_object(pydyf.Dictionary({"Said": pydyf.String("نص")}))
    return pdf


def written(pdf: Any) -> list[str]:
    target = io.BytesIO()
    pdf.write(target, b"1.7", identifier=True, compress=True)
    with pikepdf.open(target) as opened:
        return [
            repr((each.read_bytes(), each.get("/Kind"), each.get("/Filter")))
            if isinstance(each, pikepdf.Stream)
            else repr(each)
            for each in list(opened.objects)[:4]
        ]


@pytest.mark.parametrize("compress", [True, False])
def test_a_file_says_the_same_when_each_object_is_written_once(compress: bool) -> None:  # noqa: FBT001
    pdf = file(compress=compress)
    write_once(pdf)
    assert written(pdf) == written(file(compress=compress))


def test_an_object_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    times = []
    data = pydyf.String.data.fget

    def counted(each: Any) -> Any:
        times.append(each.string)
        return data(each)

    monkeypatch.setattr(pydyf.String, "data", property(counted))
    pdf = file(compress=True)
    write_once(pdf)
    written(pdf)
    assert times.count("نص") == 1
