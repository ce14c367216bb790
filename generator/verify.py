"""`factsheet verify`: whether a briefing or a published site still says what its sources say."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from generator.checking.quotes import find_quote, nearest
from generator.diff import SheetDifference, in_words
from generator.dossier import Dossier, LinkedSheet, LinkedSource
from generator.editions.comparison import Changed, compare
from generator.exports.data import FORMAT, Data, published_data
from generator.load import load
from generator.model.frozen import faults
from generator.printed import Printed, read_printed
from generator.problems import EnvironmentTrouble
from generator.publish import KEPT, MANIFEST


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of it.

    Args:
        findings: What is wrong, a paragraph each; nothing if all is well.
        confirmed: What was found to be right, in one sentence.
    """

    findings: tuple[str, ...]
    confirmed: str


def verify(path: Path, content: Path) -> Verdict:
    """Check a site folder against its manifest, or a PDF against the content.

    Raises:
        ContentError: The content itself has problems.
        EnvironmentTrouble: It is neither, or cannot be read.
    """
    return verify_site(path) if path.is_dir() else verify_pdf(path, content)


def verify_site(folder: Path) -> Verdict:
    """Check every file of a site against its manifest.

    Raises:
        EnvironmentTrouble: There is no manifest, or a file cannot be read.
    """
    hashes = _manifest(folder / MANIFEST)
    try:
        there = {
            path.relative_to(folder).as_posix(): path
            for path in sorted(folder.rglob("*"))
            if not path.is_dir() or path.is_symlink()
        }
        there.pop(MANIFEST)
        findings = [f"missing: {name}" for name in hashes if name not in there]
        findings += [
            f"changed: {name}"
            for name, wanted in hashes.items()
            if name in there and _hash(there[name]) != wanted
        ]
    except OSError as error:
        raise EnvironmentTrouble(f"cannot read {error.filename}: {error.strerror}") from error
    findings += [f"extra: {name}" for name in there if name not in {*hashes, *KEPT}]
    return Verdict(tuple(findings), f"all {len(hashes)} files are as they were built")


def verify_pdf(path: Path, content: Path) -> Verdict:
    """Check a briefing: its data against the sources, its print against its data, its edition.

    Raises:
        ContentError: The content itself has problems.
        EnvironmentTrouble: It carries no data that can be checked, or something cannot be read.
    """
    printed = read_printed(path)
    data = printed.data
    form = data.get("format") if isinstance(data, dict) else None
    if isinstance(form, int) and form > FORMAT:
        raise EnvironmentTrouble(
            f"{path} was made by a later factsheet (its data have format {form}, and format "
            f"{FORMAT} is known here). Install a later one."
        )
    if fault := faults(data):
        raise EnvironmentTrouble(f"{path} carries data that are not those of a sheet: {fault}")
    dossier = load(content, allow_missing=True)
    try:
        findings = tuple(_findings(data, printed, dossier))
        confirmed = _confirmed(data)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise EnvironmentTrouble(
            f"{path} carries data that are not those of a sheet: {error!r}"
        ) from error
    return Verdict(findings, confirmed)


def _findings(data: Data, printed: Printed, dossier: Dossier) -> Iterator[str]:
    yield from _quotes(data, dossier)
    yield from _prints(data, printed)
    sheets = {sheet.id: sheet for sheet in dossier.sheets}
    if data["id"] in sheets:
        yield from _edition(data, sheets[data["id"]], dossier)
    else:
        yield f"There is no sheet `{data['id']}` in the content."


def _confirmed(data: Data) -> str:
    quotes, facts = sum(1 for _ in _evidence(data)), len(data.get("facts", ()))
    draft = data.get("draft")
    return (
        f"each quote ({quotes}) stands in its source, each fact ({facts}) is printed as the data "
        f"have it, and it is {'the draft of ' if draft else ''}edition {data['edition']['number']} "
        f"of `{data['id']}`, {'as it stands now' if draft else 'which is the current one'}"
    )


def _manifest(path: Path) -> Mapping[str, str]:
    unusable = f"{path} is not a manifest made by factsheet"
    try:
        files = json.loads(path.read_bytes())["files"]
    except FileNotFoundError as error:
        raise EnvironmentTrouble(
            f"there is no {path}. Name a PDF, or the folder of a site made by factsheet."
        ) from error
    except OSError as error:
        raise EnvironmentTrouble(f"cannot read {path}: {error.strerror}") from error
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise EnvironmentTrouble(unusable) from error
    if not isinstance(files, dict) or not all(map(_proper, files.items())):
        raise EnvironmentTrouble(unusable)
    return files


def _proper(entry: tuple[str, Any]) -> bool:
    path = PurePosixPath(entry[0])
    return isinstance(entry[1], str) and not path.is_absolute() and ".." not in path.parts


def _hash(path: Path) -> str:
    """The SHA-256 of a file; of none where there is no file but a folder or a broken link."""
    if not path.is_file():
        return ""
    digest = sha256()
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()


def _evidence(data: Data) -> Iterator[tuple[str, Data]]:
    """Every quote, with what rests on it."""
    for kind in ("facts", "places"):
        for each in data.get(kind, ()):
            for passage in each.get("evidence", ()):
                yield f"`{each['id']}`", passage


def _quotes(data: Data, dossier: Dossier) -> Iterator[str]:
    """What is wrong with the quotes in the data."""
    sources = {source.id: source for source in dossier.sources}
    for each in data.get("sources", ()):
        source = sources.get(each["id"])
        if source and each.get("sha256") != source.about.sha256:
            yield (
                f"The stored text of source `{source.id}` is not the one that was quoted: its "
                f"SHA-256 was {each.get('sha256')} and is {source.about.sha256}."
            )
    for what, passage in _evidence(data):
        if passage["source"] not in sources:
            yield f"{what} rests on the source `{passage['source']}`, which the content lacks."
        elif reason := _misquoted(passage, sources[passage["source"]]):
            yield f"A quote of {what} {reason}"


def _misquoted(passage: Data, source: LinkedSource) -> str:
    quote = passage["quote"]
    start, end = passage.get("start"), passage.get("end")
    if isinstance(start, int) and isinstance(end, int) and source.text[start:end] == quote:
        return ""
    found = find_quote(source.text, quote)
    if found:
        line = source.text.count("\n", 0, found[0].start) + 1
        return f"stands in `{source.id}`, but elsewhere, in line {line}: «{quote}»"
    like = nearest(source.text, quote)
    near = f"\n  The nearest words, in line {like.line}: «{like.words}»" if like else ""
    return f"does not stand in `{source.id}`: «{quote}»{near}"


def _prints(data: Data, printed: Printed) -> Iterator[str]:
    """What the data say and the pages do not."""
    facts = data.get("facts", ())
    known = [each for each in data.get("languages", ()) if isinstance(each, str)]
    languages = [each for each in printed.languages if each in known]
    if not languages:
        yield f"The pages are in none of the languages of the data: {', '.join(known)}."
    for language in languages:
        for fact in facts:
            wording = fact["wording"].get(language)
            if wording and not printed.has(wording):
                yield f"`{fact['id']}` is not printed in `{language}` as in the data: {wording}"
    if languages:
        for what, passage in _evidence({"facts": facts}):
            if not printed.has(passage["quote"]):
                yield f"A quote of {what} is not printed: «{passage['quote']}»"


def _edition(data: Data, sheet: LinkedSheet, dossier: Dossier) -> Iterator[str]:
    """Whether the edition is the current one, and if not, what has changed since."""
    number, history = data["edition"]["number"], sheet.history
    closed = {each.number: each for each in history.closed}
    this = f"edition {number} of `{sheet.id}`, {data['edition']['date']}"
    if data.get("draft"):
        if number in closed and history.last:
            since = compare(data, history.last.data)
            yield f"It is a draft of {this}, which has been closed since.{_told(sheet, since)}"
        elif since := compare(data, published_data(sheet, dossier)):
            yield f"It is a draft of {this}, which has changed since.{_told(sheet, since)}"
    elif number not in closed or not history.last:
        known = ", ".join(map(str, closed)) or "none"
        yield f"It says that it is {this}, but that was never closed; closed are: {known}."
    elif wrong := compare(closed[number].data, data):
        yield f"It is not what was frozen as {this}.{_told(sheet, wrong)}"
    elif number != history.last.number:
        last = history.last
        since = closed[number].since
        yield (
            f"It is {this}. The current one is edition {last.number}, {last.date}."
            f"{_told(sheet, since)}"
        )


def _told(sheet: LinkedSheet, changed: tuple[Changed, ...]) -> str:
    """What differs, line by line under the finding."""
    if not changed:
        return " What it says has not changed."
    words = in_words([SheetDifference(sheet.id, "changed", changed)], "en")
    lines = words.split("\n")[1:]  # the first line is the sheet's id
    return "".join(f"\n{line}" for line in ("  What differs:", *lines))
