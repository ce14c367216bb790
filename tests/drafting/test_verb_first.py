"""Arabic statements: who says what, with which verb, through whom."""

import pytest

from generator.drafting.article import Article
from generator.drafting.phrases import drafting_words
from generator.drafting.verb_first import VerbFirst
from generator.drafting.when import dates

INTRODUCED = "قال اللواء تحسين الخفاجي إن «الأمر انتهى». "


def read(text: str) -> list[tuple[str | None, str, bool]]:
    words, article = drafting_words("ar"), Article(text)
    return [
        (each.speaker.text if each.speaker else None, article.said(each.words), each.direct)
        for each in VerbFirst(article, words, dates(article, words)).statements()
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "words", "direct"),
    [
        ('قال وزير الصحة علي حسين إن "الوضع جيد جدا".', "علي حسين", "الوضع جيد جدا", True),
        ("وأكدت وزارة الصحة أن الوضع جيد.", "وزارة الصحة", "الوضع جيد", False),
        ("وأفاد مصدر أمني رفيع بأن الطريق مغلق.", "مصدر أمني رفيع", "الطريق مغلق", False),
        ("نفى مصدر أمني، رفض ذكر اسمه، وقوع أي قصف.", "مصدر أمني", "وقوع أي قصف", False),
        ("بحسب وزارة الصحة، فإن الوضع جيد.", "وزارة الصحة", "الوضع جيد", False),
        ("الوضع جيد جدا، وفقاً لوزارة الصحة.", "وزارة الصحة", "الوضع جيد جدا", False),
        (
            "نقلت صحيفة الصباح عن مسؤول محلي قوله إن «الإعمار بدأ».",
            "مسؤول محلي",
            "الإعمار بدأ",
            True,
        ),
    ],
)
def test_a_statement_has_a_speaker_and_words(
    text: str,
    speaker: str,
    words: str,
    direct: bool,  # noqa: FBT001 - a case of the test
) -> None:
    assert read(text) == [(speaker, words, direct)]


def test_a_name_in_quotation_marks_is_not_what_was_said() -> None:
    ((_, words, _),) = read('ذكر المكتب الإعلامي في بيان ورد لـ "الغد برس" أن "اللقاء جرى أمس".')
    assert words == "اللقاء جرى أمس"


@pytest.mark.parametrize(
    "text",
    [
        "وأضاف: «سنعود غدا إلى هنا».",
        "وأشار إلى أن الجميع عادوا.",
        "وبيّن أن الجميع عادوا.",
        "وقال الخفاجي إن الجميع عادوا.",
    ],
)
def test_whoever_spoke_last_goes_on(text: str) -> None:
    found = read(INTRODUCED + text)
    assert [speaker for speaker, _, _ in found] == ["تحسين الخفاجي"] * 2


def test_who_is_only_taken_for_the_speaker_is_marked_as_unsure() -> None:
    words, article = drafting_words("ar"), Article(f"{INTRODUCED}وأضاف: «سنعود غدا إلى هنا».")
    first, second = VerbFirst(article, words, dates(article, words)).statements()
    assert first.unsure == ()
    assert second.unsure == ("nobody is named: taken for the last speaker",)


def test_the_chain_goes_on_with_the_speaker() -> None:
    text = (
        "قال اللواء تحسين الخفاجي، في تصريح للوكالة الرسمية وتابعته وكالة نون الخبرية، إن «الأمر "
        "انتهى الآن»، مؤكداً أنه «لا يوجد أحد». «لن نعود أبدا إلى هنا»."
    )
    words, article = drafting_words("ar"), Article(text)
    found = VerbFirst(article, words, dates(article, words)).statements()
    assert len(found) == len(article.quotations)
    for each in found:
        assert [(link.link, link.actor.text) for link in each.chain] == [
            ("told", "الوكالة الرسمية"),
            ("followed-by", "وكالة نون الخبرية"),
        ]


@pytest.mark.parametrize(
    "text",
    [
        'اجتمع الوزير مع تنظيم "داعش" أمس.',
        "وفق الاتفاق المبرم بين بغداد وواشنطن.",
        "بين الأمر والنهي.",
    ],
)
def test_other_words_are_no_statements(text: str) -> None:
    assert read(text) == []
