"""How the translations stand, and accepting them: what `translations.lock` is written from."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checking.texts import belongs, names_of, texts
from generator.checking.translated import Translation, digests, translations
from generator.problems import EnvironmentTrouble
from generator.reading.content import Content, read_content
from generator.reading.decode import did_you_mean
from generator.reading.files import LOCK
from generator.reading.lock import lock_text
from generator.writing import replace_file


@dataclass(frozen=True, slots=True)
class Overview:
    """Every wording that more than one language has or should have, in the order of the files."""

    languages: tuple[str, ...]
    translations: tuple[Translation, ...]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What accepting did.

    Args:
        changed: How many wordings were not accepted before.
        missing: How many of them cannot be, since a language lacks them.
    """

    path: Path
    changed: int
    missing: int


def overview(folder: Path) -> Overview:
    """Tell how the translations of a content folder stand.

    Raises:
        ContentError: With every problem of form in any file.
        EnvironmentTrouble: The folder cannot be read.
    """
    content = read_content(folder)
    return Overview(content.site.value.languages, _all(content))


def accept(folder: Path, names: Sequence[str]) -> Acceptance:
    """Write down that the languages of these wordings say the same; of all where none is named.

    Args:
        names: Ids of facts, sheets, sources or register entries, or beginnings of keys.

    Raises:
        ContentError: With every problem of form in any file.
        EnvironmentTrouble: A name is not known, or the disk does not take the file.
    """
    content = read_content(folder)
    everything = _all(content)
    _known(names, everything)
    chosen = [
        each
        for each in everything
        if not names or any(belongs(each.text.key, name) for name in names)
    ]
    before = content.lock.accepted if content.lock else {}
    keys = {each.text.key for each in everything}
    accepted = {key: hashes for key, hashes in before.items() if key in keys}
    accepted |= {each.text.key: digests(each.text) for each in chosen if each.state != "missing"}
    path = folder / LOCK
    replace_file(path, lock_text(accepted).encode())
    changed = sum(each.state in ("new", "stale") for each in chosen)
    return Acceptance(path, changed, sum(each.state == "missing" for each in chosen))


def _all(content: Content) -> tuple[Translation, ...]:
    return tuple(translations(content, texts(content)))


def _known(names: Sequence[str], everything: Sequence[Translation]) -> None:
    keys = [each.text.key for each in everything]
    ids = dict.fromkeys(name for key in keys for name in names_of(key))
    for name in names:
        if not any(belongs(key, name) for key in keys):
            advice = did_you_mean(name, [*ids, *(keys if "/" in name else ())])
            raise EnvironmentTrouble(
                f"`{name}` is neither an id nor the beginning of a key here"
                + "".join(f"; {each}" for each in advice)
            )
