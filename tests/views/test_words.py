import shutil

import pytest
from at_once import localise
from contents import GOOD

from generator.language.locales import site_locale
from generator.load import load
from generator.model.authored import Wording
from generator.rendering import templates
from generator.views.view import Phrase, SiteView
from generator.views.words import Words
from generator.website.entries import (
    entity_entries,
    register_entries,
    sheet_entries,
    source_entries,
)

ENGLISH = Words(site_locale("en", "latn", "one"))
ARABIC = Words(site_locale("ar", "latn", "one"))


@pytest.fixture(scope="module")
def untranslated(tmp_path_factory: pytest.TempPathFactory) -> SiteView:
    """The good content without the English of some texts, as an English reader sees it."""
    content = tmp_path_factory.mktemp("untranslated") / "content"
    shutil.copytree(GOOD, content)
    for path in content.rglob("*.yaml"):
        text = path.read_text("utf-8")
        for old, new in (
            (
                "{ar: لا يزال النقل مستمرًا., en: The transfer still goes on.}",
                "{ar: لا يزال النقل مستمرًا.}",
            ),
            ("{ar: كريم الساعدي, en: Karim al-Saadi}", "{ar: كريم الساعدي}"),
            ("{ar: في تصريح إلى, en: told}", "{ar: في تصريح إلى}"),
            ("{ar: المدرج, en: The runway}", "{ar: المدرج}"),
            ("said: {ar: خلال 90 يومًا, en: within 90 days}", "said: {ar: خلال 90 يومًا}"),
        ):
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
    return localise(load(content, allow_missing=True), "en")


def shown(phrase: Phrase, macro: str, *, paper: bool) -> str:
    """A phrase as a page or a briefing in English has it."""
    site = {"language": "en", "direction": "ltr"}
    template = "briefing/parts.html" if paper else "partials/text.html"
    call = f"{macro}(site, phrase)" if paper else f"{macro}(phrase)"
    given = "" if paper else " with context"
    environment = templates()._environment
    source = f'{{% from "{template}" import {macro}{given} %}}{{{{ {call} }}}}'
    return environment.from_string(source).render(site=site, phrase=phrase)


def test_a_missing_text_falls_back_in_its_own_language_with_a_label() -> None:
    phrase = ENGLISH.wording(Wording({"ar": "عاد في 27 أيلول."}))
    assert (phrase.text, phrase.language, phrase.direction) == ("عاد في 27 أيلول.", "ar", "rtl")
    assert phrase.html == (
        '<bdi class="fallback" lang="ar" dir="rtl">عاد في <bdi dir="ltr">27</bdi> أيلول.</bdi> '
        '<span class="fallback-label" lang="en" dir="ltr">'
        "(not translated yet; shown in Arabic)</span>"
    )
    arabic = ARABIC.wording(Wording({"en": "He returned."}))
    assert "لم يُترجم بعد؛ معروض باللغة الإنجليزية" in arabic.html
    assert 'lang="en" dir="ltr">He returned.' in arabic.html


def test_a_text_that_is_there_has_no_label() -> None:
    assert ENGLISH.wording(Wording({"ar": "عاد", "en": "back"})).fallback is None


@pytest.mark.parametrize("paper", [False, True])
def test_web_and_paper_show_it_once_with_its_language(*, paper: bool) -> None:
    phrase = ENGLISH.wording(Wording({"ar": "عاد"}))
    html = shown(phrase, "text", paper=paper)
    assert html == f"<span>{phrase.html}</span>"


@pytest.mark.parametrize("paper", [False, True])
def test_in_quotation_marks_the_label_stands_outside(*, paper: bool) -> None:
    phrase = ENGLISH.wording(Wording({"ar": "الأحد الماضي"}))
    assert phrase.fallback
    html = shown(phrase, "quoted", paper=paper)
    assert html == (
        f'<q class="fallback" lang="ar" dir="rtl">الأحد الماضي</q> {phrase.fallback.label}'
    )


def test_a_link_of_a_chain_says_which_part_is_not_translated(untranslated: SiteView) -> None:
    fact = next(each for each in untranslated.sheets[0].facts if each.id == "saadi-advisers-left")
    relay = fact.details[0].values[0].name
    assert relay.text == "في تصريح إلى Difaf Agency"
    assert 'lang="ar" dir="rtl">في تصريح إلى</bdi>' in relay.html
    assert relay.html.endswith("</span> Difaf Agency")


def test_what_is_not_translated_is_not_found_in_that_language(untranslated: SiteView) -> None:
    entries = [
        *(entry for each in untranslated.sheets for entry in sheet_entries(untranslated, each)),
        *register_entries(untranslated),
        *entity_entries("agreement", untranslated.agreements),
        *source_entries(untranslated.sources),
    ]
    found = " ".join(entry["title"] + entry["text"] for entry in entries)
    for words in ("لا يزال النقل", "كريم الساعدي", "المدرج", "خلال 90"):
        assert words not in found
    locations = [entry["location"] for entry in entries]
    assert "actors/karim-al-saadi.html" not in locations
    assert "sheets/runway.html" not in locations
    assert "sheets/wadi-base.html#transfer-goes-on" in locations
