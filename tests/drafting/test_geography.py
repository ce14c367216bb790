"""Countries and cities, as CLDR has them."""

import pytest

from generator.drafting.geography import geography
from generator.language.spellings import words


@pytest.mark.parametrize(
    ("language", "text", "ids"),
    [
        ("ar", "من مصر والاردن الى بغداد", ["country", "country", "city"]),
        ("en", "from Kenya to Addis Ababa", ["country", "city"]),
        ("en", "from here to there", []),
    ],
)
def test_countries_and_cities_are_known(language: str, text: str, ids: list[str]) -> None:
    mentions = geography(language).mentions(words(text))
    assert [min(each.spelling.ids) for each in mentions] == ids
