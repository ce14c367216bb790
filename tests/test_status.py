from collections import Counter
from datetime import date
from pathlib import Path

from contents import EDITIONS, GOOD, change, smallest

from generator.closing import close_edition
from generator.status import SourceStatus, status

DAY = date(2025, 12, 1)


def test_sheets_sources_and_what_is_to_come_are_told() -> None:
    found = status(GOOD, DAY)
    assert found.problems == Counter()
    assert [(each.id, each.facts, each.draft) for each in found.sheets] == [
        ("runway", 1, True),
        ("wadi-base", 11, True),
    ]
    assert found.sources == (SourceStatus("river-bulletin", ("url",)),)
    assert [(each.what, each.when) for each in found.due] == [
        ("handover-memorandum term 2", "2026~"),
        ("runway-ready", "2026~"),
    ]
    assert found.translations == Counter(new=83)


def test_a_draft_says_what_publishing_would_change(tmp_path: Path) -> None:
    (sheet,) = status(EDITIONS, DAY).sheets
    assert [(each.how, each.thing.id) for each in sheet.changed] == [
        ("changed", "karim-left"),
        ("removed", "transfer-began"),
    ]
    content = smallest(tmp_path)
    assert [(each.draft, each.closed) for each in status(content, DAY).sheets] == [(True, 0)]
    close_edition(content, "first", DAY)
    (sheet,) = status(content, DAY).sheets
    assert (sheet.draft, sheet.changed, sheet.edition) == (False, (), 1)


def test_content_with_problems_is_told_as_far_as_it_can_be(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    change(content / "sheets/first/statements.yaml", "speaker: karim", "speaker: karem")
    found = status(content, DAY)
    assert "FS301" in found.problems
    assert [(each.facts, each.draft) for each in found.sheets] == [(1, None)]
    change(content / "sheets/first/sheet.yaml", "as_of", "as_off")
    found = status(content, DAY)
    assert (found.readable, found.problems) == (False, Counter(FS110=1, FS111=1))
