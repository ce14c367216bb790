"""What the frame's search reads: its settings, and the parts of its index."""

import json
from typing import TYPE_CHECKING, Any

from generator.website.search_index import parts
from generator.website.search_words import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.website.search_index import Prepared


def search_config(
    language: str, words: "Mapping[str, Any]", digits: str = "latn"
) -> dict[str, Any]:
    """Give the settings of the search of one language.

    Folding and plurals are done by us, the same for every language, so the theme's own language
    support, with its stemmers and stop words, stays off. So does its `search.suggest`: it completes
    a query by words as they are folded, which no reader of Arabic would write.

    Args:
        words: What the worker says, and the names of months.
        digits: In which it counts, by their name in CLDR.
    """
    return {
        "lang": ["en"],
        "separator": SEPARATOR,
        "language": language,
        "digits": digits,
        "words": words,
        "source": f"../../{language}/search/",
    }


def search_files(config: "Mapping[str, Any]", pages: "Iterable[Prepared]") -> dict[str, bytes]:
    """Give the files of one language's search, by their path inside the language.

    What every page loads has the settings only. A page opened from a disk can only load scripts, so
    there is one that says the same.
    """
    found, sizes = parts(pages)
    text = json.dumps(
        {"config": {**config, "sizes": sizes}, "docs": []},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return {
        "search/search_index.json": text.encode(),
        "search/search_index.js": f"var __index = {text};\n".encode(),
        **{f"search/{name}.js": content for name, content in found.items()},
    }
