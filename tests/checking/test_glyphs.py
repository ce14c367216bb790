from pathlib import Path

import pytest
from contents import change, smallest, store

from generator.load import load
from generator.problems import Code, ContentError


def test_a_character_without_glyph_is_found_in_wordings_and_in_stored_texts(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    change(content / "register" / "actors.yaml", "en: Karim", "en: Karim 🛬")
    store(content, "letter", "first line\nsecond 🛬 line 𒀀\n")
    with pytest.raises(ContentError) as caught:
        load(content)
    assert [
        (each.code, each.place.file.name, each.place.line, each.place.column)
        for each in caught.value.problems
    ] == [
        (Code.MISSING_GLYPH, "actors.yaml", 2, 24),
        (Code.MISSING_GLYPH, "text.txt", 2, 8),
    ]
    assert "U+1F6EC AIRPLANE ARRIVING" in caught.value.problems[0].message
