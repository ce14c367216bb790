"""What an author's editor says of the content: no errors, words for every field, offers."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from language_server import LanguageServer, complaints

from generator.starting import start_project

ROOT = Path(__file__).parents[1]
PROGRAM = ROOT / "tests/tools/node_modules/.bin/yaml-language-server"


@pytest.fixture
def server() -> Iterator[LanguageServer]:
    assert PROGRAM.exists(), "there is no language server: `make test` installs it"
    server = LanguageServer(str(PROGRAM), ROOT)
    yield server
    server.close()


def test_an_editor_has_nothing_against_our_content_and_explains_it(server: LanguageServer) -> None:
    assert complaints(server, ROOT / "content") == []


def test_an_editor_has_nothing_against_a_new_project(
    server: LanguageServer, tmp_path: Path
) -> None:
    start_project(tmp_path / "new", "none", date(2027, 2, 1))
    assert complaints(server, tmp_path / "new" / "content") == []


def test_an_editor_tells_what_is_wrong_and_offers_what_fits(server: LanguageServer) -> None:
    file = ROOT / "content/sheets/ain-al-asad/statements.yaml"
    text = file.read_text("utf-8")
    wrong = text.replace("\n  speaker:", "\n  speeker:", 1)
    assert any("speeker" in each for each in server.errors(file.with_name("wrong.yaml"), wrong))
    blank = file.with_name("blank.yaml")
    server.errors(blank, text.split("\n")[0] + "\n- \n")
    assert {"id", "speaker", "evidence", "said"} <= set(server.offered(blank, 1, 2))
