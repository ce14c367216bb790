from pathlib import Path

from contents import change, smallest

from generator.checking.texts import texts
from generator.checking.translated import translations
from generator.reading.content import read_content
from generator.translations import accept


def states(content: Path) -> dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    read = read_content(content)
    return {
        each.text.key: (each.state, each.missing, each.changed)
        for each in translations(read, texts(read))
        if each.state != "accepted"
    }


def test_what_changed_is_stale_and_says_where(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    accept(content, ())
    assert states(content) == {}
    facts = content / "sheets" / "first" / "statements.yaml"
    change(facts, "Karim said", "Karim claimed")
    change(facts, "quote: «غادرنا قاعدة الوادي»", "quote: غادرنا قاعدة الوادي")
    assert states(content) == {
        "sheets/first/statements/they-left/wording": ("stale", (), ("en",)),
        "sheets/first/statements/they-left/evidence/1/translation": ("stale", (), ("ar",)),
    }


def test_what_is_missing_is_neither_new_nor_stale(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    accept(content, ())
    change(content / "sheets" / "first" / "sheet.yaml", ", en: The departure}", "}")
    assert states(content) == {"sheets/first/title": ("missing", ("en",), ())}


def test_an_entry_put_before_others_makes_only_itself_new(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    accept(content, ())
    change(
        content / "sheets" / "first" / "sheet.yaml",
        "key_points:\n",
        "key_points:\n  - {text: {ar: غادروا, en: they left}, facts: [they-left]}\n",
    )
    found = states(content)
    assert list(found) == ["sheets/first/key_points/1/text"]
    assert found["sheets/first/key_points/1/text"][0] == "stale"


def test_breaking_lines_anew_changes_nothing(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    accept(content, ())
    facts = content / "sheets" / "first" / "statements.yaml"
    wording = (
        "{ar: قال كريم إنهم غادروا قاعدة الوادي., en: Karim said that they left the Wadi base.}"
    )
    change(
        facts,
        wording,
        "\n    ar: >-\n      قال كريم إنهم\n      غادروا قاعدة الوادي.\n"
        "    en: >\n      Karim said that\n      they left the Wadi base.",
    )
    assert states(content) == {}


def test_a_site_of_one_language_has_nothing_to_compare_but_its_quotes(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    change(content / "site.yaml", "languages: [ar, en]", "languages: [en]")
    found = states(content)
    assert list(found) == ["sheets/first/statements/they-left/evidence/1/translation"]
