import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.numerals import with_digits


@given(st.integers(0, 10**9), st.sampled_from(["", ".5", ".025"]), st.sampled_from(["", "%"]))
def test_a_number_in_arabic_digits_comes_back_as_it_was(whole: int, part: str, sign: str) -> None:
    number = f"{whole:,}{part}{sign}"
    written = with_digits(f"نحو {number} منها", "arab")
    assert not set(written) & set("0123456789.,%")
    assert with_digits(written, "latn") == f"نحو {number} منها"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("27 أيلول 2024.", "٢٧ أيلول ٢٠٢٤."),
        ("35% من 1,250.5", "٣٥٪ من ١٬٢٥٠٫٥"),
        ("الساعة 10:30، (2014)", "الساعة ١٠:٣٠، (٢٠١٤)"),
        ("ما بين 3–6", "ما بين ٣–٦"),
    ],
)
def test_numbers_in_prose_take_the_digits_of_the_site(text: str, written: str) -> None:
    assert with_digits(text, "arab") == written
    assert with_digits(written, "latn") == text


@pytest.mark.parametrize(
    "text",
    [
        *("C-130", "MQ-9", "F16", "2024-09-27", "27/9/2024", "S/2024/857", "v2.0"),
        *(
            "WGS 84",
            "Boeing 737",
            "10.5a",
            "1.5-2",
            "1,250-tonne",
            "https://x.example/2024?a=1",
            "5-year",
        ),
    ],
)
def test_a_number_within_a_word_a_symbol_or_a_date_in_figures_stays(text: str) -> None:
    assert with_digits(f"في {text} هنا", "arab") == f"في {text} هنا"
