import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from contents import smallest

from generator.build import build
from generator.model.authored import Wording
from generator.model.palette import contrast
from generator.pictures.canvas import draw_picture
from generator.pictures.picture import Picture
from generator.pictures.pictures import sheet_picture, site_picture
from generator.views.view import SiteView
from generator.views.words import Words


def titled(site: SiteView, title: str) -> str:
    sheet = replace(site.sheets[0], title=Words(site.locale).phrase(title))
    return sheet_picture(site, sheet).title


def test_a_picture_is_a_value_of_its_own(arabic: SiteView) -> None:
    sheet = arabic.sheets[0]
    picture = sheet_picture(arabic, sheet)
    assert pickle.loads(pickle.dumps(picture)) == picture  # noqa: S301 - our own
    assert repr(sheet_picture(arabic, sheet)) == repr(picture)
    assert hash(site_picture(arabic)) != hash(picture)


def test_a_picture_says_who_what_when_and_how_much(arabic: SiteView, english: SiteView) -> None:
    sheet = next(each for each in arabic.sheets if each.id == "wadi-base")
    picture = sheet_picture(arabic, sheet)
    assert (picture.language, picture.direction) == ("ar", "rtl")
    assert "مكتب «التجربة»" in picture.publisher
    assert "تسليم قاعدة الوادي" in picture.title
    assert "الوضع في" in picture.state
    assert "الطبعة" in picture.state
    assert ("٢", "التصريحات") in picture.counts
    assert site_picture(english).description


def test_the_runs_of_the_other_direction_are_kept_together(
    arabic: SiteView, english: SiteView
) -> None:
    assert titled(arabic, "تقرير Al Jazeera عن <R&D>") == (
        "تقرير \u2066Al Jazeera\u2069 عن <\u2066R&D\u2069>"
    )
    assert titled(english, "At معبر القائم in") == "At \u2067معبر القائم\u2069 in"


def test_what_is_not_translated_keeps_its_direction(arabic: SiteView) -> None:
    words = Words(arabic.locale)
    label = words.label("fallback", language=words.language_name("en"))
    sheet = replace(arabic.sheets[0], title=words.wording(Wording({"en": "The base"})))
    assert sheet_picture(arabic, sheet).title == f"\u2066The base\u2069 \u2067({label})\u2069"


def test_a_picture_has_the_colours_of_the_site_and_can_be_read_in_them(english: SiteView) -> None:
    assert site_picture(english).colours.accent == "#1f4e79"
    own = replace(english, colours={"light": {"paper": "#14171a", "accent": "#92bbe0"}})
    colours = site_picture(own).colours
    assert (colours.paper, colours.accent) == ("#14171a", "#92bbe0")
    assert contrast(colours.muted, colours.paper) >= 4.5


def test_the_site_and_each_sheet_have_a_picture_in_each_language_made_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def counting(picture: Picture) -> bytes:
        asked.append(picture.path)
        return draw_picture(picture)

    for room in ("sheets", "languages"):
        monkeypatch.setattr(f"generator.workshop.{room}.draw_picture", counting)
    content = smallest(tmp_path)
    build(content, tmp_path / "one", executor="inline")
    first, asked[:] = sorted(asked), []
    build(content, tmp_path / "two", before=tmp_path / "one", executor="inline")
    one, two = (
        {each.name: each.read_bytes() for each in (tmp_path / name / "pictures").iterdir()}
        for name in ("one", "two")
    )
    assert one == two
    assert first == [f"pictures/{name}" for name in sorted(one)]
    assert set(one) == {f"{name}.{tag}.png" for name in ("first", "site") for tag in ("ar", "en")}
    assert not any(path.startswith("pictures/first.") for path in asked)
