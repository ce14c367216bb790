"""The repository's own content, built as a reader of the README builds it, and read back.

What the pages should say is read from the YAML directly, and not by the generator.
"""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
LANGUAGES = {"ar": "rtl", "en": "ltr"}
KINDS = ("agreements", "dates", "bases", "statements")
ADDRESS = "https://factsheets.example/iraq/"
FIXED = {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
"""What the first build is run with; another build must not depend on it."""


def built(
    factory: pytest.TempPathFactory,
    name: str,
    change: Callable[[Path], None] = lambda _: None,
    environment: Mapping[str, str] | None = None,
) -> Path:
    """Build a copy of the content, once for all workers, and give the folder of its site.

    Args:
        name: Of this build; whoever asks for the same name gets the same site.
        change: Changes the copy before it is built.
        environment: Variables that the build is run with.
    """
    root = factory.getbasetemp()
    root = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root
    folder = root / "whole" / name
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").exists():
            shutil.rmtree(folder / "content", ignore_errors=True)
            shutil.copytree(CONTENT, folder / "content")
            change(folder / "content")
            run = subprocess.run(
                [sys.executable, "-m", "generator", "build", "--content", "content"],
                cwd=folder,
                env={**os.environ, "PYTHONPATH": str(ROOT), **FIXED, **(environment or {})},
                capture_output=True,
                text=True,
                check=False,
            )
            assert run.returncode == 0, run.stderr
    return folder / "site"


def with_address(folder: Path) -> None:
    """Give the site an address and Arabic digits; for `built`."""
    path = folder / "site.yaml"
    text, times = re.subn(
        r"(?m)^digits:\n  ar: latn$", "digits:\n  ar: arab", path.read_text("utf-8")
    )
    assert times == 1
    path.write_text(f"{text}\nbase_url: {ADDRESS}\n", "utf-8")


@dataclass(eq=False)
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    children: list["Element | str"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Element"]:
        """All elements in it, itself first."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    def all(self, tag: str = "", **attributes: str) -> list["Element"]:
        """The elements in it of a tag, with a word in each of these attributes."""
        wanted = {name.rstrip("_"): word for name, word in attributes.items()}
        return [
            each
            for each in self
            if tag in {"", each.tag}
            and all(word in each.attributes.get(name, "").split() for name, word in wanted.items())
        ]

    def one(self, tag: str = "", **attributes: str) -> "Element":
        """The only such element."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} times {tag} {attributes}"
        return found[0]

    def inherited(self, name: str) -> str:
        """An attribute of it, or of the nearest element around it that has one."""
        above = self.parent.inherited(name) if self.parent else ""
        return self.attributes.get(name, above)

    def within(self, *tags: str) -> bool:
        """Whether it is, or stands in, an element of one of these tags."""
        return self.tag in tags or (self.parent is not None and self.parent.within(*tags))

    def strings(self, without: Callable[["Element"], bool] = lambda _: False) -> Iterator[str]:
        """Its text in pieces, but for scripts, styles, and elements that are to be left out."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in {"script", "style"} and not without(child):
                yield from child.strings(without)

    def text(self) -> str:
        """Its text, but for scripts and styles."""
        return "".join(self.strings())


class _Reader(HTMLParser):
    VOID = frozenset({"base", "br", "hr", "img", "input", "link", "meta"})

    def __init__(self) -> None:
        super().__init__()
        self.root = self.here = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"twice the same in <{tag} {attrs}>"
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in self.VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.here.tag, f"</{tag}> closes <{self.here.tag} {self.here.attributes}>"
        assert self.here.parent
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


@cache
def read(path: Path) -> Element:
    """Read a page, strictly: every element is closed where it should be."""
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    reader.close()
    assert reader.here is reader.root, f"<{reader.here.tag}> is not closed"
    return reader.root


def pages(site: Path) -> dict[str, Element]:
    """All pages by their path."""
    paths = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return {path: read(site / path) for path in paths}


def squeezed(text: str) -> str:
    """A text with single spaces."""
    return " ".join(text.split())


def close(text: str) -> str:
    """A text without spaces: what is set around words does not matter."""
    return re.sub(r"\s", "", text)


@cache
def content(path: str) -> Any:
    """A file of the content; every value in it is text."""
    return yaml.load((CONTENT / path).read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - text only


@cache
def names(kind: str) -> tuple[str, ...]:
    """The ids of all sheets or sources."""
    return tuple(sorted(path.name for path in (CONTENT / kind).iterdir() if path.is_dir()))


def sheets() -> dict[str, Any]:
    """All sheets."""
    return {sheet: content(f"sheets/{sheet}/sheet.yaml") for sheet in names("sheets")}


def facts(sheet: str) -> list[dict[str, Any]]:
    """All facts of a sheet."""
    files = [f"sheets/{sheet}/{kind}.yaml" for kind in KINDS]
    return [
        {**fact, "fact_kind": Path(file).stem}
        for file in files
        if (CONTENT / file).exists()
        for fact in content(file)
    ]


def evidence(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """The quotes that an entry rests on."""
    found = entry.get("evidence", [])
    return found if isinstance(found, list) else [found]


def places_of(fact: dict[str, Any]) -> set[str]:
    """The ids of all places that a fact names."""
    return {*fact.get("places", ()), *([fact["place"]] if "place" in fact else [])}


def actors_of(fact: dict[str, Any]) -> set[str]:
    """The ids of all people and organisations that a fact names."""
    speaker = [fact["speaker"]] if "speaker" in fact else []
    relays = [relay["actor"] for relay in fact.get("chain", ())]
    return {*fact.get("actors", ()), *fact.get("parties", ()), *speaker, *relays}
