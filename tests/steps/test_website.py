"""A site is the same, byte for byte, whatever of it was there or known before."""

import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from contents import GOOD, change, smallest
from work import built, counted, difference, held, many

from generator import ingredients
from generator.cache import cache_folder
from generator.problems import ContentError
from generator.publish import MANIFEST
from generator.resources import templates_folder
from generator.steps import plan as planning

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">'
    '<path d="{}" fill="#123456"/></svg>'
)
HOME = '{{% extends "original/website/home.html" %}}\n{{% block sheets %}}{}{{% endblock %}}\n'
FRAME = (
    '{{% extends "original/website/frame/main.html" %}}\n'
    "{{% block content %}}{}{{{{ super() }}}}{{% endblock %}}\n"
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content that is changed again and again, and built into the same site."""
    folder = tmp_path_factory.mktemp("kept")
    shutil.copytree(GOOD, folder / "content")
    write(folder / "content" / "identity" / "logo.svg", SVG.format("M0 0h60v20H0z"))
    with (folder / "content" / "site.yaml").open("a", encoding="utf-8") as file:
        file.write("logo: identity/logo.svg\n")
    built(folder / "content", folder / "site")
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def from_nothing(content: Path, folder: Path, **options: object) -> dict[str, bytes]:
    """The site of a content of which nothing is known."""
    shutil.copytree(content, folder / "content")
    built(folder / "content", folder / "site", **options)  # type: ignore[arg-type]
    return held(folder / "site")


def source_text(content: Path) -> None:
    folder = content / "sources" / "river-bulletin"
    text = (folder / "text.txt").read_bytes()
    new = text + b"One more line.\n"
    (folder / "text.txt").write_bytes(new)
    change(folder / "source.yaml", sha256(text).hexdigest(), sha256(new).hexdigest())


def edition(content: Path) -> None:
    path = content / "sheets" / "wadi-base" / "editions" / "1.json"
    data = json.loads(path.read_text("utf-8"))
    data["title"]["en"] += " (as it was called)"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a fact": lambda content: change(
        content / "sheets" / "runway" / "dates.yaml", "being cleared.}", "now being cleared.}"
    ),
    "the text of a source": source_text,
    "the register": lambda content: change(
        content / "register" / "actors.yaml", "mean something", "mean a lot"
    ),
    "the site": lambda content: change(content / "site.yaml", "trial” desk", "other” desk"),
    "a language first": lambda content: change(content / "site.yaml", "[ar, en]", "[en, ar]"),
    "the vocabulary": lambda content: change(
        content / "vocabulary.yaml", "en: Memorandum", "en: Written memorandum"
    ),
    "a closed edition": edition,
    "a logo": lambda content: write(content / "identity" / "logo.svg", SVG.format("M0 0h50v20H0z")),
    "a template": lambda content: write(
        content / "templates" / "website" / "home.html", HOME.format("<p>one</p>")
    ),
    "the same template": lambda content: write(
        content / "templates" / "website" / "home.html", HOME.format("<p>two</p>")
    ),
    "the frame": lambda content: write(
        content / "templates" / "website" / "frame" / "main.html", FRAME.format("<p>own</p>")
    ),
    "a file of one's own": lambda content: write(
        content / "templates" / "assets" / "own" / "note.txt", "a note"
    ),
    "a locale": lambda content: write(
        content / "templates" / "locales" / "en.yaml",
        (templates_folder() / "locales" / "en.yaml")
        .read_text("utf-8")
        .replace("  agreements: Agreements and", "  agreements: Accords and"),
    ),
    "no templates": lambda content: shutil.rmtree(content / "templates"),
    "a sheet less": lambda content: shutil.rmtree(content / "sheets" / "runway"),
    "a sheet more": lambda content: shutil.copytree(
        GOOD / "sheets" / "runway", content / "sheets" / "runway"
    ),
}


@pytest.mark.parametrize("changed", CHANGES)
def test_a_change_of_anything_is_seen_by_the_next_build(
    kept: Path, tmp_path: Path, changed: str
) -> None:
    before = held(kept / "site")
    CHANGES[changed](kept / "content")
    built(kept / "content", kept / "site")
    after = held(kept / "site")
    assert difference(before, after)
    assert difference(after, from_nothing(kept / "content", tmp_path)) == []


def test_a_change_is_seen_where_there_is_no_sheet_and_no_source(tmp_path: Path) -> None:
    content, site = smallest(tmp_path), tmp_path / "site"
    for folder in ("sheets", "sources"):
        shutil.rmtree(content / folder)
    built(content, site)
    before = held(site)
    change(content / "site.yaml", "The publisher", "Another desk")
    built(content, site)
    assert "en/index.html" in difference(before, held(site))
    assert difference(held(site), from_nothing(content, tmp_path / "new")) == []


def test_options_are_seen_by_the_next_build(kept: Path, tmp_path: Path) -> None:
    plain = held(kept / "site")
    address = "https://other.example/"
    built(kept / "content", kept / "site", base_url=address)
    after = held(kept / "site")
    assert difference(plain, after)
    assert difference(after, from_nothing(kept / "content", tmp_path, base_url=address)) == []
    built(kept / "content", kept / "site")
    assert difference(plain, held(kept / "site")) == []


def test_a_wording_that_may_be_missing_is_told_where_it_may_not(tmp_path: Path) -> None:
    content, site = many(tmp_path, 2), tmp_path / "site"
    path = content / "sheets" / "sheet-00001" / "sheet.yaml"
    title = next(each for each in path.read_text("utf-8").splitlines() if "  en: " in each)
    change(path, title + "\n", "")
    built(content, site, allow_missing=True)
    before = held(site)
    with pytest.raises(ContentError, match="not given in `en`"):
        built(content, site)
    assert held(site) == before


def test_an_edit_that_is_undone_gives_the_site_of_before(kept: Path) -> None:
    before = held(kept / "site")
    path = kept / "content" / "sheets" / "wadi-base" / "dates.yaml"
    change(path, "The transfer still goes on.", "The transfer goes on still.")
    built(kept / "content", kept / "site")
    assert difference(before, held(kept / "site"))
    change(path, "The transfer goes on still.", "The transfer still goes on.")
    built(kept / "content", kept / "site")
    assert difference(before, held(kept / "site")) == []


@pytest.mark.parametrize("lost", ["cache", "site", "both"])
def test_without_the_cache_or_the_site_it_is_made_the_same(kept: Path, lost: str) -> None:
    before = held(kept / "site")
    if lost != "site":
        shutil.rmtree(cache_folder(kept / "content"))
    if lost != "cache":
        shutil.rmtree(kept / "site")
    with counted() as done:
        built(kept / "content", kept / "site")
    assert bool(done.of("rendered")) == (lost != "site")  # all that a site needs is kept
    assert difference(before, held(kept / "site")) == []


@pytest.mark.parametrize("kind", ["sheet", "source", "language"])
def test_what_is_kept_of_a_site_that_is_gone_may_be_gone_too(kept: Path, kind: str) -> None:
    before = held(kept / "site")
    shutil.rmtree(cache_folder(kept / "content"))
    shutil.rmtree(kept / "site")
    built(kept / "content", kept / "site")
    shutil.rmtree(kept / "site")
    for path in cache_folder(kept / "content").glob(f"{kind}-files-*"):
        path.unlink()
    with counted() as done:
        built(kept / "content", kept / "site")
    assert len(done.of("rendered")) < sum(path.endswith(".html") for path in before)
    assert done.of("rendered")
    assert difference(before, held(kept / "site")) == []


def test_what_was_done_by_hand_to_a_site_is_put_right(kept: Path) -> None:
    site = kept / "site"
    before = held(site)
    page, sheet = site / "en" / "index.html", site / "en" / "sheets" / "wadi-base.html"
    page.write_text("by hand", "utf-8")
    sheet.write_bytes(sheet.read_bytes().replace(b"e", b"3"))  # as long as it was
    (site / "en" / "timeline.html").unlink()
    (site / "en" / "more.html").write_text("by hand", "utf-8")
    (site / MANIFEST).write_text("{}", "utf-8")
    assert len(difference(before, held(site))) == 5
    built(kept / "content", site)
    assert difference(before, held(site)) == []
    (site / "ar" / "index.html").unlink()
    (site / "ar" / "index.html").symlink_to(site / "en" / "index.html")
    built(kept / "content", site)
    assert difference(before, held(site)) == []
    assert not (site / "ar" / "index.html").is_symlink()


@pytest.mark.parametrize("damage", [b"", b"\x80\x05garbage", None])
def test_a_damaged_cache_is_no_harm(kept: Path, damage: bytes | None) -> None:
    before = held(kept / "site")
    for path in cache_folder(kept / "content").iterdir():
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2] if damage is None else damage)
    built(kept / "content", kept / "site")
    assert difference(before, held(kept / "site")) == []


def test_a_cache_that_cannot_be_written_is_no_harm(kept: Path) -> None:
    before, cache = held(kept / "site"), cache_folder(kept / "content")
    shutil.rmtree(cache)
    cache.write_text("", "utf-8")  # in the way of the folder, also for root
    try:
        for _ in range(2):
            built(kept / "content", kept / "site")
            assert difference(before, held(kept / "site")) == []
    finally:
        cache.unlink()


def test_where_no_second_names_are_taken_files_are_copied(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Path) -> None:
        raise OSError(18, "Invalid cross-device link")

    before = held(kept / "site")
    monkeypatch.setattr(os, "link", refuse)
    (kept / "site" / "en" / "index.html").unlink()
    built(kept / "content", kept / "site")
    assert difference(before, held(kept / "site")) == []
    with counted() as done:
        built(kept / "content", kept / "site")
    assert done == {}


def test_where_another_build_took_the_site_away_meanwhile_all_is_made(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, link = held(kept / "site"), os.link
    taken: list[Path] = []

    def take_away(file: Path, target: Path) -> None:
        if not taken:
            taken.append(file)
            shutil.rmtree(kept / "site")
            write(kept / "site" / MANIFEST, "{}")
        link(file, target)

    (kept / "site" / "en" / "index.html").unlink()
    monkeypatch.setattr(os, "link", take_away)
    built(kept / "content", kept / "site")
    assert taken
    assert difference(before, held(kept / "site")) == []


@pytest.mark.parametrize("changed", ["code", "version"])
def test_another_generator_makes_everything_anew(
    kept: Path, changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(kept / "content", kept / "site")
    if changed == "code":
        monkeypatch.setattr(planning, "ingredients", lambda: "other")
    else:
        monkeypatch.setattr(ingredients, "_installed", lambda: ["mkdocs-999.dist-info"])
    with counted() as done:
        built(kept / "content", kept / "site")
    assert done.of("captured") == {"ar", "en"}
    pages = {
        path
        for path in held(kept / "site")
        if path.startswith(("ar/", "en/")) and path.endswith("html")
    }
    assert done.of("rendered") == pages
