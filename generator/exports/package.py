"""The tables described as a Frictionless data package, for tools that read and check them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from generator.exports.data import Data
from generator.exports.tables import Column, Table

_ADDRESS = re.compile(r"https?://[^\s)\]»”\"'<>]+")


@dataclass(frozen=True, slots=True)
class Described:
    """What a package is of, besides its tables.

    Args:
        said: A label of the generator's own, in every language.
        licence_url: Where the licence can be read; empty where that is not given.
        licence_page: The page that gives the licence; empty where its address is not known.
    """

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    version: str
    publisher: Mapping[str, str]
    licence: Mapping[str, str] | None
    licence_url: str
    licence_page: str
    address: str
    sources: Sequence[Data]
    languages: Sequence[str]
    said: Callable[[str], Mapping[str, str]]


def package(
    described: Described,
    tables: Sequence[tuple[Table, bytes]],
    whole: tuple[str, bytes] | None = None,
) -> Data:
    """The descriptor.

    Args:
        tables: With the bytes of their files, which stand beside the descriptor.
        whole: The JSON with everything, by its name, where it stands there too.
    """
    return _without_nothing(
        profile="data-package",
        name=described.name,
        title=_in_all(described.title),
        description=_in_all(described.description),
        version=described.version,
        homepage=described.address,
        licenses=_licences(described),
        licence=described.licence,
        contributors=[{"title": _in_all(described.publisher), "role": "publisher"}],
        sources=[
            _without_nothing(title=source["title"] or _in_all(source["name"]), path=source["url"])
            for source in described.sources
        ],
        resources=[
            *(_resource(*each, described) for each in tables),
            *([_json(*whole, described)] if whole else []),
        ],
    )


def _resource(table: Table, content: bytes, described: Described) -> Data:
    head, schema = _form(table, tuple(described.languages), described.said)
    return {**head, **_sum(content), "schema": schema}


@lru_cache(maxsize=64)  # the same in the package of every sheet
def _form(
    table: Table, languages: tuple[str, ...], said: Callable[[str], Mapping[str, str]]
) -> tuple[Data, Data]:
    """What is said of a table besides its bytes: before them, and the schema after them."""
    head: Data = {
        "name": table.name,
        "title": _in_all(said(f"table_{table.name}")),
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
    }
    schema = _without_nothing(
        fields=[
            _field(column, name, said)
            for column in table.columns
            for name in column.names(languages)
        ],
        missingValues=[""],
        primaryKey=list(table.key),
        foreignKeys=[
            {
                "fields": list(columns),
                "reference": {
                    "resource": "" if other == table.name else other,
                    "fields": list(named),
                },
            }
            for columns, (other, named) in table.links.items()
        ],
    )
    return head, schema


def _json(path: str, content: bytes, described: Described) -> Data:
    return {
        "name": f"{PurePosixPath(path).stem}-json",
        "title": _in_all(described.said("data_site_json")),
        "path": path,
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        **_sum(content),
    }


def _field(column: Column, name: str, said: Callable[[str], Mapping[str, str]]) -> Data:
    return _without_nothing(
        name=name,
        type=column.type,
        description=_in_all(said(f"column_{column.name}")),
        constraints={"required": True} if column.required and not column.each_language else None,
    )


def _sum(content: bytes) -> Data:
    return {"bytes": len(content), "hash": f"sha256:{sha256(content).hexdigest()}"}


def _licences(described: Described) -> list[Data]:
    """The licence where it can be pointed to: an entry without an address is not allowed."""
    if described.licence is None:
        return []
    if described.licence_url:
        return [{"path": described.licence_url, "title": _in_all(described.licence)}]
    found = _ADDRESS.search(" ".join(described.licence.values()))
    path = found[0].rstrip(".,;،؛") if found else described.licence_page
    return [{"path": path, "title": _in_all(described.licence)}] if path else []


def _in_all(wording: Mapping[str, str]) -> str:
    """A text for a format that knows one language only: in every language, in their order."""
    return " / ".join(dict.fromkeys(wording.values()))


def _without_nothing(**values: Any) -> Data:
    return {name: value for name, value in values.items() if value}
