"""The index of the search: what is in a part, and what an edit changes."""

import json
from typing import Any

from generator.website.search_index import Prepared, parts, prepare


def entry(location: str, text: str, kind: str = "fact", title: str = "T") -> dict[str, Any]:
    return {"location": location, "kind": kind, "title": title, "text": f"<p>{text}</p>"}


def sheets(count: int, **texts: str) -> list[Prepared]:
    return [
        prepare(
            f"sheets/s{number}.html",
            [
                entry(f"sheets/s{number}.html", f"word{number} common", "sheet", f"Sheet {number}"),
                entry(f"sheets/s{number}.html#a", texts.get(f"s{number}", "same words each")),
            ],
        )
        for number in range(count)
    ]


def read(written: bytes) -> Any:
    _, content = json.loads(f"[{written.decode().removeprefix('part(').rstrip()[:-1]}]")
    return content


def test_an_edit_changes_its_own_page_and_the_parts_of_its_own_words() -> None:
    before, sizes = parts(sheets(2000))
    after, _ = parts(sheets(2000, s7="same words otherwise"))
    assert sizes["words"] > 2
    assert set(after) == set(before)
    changed = {name for name in before if before[name] != after[name]}
    kinds = sorted(name.partition("/")[0] for name in changed)
    assert kinds.count("entries") == 1
    assert kinds.count("words") + kinds.count("often") <= 4
    assert "names" not in kinds


def test_a_new_page_leaves_all_others_as_they_are() -> None:
    before, _ = parts(sheets(40))
    after, _ = parts(sheets(41))
    entries = [name for name in before if name.startswith("entries/")]
    assert all(after[name] == before[name] for name in entries)


def test_the_order_in_which_pages_come_does_not_matter() -> None:
    pages = sheets(40)
    assert parts(reversed(pages)) == parts(pages)


def test_it_says_where_each_word_stands_and_in_a_name_how_long_that_is() -> None:
    page = prepare(
        "s.html",
        [
            entry("s.html", "one two</p><p>one", "sheet", "One name"),
            entry("s.html#f", "three", title="One"),
        ],
    )
    written, sizes = parts([page])
    assert sizes == {"words": 1, "names": 1, "entries": 2}
    assert list(read(written["words/0"])["one"][4].values()) == ["0n0.2:0;0:0,3;1t:0"]
    assert set(read(written["names/0"])) == {"one", "name"}


def test_pages_whose_short_names_are_the_same_are_kept_apart() -> None:
    page = prepare("s.html", [entry("s.html", "one")])
    written, _ = parts([page, page])
    assert len([name for name in written if name.startswith("entries/")]) == 2
