"""Storing an article: its bytes and their hash, what is known of it, and nothing else."""

from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from generator.model.authored import BLANK
from generator.problems import EnvironmentTrouble
from generator.storing import store_source

TEXT = "وقال المتحدث: «لا»\r\n".encode()
LANGUAGES = ("ar", "en")


def store(content: Path, text: bytes = TEXT, **known: str) -> Path:
    return store_source(content, "an-article", text, {"language": "ar"} | known, LANGUAGES)


def test_the_text_is_stored_byte_for_byte_with_its_hash(tmp_path: Path) -> None:
    folder = store(tmp_path)
    assert (folder / "text.txt").read_bytes() == TEXT
    about = yaml.safe_load((folder / "source.yaml").read_text("utf-8"))
    assert about["sha256"] == sha256(TEXT).hexdigest()


def test_what_is_known_is_written_and_the_rest_is_left_blank(tmp_path: Path) -> None:
    folder = store(tmp_path, title='A "title": with #marks', publisher="وكالة", published="2025-11")
    about = yaml.load((folder / "source.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes strings only
    assert about == {
        "name": {"ar": BLANK, "en": BLANK},
        "language": "ar",
        "title": 'A "title": with #marks',
        "published": "2025-11",
        "publisher": {"ar": "وكالة", "en": BLANK},
        "sha256": sha256(TEXT).hexdigest(),
    }


def test_a_source_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    folder = store(tmp_path)
    before = (folder / "source.yaml").read_bytes()
    with pytest.raises(EnvironmentTrouble, match="there is a source `an-article` already"):
        store(tmp_path, b"another text")
    assert (folder / "text.txt").read_bytes() == TEXT
    assert (folder / "source.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("text", "said"), [(b"\xff\xfe", "not UTF-8 \\(byte 1\\)"), (b" \n", "the text is empty")]
)
def test_what_cannot_be_a_text_is_refused_and_leaves_nothing(
    tmp_path: Path, text: bytes, said: str
) -> None:
    with pytest.raises(EnvironmentTrouble, match=said):
        store(tmp_path, text)
    assert list(tmp_path.iterdir()) == []
