"""`factsheet diff`: two states of sheets, wherever they are kept → what differs, in words."""

import json
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from generator.dossier import Dossier
from generator.editions.comparison import Changed, Data, compare
from generator.exports.data import sheet_data
from generator.language.locales import read_locale
from generator.load import link
from generator.model.frozen import faults
from generator.problems import ContentError, EnvironmentTrouble
from generator.reading.closed import edition_path
from generator.resources import SHIPPED, Resources
from generator.views.differences import Teller
from generator.views.view import ChangedView, Phrase, Piece
from generator.views.words import Words

FORMS = (
    "ID@2 (edition 2 of a sheet), ID (the sheet as it is), a content folder, a published data "
    "file (.json), or a git revision (git:v1, HEAD~3)"
)
"""How a state can be named."""

_EDITION = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)@([1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class State:
    """Sheets as they were or are.

    Args:
        name: As the caller named it.
        whole: Whether it is everything that there is, not one sheet.
    """

    name: str
    sheets: Mapping[str, Data]
    whole: bool


@dataclass(frozen=True, slots=True)
class SheetDifference:
    """A sheet that only one state has, or that differs."""

    id: str
    how: Literal["added", "removed", "changed"]
    changed: tuple[Changed, ...] = ()


def differences(old: State, new: State) -> tuple[SheetDifference, ...]:
    """What differs, sheet by sheet. One sheet is compared with the same one of a whole."""
    before, now = dict(old.sheets), dict(new.sheets)
    if old.whole != new.whole:
        wanted = set(new.sheets if old.whole else old.sheets)
        before, now = (
            {name: data for name, data in state.items() if name in wanted}
            for state in (before, now)
        )
    elif not old.whole and set(before) != set(now):
        raise EnvironmentTrouble(
            f"`{old.name}` and `{new.name}` are two sheets, not two states of one"
        )
    return tuple(_differences(before, now))


def _differences(old: Mapping[str, Data], new: Mapping[str, Data]) -> Iterator[SheetDifference]:
    for name in sorted({*old, *new}):
        if name not in old:
            yield SheetDifference(name, "added")
        elif name not in new:
            yield SheetDifference(name, "removed")
        elif changed := compare(old[name], new[name]):
            yield SheetDifference(name, "changed", changed)


def read_state(name: str, content: Path) -> State:
    """Find what a name on the command line stands for.

    Args:
        content: The folder in which sheets and editions are looked up, and whose revisions.

    Raises:
        EnvironmentTrouble: It stands for nothing, or for content with problems.
    """
    path = Path(name)
    if name.startswith("git:"):
        return _revision(name, name.removeprefix("git:"), content)
    if edition := _EDITION.fullmatch(name):
        return _edition(name, edition[1], int(edition[2]), content)
    if path.is_file():
        return _file(name, path)
    if (path / "site.yaml").is_file():
        return _content(name, path)
    if (content / "sheets" / name / "sheet.yaml").is_file():
        return State(name, {name: _content(name, content).sheets[name]}, whole=False)
    return _revision(name, name, content)


def _content(name: str, folder: Path) -> State:
    dossier = _link(name, folder)
    sheets = {sheet.id: sheet_data(sheet, dossier) for sheet in dossier.sheets}
    return State(name, sheets, whole=True)


def _link(name: str, folder: Path) -> Dossier:
    try:
        return link(folder)
    except ContentError as error:
        first, count = error.problems[0], len(error.problems)
        place = str(first.place).removeprefix(f"{folder}/")
        raise EnvironmentTrouble(
            f"the content of `{name}` has {count} problem{'s' if count > 1 else ''}, so it cannot "
            f"be compared. The first: {place}: {first.code.code} {first.message}"
        ) from error


def _edition(name: str, sheet: str, number: int, content: Path) -> State:
    if not content.is_dir():
        raise EnvironmentTrouble(f"there is no content folder `{content}`. Name it: --content DIR")
    path = edition_path(content / "sheets" / sheet, number)
    if not path.is_file():
        what = "edition" if path.parent.parent.is_dir() else "sheet"
        raise EnvironmentTrouble(f"there is no {what} `{name if what == 'edition' else sheet}`")
    return _file(name, path)


def _file(name: str, path: Path) -> State:
    """A published data file: of one sheet, or of the whole site."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise EnvironmentTrouble(f"{path} cannot be read as JSON: {error}") from error
    whole = isinstance(data, dict) and isinstance(data.get("sheets"), list)
    shared = {
        key: data[key] for key in ("format", "actors", "places", "sources") if whole and key in data
    }
    sheets = [shared | each for each in data["sheets"]] if whole else [data]
    for each in sheets:
        if fault := faults(each):
            raise EnvironmentTrouble(f"{path} is not the data of a sheet or site: {fault}")
    return State(name, {each["id"]: each for each in sheets}, whole=whole)


def _revision(name: str, revision: str, content: Path) -> State:
    """The content folder as it was at a revision of the repository that holds it."""
    git = shutil.which("git")
    if not git:
        raise EnvironmentTrouble(f"`{name}` cannot be looked up: git is not on this machine")
    if not content.is_dir():
        raise EnvironmentTrouble(f"there is no content folder `{content}`: --content DIR")

    def run(folder: Path, *arguments: str) -> bytes:
        done = subprocess.run(  # noqa: S603 - no shell, and the revision is checked first
            [git, "-C", str(folder), *arguments], capture_output=True, check=True
        )
        return done.stdout

    try:
        verify = ("rev-parse", "--verify", "--quiet", "--end-of-options")
        commit = run(content, *verify, f"{revision}^{{commit}}").decode().strip()
        inside = run(content, "rev-parse", "--show-prefix").decode().removesuffix("\n")
        top = run(content, "rev-parse", "--show-toplevel").decode().removesuffix("\n")
        archive = run(Path(top), "archive", "--format=tar", f"{commit}:{inside}")
    except subprocess.CalledProcessError as error:
        why = error.stderr.decode(errors="replace").strip()
        raise EnvironmentTrouble(
            f"`{name}` is none of these: {FORMS}{f'. git says: {why}' if why else ''}"
        ) from error
    with TemporaryDirectory(prefix="factsheet-diff-") as temporary:
        folder = Path(temporary)
        with tarfile.open(fileobj=BytesIO(archive)) as tar:
            for member in tar:
                if member.isfile() and (file := tar.extractfile(member)):
                    target = folder / member.name
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(file.read())
        return _content(name, folder)


def as_json(old: State, new: State, found: Sequence[SheetDifference]) -> str:
    """What differs, for machines."""
    value: dict[str, Any] = {
        "old": old.name,
        "new": new.name,
        "sheets": [
            {"id": each.id, "how": each.how, "changed": [_flat(one) for one in each.changed]}
            for each in found
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


def _flat(changed: Changed) -> dict[str, Any]:
    thing = asdict(changed.thing)
    return thing | {"how": changed.how, "differences": [asdict(one) for one in changed.differences]}


def in_words(
    found: Sequence[SheetDifference], language: str, resources: Resources = SHIPPED
) -> str:
    """What differs, for people."""
    teller = Teller(Words(read_locale(language, resources)), every_language=True)
    return "\n\n".join("\n".join(_sheet(each, teller)) for each in found)


def _sheet(difference: SheetDifference, teller: Teller) -> Iterator[str]:
    if difference.how != "changed":
        yield f"{difference.id}: {teller.words.label(difference.how)}"
        return
    yield difference.id
    for changed, view in zip(difference.changed, teller.told(difference.changed), strict=True):
        yield from _thing(changed, view, teller.words)


def _thing(changed: Changed, view: ChangedView, words: Words) -> Iterator[str]:
    thing = changed.thing
    known = thing.part in {"sheet", "order", "key_point"}
    name = view.name.text if known else words.label("comma").join((view.name.text, thing.id))
    if changed.how != "changed":
        said = f": {_quoted(view.text)}" if view.text else ""
        yield f"  {name}: {view.lead}{said}"
        return
    yield f"  {name}"
    for difference in view.differences:
        lead, pieces = difference.lead.text, _pieces(difference.pieces, words)
        yield f"    {lead}: {pieces}" if pieces else f"    {lead}"


def _pieces(pieces: Sequence[Piece], words: Words) -> str:
    """Only the words that differ: what stood there, an arrow, what stands there now."""
    said: list[str] = []
    nothing = words.label("nothing")
    for index, piece in enumerate(pieces):
        if piece.mark == "removed":
            said.append(f"{_quoted(piece.words)} → {nothing}")
        elif piece.mark == "added" and index and pieces[index - 1].mark == "removed":
            said[-1] = said[-1].removesuffix(nothing) + _quoted(piece.words)
        elif piece.mark == "added":
            said.append(f"{nothing} → {_quoted(piece.words)}")
    return words.label("comma").join(said)


def _quoted(phrase: Phrase) -> str:
    opened, closed = "«»" if phrase.direction == "rtl" else "“”"
    return f"{opened}{phrase.text}{closed}"
