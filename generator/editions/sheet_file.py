"""Edits of sheet.yaml that leave all else as its author wrote it: comments, order, layout."""

import re
from collections.abc import Mapping, Sequence


def replaced(text: str, line: int, column: int, length: int, value: str) -> str:
    """The text with something else in the place of one scalar; line and column from 1."""
    lines = text.split("\n")
    old = lines[line - 1]
    lines[line - 1] = old[: column - 1] + value + old[column - 1 + length :]
    return "\n".join(lines)


def with_entry(text: str, entry: Sequence[str], line: int = 0, column: int = 0) -> str:
    """The text with a new first entry in the change log.

    Args:
        entry: Its lines, as `entry_lines` gives them.
        line: Where the list stands, from 1; 0 where there is none yet.
        column: Where it begins in that line, from 1.
    """
    lines = text.split("\n")
    if not line:
        end = [] if lines[-1] == "" else [""]
        return "\n".join([*lines, *end, "changes:", *_item(entry, "  "), ""])
    here = lines[line - 1]
    if here[column - 1 :].startswith("["):
        comma = "" if here[column:].lstrip().startswith("]") else ", "
        keys = [each for each in entry if not each.startswith("#")]
        at = keys.index("what:")
        flow = ", ".join([*keys[:at], f"what: {{{', '.join(map(str.strip, keys[at + 1 :]))}}}"])
        lines[line - 1] = f"{here[:column]}{{{flow}}}{comma}{here[column:]}"
        return "\n".join(lines)
    indent = re.match(r"\s*", here)
    item = _item(entry, indent[0] if indent else "")
    return "\n".join([*lines[: line - 1], *item, *lines[line - 1 :]])


def entry_lines(
    number: int, day: str, what: Mapping[str, str], comments: Sequence[str] = ()
) -> list[str]:
    """The lines of an entry of the change log, from its first key on."""
    return [
        f"edition: {number}",
        f"date: {day}",
        *(f"# {comment}".rstrip() for comment in comments),
        "what:",
        *(f"  {language}: {said}" for language, said in what.items()),
    ]


def _item(entry: Sequence[str], indent: str) -> list[str]:
    head, *rest = entry
    return [f"{indent}- {head}", *(f"{indent}  {line}" for line in rest)]
