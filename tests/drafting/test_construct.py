"""Arabic names: heads, what they are of, adjectives, titles, documents and their parties."""

import pytest

from generator.drafting.article import Article
from generator.drafting.construct import ConstructNames
from generator.drafting.named import Name, last_before
from generator.drafting.phrases import drafting_words
from generator.drafting.when import dates


def names(text: str) -> list[Name]:
    words, article = drafting_words("ar"), Article(text)
    return list(ConstructNames(article, words, dates(article, words)).names())


def told(text: str, kind: str) -> list[str]:
    return [each.text for each in names(text) if each.kind == kind]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("في تصريح للوكالة الرسمية أمس", "الوكالة الرسمية"),
        ("وتابعته وكالة نون الخبرية، إن", "وكالة نون الخبرية"),
        ("وأكدت اللجنة العسكرية العليا لإنهاء مهمة التحالف في العراق أن", None),
        ("دعت بعثة الأمم المتحدة الطرفين إلى", "بعثة الأمم المتحدة"),
        ("وقعت الحكومة مع البنك الإفريقي للتنمية اتفاقية", "البنك الإفريقي للتنمية"),
        ("والقوات الأميركية والمعدات والآليات", "القوات الأميركية"),
        ("أعلنت القيادة العامة لتصبح المواقع", "القيادة العامة"),
    ],
)
def test_an_organisation_goes_as_far_as_its_name_does(text: str, name: str | None) -> None:
    expected = name or "اللجنة العسكرية العليا لإنهاء مهمة التحالف في العراق"
    assert told(text, "organisation")[0] == expected


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("قال وزير الصحة صالح الحسناوي إن", "صالح الحسناوي", "وزير الصحة"),
        ("قال اللواء الركن سامر عبد الرزاق، في", "سامر عبد الرزاق", "اللواء الركن"),
        (
            "قال المتحدث باسم الأمانة العامة بمجلس الوزراء حيدر مجيد في",
            "حيدر مجيد",
            "المتحدث باسم الأمانة العامة بمجلس الوزراء",
        ),
        (
            "استقبل رئيس جمهورية مصر عبد الفتاح السيسي وزيرا",
            "عبد الفتاح السيسي",
            "رئيس جمهورية مصر",
        ),
        ("قالت المتحدثة باسم الحركة هدى الناصر لوكالة", "هدى الناصر", "المتحدثة باسم الحركة"),
        (
            "دعا الأمين العام للأمم المتحدة، كريم دانيال، إلى",
            "كريم دانيال",
            "الأمين العام للأمم المتحدة",
        ),
    ],
)
def test_a_person_has_a_name_and_a_title(text: str, name: str, title: str) -> None:
    (person,) = (each for each in names(text) if each.kind == "person")
    assert (person.text, person.title) == (name, title)


def test_a_role_behind_a_name_belongs_to_the_same_person() -> None:
    (person,) = (
        each
        for each in names("انتقد النائب كمال زيتوني، رئيس لجنة البيئة، ذلك")
        if (each.kind == "person")
    )
    assert person.title == "النائب، رئيس لجنة البيئة"


def test_sites_and_places_are_told_apart() -> None:
    text = "من قاعدة عين الأسد الجوية ومعسكر الزيتون إلى مدينة وادي النخيل ومحافظة أربيل ومصر"
    assert told(text, "base") == ["قاعدة عين الأسد الجوية", "معسكر الزيتون"]
    assert told(text, "place") == ["مدينة وادي النخيل", "محافظة أربيل", "مصر"]


def test_a_document_has_its_date_and_parties() -> None:
    text = "البيان المشترك الصادر في 6 تشرين الثاني 2025 بين العراق والأردن حول"
    (document,) = (each for each in names(text) if each.kind == "document")
    assert document.text == text.removesuffix(" حول")
    assert [each.replace("ا", "") for each in document.parties] == ["لعرق", "لردن"]


def test_a_document_that_only_points_back_is_none() -> None:
    assert told("ينص الاتفاق على ذلك", "document") == []


def test_a_head_alone_points_to_whoever_was_named_so_before() -> None:
    found = names("اجتمعت لجنة الحدود المشتركة. وقالت اللجنة ذلك.")
    (pointer,) = (each for each in found if each.kind == "pointer")
    meant = last_before(found, pointer.at.start, pointer.head)
    assert meant
    assert meant.text == "لجنة الحدود المشتركة"
