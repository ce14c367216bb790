"""The data page tells of every file, and of the licence or that there is none."""

import pytest
from open_data import Exports, export

from generator.dossier import Dossier
from generator.views.localise import localise


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_file_that_is_named_is_there(
    language: str, exported: Exports, published: dict[str, bytes]
) -> None:
    view = exported.views[language]
    named = [*(file.path for file in view.whole), *(table.file.path for table in view.tables)]
    for sheet in view.sheets.values():
        named += [sheet.data.path, sheet.package.path]
        named += [each.path for each in sheet.tables]
        named += [each.path for each in sheet.citations]
    assert {path.removeprefix("../") for path in named} <= set(published)
    told = {path.removeprefix("../") for path in named}
    assert set(published) == told


def test_the_columns_are_those_of_the_files(exported: Exports, published: dict[str, bytes]) -> None:
    for table in exported.views["en"].tables:
        heading = published[f"data/{table.file.name}"].decode("utf-8-sig").split("\r\n")[0]
        assert heading.split(",") == [name for column in table.columns for name in column.names]


def test_rows_are_counted_in_the_language_of_the_page(exported: Exports) -> None:
    rows = {
        language: {table.file.name: table.rows for table in exported.views[language].tables}
        for language in ("ar", "en")
    }
    assert rows["en"]["statements.csv"] == "2 rows"
    assert rows["ar"]["statements.csv"] == "صفّان"
    assert rows["en"]["agreements.csv"] == "1 row"


def test_the_licence_is_given_or_said_to_be_missing(exported: Exports, closed: Dossier) -> None:
    licence = exported.views["en"].licence
    assert licence
    assert licence.text == "For trial only"
    views = [localise(closed, language) for language in ("ar", "en")]
    assert export(closed, views).views["en"].licence is None
