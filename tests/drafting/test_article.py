"""An article made ready: folded with its positions kept, parted into sentences and quotations."""

from hypothesis import given
from hypothesis import strategies as st

from generator.drafting.article import Article, Stretch, fold, trimmed


def sentences(text: str, *abbreviations: str) -> list[str]:
    article = Article(text, abbreviations, ["the"])
    return [article.said(each) for each in article.sentences]


def test_vowel_marks_hamza_on_alif_and_digits_are_folded() -> None:
    assert fold("أُعلِن في ٢٧ إيلول ’24") == "اعلن في 27 ايلول '24"


def test_what_is_found_in_the_folded_text_is_given_back_as_stored() -> None:
    article = Article("قالَ: «مُدرّسٌ جديدٌ» ١٤٤٦هـ")
    start = article.folded.index("مدرس")
    assert article.said(Stretch(start, start + 4)) == "مُدرّسٌ"
    hijri = article.folded.index("1446ه")
    assert article.said(Stretch(hijri, hijri + 5)) == "١٤٤٦هـ"


@given(st.text('اأَّـ\u200f «»".a1٣\n'))
def test_every_position_can_be_given_back(text: str) -> None:
    article = Article(text)
    whole = article.said(Stretch(0, len(article.folded)))
    assert fold(whole) == article.folded
    assert all(article.said(each).strip() for each in article.sentences)


def test_a_full_stop_in_quotation_marks_or_behind_an_abbreviation_ends_no_sentence() -> None:
    assert sentences("Under Law No. 14 he left. “One. Two,” she said. “Three.” The end.", "No") == [
        "Under Law No. 14 he left.",
        "“One. Two,” she said.",
        "“Three.”",
        "The end.",
    ]


def test_an_abbreviation_ends_a_sentence_before_a_word_that_only_begins_sentences() -> None:
    assert sentences("He met Ltd. The end.", "Ltd") == ["He met Ltd.", "The end."]


def test_quotations_of_all_marks_are_found_within_their_paragraph() -> None:
    article = Article('«أ ب» و"ج د" و“ه”\nمن "غير إغلاق\nنهاية"')
    assert [article.said(each) for each in article.quotations] == ["أ ب", "ج د", "ه"]
    assert "ا ب" not in article.masked


def test_places_are_told_from_one() -> None:
    article = Article("one\ntwo three")
    assert article.line_and_column(Stretch(8, 13)) == (2, 5)


def test_commas_at_the_ends_are_trimmed() -> None:
    assert trimmed("، قال ،", 0, 7) == Stretch(2, 5)
