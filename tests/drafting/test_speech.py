"""What statements in every language are read with."""

from generator.drafting.article import Article, Stretch
from generator.drafting.phrases import drafting_words
from generator.drafting.speech import FoundStatement, SpeechReader


class Reader(SpeechReader):
    """Has what is common to all languages, and no order of words of its own."""

    def statements(self) -> tuple[FoundStatement, ...]:
        return ()


def reader(language: str, text: str) -> SpeechReader:
    return Reader(Article(text), drafting_words(language), (), ())


def test_cues_are_found_outside_quotation_marks_and_told_apart() -> None:
    text = "قال إن «الوزير أكد ذلك»، مضيفا أن الأمر، بحسب كريم، انتهى"
    found = reader("ar", text).cues(Stretch(0, len(text)))
    assert [(each.kind, each.verb) for each in found] == [
        ("finite", "قال"),
        ("participle", "مضيفا"),
        ("sourcing", "بحسب"),
    ]


def test_reported_words_end_where_the_article_goes_on_by_itself() -> None:
    text = "they left on foot, while the road was closed"
    said = reader("en", text).unbroken(Stretch(0, len(text)))
    assert text[: said.end] == "they left on foot"


def test_only_a_long_quotation_is_somebodys_words_without_a_verb() -> None:
    text = "“a deal” and “we will never come back”"
    speech = reader("en", text)
    assert [speech.long(each) for each in speech.article.quotations] == [False, True]
