"""Keeps computed styles from one document to the next.

WeasyPrint works out anew, for each element of each document, what its styles come to; half a
briefing's layout is spent on it. Briefings share one style sheet and are built alike, so that
nearly every element has been seen before: below a like parent, matched by the same rules.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from math import inf
from re import compile as pattern
from typing import Any
from xml.etree.ElementTree import Element

import weasyprint
from weasyprint import css
from weasyprint.css import declaration_precedence, find_style_attributes, preprocess_declarations

from generator.briefing.stand_ins import standing_in

_MOST = 4_000
"""Elements that are kept; some hundred stand for all of a site's briefings."""

_PLAIN = pattern(r"[A-Za-z][\w-]*")
"""An id that is the same when it is read as CSS."""

_SVG = "{http://www.w3.org/2000/svg}"


class AttributesOfPresentationError(ValueError):
    """WeasyPrint was asked to style by HTML attributes, which styles here are not kept by."""


class KeptStyles:
    """The styles of elements seen so far, in a tree: an element's stand below its parent's."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Keep nothing of what was seen."""
        self._roots: dict[Any, _Seen] = {}
        self._sheets: dict[str, Any] = {}
        self._number = 0
        self._page_sizes = _PageSizes(box=None, area=None)

    @contextmanager
    def used(self) -> Iterator[None]:
        """Have one document styled from what is kept, and what is new kept for the next."""
        if self._page_sizes.read or self._number > _MOST:
            self.forget()
        with standing_in({css: {"StyleFor": partial(_Styles, self), "CSS": self._read}}):
            yield

    def _read(self, *, string: str | None = None, **options: Any) -> Any:
        """Read a style sheet in a document; of one that is nothing but rules, once."""
        if string is None or "@" in string:
            return weasyprint.CSS(string=string, **options)
        if string not in self._sheets:
            shared = {name: options[name] for name in ("base_url", "url_fetcher", "media_type")}
            self._sheets[string] = weasyprint.CSS(string=string, **shared)
            self._number += 1
        return self._sheets[string]

    def find(self, key: Any, parent: "_Seen | None", make: "Callable[[], _Seen]") -> "_Seen":
        """What was seen below a parent under this key; made, and kept, if nothing was."""
        within = self._roots if parent is None else parent.within
        if key not in within:
            within[key] = make()
            self._number += 1
        return within[key]

    @property
    def page_sizes(self) -> dict[str, Any]:
        """What lengths relative to the page are measured by."""
        return self._page_sizes


class _PageSizes(dict[str, Any]):
    """The sizes of a document's pages; tells whether a style has been made of them."""

    read = False

    def __getitem__(self, name: str) -> Any:
        self.read = True
        return super().__getitem__(name)


class _Seen:
    """An element as it has been seen: what rules say of it, and what they come to."""

    def __init__(
        self, parent: "_Seen | None", cascaded: dict[str | None, Any], styled: Callable[..., Any]
    ) -> None:
        self.within: dict[Any, _Seen] = {}
        self.pseudo = {kind: rules for kind, rules in cascaded.items() if kind}
        self._styled = styled
        if parent is None:
            self.style = styled(None, cascaded.get(None, {}), None, None)
            self.root = self.style
        else:
            self.root = parent.root
            self.style = styled(parent.style, cascaded.get(None, {}), None, self.root)
        self._pseudo_styles: dict[str, Any] = {}

    def pseudo_style(self, kind: str) -> Any:
        """The style of one of its pseudo-elements, None where no rule speaks of it."""
        if kind not in self.pseudo:
            return None
        if kind not in self._pseudo_styles:
            self._pseudo_styles[kind] = self._styled(self.style, self.pseudo[kind], kind, self.root)
        return self._pseudo_styles[kind]


class _Known(css.Style):  # type: ignore[misc]  # WeasyPrint is not typed
    """A style for one document, which may change it; its values are those of one that is kept."""

    def __init__(self, kept: Any) -> None:
        super().__init__(kept)
        self.__dict__.update(vars(kept))
        self.__dict__.pop("anonymous_style", None)
        self.__dict__.pop("answers", None)
        self.kept = kept
        self.changed = False
        if kept.specified is kept:
            self.specified = self

    def __missing__(self, key: str) -> Any:
        if (
            self.changed and self.specified is self
        ):  # an anonymous one: its display may depend on it
            return css.AnonymousStyle.__missing__(self, key)
        value = self.kept[key]
        super().__setitem__(key, value)
        return value

    def __setitem__(self, key: str, value: Any) -> None:
        self.changed = True
        if key == "position":
            self.pop("display", None)
        super().__setitem__(key, value)

    def copy(self) -> "_Known":
        copied = _Known(self.kept)
        copied.update(self)
        copied.changed = self.changed
        return copied

    @cached_property
    def anonymous_style(self) -> "_Known":
        return _Known(self.kept.anonymous_style)


def kept_answers(style: Any) -> dict[str, Any]:
    """What has been found out about a style, or about the kept one that it is the same as."""
    if type(style) is _Known and not style.changed:
        style = style.kept
    answers: dict[str, Any] = vars(style).setdefault("answers", {})
    return answers


class _Styles(css.StyleFor):  # type: ignore[misc]  # WeasyPrint is not typed
    """The styles of one document, in the place of those that WeasyPrint would work out."""

    def __init__(  # noqa: PLR0917 - as WeasyPrint calls it
        self,
        kept: KeptStyles,
        html: Any,
        sheets: Any,
        presentational_hints: bool,  # noqa: FBT001 - likewise
        font_config: Any,
        target_collector: Any,
    ) -> None:
        if presentational_hints:
            raise AttributesOfPresentationError
        self._cascaded_styles: dict[Any, Any] = {}
        self._computed_styles: dict[Any, Any] = {}
        self.initial_page_sizes = kept.page_sizes
        self.initial_page_sizes.update(box=None, area=None)
        self._sheets = sheets
        self.font_config = font_config
        self._base_url = html.base_url
        self._seen: dict[Any, _Seen] = {}
        styles: dict[_Seen, _Known] = {}
        for wrapped in html.wrapper_element.iter_subtree():
            element = wrapped.etree_element
            parent = self._seen[wrapped.parent.etree_element] if wrapped.parent else None
            anchor = element.get("id", "")
            attributes = _attributes(element)
            matched = list(self._matched(wrapped))
            make = partial(self._made, element, attributes, matched, parent)
            if "style" in element.attrib:  # nearly always of this document only
                seen = make()
            else:
                rules = tuple((rule[0], id(rule[-1]), *rule[1:-1]) for rule in matched)
                seen = kept.find((html.base_url, *attributes.items(), rules), parent, make)
            self._seen[element] = seen
            if _PLAIN.fullmatch(anchor):
                style = _Known(seen.style)
                style.update(anchor=anchor)  # which changes nothing of how it is laid out
            else:
                style = styles.get(seen) or styles.setdefault(seen, _Known(seen.style))
            self._computed_styles[element, None] = style
            if style["anchor"]:
                target_collector.collect_anchor(style["anchor"])

    def __call__(self, element: Any, pseudo_type: str | None = None) -> Any:
        """The style of an element, a pseudo-element or a page, None if it has none of its own."""
        key = element, pseudo_type
        if pseudo_type and key not in self._computed_styles and element in self._seen:
            style = self._seen[element].pseudo_style(pseudo_type)
            self._computed_styles[key] = None if style is None else _Known(style)
        return super().__call__(element, pseudo_type)

    def _matched(self, wrapped: Any) -> Iterator[tuple[Any, ...]]:
        """The rules that speak of an element."""
        for sheet, origin, sheet_specificity in self._sheets:
            for specificity, _, pseudo, (declarations, layer) in sheet.matcher.match(wrapped):
                order = inf if layer is None else sheet.layers.index(layer)
                weight = sheet_specificity or specificity
                yield sheet, origin, order, weight, pseudo, declarations

    def _made(
        self,
        element: Any,
        attributes: dict[str, str],
        matched: list[tuple[Any, ...]],
        parent: _Seen | None,
    ) -> _Seen:
        """An element that was not seen before."""
        cascaded: dict[str | None, dict[str, Any]] = {}

        def speak(pseudo: str | None, declarations: Any, origin: str, *order: Any) -> None:
            rules = cascaded.setdefault(pseudo, {})
            for name, values, important in declarations:
                weight = (declaration_precedence(origin, important), *order)
                if name not in rules or rules[name][1] <= weight:
                    rules[name] = values, weight

        alone = Element(element.tag, attributes)
        for specificity, _, declarations, base_url in find_style_attributes(
            alone, base_url=self._base_url
        ):
            speak(None, preprocess_declarations(base_url, declarations), "author", inf, specificity)
        for _, origin, layer, specificity, pseudo, declarations in matched:
            speak(pseudo, declarations, origin, layer, specificity)
        return _Seen(parent, cascaded, self._styled)

    def _styled(self, parent: Any, rules: Any, pseudo: str | None, root: Any) -> Any:
        if parent is None:
            root = css.InitialStyle(self.font_config)
        style = css.ComputedStyle(
            parent, rules, pseudo, root, self._base_url, self.font_config, self.initial_page_sizes
        )
        style["anchor"]  # an empty one would count as none
        return style


def _attributes(element: Any) -> dict[str, str]:
    """The attributes that say something of how an element is styled."""
    names = ["style", "lang"]
    if not _PLAIN.fullmatch(element.get("id", "")):
        names.append("id")
    if element.tag == "a":
        names.append("name")
    elif element.tag == f"{_SVG}svg":
        names += ["width", "height"]
    return {name: element.attrib[name] for name in names if element.get(name)}
