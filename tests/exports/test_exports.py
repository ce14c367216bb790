"""The open data as a whole: which files there are, and that they are always the same."""

import json

from open_data import Exports, export

from generator.checking.references import RESERVED
from generator.dossier import Dossier
from generator.exports.tables import TABLES
from generator.views.files import PACKAGE, SITE, data_path
from generator.views.view import SiteView


def test_every_sheet_and_the_site_have_their_files(published: dict[str, bytes]) -> None:
    tables = [f"{table.name}.csv" for table in TABLES]
    expected = {"data/site.json", "data/sheet.schema.json", "data/site.schema.json"}
    expected |= {f"data/{name}" for name in (*tables, "datapackage.json")}
    for sheet in ("runway", "wadi-base"):
        expected |= {f"data/{sheet}.json", f"data/{sheet}/datapackage.json"}
        expected |= {f"data/{sheet}/{name}" for name in tables}
        expected |= {f"cite/{sheet}.{ending}" for ending in ("json", "bib", "ris")}
    assert set(published) == expected


def test_no_file_is_written_twice(exported: Exports) -> None:
    paths = [path for path, _ in exported.files()]
    assert len(paths) == len(set(paths))


def test_no_sheet_can_take_the_name_of_another_file() -> None:
    assert {SITE, PACKAGE} == RESERVED
    assert data_path() == "data/site.json"


def test_briefings_carry_the_bytes_that_are_published(
    exported: Exports, published: dict[str, bytes]
) -> None:
    assert set(exported.sheets) == {"runway", "wadi-base"}
    for sheet, content in exported.sheets.items():
        assert content == published[data_path(sheet)]


def test_the_same_content_gives_the_same_bytes(
    good: Dossier, arabic: SiteView, english: SiteView, published: dict[str, bytes]
) -> None:
    assert dict(export(good, [arabic, english]).files()) == published


def test_no_machine_or_moment_is_in_the_files(published: dict[str, bytes]) -> None:
    for path, content in published.items():
        if path.endswith(".json"):
            json.loads(content)
        assert b"/home/" not in content
        assert b"/tmp/" not in content
