"""The change log is edited without a touch to all else."""

import pytest
import yaml

from generator.editions.sheet_file import entry_lines, replaced, with_entry

ENTRY = entry_lines(2, "2026-01-03", {"ar": "…", "en": "…"}, ["What differs:", "  gap x: added"])


def test_an_entry_comes_first_in_a_list_and_keeps_its_indent() -> None:
    text = (
        "a: 1\nchanges:   # the log\n    # newest first\n    - edition: 1\n      date: x\n# end\n"
    )
    assert with_entry(text, ENTRY, 4, 5) == (
        "a: 1\nchanges:   # the log\n    # newest first\n"
        "    - edition: 2\n"
        "      date: 2026-01-03\n"
        "      # What differs:\n"
        "      #   gap x: added\n"
        "      what:\n"
        "        ar: …\n"
        "        en: …\n"
        "    - edition: 1\n      date: x\n# end\n"
    )


@pytest.mark.parametrize("text", ["a: 1\n", "a: 1"])
def test_a_log_that_is_not_there_comes_at_the_end(text: str) -> None:
    found = with_entry(text, ENTRY)
    assert found.startswith("a: 1\n\nchanges:\n  - edition: 2\n")
    assert found.endswith("      en: …\n")
    assert yaml.safe_load(found)["changes"][0]["what"] == {"ar": "…", "en": "…"}


@pytest.mark.parametrize(
    ("text", "entries"),
    [("changes: []\n", 1), ("changes: [{edition: 1, date: x, what: {ar: a}}] # log\n", 2)],
)
def test_a_log_in_one_line_stays_in_one(text: str, entries: int) -> None:
    found = with_entry(text, ENTRY, 1, 10)
    assert found.count("\n") == 1
    read = yaml.safe_load(found)["changes"]
    assert (len(read), read[0]["edition"], read[0]["what"]["en"]) == (entries, 2, "…")


def test_a_value_is_replaced_where_it_stands() -> None:
    text = "edition: {number: 1, date: 2026-01-02}  # both\n"
    assert replaced(text, 1, 19, 1, "12") == "edition: {number: 12, date: 2026-01-02}  # both\n"
