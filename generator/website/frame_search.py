"""What the frame's search reads: its settings, and the entries as the theme wants them."""

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SEPARATOR: Final = (
    r"&[a-z]+;|&#x?[0-9a-f]+;|[\s\-‐-―/\\،؛؟!?:«»‹›()\[\]{}“”„\"…·•<>=@%٪_]+|[&#;]"
    r"|\.(?![0-9٠-٩])|,(?![0-9٠-٩])"
)
"""What stands between words. Not an apostrophe, and not what groups or divides the digits of a
number. The theme also cuts this at each `|` to highlight words, so none may stand in brackets."""


def search_config(
    language: str, words: "Mapping[str, Any]", digits: str = "latn"
) -> dict[str, Any]:
    """Give the settings of the search of one language.

    Folding and plurals are done by our worker, the same for every language, so the theme's own
    language support, with its stemmers and stop words, stays off. So does its `search.suggest`: it
    completes a query by words as they are folded, which no reader of Arabic would write.

    Args:
        words: What the worker says, and the names of months.
        digits: In which it counts, by their name in CLDR.
    """
    return {
        "lang": ["en"],
        "separator": SEPARATOR,
        "pipeline": [],
        "fields": {"title": {"boost": 1000.0}, "names": {"boost": 1.0}, "text": {"boost": 1.0}},
        "language": language,
        "digits": digits,
        "words": words,
        "source": f"../../{language}/search/entries.json",
    }


def search_files(
    config: "Mapping[str, Any]", entries: "Sequence[Mapping[str, Any]]"
) -> dict[str, bytes]:
    """Give the files of one language's search, by their path inside the language.

    Each entry has a `location` inside the language (`sheets/x.html#fact`), a `title` and a `text`,
    both HTML; an entry without an anchor comes before those of the same page that have one.
    Each has a `kind`, and those of entities may have more `names`. The entries stand in a file of
    their own, so that a page does not load them before they are wanted; a page opened from a disk
    can only load scripts, so there they are one.
    """
    whole = {key: value for key, value in config.items() if key != "source"}
    return {
        "search/search_index.json": _json({"config": config, "docs": []}),
        "search/entries.json": _json(entries),
        "search/search_index.js": b"var __index = "
        + _json({"config": whole, "docs": entries})
        + b";\n",
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
