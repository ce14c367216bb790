"""What search engines and other machines read in a page's head: JSON-LD in the words of schema.org.

Only what is known is said. A source is a `CreativeWork`, since no source says that it is a news
article; whoever is not called a person in the register is a `Thing`, since a party may be a city.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup
from pydantic_core import to_json

from generator.exports.data import Data
from generator.views.facts import agreement_path, sheet_path, source_path
from generator.views.files import PACKAGE, cite_path, data_path

_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
MOST = 50
"""How many sheets and sources a page names; where there are more, each sheet says it of itself."""
_PERSON = "person"
"""The kind of an actor that is a person; other kinds are the site's own words."""


class LinkedPages:
    """Writes the JSON-LD of the pages of one language."""

    def __init__(self, site: Data, address: str, language: str) -> None:
        """Index what pages are about.

        Args:
            site: The data of the whole site.
            address: Where it is published, ending in a slash; empty where not known.
        """
        self.site, self.address, self.language = site, address, language
        self._actors, self._places, self._sources = (
            {each["id"]: each for each in site[name]} for name in ("actors", "places", "sources")
        )
        self._nodes: dict[tuple[str, str, str], Data] = {}
        self._pages: dict[str, Callable[[_Page], list[Data]]] = {
            "index.html": self._home,
            "data.html": self._data,
        }
        for sheet in site["sheets"]:
            self._pages[sheet_path(sheet["id"])] = partial(self._sheet, sheet)
            for fact in sheet.get("facts", ()):
                path = agreement_path(sheet["id"], fact["id"])
                self._pages[path] = _alone(partial(self._agreement, sheet, fact))
        for name, write in (
            ("actors", self._actor),
            ("places", self._place),
            ("sources", self._source),
        ):
            for each in site[name]:
                self._pages[f"{name}/{each['id']}.html"] = _alone(partial(write, each))

    def head(self, path: str, title: str) -> Markup:
        """The element for the head of a page."""
        page = _Page.at(path, title, self.address, self.language)
        write = self._pages.get(path, self._any)
        graph = {"@context": "https://schema.org", "@graph": write(page)}
        return as_script(graph)

    def _known(
        self, kind: str, thing: Data, page: "_Page", write: Callable[[Data, "_Page"], Data]
    ) -> Data:
        """What pages of one depth all say of a thing, written once."""
        name = kind, thing.get("id", ""), page.here
        node = self._nodes.get(name)
        if node is None:
            node = self._nodes[name] = write(thing, page)
        return node

    def _source(self, source: Data, page: "_Page") -> Data:
        return self._known("source", source, page, self._write_source)

    def _actor(self, actor: Data, page: "_Page") -> Data:
        return self._known("actor", actor, page, self._write_actor)

    def _place(self, place: Data, page: "_Page") -> Data:
        return self._known("place", place, page, self._write_place)

    def _website(self, page: "_Page") -> Data:
        return self._known("site", self.site, page, self._write_website)

    def _any(self, page: "_Page") -> list[Data]:
        return [
            _node(
                "WebPage",
                name=page.title,
                url=page.url,
                inLanguage=self.language,
                isPartOf=self._website(page),
            )
        ]

    def _home(self, page: "_Page") -> list[Data]:
        site = self._website(page) | {"description": self._of(self.site["description"])}
        return [site, *self._data(page)]

    def _write_website(self, site: Data, page: "_Page") -> Data:
        return _node(
            "WebSite",
            name=self._of(site["title"]),
            url=page.to("index.html"),
            inLanguage=self.language,
            publisher=self._publisher(),
        )

    def _data(self, page: "_Page") -> list[Data]:
        """The whole site as a dataset."""
        sources, sheets = (
            each if len(each) <= MOST else ()
            for each in (self.site["sources"], self.site["sheets"])
        )
        return [
            _node(
                "Dataset",
                **{"@id": page.to_root(data_path())},
                name=self._of(self.site["title"]),
                description=self._of(self.site["description"]),
                url=page.to("data.html"),
                inLanguage=list(self.site["languages"]),
                publisher=self._publisher(),
                license=self._licence(),
                citation=[self._source(source, page) for source in sources],
                hasPart=[{"@id": page.to_root(data_path(sheet["id"]))} for sheet in sheets],
                distribution=[
                    _download(page.to_root(data_path()), "application/json"),
                    _download(page.to_root(data_path(PACKAGE)), "application/json"),
                ],
            )
        ]

    def _sheet(self, sheet: Data, page: "_Page") -> list[Data]:
        facts = sheet.get("facts", ())
        used = dict.fromkeys(each["source"] for fact in facts for each in fact["evidence"])
        places = dict.fromkeys(place for fact in facts for place in fact.get("places", ()))
        dataset = page.to_root(data_path(sheet["id"]))
        both = {
            "name": self._of(sheet["title"]),
            "description": self._of(sheet["standfirst"]),
            **_dated(sheet),
            "version": str(sheet["edition"]["number"]),
            "publisher": self._publisher(),
            "license": self._licence(),
        }
        sources = [self._source(self._sources[each], page) for each in used]
        article = _node(
            "Article",
            **{"@id": page.url, "headline": both["name"], "url": page.url},
            **both,
            citation=sources,
            inLanguage=self.language,
            isPartOf=self._website(page),
            isBasedOn={"@id": dataset},
            hasPart=[self._claim(fact, page) for fact in facts],
        )
        data = _node(
            "Dataset",
            **{"@id": dataset, "url": page.url},
            **both,
            citation=[_reference(each) for each in sources],
            inLanguage=list(self.site["languages"]),
            spatialCoverage=[_reference(self._place(self._places[each], page)) for each in places],
            distribution=[
                _download(dataset, "application/json"),
                *(
                    _download(page.to_root(cite_path(sheet["id"], ending)), kind)
                    for ending, kind in CITATION_TYPES.items()
                ),
            ],
        )
        return [article, data]

    def _claim(self, fact: Data, page: "_Page") -> Data:
        speaker = self._actors.get(fact.get("speaker", ""))
        concerned = [
            *(self._actor(self._actors[each], page) for each in fact.get("actors", ())),
            *(self._place(self._places[each], page) for each in fact.get("places", ())),
        ]
        return _node(
            "Claim",
            **{"@id": f"{page.url}#{fact['id']}"},
            text=self._of(fact["wording"]),
            inLanguage=self.language,
            author=_reference(self._actor(speaker, page)) if speaker else None,
            # Only of a statement is the date that of the claim: of a base or an event it is not.
            datePublished=_day(fact.get("when")) if fact["kind"] == "statement" else None,
            appearance=[self._quotation(each, page) for each in fact["evidence"]],
            about=[_reference(each) for each in concerned],
        )

    def _quotation(self, evidence: Data, page: "_Page") -> Data:
        source = self._sources[evidence["source"]]
        return _node(
            "Quotation",
            text=evidence["quote"],
            inLanguage=source["language"],
            isPartOf=_reference(self._source(source, page)),
        )

    def _agreement(self, sheet: Data, fact: Data, page: "_Page") -> Data:
        claim = f"{page.to(sheet_path(sheet['id']))}#{fact['id']}"
        return _node(
            "CreativeWork",
            **{"@id": page.url, "url": page.url},
            name=self._of(fact.get("name", {})),
            datePublished=_day(fact.get("when")),
            subjectOf={"@id": claim},
        )

    def _write_source(self, source: Data, page: "_Page") -> Data:
        """A source with what is known of it."""
        name, title = self._of(source["name"]), source["title"]
        return _node(
            "CreativeWork",
            **{"@id": page.to(source_path(source["id"]))},
            name=title or name,
            alternateName=name if title else None,
            url=source["url"],
            inLanguage=source["language"],
            author=_node("Thing", name=source["author"]) if source["author"] else None,
            publisher=_node("Organization", name=self._of(source["publisher"]))
            if source["publisher"]
            else None,
            datePublished=_day(source["published"]),
            copyrightNotice=self._of(source["rights"]) if source["rights"] else None,
            encoding=_node("MediaObject", encodingFormat="text/plain", sha256=source["sha256"]),
        )

    def _write_actor(self, actor: Data, page: "_Page") -> Data:
        return _node(
            "Person" if actor["kind"] == _PERSON else "Thing",
            **self._named(actor, page.to(f"actors/{actor['id']}.html")),
        )

    def _write_place(self, place: Data, page: "_Page") -> Data:
        point, within = place.get("coordinates"), place.get("within")
        geo = None
        if point:
            source = point["source"]
            geo = _node(
                "GeoCoordinates",
                latitude=point["latitude"],
                longitude=point["longitude"],
                description=": ".join(
                    each for each in (source["title"], source.get("name")) if each
                ),
                url=source.get("url"),
            )
        return _node(
            "Place",
            **self._named(place, page.to(f"places/{place['id']}.html")),
            geo=geo,
            containedInPlace={"@id": page.to(f"places/{within}.html")} if within else None,
        )

    def _named(self, entity: Data, url: str) -> Data:
        others = entity.get("other_names", {})
        return {
            "@id": url,
            "url": url,
            "name": self._of(entity["name"]),
            "alternateName": [name for names in others.values() for name in names],
        }

    def _publisher(self) -> Data:
        return _node(
            "Organization",
            name=self._of(self.site["publisher"]),
            url=self.site.get("publisher_url"),
        )

    def _licence(self) -> Data | None:
        licence = self.site.get("licence")
        url = self.site.get("licence_url")
        return _node("CreativeWork", name=self._of(licence), url=url) if licence else None

    def _of(self, wording: Mapping[str, str]) -> str | None:
        return wording.get(self.language)


CITATION_TYPES = {
    "json": "application/vnd.citationstyles.csl+json",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
}


def as_script(data: Data) -> Markup:
    """Data as an element that nothing inside can end."""
    text = to_json(data).decode().replace("<", "\\u003c")
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 - no `<` is left


@dataclass(frozen=True, slots=True)
class _Page:
    """Where a page stands, and how it names others: in full where the site has an address.

    Args:
        here: What leads from it to the root of the language.
        root: What leads to the root of the site.
    """

    path: str
    title: str
    here: str
    root: str

    @classmethod
    def at(cls, path: str, title: str, address: str, language: str) -> "_Page":
        up = "../" * path.count("/")
        here, root = (f"{address}{language}/", address) if address else (up, f"../{up}")
        return cls(path, title, here, root)

    @property
    def url(self) -> str:
        return self.to(self.path)

    def to(self, path: str) -> str:
        """Another page of the language."""
        return self.here + path

    def to_root(self, path: str) -> str:
        """A file from the root of the site."""
        return self.root + path


def _alone(write: Callable[[_Page], Data]) -> Callable[[_Page], list[Data]]:
    """A page that is about one thing."""
    return lambda page: [write(page)]


def _node(kind: str, **properties: Any) -> Data:
    said = {name: value for name, value in properties.items() if value not in (None, "", [], {})}
    return {"@type": kind, **said}


def _reference(node: Data) -> Data:
    """A thing that is described elsewhere, by its address and name."""
    return {name: node[name] for name in ("@type", "@id", "name") if name in node}


def _download(url: str, kind: str) -> Data:
    return _node("DataDownload", contentUrl=url, encodingFormat=kind)


def _dated(sheet: Data) -> Data:
    """The date of a sheet: of its publication only when its edition is closed."""
    if sheet.get("draft"):
        return {"creativeWorkStatus": "Draft", "dateModified": sheet["edition"]["date"]}
    return {"datePublished": sheet["edition"]["date"]}


def _day(when: Mapping[str, Any] | None) -> str | None:
    """A date that schema.org can say: neither about, nor open, nor the editor's reading."""
    date = str((when or {}).get("date", ""))
    return date if _ISO.fullmatch(date) else None
