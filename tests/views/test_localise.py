import shutil
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from at_once import localise
from contents import EDITIONS, SHEETS
from markupsafe import Markup

from generator.dossier import Dossier
from generator.load import load
from generator.views.localise import NEWEST
from generator.views.view import FactView, Phrase, Reference, SiteView

SHOWN = {
    "SiteView": "title description publisher licence base_url sheets places actors agreements "
    "sources timeline",
    "SheetView": "id title standfirst as_of fact_count key_points agreements timeline bases "
    "statements conflicts gaps sources briefings",
    "FactView": "short subject wording status when_label when attribution role details terms said "
    "evidence credibility note",
    "ConflictView": "id note facts",
    "PointView": "id text facts",
    "EvidenceView": "number quote original translation translation_label source position grade",
    "SourceView": "id name details note passage_count",
}
"""What of a view is told here; editions, figures and stored texts have tests of their own."""


def lines(value: Any, language: str, depth: int) -> Iterator[str]:
    for field in fields(value):
        shown = SHOWN.get(type(value).__name__, field.name).split()
        each = getattr(value, field.name)
        if each not in ("", None, ()) and field.name in shown:
            yield from named(field.name, each, language, depth)


def named(name: str, value: Any, language: str, depth: int) -> Iterator[str]:
    start = f"{'  ' * depth}{name}:"
    match value:
        case Phrase():
            foreign = f"[{value.language}] " if value.language != language else ""
            yield f"{start} {foreign}{value.text}"
        case Reference():
            (first,) = named(name, value.name, language, depth)
            yield f"{first} -> {value.path}" if value.path else first
        case FactView() if name != "fact":
            yield f"{start} {value.path}"
        case tuple():
            inner = [list(named("-", each, language, depth + 1)) for each in value]
            if all(len(each) == 1 for each in inner):
                yield start + " |".join(first.strip().removeprefix("-:") for (first,) in inner)
            else:
                yield from (start, *(line for each in inner for line in each))
        case Markup():
            pass
        case _ if is_dataclass(value):
            yield start
            yield from lines(value, language, depth + 1)
        case _:
            yield f"{start} {value}"


def told(site: SiteView) -> str:
    facts = [
        line
        for sheet in site.sheets
        for fact in sheet.facts
        for line in ("", fact.path, *lines(fact, site.language, 1))
    ]
    return "\n".join([*lines(site, site.language, 0), *facts, ""])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_reader_is_told_exactly_this(
    good: Dossier, language: str, expect: Callable[[Path, str], None]
) -> None:
    expect(SHEETS / f"good.{language}.txt", told(localise(good, language)))


def test_both_languages_have_the_same_pages_and_facts(arabic: SiteView, english: SiteView) -> None:
    def paths(site: SiteView) -> list[str]:
        entities = (*site.places, *site.actors, *site.agreements)
        return [
            *(sheet.path for sheet in site.sheets),
            *(entity.path for entity in entities),
            *(source.path for source in site.sources),
            *(fact.path for fact in site.timeline),
        ]

    assert len(paths(arabic)) > 10
    assert paths(arabic) == paths(english)


def test_the_sheet_that_was_published_last_stands_first(good: Dossier) -> None:
    assert [sheet.id for sheet in good.sheets] == ["runway", "wadi-base"]
    assert [sheet.id for sheet in localise(good, "en").sheets] == ["wadi-base", "runway"]


def test_the_timeline_takes_in_whatever_has_a_time(good: Dossier) -> None:
    site = localise(good, "en")
    facts = [fact for sheet in site.sheets for fact in sheet.facts]
    wanted = {
        fact.path for fact in facts if fact.kind == "date" or fact.when.certainty != "undated"
    }
    assert {fact.path for fact in site.in_time} == wanted
    assert len(site.in_time) == len(wanted) > len(site.timeline)
    dated = [fact.when.span.earliest for fact in site.in_time if fact.when.span]
    assert dated == sorted(dated)


def test_the_newest_facts_are_those_of_the_newest_editions(tmp_path: Path) -> None:
    shutil.copytree(EDITIONS, tmp_path / "content")
    dossier = load(tmp_path / "content")
    [sheet] = dossier.sheets
    last = sheet.history.last
    assert last
    one = next(each for each in last.step if each.thing.part == "fact" and each.how != "removed")
    history = replace(sheet.history, closed=(replace(last, step=(one,)),))
    changed = replace(dossier, sheets=(replace(sheet, history=history),))
    assert [fact.id for fact in localise(changed, "en").newest] == [one.thing.id]


def test_what_has_no_edition_yet_counts_as_new_as_a_whole(good: Dossier) -> None:
    site = localise(good, "en")
    assert len(site.newest) == NEWEST
    assert [fact.sheet.id for fact in site.newest] == ["wadi-base"] * NEWEST
    days = [fact.when.span.latest for fact in site.newest if fact.when.span]
    assert days == sorted(days, reverse=True)


def test_every_reference_of_a_fact_leads_to_a_page_that_is_there(english: SiteView) -> None:
    entities = (*english.places, *english.actors, *english.agreements)
    pages = {each.path for each in entities} | {each.path for each in english.sheets}
    passages = {
        f"{source.path}#{passage.anchor}"
        for source in english.sources
        for passage in source.passages
    }
    for sheet in english.sheets:
        for fact in sheet.facts:
            for reference in (
                fact.sheet,
                *([fact.subject] if fact.subject else []),
                *([fact.attribution] if fact.attribution else []),
                *(value for detail in fact.details for value in detail.values),
            ):
                assert reference.path in pages
            assert {each.source.path for each in fact.evidence} <= passages


def test_an_address_ends_in_one_slash_or_is_none(good: Dossier) -> None:
    for given, address in (("https://a.example/b", "https://a.example/b/"), (None, "")):
        site = good.site.model_copy(update={"base_url": given})
        assert localise(replace(good, site=site), "en").base_url == address
