"""Names in a language of capitals: runs of capitals, and the small words beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from generator.drafting.article import Article, Stretch
from generator.drafting.geography import geography
from generator.drafting.named import Name, NameKind, last_before
from generator.drafting.phrases import DraftingWords
from generator.drafting.when import FoundDate
from generator.language.spellings import words as spelled_words

_ARTICLE = re.compile(r"^(?:[ae]l|a(?:sh|[dnrstz]))-")
"""The Arabic article as it is transliterated, assimilated or not: `al-Nuaimi`, `ash-Shatrah`."""
_POSSESSIVE = re.compile(r"'s?$")
_LINKS = ("of", "for", "on", "on the", "of the", "for the")
_WHERE = frozenset({"in", "at", "from", "near", "to", "outside", "across"})
_WITH = frozenset({"with", "by", "between", "and", "against"})
_MODIFIERS = 3
"""Small words that may stand before a document or a site: `25-year concession agreement`."""


def _capital(form: str) -> bool:
    return _ARTICLE.sub("", form)[:1].isupper()


class CapitalNames:
    """The names of one article."""

    def __init__(self, article: Article, words: DraftingWords, dates: Sequence[FoundDate]) -> None:
        self.article, self.words, self.dates = article, words, dates
        self.tokens = article.tokens
        self._small_documents = frozenset(map(str.casefold, words.documents))
        self._organisations = {
            each.casefold(): kind for kind, all_ in words.organisations.items() for each in all_
        }
        self._function = words.folded("function_words")
        self._ranks = words.folded("ranks")
        self._months = frozenset(words.lexicon.month_values) - {"May", "March", "Jan"}
        self._roles = {
            part.casefold() for each in (*words.roles, *words.ranks) for part in each.split()
        }

    @cached_property
    def _starts(self) -> frozenset[int]:
        """The words that begin a sentence or a quotation."""
        places = [each.start for each in (*self.article.sentences, *self.article.quotations)]
        return frozenset(self.article.token_at(each) for each in places)

    @cached_property
    def _dated(self) -> frozenset[int]:
        return self.article.tokens_in(each.at for each in self.dates)

    @cached_property
    def _mentions(self) -> dict[int, tuple[int, str]]:
        """Of each word that a country or city begins with: behind its last word, and its sort."""
        text = spelled_words(self.article.folded)
        found = {}
        for mention in geography(self.words.language).mentions(text):
            first = self.article.token_at(text[mention.first].start)
            if first < len(self.tokens) and self.capital(first):
                behind = self.article.token_at(text[mention.last - 1].end)
                found[first] = behind, min(mention.spelling.ids)
        return found

    def names(self) -> Sequence[Name]:
        """All names, in the order of the article."""
        found: list[Name] = []
        index = 0
        while index < len(self.tokens):
            name, behind = self._at(index, found)
            if name:
                found.append(name)
            index = max(behind, index + 1)
        documents = [*self._documents(found)]
        kept = [each for each in found if not any(self._same(each, one) for one in documents)]
        return tuple(sorted([*kept, *documents], key=lambda each: each.at))

    def _same(self, name: Name, document: Name) -> bool:
        return name.kind == "document" and name.at.overlaps(document.at)

    # Words

    def form(self, index: int) -> str:
        """A word, empty behind the last one."""
        return self.tokens[index].form if 0 <= index < len(self.tokens) else ""

    def capital(self, index: int) -> bool:
        """Whether a word is written as part of a name."""
        form = self.form(index)
        if not form or index in self._dated:
            return False
        if not _capital(form) or form.casefold() in {"the", "a", "an"} or form in self._months:
            return False
        return not (index in self._starts and form.casefold() in self._function) and (
            index not in self._starts or self._named_elsewhere(index)
        )

    def _named_elsewhere(self, index: int) -> bool:
        """Whether a word that begins a sentence would have a capital within one too."""
        form = _POSSESSIVE.sub("", self.form(index))
        nearby = _capital(self.form(index + 1)) and self._beside(index + 1)
        if nearby or form in self._ranks or form.casefold() in self._organisations:
            return True
        return any(
            _POSSESSIVE.sub("", token.form) == form and place not in self._starts
            for place, token in enumerate(self.tokens)
        )

    def _beside(self, index: int) -> bool:
        """Whether only white space, or the dot of an abbreviation, stands before a word."""
        if not 0 < index < len(self.tokens):
            return False
        before, here = self.tokens[index - 1], self.tokens[index]
        between = self.article.folded[before.end : here.start]
        return between.strip(" ") in (
            ("", ".") if before.form in self.words.abbreviations else ("",)
        ) and (not before.form.endswith(("'s", "s'")))

    def run(self, index: int) -> int:
        """The index behind a run of capitals, with what links its parts."""
        end = index + 1
        while end < len(self.tokens) and self._beside(end):
            if self.capital(end):
                end += 1
                continue
            linked = self._linked(index, end)
            if linked == end:
                break
            end = linked
        return end

    def _linked(self, index: int, end: int) -> int:
        headed = self.form(end - 1) in self._ranks or any(
            self.form(each).casefold() in self._organisations for each in range(index, end)
        )
        between = self.form(end) in self.words.between_names and self.capital(end + 1)
        if between and self._beside(end + 1):
            return end + 2
        for link in _LINKS:
            parts = link.split()
            there = [self.form(each) for each in range(end, end + len(parts))]
            behind = end + len(parts)
            if headed and there == parts and self.capital(behind) and self._beside(behind):
                return behind + 1
        return end

    def text(self, start: int, end: int) -> str:
        """The words from one index to before another, without a possessive at the end."""
        at = Stretch(self.tokens[start].start, self.tokens[end - 1].end)
        return re.sub(r"['’]s?$", "", self.article.said(at))

    def _stretch(self, start: int, end: int) -> Stretch:
        return Stretch(self.tokens[start].start, self.tokens[end - 1].end)

    # What a run names

    def _at(self, index: int, found: Sequence[Name]) -> tuple[Name | None, int]:
        if index in self._dated:
            return None, index + 1
        if not self.capital(index):
            return self._small(index, found)
        end = self.run(index)
        return self._classified(index, end, found)

    def _classified(  # noqa: PLR0911 - one way out for each kind
        self, index: int, end: int, found: Sequence[Name]
    ) -> tuple[Name | None, int]:
        forms = [_POSSESSIVE.sub("", self.form(each)) for each in range(index, end)]
        site = self._site(index, end)
        if site:
            return site
        place = self._place_with_head(index, end)
        if place:
            return place
        if any(each.casefold() in self._small_documents for each in forms) and len(forms) > 1:
            return self._make("document", index, end, sort=forms[-1].casefold()), end
        sort = next((s for each in forms if (s := self._organisation(each))), "")
        role = self._role_behind(index, end)
        if sort and role:
            return role
        if sort:
            head = " ".join(each.casefold() for each in forms if self._organisation(each))
            return self._make("organisation", index, end, sort=sort, head=head), end
        titled = self._titled(index, end, forms)
        if titled:
            return titled
        behind, sort = self._mentions.get(index, (0, ""))
        if behind == end:
            return self._make("place", index, end, sort=sort), end
        if meant := self._alias(forms, index, found):
            return meant, end
        return self._unclassified(index, end, forms), end

    def _organisation(self, form: str) -> str:
        kind = self._organisations.get(form.casefold())
        written = any(form in all_ for all_ in self.words.organisations.values())
        return kind or "" if written else ""

    def _make(
        self, kind: NameKind, start: int, end: int, *, sort: str, head: str = "", unsure: str = ""
    ) -> Name:
        return Name(
            kind,
            self._stretch(start, end),
            self.text(start, end),
            sort=sort,
            head=head,
            unsure=unsure,
        )

    def _titled(self, index: int, end: int, forms: list[str]) -> tuple[Name, int] | None:
        """`Interior Minister Brigadier General Hassan Idris`, `Dr Yusuf Karam`."""
        roles = self.words.folded("roles")
        ranks = [
            place
            for place, each in enumerate(forms)
            if each in self._ranks or each.casefold() in roles
        ]
        before, title = self._small_title(index)
        if ranks and ranks[-1] + 1 < len(forms) and end - index - ranks[-1] - 1 >= 1:
            cut = index + ranks[-1] + 1
            cut += 2 if self.form(cut) == "of" and cut + 2 < end else 0
            said = self.text(before, cut)
            return self._titled_name(before, cut, end, said), end
        if title and len(forms) >= 1:
            return self._titled_name(before, index, end, title), end
        return None

    def _titled_name(self, before: int, cut: int, end: int, title: str) -> Name:
        head = " ".join([self.form(end - 1), *title.casefold().split()])
        return Name(
            "person",
            self._stretch(before, end),
            self.text(cut, end),
            title=title,
            sort="person",
            head=head,
        )

    def _small_title(self, index: int) -> tuple[int, str]:
        """`Northline's chief executive, Daniel Okafor`: where a title before a name begins."""
        last = index - 1
        if last < 0 or self.form(last).casefold() not in self._roles or index in self._starts:
            return index, ""
        between = self.article.folded[self.tokens[last].end : self.tokens[index].start].strip()
        if between not in ("", ","):
            return index, ""
        start = last
        while start > 0 and self._in_title(start - 1) and self._beside_possessive(start):
            start -= 1
        title = self.text(start, index).rstrip(",").strip()
        return start, title

    def _beside_possessive(self, index: int) -> bool:
        before, here = self.tokens[index - 1], self.tokens[index]
        return not self.article.folded[before.end : here.start].strip()

    def _in_title(self, index: int) -> bool:
        form = self.form(index)
        role = form.casefold() in self._roles
        possessive = form.endswith(("'s", "s'"))
        return role or possessive or self.capital(index) or form.casefold() in {"the", "deputy"}

    def _role_behind(self, index: int, end: int) -> tuple[Name, int] | None:
        """`Commission chairwoman Amira Saleh`: an organisation that only begins a title."""
        role = end
        while self.form(role).casefold() in self._roles and self._beside(role):
            role += 1
        if role == end or not self.capital(role) or not self._beside(role):
            return None
        last = self.run(role)
        return self._titled_name(index, role, last, self.text(index, role)), last

    def _alias(self, forms: list[str], index: int, found: Sequence[Name]) -> Name | None:
        """A family name, or the first word of a company's: whoever was named in full before."""
        if len(forms) > 1:
            return None
        for each in reversed(found):
            own = each.text.split()
            if each.kind in ("person", "organisation") and forms[0] in (own[-1], own[0]):
                at = self._stretch(index, index + 1)
                return replace(each, at=at) if len(own) > 1 else None
        return None

    def _unclassified(self, index: int, end: int, forms: list[str]) -> Name | None:
        before = self.form(index - 1).casefold() if index not in self._starts else ""
        behind = self.article.folded[self.tokens[end - 1].end :][:2]
        if before in _WHERE or (before == "of" and len(forms) < _MODIFIERS):
            return self._make("place", index, end, sort="", unsure="taken for a place")
        if (
            len(forms) > 1
            and (behind.startswith(",") or self._subject(end))
            and before not in _WITH
        ):
            return Name(
                "person",
                self._stretch(index, end),
                self.text(index, end),
                self._title_behind(end),
                "person",
                " ".join([forms[-1], *self._title_behind(end).casefold().split()]),
                unsure="" if self._title_behind(end) else "taken for a person",
            )
        if len(forms) > 1 or self._subject(self._behind_date(end)):
            unsure = "taken for an organisation"
            return self._make(
                "organisation", index, end, sort="", head=forms[0].casefold(), unsure=unsure
            )
        return None

    def _subject(self, index: int) -> bool:
        """Whether a verb of speech follows."""
        spoken = {*self.words.lexicon.speech, *self.words.speech, "who"}
        return self.form(index).casefold() in spoken

    def _title_behind(self, index: int) -> str:
        """`Samir Haddad, deputy chair of …,`: a role between commas."""
        behind = self.article.folded[self.tokens[index - 1].end :]
        found = re.match(r",\s*([^,.;\n\"“”]{3,90}),", behind)
        if not found:
            return ""
        words = found[1].casefold().split()
        return found[1] if set(words[:4]) & self._roles and words[0] != "who" else ""

    # Sites and places

    def _site(self, index: int, end: int) -> tuple[Name, int] | None:
        for place in range(index, end):
            sort = self.words.kind("bases", self.form(place))
            if sort and end - index > 1:
                return self._make(
                    "base", index, end, sort=sort, head=self.form(place).casefold()
                ), end
        sort = self.words.kind("bases", self.form(end))
        if sort and self._beside(end):
            return self._make("base", index, end + 1, sort=sort, head=self.form(end)), end + 1
        return None

    def _place_with_head(self, index: int, end: int) -> tuple[Name, int] | None:
        sort = self.words.kind("places", self.form(end))
        if sort and self._beside(end):
            return self._make("place", index, end + 1, sort=sort, head=self.form(end)), end + 1
        sort = self.words.kind("places", self.form(end - 1)) if end - index > 1 else None
        if sort:
            return self._make(
                "place", index, end, sort=sort, head=self.form(end - 1).casefold()
            ), end
        return None

    def _small(self, index: int, found: Sequence[Name]) -> tuple[Name | None, int]:
        """A site, a place or a body that is called by a small word."""
        form = self.form(index)
        for kind, table in (("base", "bases"), ("place", "places")):
            sort = self.words.kind(table, form)
            if sort:
                name = self._small_site("base" if kind == "base" else "place", sort, index)
                if name:
                    return name, self._behind_site(index, name)
        return self._pointer(index, found), index + 1

    def _small_site(self, kind: NameKind, sort: str, index: int) -> Name | None:
        links = ("at", "in", "of", "near") if kind == "base" else ("of",)
        behind = index + 1
        if self.form(behind) in links and self._beside(behind) and self.capital(behind + 1):
            end = self.run(behind + 1)
            start = self._modified(index) if kind == "base" else index
            return self._make(kind, start, end, sort=sort, head=self.form(index))
        owner = self.form(index - 1)
        if kind == "base" and owner.endswith(("'s", "s'")):
            return self._make(kind, index - 1, index + 1, sort=sort, head=self.form(index))
        return None

    def _behind_site(self, index: int, name: Name) -> int:
        """Behind a site; of `base at Ras Salim`, the place is a name too."""
        if name.kind == "base" and self.form(index + 1) in ("at", "in", "near"):
            return index + 2
        return self.article.token_at(name.at.end)

    def _modified(self, index: int) -> int:
        """The index of the first small word that tells more about the one at an index."""
        start = index
        while index - start < _MODIFIERS and self._modifier(start - 1) and self._beside(start):
            start -= 1
        return start

    def _modifier(self, index: int) -> bool:
        form = self.form(index).casefold()
        stop = form in self._function or form in self.words.folded("stops")
        verb = form in self.words.lexicon.speech or form.endswith("ed") or form in self.words.deeds
        return bool(form) and not stop and not verb and index not in self._dated

    def _pointer(self, index: int, found: Sequence[Name]) -> Name | None:
        """`the company`, `the ministry`: whoever was named so before."""
        form = _POSSESSIVE.sub("", self.form(index))
        if form not in self._organisations and form not in {"organisation", "organization"}:
            return None
        start = self.tokens[index].start
        bodies = [each for each in found if each.kind == "organisation"]
        meant = last_before(bodies, start, form)
        if meant is None and self._organisations.get(form) in ("company", "organisation"):
            sort = self._organisations[form]
            wanted = {"company": ("company", "")}.get(sort, (sort,))
            meant = next(
                (each for each in reversed(bodies) if each.sort in wanted),
                None,
            )
        at = self._stretch(index, index + 1)
        if meant:
            return Name("pointer", at, meant.text, meant.title, meant.sort, form)
        return Name("pointer", at, form, sort=self._organisations.get(form, ""), head=form)

    # Documents

    def _documents(self, found: Sequence[Name]) -> Iterator[Name]:
        behind = 0
        for index in range(len(self.tokens)):
            if index < behind or index in self._dated:
                continue
            if self.form(index).casefold() not in self._small_documents:
                continue
            capital = next(
                (
                    each
                    for each in found
                    if each.kind == "document" and self.tokens[index].start in each.at
                ),
                None,
            )
            if capital is None and self.form(index)[:1].isupper() and self.form(index + 1) != "No":
                continue
            start = self.article.token_at(capital.at.start) if capital else self._modified(index)
            end = self.article.token_at(capital.at.end) if capital else index + 1
            last, parties = self._qualified(end, found, dated=capital is not None)
            owned = self.form(start - 1).endswith(("'s", "s'")) and start < index
            if last == end and capital is None and not owned:
                continue
            behind = last
            head = self.form(index).casefold()
            name = self._make("document", start, last, sort=head, head=head)
            yield replace(name, parties=parties)

    def _qualified(
        self, end: int, found: Sequence[Name], *, dated: bool
    ) -> tuple[int, tuple[str, ...]]:
        parties: list[str] = []
        while end < len(self.tokens):
            comma = self.article.folded[self.tokens[end - 1].end : self.tokens[end].start].strip()
            form = self.form(end)
            if comma not in ("", ",", ".") or (comma == "." and self.form(end - 1) != "No"):
                break
            if (comma == "," and form not in self.words.qualifiers[:6]) or (
                end not in self._dated
                and form.casefold() not in self.words.folded("qualifiers")
                and not form.isdigit()
                and form != "understanding"
            ):
                break
            if not dated and (end in self._dated or form in {"on", "in"}):
                break
            further = self._qualification(end, found, parties)
            if further == end:
                break
            end = further
        return end, tuple(parties)

    def _qualification(  # noqa: PLR0911 - one way out for each kind of qualifier
        self, index: int, found: Sequence[Name], parties: list[str]
    ) -> int:
        """Behind one qualifier and what it takes."""
        form = self.form(index).casefold()
        if index in self._dated or form.isdigit():
            return self._behind_date(index)
        if form == "between":
            return self._parties(index, found, parties)
        if form == "of" and self.form(index + 1) == "understanding":
            return index + 2
        behind = index + 1
        if behind in self._dated or self.form(behind).isdigit():
            return self._behind_date(behind)
        if form in {"on", "in"} and not self._named(behind, found):
            return index
        name = self._named(behind, found)
        if name:
            if form in {"with", "by"}:
                parties.append(name.text)
            return self.article.token_at(name.at.end)
        participle = form.endswith("ed")
        if participle:
            inner = self._qualification(behind, found, parties)
            return inner if inner > behind else index
        return index

    def _behind_date(self, index: int) -> int:
        while index in self._dated or self.form(index).isdigit():
            index += 1
        return index

    def _named(self, index: int, found: Sequence[Name]) -> Name | None:
        if self.form(index).casefold() in {"the", "a"}:
            index += 1
        if index >= len(self.tokens):
            return None
        start = self.tokens[index].start
        return next((each for each in found if start in each.at and each.kind != "document"), None)

    def _parties(self, index: int, found: Sequence[Name], parties: list[str]) -> int:
        one = self._named(index + 1, found)
        if one is None:
            return index
        behind = self.article.token_at(one.at.end)
        other = self._named(behind + 1, found) if self.form(behind) == "and" else None
        if other is None:
            return index
        parties += [one.text, other.text]
        return self.article.token_at(other.at.end)

    def first_word(self, name: Name) -> str:
        """The word before a name, in small letters."""
        index = self.article.token_at(name.at.start)
        before = self.form(index - 1).casefold()
        return self.form(index - 2).casefold() if before in {"the", "a", "an"} else before
