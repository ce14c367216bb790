import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from at_once import localise
from contents import smallest, store
from inline import Inline

from generator.briefing.manuscript import Manuscript
from generator.briefing.press import press
from generator.figures.sheet import MOST, Figures, sheet_figures, site_timeline
from generator.load import load
from generator.rendering import templates
from generator.resources import templates_folder
from generator.views.view import SheetView, SiteView

SITES = pytest.mark.parametrize("language", ["arabic", "english"])


def sheet_of(site: SiteView, name: str = "wadi-base") -> SheetView:
    [sheet] = [each for each in site.sheets if each.id == name]
    return sheet


@pytest.fixture
def site(request: pytest.FixtureRequest, language: str) -> SiteView:
    found = request.getfixturevalue(language)
    assert isinstance(found, SiteView)
    return found


def figures_of(site: SiteView) -> Figures:
    return sheet_figures(site, sheet_of(site), "screen")


def on_page(site: SiteView, template: str) -> str:
    figures = figures_of(site)
    environment = templates()._environment  # the page around it is not wanted here
    source = f'{{% import "partials/figure.html" as figure with context %}}{template}'
    rendered = environment.from_string(source).render(
        site=site, sheet=sheet_of(site), figures=figures, up="../"
    )
    return str(rendered)


def test_the_glance_counts_what_the_facts_say(english: SiteView, arabic: SiteView) -> None:
    counts = figures_of(english).glance
    assert [each.count for each in counts] == [
        "1 agreement or document",
        "6 dates",
        "2 entries on bases",
        "2 statements",
    ]
    assert counts[1].notes == ("4 with a date", "2 without a date")
    assert [(part.status.label.text, part.number) for part in counts[1].parts] == [
        ("Done", "3"),
        ("Announced", "1"),
        ("Ongoing", "1"),
        ("Intended", "1"),
    ]
    assert [each.count for each in figures_of(arabic).glance] == [
        "وثيقة واحدة",
        "٦ تواريخ",
        "واقعتان عن القواعد",
        "تصريحان",
    ]


@SITES
def test_undated_facts_are_listed_in_the_order_of_the_source_and_not_drawn(
    site: SiteView,
) -> None:
    timeline = figures_of(site).timeline
    assert timeline
    assert [fact.id for fact in timeline.without] == ["transfer-announced", "transfer-goes-on"]
    undated = timeline.without[1]
    assert undated.short not in timeline.drawing
    assert undated.id not in [row.fact.id for row in timeline.rows]


@SITES
def test_a_relative_date_is_drawn_only_as_the_reading_of_the_editor(site: SiteView) -> None:
    timeline = figures_of(site).timeline
    assert timeline
    read = timeline.without[0]
    assert read.when.reading
    drawn = re.sub("[\u2066-\u2069]|<[^>]+>", " ", timeline.drawing)
    assert site.labels["figure_reading"] in drawn
    [row] = [row for row in timeline.rows if row.fact.id == read.id]
    assert row.marked == site.labels["figure_reading"]


@SITES
def test_the_table_says_everything_that_is_drawn(site: SiteView) -> None:
    page = on_page(
        site, "{{ figure.timeline(figures.timeline, sheet) }}{{ figure.map(figures.map) }}"
    )
    table = page[page.index("<details") :]
    timeline, drawn = figures_of(site).timeline, figures_of(site).map
    assert timeline
    assert drawn
    for row in timeline.rows:
        assert f'href="#{row.fact.id}"' in table
        assert str(row.fact.when.words.html) in table
    for place in drawn.rows:
        assert str(place.place.name.html) in table
        assert place.position
        assert str(place.position.name.html) in table


@SITES
def test_ids_are_unique_and_labels_name_what_is_there(site: SiteView) -> None:
    page = on_page(
        site,
        "{{ figure.glance(figures.glance) }}{{ figure.timeline(figures.timeline, sheet) }}"
        "{{ figure.map(figures.map) }}",
    )
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(set(ids)) == len(ids)
    for names in re.findall(r'aria-labelledby="([^"]+)"', page):
        assert set(names.split()) <= set(ids)


@SITES
def test_drawings_are_well_formed_and_style_nothing_by_themselves(site: SiteView) -> None:
    figures = figures_of(site)
    assert figures.timeline
    assert figures.map
    for drawing in (figures.timeline.drawing, figures.map.drawing):
        whole = ET.fromstring(f"<x>{drawing}</x>")  # noqa: S314 - our own
        assert [each.get("class") for each in whole] == [
            "drawing drawing-wide",
            "drawing drawing-narrow",
        ]
        assert "style=" not in drawing
        assert "href" not in drawing


def test_every_ink_on_screen_is_named_in_the_style_sheet(
    english: SiteView, arabic: SiteView
) -> None:
    css = (templates_folder() / "assets" / "stylesheets" / "facts.css").read_text("utf-8")
    for site in (english, arabic):
        figures = figures_of(site)
        assert figures.timeline
        assert figures.map
        drawn = figures.timeline.drawing + figures.map.drawing
        inks = {ink for names in re.findall(r'class="([^"]*)"', drawn) for ink in names.split()}
        for ink in inks - {"drawing"}:
            assert f".{ink} {{" in css


def test_a_sheet_without_dates_or_coordinates_has_no_figures(tmp_path: Path) -> None:
    site = localise(load(smallest(tmp_path)), "en")
    figures = sheet_figures(site, site.sheets[0], "screen")
    assert (figures.timeline, figures.map) == (None, None)
    assert [each.count for each in figures.glance] == ["1 statement"]


def many(folder: Path, count: int) -> SiteView:
    text = " ".join(f"w{number:04}" for number in range(count))
    dates = "".join(
        f"- id: d{number}\n  phase: done\n  wording: {{ar: و, en: w}}\n"
        f"  when: 20{number % 90 + 10}-03-04\n"
        f"  evidence: {{source: many, quote: w{number:04}}}\n"
        for number in range(count)
    )
    content = smallest(folder, dates=dates)
    store(content, "many", text)
    return localise(load(content), "en")


@pytest.mark.parametrize("count", [1, 60, MOST])
def test_a_timeline_is_drawn_of_one_date_and_of_many(count: int, tmp_path: Path) -> None:
    site = many(tmp_path, count)
    assert sheet_figures(site, site.sheets[0], "paper").timeline
    assert site_timeline(site)


def test_no_timeline_is_drawn_of_more_dates_than_can_be_told_apart(tmp_path: Path) -> None:
    site = many(tmp_path, MOST + 1)
    assert sheet_figures(site, site.sheets[0], "screen").timeline is None
    assert site_timeline(site) is None


def test_across_sheets_a_label_is_the_date_alone(english: SiteView) -> None:
    timeline = site_timeline(english)
    assert timeline
    assert "Date 2" not in timeline.drawing
    assert "27 September 2024" in timeline.drawing
    assert {row.fact.sheet.id for row in timeline.rows} == {"wadi-base", "runway"}


@SITES
def test_on_paper_figures_have_a_text_instead_and_their_labels_are_text(
    site: SiteView, tmp_path: Path
) -> None:
    figures = sheet_figures(site, sheet_of(site), "paper")
    assert figures.timeline
    assert figures.map
    css = (templates_folder() / "briefing" / "briefing.css").read_text("utf-8")
    html = (
        f'<!doctype html><html lang="{site.language}" dir="{site.direction}"><head>'
        f"<title>t</title></head><body><h1>t</h1>{figures.timeline.drawing}{figures.map.drawing}"
        "</body></html>"
    )
    manuscript = Manuscript("figures", html, site.direction, sheet_of(site).date)
    with press(css, executor=Inline()) as printing:
        [printed] = printing.print([manuscript])
    file = tmp_path / "figures.pdf"
    file.write_bytes(printed.pdf)
    with pikepdf.open(file) as opened:
        drawn = [
            each
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
        assert len(drawn) == 2
        assert {str(each["/Alt"]).partition(".")[0] for each in drawn} == {
            figures.timeline.title,
            figures.map.title,
        }
