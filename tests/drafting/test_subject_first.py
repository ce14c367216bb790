"""English statements: who says what, before or behind the verb."""

import pytest

from generator.drafting.article import Article
from generator.drafting.phrases import drafting_words
from generator.drafting.subject_first import SubjectFirst
from generator.drafting.when import dates


def read(text: str) -> list[tuple[str | None, str]]:
    words = drafting_words("en")
    article = Article(text, words.abbreviations, words.function_words)
    return [
        (each.speaker.text if each.speaker else None, article.said(each.words))
        for each in SubjectFirst(article, words, dates(article, words)).statements()
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("“We are done here,” said Minister Leila Mansour.", "Leila Mansour", "We are done here,"),
        ("Minister Leila Mansour said: “We are done.”", "Leila Mansour", "We are done."),
        (
            "Minister Leila Mansour said on Monday that all was well.",
            "Leila Mansour",
            "all was well",
        ),
        ("Minister Leila Mansour said the war was a war that ended.", "Leila Mansour", None),
        (
            "The road is closed again, the Ministry of Works said on Monday.",
            "Ministry of Works",
            None,
        ),
        (
            "According to the Court of Audit, nothing was paid.",
            "Court of Audit",
            "nothing was paid",
        ),
        ("The United States announced Tuesday that it left.", "United States", "it left"),
        ("The Pentagon on Tuesday announced that it left.", "Pentagon", "it left"),
        ("A diplomat who asked not to be named said that all left.", "A diplomat", "all left"),
    ],
)
def test_a_statement_has_a_speaker_and_words(text: str, speaker: str, words: str | None) -> None:
    ((who, said),) = read(text)
    assert who == speaker
    assert said in text
    assert words in (None, said)


def test_whoever_spoke_last_goes_on() -> None:
    text = (
        "Colonel Ines Duarte said that it was over. “We found no weapons,” she said. “We found no "
        "mines either.” She added that all had left, and warned that they may return."
    )
    found = read(text)
    assert [speaker for speaker, _ in found] == ["Ines Duarte"] * 5
    assert [words for _, words in found][-2:] == ["all had left", "they may return"]


@pytest.mark.parametrize(
    "text",
    [
        "The published report was called “final”.",
        "He declined to comment on Wednesday.",
        "It was said to be over.",
    ],
)
def test_other_words_are_no_statements(text: str) -> None:
    assert [words for _, words in read(text) if words != "final"] == []


def test_what_shows_a_statement_has_whoever_is_named_behind_the_verb() -> None:
    words = drafting_words("en")
    article = Article("“We are done here,” said Minister Leila Mansour.")
    (found,) = SubjectFirst(article, words, dates(article, words)).statements()
    assert article.said(found.at) == "“We are done here,” said Minister Leila Mansour"
