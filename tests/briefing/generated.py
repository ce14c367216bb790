"""Contents of any size, of which briefings are made that no author has written yet."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from contents import change, smallest, store

SHEET = "first"


@dataclass(frozen=True)
class Wanted:
    """What a sheet is to have.

    Args:
        agreements: How many; likewise the other kinds.
        words: Of each quote, besides those that tell it from the others.
        letters: Of its longest word.
    """

    agreements: int = 0
    dates: int = 0
    bases: int = 0
    statements: int = 0
    sources: int = 1
    words: int = 4
    letters: int = 6
    key_points: int = 1
    paper: str = "a4"


def generated(folder: Path, wanted: Wanted) -> Path:
    """Write a content that has what is wanted."""
    content = smallest(folder)
    (content / "sheets" / SHEET / "statements.yaml").unlink()
    with (content / "site.yaml").open("a") as site:
        site.write(f"paper: {wanted.paper}\n")
    vocabulary = content / "vocabulary.yaml"
    vocabulary.write_text(
        vocabulary.read_text("utf-8")
        + "agreement_kinds: {memo: {label: {ar: مذكرة, en: Memorandum}}}\n"
        + "base_statuses: {left: {label: {ar: مُخلاة, en: Left}, tone: ongoing}}\n",
        "utf-8",
    )
    kinds = [
        kind
        for kind in ("agreements", "dates", "bases", "statements")
        for _ in range(getattr(wanted, kind))
    ]
    facts = [_fact(kind, number, wanted) for number, kind in enumerate(kinds, 1)]
    for kind in dict.fromkeys(kinds):
        of_kind = [fact for fact, each in zip(facts, kinds, strict=True) if each == kind]
        path = content / "sheets" / SHEET / f"{kind}.yaml"
        path.write_text(yaml.safe_dump(of_kind, allow_unicode=True), "utf-8")
    for source in range(wanted.sources):
        words = [
            _words(number, wanted)["ar"]
            for number in range(1, len(kinds) + 1)
            if number % wanted.sources == source
        ]
        text = "\n".join(f"قال كريم: «{each}»." for each in words)
        store(content, f"source-{source}", text, "ar")
    change(
        content / "sheets" / SHEET / "sheet.yaml",
        "  - text: {ar: قال كريم إنهم غادروا, en: Karim said that they left}\n"
        "    facts: [they-left]",
        "\n".join(
            f"  - text: {{ar: قال كريم إنهم غادروا الموقع {number}., "
            f"en: Karim said that they left site {number}.}}\n    facts: [fact-{number}]"
            for number in range(1, wanted.key_points + 1)
        ),
    )
    return content


def _words(number: int, wanted: Wanted) -> dict[str, str]:
    """What is quoted by a fact, and in translation."""
    return {
        "ar": f"غادرنا الموقع {number} {'ب' * wanted.letters}" + " كله" * wanted.words,
        "en": f"we left site {number} {'w' * wanted.letters}" + " whole" * wanted.words,
    }


def _fact(kind: str, number: int, wanted: Wanted) -> dict[str, Any]:
    words = _words(number, wanted)
    fact: dict[str, Any] = {
        "id": f"fact-{number}",
        "wording": {
            "ar": f"قال كريم إنهم غادروا الموقع {number}.",
            "en": f"Karim said that they left site {number}.",
        },
        "speaker": "karim",
        "note": {"ar": "لا تذكر المذكرة متى.", "en": "The note does not say when."},
        "evidence": {
            "source": f"source-{number % wanted.sources}",
            "quote": words["ar"],
            "translation": {"en": words["en"]},
        },
    }
    match kind:
        case "statements":
            fact["said"] = words
        case "dates":
            fact["phase"] = "done"
        case "bases":
            fact |= {"place": "wadi-base", "status": "left"}
        case "agreements":
            fact |= {
                "kind": "memo",
                "name": {"ar": f"المذكرة {number}", "en": f"Memorandum {number}"},
                "terms": [{"text": {"ar": "المغادرة", "en": "Leaving"}}],
            }
    return fact
