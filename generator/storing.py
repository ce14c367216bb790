"""An article as received → a new source in the content, with its hash and what is known of it."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import yaml

from generator.model.authored import BLANK
from generator.problems import EnvironmentTrouble

_KNOWABLE = ("title", "author", "url", "published", "retrieved")
"""What may be known of a source and is one text, in the order written."""


def store_source(
    content: Path, source: str, text: bytes, known: Mapping[str, str], languages: tuple[str, ...]
) -> Path:
    """Write a new source; return its folder. Nothing is overwritten, and nothing is guessed.

    Args:
        known: What is known of it, by the names of its fields; `language` must be there.
        languages: Of the site: its name is left blank in each, for the author to fill in.

    Raises:
        EnvironmentTrouble: There is such a source, or the text cannot be one.
    """
    folder = content / "sources" / source
    _refuse(folder, text)
    try:
        folder.mkdir(parents=True)
        (folder / "text.txt").write_bytes(text)
        about = _about(known, languages, sha256(text).hexdigest())
        (folder / "source.yaml").write_text(about, "utf-8")
    except OSError as error:
        raise EnvironmentTrouble(f"cannot write {folder}: {error.strerror}") from error
    return folder


def readable(text: bytes) -> str:
    """The text of an article.

    Raises:
        EnvironmentTrouble: It is empty, or not UTF-8.
    """
    try:
        read = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EnvironmentTrouble(
            f"the text is not UTF-8 (byte {error.start + 1}). Save it again with that encoding."
        ) from error
    if not read.strip():
        raise EnvironmentTrouble("the text is empty")
    return read


def _refuse(folder: Path, text: bytes) -> None:
    if folder.exists():
        raise EnvironmentTrouble(
            f"there is a source `{folder.name}` already. Give this one another id."
        )
    readable(text)


def _about(known: Mapping[str, str], languages: tuple[str, ...], digest: str) -> str:
    publisher = {known["language"]: known["publisher"]} if "publisher" in known else {}
    lines = [
        "# yaml-language-server: $schema=../../schema/source.json",
        "# What is not known is left out, and shown as unknown.",
        "name:  # what the site calls this source",
        *_wording({}, languages),
        f"language: {known['language']}",
        *(_line(name, known) for name in _KNOWABLE),
        *(["publisher:", *_wording(publisher, languages)] if publisher else ["# publisher:"]),
        _line("reliability", known),
        f"sha256: {digest}",
    ]
    return "\n".join([*lines, ""])


def _line(name: str, known: Mapping[str, str]) -> str:
    return f"{name}: {scalar(known[name])}" if name in known else f"# {name}:"


def _wording(known: Mapping[str, str], languages: tuple[str, ...]) -> list[str]:
    """A wording with a blank for each language in which it is not known."""
    return [f"  {language}: {scalar(known.get(language, BLANK))}" for language in languages]


def scalar(text: str) -> str:
    """One line of YAML, quoted where it must be."""
    return yaml.safe_dump(text, allow_unicode=True, width=10**9).removesuffix("...\n").strip()
