"""A publisher's own templates in `content/templates`, in the place of ours."""

from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from contents import change, smallest
from whole import read, squeezed

from generator import serve
from generator.build import build
from generator.cli import main

HOME = """{% extends "original/website/home.html" %}
{% block sheets %}
<p id="own">{{ site.publisher.text }} {{ site.sheets | length }}</p>
{{ super() }}
{% endblock %}
"""
FILES = "{% macro sheet_files(files, whole=false) %}<p>no files</p>{% endmacro %}"
MAIN = """{% extends "original/website/frame/main.html" %}
{% block content %}<p class="own-frame">{{ lang.t("search") }}</p>{{ super() }}{% endblock %}
"""
BRIEFING = """{% include "original/briefing/briefing.css" %}
h1 { color: #00ff00; }
"""
SITE_CSS = """{% include "original/assets/stylesheets/site.css" %}
.own { color: red; }
"""


def write(content: Path, **files: str) -> None:
    for name, text in files.items():
        path = content / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a content that overrides some of everything, and its site."""
    folder = tmp_path_factory.mktemp("own")
    write(
        smallest(folder),
        **{
            "website/home.html": HOME,
            "website/method.html": '{% include "own/part.html" %}',
            "own/part.html": "<p>{{ site.labels.method }}!</p>",
            "partials/files.html": FILES,
            "website/frame/main.html": MAIN,
            "website/frame/partials/copyright.html": '<div class="md-copyright">ours alone</div>',
            "briefing/briefing.css": BRIEFING,
            "assets/stylesheets/site.css": SITE_CSS,
            "assets/own/note.txt": "a file of the publisher's own",
            "assets/fonts/plex-latin-600.woff2": "a font of the publisher's own",
            ".hidden": "left alone",
        },
    )
    build(folder / "content", folder / "site")
    return folder


def colours(pdf: Path) -> set[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=2).to_pil().convert("RGB")
    found = picture.getcolors(picture.width * picture.height) or []
    return {f"#{bytes(colour).hex()}" for _, colour in found if isinstance(colour, tuple)}


def test_one_block_of_a_page_is_changed_and_the_rest_is_ours(built: Path) -> None:
    page = read(built / "site" / "en" / "index.html")
    assert squeezed(page.one(id="own").text()) == "The publisher 1"
    assert page.one(id="section-sheets")
    assert page.one(id="section-places")


def test_a_page_may_be_wholly_the_publishers_with_parts_of_their_own(built: Path) -> None:
    page = read(built / "site" / "en" / "method.html")
    assert squeezed(page.one("article").text()).endswith("How to read!")


def test_a_part_takes_the_place_of_ours_wherever_it_is_used(built: Path) -> None:
    assert "no files" in read(built / "site" / "ar" / "sheets" / "first.html").text()


def test_the_frame_is_the_publishers_too(built: Path) -> None:
    page = read(built / "site" / "en" / "index.html")
    assert page.one(class_="own-frame").text() == "Search"
    assert squeezed(page.one("footer", class_="md-footer").text()) == "ours alone"


def test_a_style_sheet_may_take_in_ours(built: Path) -> None:
    css = (built / "site" / "assets" / "stylesheets" / "site.css").read_text("utf-8")
    assert "--site-paper: #fbfaf7;" in css
    assert css.endswith(".own { color: red; }")
    assert "#00ff00" in colours(built / "site" / "briefings" / "first-edition-1-draft.en.pdf")


def test_a_file_beside_ours_is_published(built: Path) -> None:
    assert (built / "site" / "assets" / "own" / "note.txt").is_file()
    font = built / "site" / "assets" / "fonts" / "plex-latin-600.woff2"
    assert font.read_text("utf-8") == "a font of the publisher's own"
    assert (built / "site" / "assets" / "javascripts" / "search.js").is_file()


def test_what_was_kept_from_before_does_not_stand_in_for_a_change(built: Path) -> None:
    templates = built / "content" / "templates"
    change(templates / "website/frame/main.html", "own-frame", "new-frame")
    change(templates / "briefing/briefing.css", "#00ff00", "#ff00ff")
    change(templates / "website/home.html", 'id="own"', 'id="new"')
    state = serve._rebuilt(built / "content", built / "again", serve._State(), lambda _: None)
    assert state.troubles == ()
    page = read(built / "again" / "en" / "index.html")
    assert page.one(class_="new-frame")
    assert page.one(id="new")
    assert "#ff00ff" in colours(built / "again" / "briefings" / "first-edition-1-draft.en.pdf")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "website/home.html",
            "<p>\n  {{ site.titel.text }}</p>",
            "website/home.html:2:3: FS705 the template cannot be filled: 'generator.views",
        ),
        (
            "website/home.html",
            "{% for each in site.sheets %}\n{{ 1 // 0 }}{% endfor %}",
            "website/home.html:2:1: FS705 the template cannot be filled: integer division",
        ),
        (
            "partials/text.html",
            "{% macro text(phrase) %}{{ phrase.html }}{% endmacro %}",
            "templates: FS705 the template cannot be filled: the template 'partials/text.html'",
        ),
        (
            "partials/files.html",
            "{% macro sheet_files(files) %}x{% endmacro %}",
            "templates: FS705 the template cannot be filled: macro 'sheet_files' takes no",
        ),
        (
            "website/home.html",
            '{% include "own/nowhere.html" %}',
            "website/home.html:1:1: FS705 the template cannot be filled: there is no `own/no",
        ),
        (
            "website/home.html",
            '{% extends "website/home.html" %}',
            "website/home.html:1:1: FS705 the template cannot be filled: maximum recursion",
        ),
        (
            "website/frame/main.html",
            '{% extends "base.html" %}',
            "website/frame: FS705 the theme is not the version that the frame was cut to",
        ),
        (
            "website/frame/main.html",
            '{% extends "base.html" %}\n{% block content %}{{ nothing.here }}{% endblock %}',
            "website/frame/main.html:2:1: FS705 the template cannot be filled: 'nothing' is",
        ),
    ],
)
def test_what_is_wrong_in_a_template_is_told_at_its_line(
    name: str, text: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = smallest(tmp_path)
    write(content, **{name: text})
    monkeypatch.chdir(tmp_path)
    found = CliRunner().invoke(main, ["build", "--format", "compact"])
    assert found.exit_code == 1, found.output
    assert told in found.output
    assert not (tmp_path / "site").exists()


def test_a_template_that_is_not_text_is_told(tmp_path: Path) -> None:
    content = smallest(tmp_path)
    write(content, **{"website/home.html": ""})
    (content / "templates" / "website" / "home.html").write_bytes(b"\xff\xfe")
    found = CliRunner().invoke(main, ["check", "--content", str(content)])
    assert found.exit_code == 1
    assert "home.html: FS101" in found.output
