"""Writes realistic contents of any size: a dozen facts a sheet, each on words of a stored source.

Usage: python benchmarks/contents.py FOLDER SHEETS

The same size gives the same files. The language is plain and made up, the register is shared by all
sheets, and the content passes every check of `factsheet check`.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

Wording = dict[str, str]

MONTHS = {
    language: [str(Locale.parse(cldr).months["format"]["wide"][month]) for month in range(1, 13)]
    for language, cldr in {"ar": "ar_IQ", "en": "en_GB"}.items()
}
GIVEN = (
    ("سالم", "Salim"),
    ("ليلى", "Layla"),
    ("حيدر", "Haydar"),
    ("هدى", "Huda"),
    ("جمال", "Jamal"),
)
FAMILY = (
    *(("النعيمي", "al-Nuaimi"), ("الدليمي", "al-Dulaimi"), ("الربيعي", "al-Rubaie")),
    *(("الساعدي", "al-Saadi"), ("الجبوري", "al-Jubouri"), ("الزبيدي", "al-Zubaidi")),
)
TOWNS = (
    *(("السدرة", "Sidra"), ("النخلة", "Nakhla"), ("الزيتون", "Zaytoun"), ("الرمان", "Rumman")),
    *(("الكرمة", "Karma"), ("الشموس", "Shumus"), ("الصفصاف", "Safsaf"), ("الدفلى", "Difla")),
    *(("العوسج", "Awsaj"), ("الغضا", "Ghada"), ("الأثل", "Athl"), ("السنديان", "Sindiyan")),
)
SITES = (("قاعدة", "{} base"), ("معسكر", "{} camp"), ("مطار", "{} airfield"))
BODIES = (
    ("لجنة متابعة الهدنة في {}", "Truce Monitoring Committee in {}"),
    ("هيئة إعادة الإعمار في {}", "Reconstruction Authority in {}"),
    ("مجلس المصالحة في {}", "Reconciliation Council in {}"),
)
VOCABULARY = {
    "agreement_kinds": {"memorandum": {"label": {"ar": "مذكرة تفاهم", "en": "Memorandum"}}},
    "phases": {
        "done": {"label": {"ar": "تم", "en": "Done"}, "tone": "done"},
        "planned": {"label": {"ar": "مزمع", "en": "Intended"}, "tone": "planned"},
    },
    "base_statuses": {
        "handed-over": {"label": {"ar": "تسليم", "en": "Handed over"}, "tone": "done"},
        "shared": {"label": {"ar": "استعمال مشترك", "en": "Shared"}, "tone": "ongoing"},
    },
    "actor_kinds": {
        "person": {"label": {"ar": "شخص", "en": "Person"}},
        "body": {"label": {"ar": "هيئة", "en": "Body"}},
    },
    "place_kinds": {"base": {"label": {"ar": "قاعدة", "en": "Base"}}},
}


@dataclass(frozen=True)
class Named:
    """An entry of the register."""

    id: str
    name: Wording


def write(folder: Path, sheets: int) -> None:
    """Write a content of so many sheets."""
    people, bodies, places = _register()
    _yaml(
        folder / "site.yaml",
        {
            "title": {"ar": "صحائف الوقائع", "en": "Fact sheets"},
            "description": {"ar": "مَن قال ماذا وأين.", "en": "Who said what, and where."},
            "publisher": {"ar": "مكتب الرصد", "en": "Monitoring desk"},
            "base_url": "https://factsheets.example/",
            "languages": ["ar", "en"],
        },
    )
    _yaml(folder / "vocabulary.yaml", VOCABULARY)
    kinds = {"body": bodies, "person": people}
    actors = [
        {"id": each.id, "name": each.name, "kind": kind}
        for kind, named in kinds.items()
        for each in named
    ]
    _yaml(folder / "register" / "actors.yaml", actors)
    _yaml(
        folder / "register" / "places.yaml",
        [{"id": each.id, "name": each.name, "kind": "base"} for each in places],
    )
    for number in range(1, sheets + 1):
        _write_sheet(folder, number, people, bodies, places)


def edit(folder: Path, number: int) -> str:
    """Word one date otherwise in every language, each number another one; return its sheet's id.

    Other words for the same claim are what a desk edits most; they change the sheet, the pages of
    the source, of the place and of the actor, the timeline, the search and the exports.
    """
    sheets = sorted((folder / "sheets").iterdir())
    again, place = divmod(number, len(sheets))
    path = sheets[place] / "dates.yaml"
    facts = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    wording = facts[again % len(facts)]["wording"]
    if wording["en"].startswith("On "):  # back to what it was
        day, claim = wording["en"].removesuffix(".").removeprefix("On ").split(", ")
        wording["en"] = f"{claim} on {day}."
        at = wording["ar"].index("نُقل")
        day, claim = wording["ar"][:at].strip(), wording["ar"][at:].removesuffix(".")
        wording["ar"] = f"{claim} {day}."
    else:
        claim, _, day = wording["en"].removesuffix(".").rpartition(" on ")
        wording["en"] = f"On {day}, {claim}."
        claim, _, day = wording["ar"].removesuffix(".").rpartition(" في ")
        wording["ar"] = f"في {day} {claim}."
    _yaml(path, facts)
    return sheets[place].name


def _register() -> tuple[list[Named], list[Named], list[Named]]:
    def named(arabic: str, english: str) -> Named:
        return Named(english.lower().replace(" ", "-"), {"ar": arabic, "en": english})

    people = [named(f"{a} {b}", f"{c} {d}") for a, c in GIVEN for b, d in FAMILY]
    bodies = [named(a.format(c), b.format(d)) for a, b in BODIES for c, d in TOWNS]
    places = [named(f"{a} {c}", b.format(d)) for a, b in SITES for c, d in TOWNS]
    return people, bodies, places


def _day(chance: random.Random) -> tuple[str, Wording]:
    year, month, day = chance.randint(2019, 2025), chance.randint(1, 12), chance.randint(3, 28)
    words = {language: f"{day} {names[month - 1]} {year}" for language, names in MONTHS.items()}
    return f"{year}-{month:02}-{day:02}", words


def _write_sheet(
    folder: Path,
    number: int,
    people: Sequence[Named],
    bodies: Sequence[Named],
    places: Sequence[Named],
) -> None:
    chance = random.Random(number)  # noqa: S311 - the same content every time
    person, other = chance.sample(people, 2)
    body, place = chance.choice(bodies), chance.choice(places)
    name, source = f"sheet-{number:05}", f"report-{number:05}"
    sentences: list[Wording] = []
    facts: dict[str, list[dict[str, Any]]] = {
        "agreements": [],
        "dates": [],
        "bases": [],
        "statements": [],
    }
    for fact_number, (kind, fact, words) in enumerate(
        _facts(chance, person, other, body, place), 1
    ):
        sentences.append(words)
        quote = {"source": source, "quote": words["ar"], "translation": {"en": words["en"]}}
        facts[kind].append(
            {
                "id": f"{kind[:-1]}-{fact_number}",
                **fact,
                **({} if kind == "statements" or "speaker" in fact else {"actors": [body.id]}),
                "evidence": quote,
            }
        )
    text = "\n".join(each["ar"] + "." for each in sentences) + "\n"
    stored = folder / "sources" / source
    _yaml(
        stored / "source.yaml",
        {
            "name": {"ar": f"التقرير {number}", "en": f"Report {number}"},
            "language": "ar",
            "reliability": "C",
            "url": f"https://reports.example/{number}",
            "sha256": sha256(text.encode()).hexdigest(),
        },
    )
    (stored / "text.txt").write_text(text, "utf-8")
    sheet = folder / "sheets" / name
    said = facts["statements"][0]
    _yaml(
        sheet / "sheet.yaml",
        {
            "title": {
                "ar": f"{place.name['ar']} في التقرير {number}",
                "en": f"{place.name['en']} in report {number}",
            },
            "standfirst": {
                "ar": f"ما ورد في التقرير {number} عن {place.name['ar']}.",
                "en": f"What report {number} says of {place.name['en']}.",
            },
            "as_of": "2026-01-02",
            "edition": {"number": 1, "date": "2026-01-02"},
            "key_points": [{"text": said["wording"], "facts": [said["id"]]}],
            "gaps": [
                {
                    "id": "who-signed",
                    "text": {
                        "ar": "لا يذكر التقرير مَن وقّع المذكرة.",
                        "en": "The report does not say who signed the memorandum.",
                    },
                }
            ],
        },
    )
    for kind, entries in facts.items():
        _yaml(sheet / f"{kind}.yaml", entries)


def _facts(
    chance: random.Random, person: Named, other: Named, body: Named, place: Named
) -> Iterator[tuple[str, dict[str, Any], Wording]]:
    """Give each fact with its kind and the words that it rests on."""
    tons = iter(chance.sample(range(100, 999), 12))

    def fact(arabic: str, english: str, **more: Any) -> tuple[dict[str, Any], Wording]:
        wording = {"ar": arabic + ".", "en": english + "."}
        return {"wording": wording, **more}, {"ar": arabic, "en": english}

    when, day = _day(chance)
    for amount in (next(tons), next(tons)):
        yield (
            "agreements",
            *fact(
                f"أبرمت {body.name['ar']} مذكرة تفاهم في {day['ar']} تنص على إزالة {amount} طنًا "
                "من الركام",
                f"{body.name['en']} concluded on {day['en']} a memorandum that lays down the "
                f"removal of {amount} tons of rubble",
                name={"ar": f"مذكرة الأطنان {amount}", "en": f"Memorandum of the {amount} tons"},
                kind="memorandum",
                when=when,
                parties=[body.id],
            ),
        )
    for phase in ("done", "done", "planned", "planned"):
        when, day = _day(chance)
        amount = next(tons)
        yield (
            "dates",
            *fact(
                f"نُقل {amount} صندوقًا من {place.name['ar']} في {day['ar']}",
                f"{amount} crates were moved from {place.name['en']} on {day['en']}",
                phase=phase,
                when=when,
                places=[place.id],
            ),
        )
    for status in ("handed-over", "shared", "shared"):
        amount = next(tons)
        yield (
            "bases",
            *fact(
                f"قال {person.name['ar']} إن في {place.name['ar']} {amount} عاملًا من "
                f"{body.name['ar']}",
                f"{person.name['en']} said that there are {amount} workers of {body.name['en']} at "
                f"{place.name['en']}",
                place=place.id,
                status=status,
                speaker=person.id,
                actors=[body.id],
            ),
        )
    for speaker in (person, person, other):
        amount = next(tons)
        arabic = f"نحتاج إلى {amount} يومًا في {place.name['ar']}"
        english = f"we need {amount} days at {place.name['en']}"
        yield (
            "statements",
            {
                "speaker": speaker.id,
                "said": {"ar": arabic, "en": english},
                "wording": {
                    "ar": f"قال {speaker.name['ar']}: «{arabic}».",
                    "en": f"{speaker.name['en']} said: “{english}”.",
                },
                "places": [place.id],
            },
            {
                "ar": f"وقال {speaker.name['ar']}: «{arabic}»",
                "en": f"{speaker.name['en']} said: “{english}”",
            },
        )


def _yaml(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
