"""A mistyped id or key is told with the one that was meant."""

import re
import shutil
from pathlib import Path

import pytest
from contents import GOOD

from generator.checked import checked
from generator.problems import Code, ContentError

SHEET, FACTS = "sheets/wadi-base/sheet.yaml", "sheets/wadi-base/{}.yaml"

IDS = [
    ("register/actors.yaml", r"\n  kind: (\S+)"),
    ("register/places.yaml", r"\n  kind: (\S+)"),
    ("register/places.yaml", r"within: (\S+)"),
    ("register/places.yaml", r"source: ([\w-]+)"),
    (FACTS.format("agreements"), r"kind: (\S+)"),
    (FACTS.format("agreements"), r"parties: \[([\w-]+)"),
    (FACTS.format("agreements"), r"places: \[([\w-]+)"),
    (FACTS.format("agreements"), r"source: ([\w-]+)"),
    (FACTS.format("dates"), r"phase: (\S+)"),
    (FACTS.format("bases"), r"place: (\S+)"),
    (FACTS.format("bases"), r"status: (\S+)"),
    (FACTS.format("statements"), r"speaker: (\S+)"),
    (FACTS.format("statements"), r"link: ([\w-]+)"),
    (FACTS.format("statements"), r"actor: ([\w-]+)"),
    (SHEET, r"key_points:[^\[]*facts: \[([\w-]+)"),
    (SHEET, r"conflicts:[^\[]*facts: \[([\w-]+)"),
    (SHEET, r"gaps:[^\[]*facts: \[([\w-]+)"),
]
KEYS = [
    ("site.yaml", "description"),
    ("vocabulary.yaml", "agreement_kinds"),
    ("vocabulary.yaml", "label"),
    ("register/actors.yaml", "kind"),
    ("register/places.yaml", "other_names"),
    ("sources/difaf-report/source.yaml", "language"),
    (SHEET, "standfirst"),
    (SHEET, "facts"),
    (FACTS.format("agreements"), "terms"),
    (FACTS.format("agreements"), "due"),
    (FACTS.format("agreements"), "quote"),
    (FACTS.format("statements"), "speaker"),
    (FACTS.format("statements"), "link"),
]


def advice(folder: Path, file: str, pattern: str, code: Code) -> tuple[str, str]:
    """What was mistyped there, by a letter too many, and what is said of it."""
    content = folder / "content"
    shutil.copytree(GOOD, content)
    path = content / file
    text = path.read_text("utf-8")
    found = re.search(pattern, text)
    assert found, pattern
    path.write_text(f"{text[: found.end(1)]}x{text[found.end(1) :]}", "utf-8")
    with pytest.raises(ContentError) as caught:
        checked(content)
    told = [each for each in caught.value.problems if each.code is code and each.place.file == path]
    return found[1], " ".join(line for each in told for line in each.advice)


@pytest.mark.parametrize(("file", "pattern"), IDS)
def test_the_id_that_was_meant_is_named(tmp_path: Path, file: str, pattern: str) -> None:
    meant, told = advice(tmp_path, file, pattern, Code.UNKNOWN_ID)
    assert f"did you mean `{meant}`?" in told


@pytest.mark.parametrize(("file", "key"), KEYS)
def test_the_key_that_was_meant_is_named(tmp_path: Path, file: str, key: str) -> None:
    meant, told = advice(tmp_path, file, rf"(?<![\w-])({key}):", Code.UNKNOWN_KEY)
    assert f"did you mean `{meant}`?" in told
