"""What a publisher says in site.yaml: on the pages, on paper and in the data."""

import json
from pathlib import Path

import jsonschema
import pypdfium2
import pytest
from contents import smallest
from whole import Element, read, squeezed

from generator.build import build

LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">
<path d="M0 0h60v20H0z" fill="#123456"/></svg>
"""
IDENTITY = """
logo: identity/logo.svg
icon: identity/icon.svg
colours:
  accent: {light: "#7A1F3D", dark: "#e8a3b8"}
  paper: {light: "#fffdf8"}
publisher_url: https://desk.example/
licence: {ar: رخصة المشاع الإبداعي, en: Creative Commons <BY>}
licence_url: https://creativecommons.org/licenses/by/4.0/
footer:
  - text: {ar: شارع النهر, en: River Street & Sons}
  - text: {ar: راسلونا, en: Write to us}
    url: mailto:desk@desk.example
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("identity")
    content = smallest(folder)
    (content / "identity").mkdir()
    for name in ("logo", "icon"):
        (content / "identity" / f"{name}.svg").write_text(LOGO, "utf-8")
    with (content / "site.yaml").open("a", encoding="utf-8") as file:
        file.write(IDENTITY)
    build(content, folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    build(smallest(folder), folder / "site")
    return folder / "site"


def foot(page: Element) -> Element:
    return page.one(class_="md-copyright__highlight")


@pytest.mark.parametrize("path", ["en/index.html", "ar/sheets/first.html"])
def test_the_logo_is_in_the_header_and_the_drawer_of_every_page(site: Path, path: str) -> None:
    page = read(site / path)
    signs = [each for link in page.all("a", class_="md-logo") for each in link.all("img")]
    assert [each.attributes["alt"] for each in signs] == ["", ""]
    for each in signs:
        found = (site / path).parent / each.attributes["src"]
        assert found.read_text("utf-8") == LOGO


@pytest.mark.parametrize("path", ["en/index.html", "ar/sheets/first.html", "index.html"])
def test_the_icon_and_the_colours_are_those_of_the_publisher(site: Path, path: str) -> None:
    page = read(site / path)
    icon = page.one("link", rel="icon").attributes
    assert ((site / path).parent / icon["href"]).read_text("utf-8") == LOGO
    styles = [each.attributes["href"] for each in page.all("link", rel="stylesheet")]
    css = ((site / path).parent / styles[-1]).read_text("utf-8")
    assert "--site-accent: #7a1f3d;" in css
    assert "--site-wash: #e8a3b81f;" in css
    assert "--site-ink" not in css


def test_the_foot_of_a_page_has_what_the_publisher_wrote_and_where_it_leads(site: Path) -> None:
    found = foot(read(site / "en" / "index.html"))
    assert [squeezed(each) for each in found.strings() if each.strip(" ·\n")] == [
        "The publisher",
        "Creative Commons <BY>",
        "River Street & Sons",
        "Write to us",
    ]
    assert [each.attributes["href"] for each in found.all("a")] == [
        "https://desk.example/",
        "https://creativecommons.org/licenses/by/4.0/",
        "mailto:desk@desk.example",
    ]
    assert "راسلونا" in foot(read(site / "ar" / "index.html")).text()


def test_the_data_say_whose_they_are_and_on_what_terms(site: Path) -> None:
    for name, schema in (("site", "site"), ("first", "sheet")):
        data = json.loads((site / "data" / f"{name}.json").read_text("utf-8"))
        form = json.loads((site / "data" / f"{schema}.schema.json").read_text("utf-8"))
        jsonschema.validate(data, form)
        assert data["publisher_url"] == "https://desk.example/"
        assert data["licence_url"] == "https://creativecommons.org/licenses/by/4.0/"
    page = read(site / "en" / "data.html")
    script = page.one("script", type="application/ld+json").children[0]
    [whole] = json.loads(str(script))["@graph"]
    assert whole["publisher"]["url"] == "https://desk.example/"
    assert whole["license"]["url"] == "https://creativecommons.org/licenses/by/4.0/"
    section = page.one(id="section-licence").parent
    assert section
    assert section.one("a").attributes["href"] == "https://creativecommons.org/licenses/by/4.0/"


def inks(pdf: Path) -> set[str]:
    """The colours in which the first page paints, as it is rendered."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=1).to_pil().convert("RGB")
    colours = picture.getcolors(picture.width * picture.height) or []
    return {f"#{bytes(colour).hex()}" for _, colour in colours if isinstance(colour, tuple)}


@pytest.mark.parametrize("name", ["en", "ar", "ar-en"])
def test_paper_has_the_logo_and_the_accent(site: Path, plain: Path, name: str) -> None:
    path = Path("briefings") / f"first-edition-1-draft.{name}.pdf"
    assert {"#123456", "#7a1f3d"} <= inks(site / path)
    assert "#1f4e79" not in inks(site / path)
    assert "#1f4e79" in inks(plain / path)


def test_without_any_of_it_the_site_has_nothing_of_it(plain: Path) -> None:
    page = read(plain / "en" / "index.html")
    assert not page.all("img")
    assert not foot(page).all("a")
    assert squeezed(foot(page).text()) == "The publisher"
    assert page.one("link", rel="icon").attributes["href"] == "../assets/images/favicon.svg"
    assert not (plain / "assets" / "stylesheets" / "colours.css").exists()
    assert not (plain / "assets" / "identity").exists()
