"""What a PDF prints is read as it was written, in both directions."""

from datetime import date
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as some
from inline import Inline

from generator.briefing.manuscript import Attachment, Manuscript
from generator.briefing.press import press
from generator.printed import fold, read_printed
from generator.problems import EnvironmentTrouble

CSS = """
@page { size: A6; margin: 15mm; @bottom-center { content: "Running head"; font: 8pt Amiri } }
html { font: 12pt Amiri }
[dir=rtl] { direction: rtl; text-align: right }
"""
DATA = Attachment("x.json", b'{"id": "x"}', "Data", "application/json")
ARABIC = [
    "قال الخفاجي إن المباحثات و«العمل الكبير» أسفرا عن إخلاء ما تبقى من المستشارين.",
    "وقالت اللجنة في بيان تلقته وكالة نون الخبرية",
    "وُقّعت المذكرة، وتزيل <bdi dir=ltr>1,250</bdi> طنًا بطائرات <bdi dir=ltr>C-130</bdi>.",
    "نُشر في ٢٧ أيلول ٢٠٢٤ (بعبارة المصدر)",
]


def text_of(html: str) -> str:
    return html.replace("<bdi dir=ltr>", "").replace("</bdi>", "")


def pdf(folder: Path, body: str, *attachments: Attachment, languages: tuple[str, ...] = ()) -> Path:
    html = (
        '<!doctype html><html lang="ar" dir="rtl"><head><title>x</title></head>'
        f"<body>{body}</body></html>"
    )
    page = Manuscript("x", html, "rtl", date(2026, 1, 2), attachments, languages)
    with press(CSS, executor=Inline()) as machine:
        [printed] = machine.print([page])
    path = folder / "x.pdf"
    path.write_bytes(printed.pdf)
    return path


def test_every_paragraph_is_read_as_it_was_written(tmp_path: Path) -> None:
    english = "On 27 September 2024 (the “last Sunday”), 35% of it was moved by C-130."
    body = "".join(f"<p>{each}</p>" for each in ARABIC)
    body += f'<p lang="en" dir="ltr" style="direction: ltr; text-align: left">{english}</p>'
    printed = read_printed(pdf(tmp_path, body, DATA, languages=("ar", "en")))
    assert printed.data == {"id": "x"}
    assert printed.languages == ("ar", "en")
    for each in (*map(text_of, ARABIC), english):
        assert printed.has(each), each
    assert not printed.has("قال الخفاجي إن المباحثات و«العمل الصغير»")
    assert not printed.has("On 28 September 2024")


def test_words_that_go_on_over_the_page_are_read_on(tmp_path: Path) -> None:
    long = " ".join(ARABIC) * 8
    path = pdf(tmp_path, f"<p>{long}</p>", DATA)
    with pikepdf.open(path) as opened:
        assert len(opened.pages) > 1
    printed = read_printed(path)
    assert printed.has(text_of(long))
    assert not printed.has("Running head")


def test_the_language_of_the_file_counts_where_none_is_said(tmp_path: Path) -> None:
    assert read_printed(pdf(tmp_path, "<p>x</p>", DATA)).languages == ("ar",)


@pytest.mark.parametrize(
    "attachments",
    [
        (),
        (Attachment("x.csv", b"a", "x", "text/csv"),),
        (DATA, Attachment("y.json", b"{}", "x", "application/json")),
        (Attachment("x.json", b"{", "x", "application/json"),),
        (Attachment("x.json", b"\xff", "x", "application/json"),),
        (Attachment("x.json", b"[" * 100_000, "x", "application/json"),),
    ],
)
def test_a_file_without_data_is_none_of_ours(
    attachments: tuple[Attachment, ...], tmp_path: Path
) -> None:
    path = pdf(tmp_path, "<p>x</p>", *attachments)
    with pytest.raises(EnvironmentTrouble, match="carries no data of a sheet"):
        read_printed(path)


@pytest.mark.parametrize("content", [b"", b"Not a PDF.", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_pdf_is_told(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    with pytest.raises(EnvironmentTrouble, match=r"x\.pdf cannot be read as a PDF: ."):
        read_printed(path)


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_short_is_told_or_read(cut: float, tmp_path: Path) -> None:
    path = pdf(tmp_path, "<p>x</p>", DATA)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * cut)])
    with pytest.raises(EnvironmentTrouble, match=r"x\.pdf"):
        read_printed(path)


def test_a_file_under_a_password_is_told(tmp_path: Path) -> None:
    path = pdf(tmp_path, "<p>x</p>", DATA)
    with pikepdf.open(path) as opened:
        opened.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="x", owner="y"))
    with pytest.raises(EnvironmentTrouble, match=r"locked\.pdf"):
        read_printed(tmp_path / "locked.pdf")


def test_a_folder_is_no_pdf(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentTrouble, match="cannot read"):
        read_printed(tmp_path)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("وُقّعت  المذكّرة", "وقعت\nالمذكرة", True),
        ("الدفـــاع", "الدفاع", True),
        ("١٬٢٥٠", "1,250", True),
        ("\u2067C-130\u2069", "C130", True),
        ("قاعدة", "قاعده", False),
        ("2025", "2026", False),
        ("left", "let", False),
    ],
)
def test_only_letters_and_digits_count(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert (fold(one) == fold(other)) is same


@given(some.text(), some.text())
def test_what_is_folded_whole_is_folded_in_parts(one: str, other: str) -> None:
    assert fold(f"{one} {other}") == fold(one) + fold(other)
    assert fold(fold(one)) == fold(one)
