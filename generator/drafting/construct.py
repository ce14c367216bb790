"""Names in a language that joins nouns by the article: a head, what it is of, and adjectives.

«وزارة الصحة» is an indefinite head with a definite noun, «اللجنة العسكرية العليا» a definite head
with adjectives; both may go on with what the body is for («لإنهاء مهمة …»).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.drafting.article import Article, Stretch, fold
from generator.drafting.geography import geography
from generator.drafting.named import Name, NameKind
from generator.drafting.phrases import DraftingWords
from generator.drafting.when import FoundDate
from generator.language.spellings import words as spelled_words

_LONGEST_NAME = 4
_LONGEST_CHAIN = 3
_LONGEST_UNNAMED = 5
_SUFFIXES = ("هما", "هم", "ها", "ه", "")
_TABLES: tuple[tuple[NameKind, str], ...] = (
    ("document", "documents"),
    ("organisation", "organisations"),
    ("base", "bases"),
    ("place", "places"),
    ("person", "roles"),
)


@dataclass(frozen=True, slots=True)
class _Head:
    """A word that begins a name.

    Args:
        word: Without what is attached to it.
        skipped: Letters before it that are not part of the name.
        definite: It has the article.
        owned: It has a pronoun: «قراره».
    """

    kind: NameKind
    word: str
    sort: str
    skipped: int
    definite: bool
    owned: bool = False


class ConstructNames:
    """The names of one article."""

    def __init__(self, article: Article, words: DraftingWords, dates: Sequence[FoundDate]) -> None:
        self.article, self.words, self.dates = article, words, dates
        self.tokens = article.tokens
        self.known = words.lexicon
        self._heads: dict[int, tuple[_Head, ...]] = {}

    @cached_property
    def _verbs(self) -> frozenset[str]:
        speech = (each for each in self.known.speech if " " not in each)
        return (
            frozenset(map(fold, speech))
            | self.words.folded("speech")
            | self.words.folded("participles")
            | {
                fold(phrase.split()[0])
                for link, phrases in self.words.chains.items()
                for phrase in phrases
                if link != "told"
            }
        )

    @cached_property
    def _own(self) -> frozenset[str]:
        """Words whose first letter is their own, though it may also join: «وزير», «وادي»."""
        tables = (self.words.organisations, self.words.bases, self.words.places)
        heads = (each for table in tables for words in table.values() for each in words)
        return frozenset(map(fold, heads)) | self.words.folded("roles")

    @cached_property
    def _dated(self) -> frozenset[int]:
        return self.article.tokens_in(each.at for each in self.dates)

    def names(self) -> Sequence[Name]:
        """All names, in the order of the article."""
        found: list[Name] = []
        covered: dict[NameKind, int] = {}
        for index in range(len(self.tokens)):
            for name in self.beginning(index):
                if name.at.start >= covered.get(name.kind, 0):
                    found.append(name)
                    covered[name.kind] = name.at.end
        found = [*self._with_roles_behind(found)]
        found += self._known_places(found)
        return tuple(sorted(found, key=lambda each: each.at))

    def _with_roles_behind(self, found: Sequence[Name]) -> Iterator[Name]:
        """«النائب كمال زيتوني، رئيس لجنة البيئة»: one person, not two."""
        last: Name | None = None
        for name in found:
            between = self.article.folded[last.at.end : name.at.start].strip() if last else ""
            if last and name.sort == "role" and between == "،":
                title = f"{last.title}، {name.text}" if last.title else name.text
                at, head = Stretch(last.at.start, name.at.end), f"{last.head} {name.head}"
                yield replace(last, at=at, title=title, head=head)
                last = None
                continue
            if name.kind == "person":
                if last:
                    yield last
                last = name if name.sort == "person" else None
                if last is None:
                    yield name
            else:
                yield name
        if last:
            yield last

    def beginning(self, index: int) -> Iterator[Name]:
        """The names that begin with a word."""
        ranks = self._ranks(index)
        if ranks > index:
            name = self._person(index, ranks)
            if name:
                yield name
                return
        for head in self._head(index):
            name = self._of(head, index)
            if name:
                yield name

    # What stands at a word

    def _form(self, index: int) -> str:
        return self.tokens[index].form

    def _unjoined(self, index: int) -> str:
        form = self._form(index)
        if form in self._own:
            return form
        for each in self.known.joining:
            if form.startswith(each) and len(form) > len(each) + 2:
                return form[len(each) :]
        return form

    def stop(self, index: int) -> bool:
        """Whether no name can go on with this word."""
        if index >= len(self.tokens) or index in self._dated:
            return True
        form, stops = self._form(index), self.words.folded("stops")
        joined = form if form in stops else self._unjoined(index)
        return bool({form, joined, self._unjoined(index)} & (stops | self._verbs))

    def apart(self, index: int) -> bool:
        """Whether a mark of punctuation stands between a word and the one before it."""
        before, here = self.tokens[index - 1], self.tokens[index]
        return bool(self.article.folded[before.end : here.start].strip(" "))

    def _open(self, index: int) -> bool:
        """Whether a name may go on with this word."""
        return 0 < index < len(self.tokens) and not self.apart(index) and not self.stop(index)

    def _definite(self, index: int) -> bool:
        return self._unjoined(index).startswith((self.known.article, "لل"))

    def _joined(self, index: int) -> bool:
        return self._unjoined(index) != self._form(index)

    def _head(self, index: int) -> tuple[_Head, ...]:
        if index not in self._heads:
            self._heads[index] = tuple(self._find_heads(index)) if index < len(self.tokens) else ()
        return self._heads[index]

    def _find_heads(self, index: int) -> Iterator[_Head]:
        if index in self._dated:
            return
        form = self._form(index)
        for reading, _ in self.known.readings(form):
            bare = self.known.bare(reading)
            skipped = max(0, len(form) - len(reading))
            if form[skipped:].startswith("لل") and reading.startswith(self.known.article):
                skipped += 1
            for kind, table in _TABLES:
                for suffix in _SUFFIXES:
                    word = bare.removesuffix(suffix) if suffix else bare
                    owned = bool(suffix) and bare.endswith(suffix)
                    if (suffix and not owned) or (owned and kind not in ("document", "base")):
                        continue
                    if sort := self._sort(table, word):
                        yield _Head(kind, word, sort, skipped, bare != reading, owned)
                        return

    def _sort(self, table: str, word: str) -> str:
        if table in ("documents", "roles"):
            return table if word in self.words.folded(table) else ""
        return self.words.kind(table, word) or ""

    # How far a name goes

    def _end(self, head: _Head, index: int) -> int:
        """The index behind the last word of a name."""
        if head.definite or head.owned:
            end = self._adjectives(head, index + 1)
        else:
            end = self._complement(head, index + 1)
        if head.kind in ("organisation", "person") and (end > index + 1 or head.definite):
            end = self._purpose(end, of_office=head.kind == "person" and end > index + 1)
        if head.kind == "person" or (head.kind == "organisation" and not head.definite):
            end = self._located(end, head)
        return end

    def _adjectives(self, head: _Head, index: int) -> int:
        """Behind the adjectives of a definite head: they have its article and its gender."""
        feminine = head.word.endswith(("ة", "ات"))
        while self._goes_on(index) and not self._joined(index):
            form = self._form(index)
            if feminine != form.endswith(("ة", "ا", "ى")) or form.endswith(("ون", "ين")):
                break
            index += 1
        return index

    def _definites(self, index: int) -> int:
        while self._goes_on(index) and not self._form(index).endswith("ين"):
            index += 1
        return index

    def _goes_on(self, index: int) -> bool:
        return (
            self._open(index)
            and self._definite(index)
            and not self._other(index)
            and self._form(index) not in self.words.folded("qualifiers")
        )

    def _other(self, index: int) -> bool:
        """Whether a definite word begins another name rather than going on with this one."""
        return any(head.definite for head in self._head(index)) or self._ranks(index) > index

    def _complement(self, head: _Head, index: int) -> int:
        start = index
        while self._open(index) and index - start < _LONGEST_CHAIN:
            if self._definite(index) and not (self._joined(index) and index == start):
                return self._definites(index + 1)
            if self._joined(index) or (head.kind == "place" and index > start):
                break
            if index > start and (index - 1 in self._mentions or not self._closes(index)):
                break
            if head.kind in ("place", "base") and self._head(index) and not self._closes(index):
                break
            index += 1
        return self._definites(index) if index > start else index

    def _closes(self, index: int) -> bool:
        """Whether an indefinite word is followed by the definite one that ends the chain."""
        for behind in range(index + 1, index + 3):
            if not self._open(behind) or self._joined(behind):
                return False
            if self._definite(behind):
                return True
        return False

    def _purpose(self, index: int, *, of_office: bool = False) -> int:
        """What a body is for or of: «لإنهاء مهمة التحالف», «للدفاع المدني».

        Args:
            of_office: It may be a body of its own: «الأمين العام للأمم المتحدة».
        """
        if not self._open(index) or not self._form(index).startswith("ل"):
            return index
        if self._form(index).startswith("لل"):
            if self._head(index) and not of_office:
                return index
            return self._definites(index + 1)
        if self._head(index) or self._ranks(index) > index or self._subjunctive(index):
            return index
        behind = index + 1
        while self._open(behind) and not self._definite(behind) and behind - index < _LONGEST_CHAIN:
            if self._joined(behind):
                break
            behind += 1
        if self._open(behind) and self._definite(behind) and not self._joined(behind):
            behind = self._definites(behind + 1)
        if self.article.folded[self.tokens[behind - 1].end :].lstrip()[:1] in ('"', "«", "“"):
            return index  # it goes on with words in quotation marks
        return self._located(behind, None)

    def _subjunctive(self, index: int) -> bool:
        """«لتصبح», «ليكون»: a verb, where «لتنفيذ» is a noun."""
        verb = self._form(index)[1:]
        return verb.startswith("ي") or (verb.startswith("ت") and "ي" not in verb[2:])

    def _located(self, index: int, head: _Head | None) -> int:
        """«في العراق», «في البرلمان»: where the body or the office is."""
        if not (0 < index < len(self.tokens) - 1) or self.apart(index) or self._form(index) != "في":
            return index
        where = index + 1
        if self.apart(where) or where in self._dated:
            return index
        if self._place_name(where):
            return self._place_name(where)
        own = any(each.kind in ("organisation", "place") for each in self._head(where))
        if own and (head is None or head.kind == "person" or self._definite(where)):
            inner = self._head(where)[0]
            return self._end(inner, where)
        return index

    @cached_property
    def _mentions(self) -> dict[int, tuple[int, str, str]]:
        """Of each word that a country or city begins with: behind its last word, name, and sort."""
        text = spelled_words(self.article.folded)
        found = {}
        for mention in geography(self.words.language).mentions(text):
            first = self.article.token_at(text[mention.first].start)
            behind = first + mention.last - mention.first
            found[first] = (behind, mention.spelling.text, min(mention.spelling.ids))
        return found

    def _place_name(self, index: int) -> int:
        return self._mentions.get(index, (0, "", ""))[0]

    # The names themselves

    def _of(self, head: _Head, index: int) -> Name | None:
        if head.kind == "person":
            return self._person(index, self._end_of_role(head, index), head)
        end = self._end(head, index)
        if head.kind == "document":
            return self._document(head, index, end)
        if end == index + 1:
            return self._pointer(head, index) if head.definite else None
        return self._name(head, index, end)

    def _name(self, head: _Head, index: int, end: int) -> Name:
        at = self._stretch(head, index, end)
        return Name(head.kind, at, self._text(head, at), sort=head.sort, head=head.word)

    def _pointer(self, head: _Head, index: int) -> Name:
        at = self._stretch(head, index, index + 1)
        return Name("pointer", at, self._text(head, at), sort=head.sort, head=head.word)

    def _stretch(self, head: _Head, index: int, end: int) -> Stretch:
        return Stretch(self.tokens[index].start + head.skipped, self.tokens[end - 1].end)

    def _text(self, head: _Head, at: Stretch) -> str:
        """The name as it is written where nothing is attached to it."""
        said = self.article.said(at)
        if head.definite and not fold(said).startswith(self.known.article):
            return self.known.article + said.removeprefix(self.known.article[1:])
        return said

    def _end_of_role(self, head: _Head, index: int) -> int:
        behind = index + 1
        if behind < len(self.tokens) and not self.apart(behind) and self._form(behind) == "باسم":
            inner = self._head(behind + 1)
            end = self._end(inner[0], behind + 1) if inner else self._definites(behind + 1)
        else:
            end = self._end(head, index)
        if end == index + 1 and not head.definite and self._open(end) and self._head(end):
            return self._end(self._head(end)[0], end)
        if self._open(end) and self._place_name(end) and self._form(end)[0] in self.known.prefixes:
            end = self._place_name(end)  # «الخاص بسوريا»
        while self._open(end) and any(
            each.kind in ("person", "organisation") and (not each.skipped or self._inside(end))
            for each in self._head(end)
        ):
            end = self._end(self._head(end)[0], end)
        return end

    def _inside(self, index: int) -> bool:
        """«بمجلس الوزراء»: the body that an office is in."""
        return self._form(index).startswith("ب") and self._head(index)[0].kind == "organisation"

    def _ranks(self, index: int) -> int:
        """The index behind the ranks that begin with a word."""
        ranks = self.words.folded("ranks")
        while index < len(self.tokens):
            here = self._unjoined(index) if index < len(self.tokens) else ""
            longest = 0
            for length in (3, 2, 1):
                words = (
                    [here, *(self._form(each) for each in range(index + 1, index + length))]
                    if (index + length <= len(self.tokens))
                    else []
                )
                if words and " ".join(words) in ranks:
                    longest = length
                    break
            if not longest:
                return index
            index += longest
        return index

    def _person(self, index: int, end: int, head: _Head | None = None) -> Name | None:
        """Somebody with a title, named or not."""
        skipped = head.skipped if head else len(self._form(index)) - len(self._unjoined(index))
        ranked = self._ranks(end) if end < len(self.tokens) and not self.apart(end) else end
        last = self.name_end(ranked)
        behind_comma = self._behind_comma(ranked) if last == ranked else 0
        start = self.tokens[index].start + skipped
        title = self.article.said(Stretch(start, self.tokens[ranked - 1].end))
        word = head.word if head else fold(title)
        heads = " ".join(dict.fromkeys((word, *fold(title).split())))
        if last > ranked:
            text = self.article.said(Stretch(self.tokens[ranked].start, self.tokens[last - 1].end))
            at = Stretch(start, self.tokens[last - 1].end)
            return Name("person", at, text, title=title, sort="person", head=heads)
        if behind_comma:
            at = Stretch(start, self.tokens[behind_comma - 1].end)
            named = Stretch(self.tokens[ranked].start, at.end)
            text = self.article.said(named)
            return Name("person", at, text, title=title, sort="person", head=heads)
        if head is None:
            return None
        at = Stretch(start, self.tokens[ranked - 1].end)
        if ranked == index + 1 and not head.definite:
            return None
        if head.definite and ranked == index + 1:
            return Name("pointer", at, self._text(head, at), sort="person", head=word)
        text = self._text(head, at)
        return Name(
            "person", at, text, sort="role", head=heads, unsure="the person is not named here"
        )

    def _behind_comma(self, index: int) -> int:
        """«الأمين العام، أنطونيو غوتيريش،»: behind a name between commas; 0 where there is none."""
        found = re.compile(r"،\s*([^\W\d]+(?: [^\W\d]+){1,3})،").match(
            self.article.folded, self.tokens[index - 1].end
        )
        if not found or index >= len(self.tokens) or self.stop(index) or self._definite(index):
            return 0
        end = index + len(found[1].split())
        named = all(not self.stop(each) and not self._head(each) for each in range(index, end))
        return end if named else 0

    def name_end(self, index: int) -> int:
        """The index behind a person's name that begins here; the index itself if none does."""
        if not self._may_name(index) or self._definite(index):
            return index
        end = index + 1
        while self._may_name(end) and end - index < _LONGEST_NAME + 1:
            if self._family_name(end - 1) and not self._definite(end):
                return end
            end += 1
        if end - index <= _LONGEST_NAME:
            return end if end - index > 1 else index
        end = index + 2
        between = self.words.folded("between_names")
        while self._may_name(end) and (self._definite(end) or self._form(end - 1) in between):
            end += 1
        return end

    def _family_name(self, index: int) -> bool:
        """Whether a name ends with this word: «السيسي», but not «الفتاح» behind «عبد»."""
        return self._definite(index) and self._form(index - 1) not in self.words.folded(
            "between_names"
        )

    def _may_name(self, index: int) -> bool:
        return (
            self._open(index)
            and not self._joined_word(index)
            and not any(char.isdigit() for char in self._form(index))
            and not self._attached(index)
            and index not in self._mentions
        )

    def _joined_word(self, index: int) -> bool:
        """Whether «و» before a word joins it: «وحركة», where «وليد» is a name."""
        return self._joined(index) and (self._definite(index) or bool(self._head(index)))

    def _attached(self, index: int) -> bool:
        """«لوكالة»: a preposition before a word that begins another name."""
        return any(head.skipped for head in self._head(index))

    def follows(self, index: int, behind: int, name: Sequence[str]) -> bool:
        """Whether the words of a name stand behind each other from an index on."""
        there = index + behind
        return there < len(self.tokens) and name[: behind + 1] == [
            self._form(each) for each in range(index, there + 1)
        ]

    def unnamed(self, index: int) -> Name | None:
        """A speaker whom the article does not name: «مصدر أمني رفيع»."""
        if index >= len(self.tokens) or self._form(index) not in self.words.folded("unnamed"):
            return None
        end = index + 1
        while self._open(end) and end - index < _LONGEST_UNNAMED and not self._joined(end):
            if self._definite(end) and end > index + 1:
                break
            end += 1
        if self._form(end) == "في" if end < len(self.tokens) and not self.apart(end) else False:
            inner = [each for each in self._head(end + 1) if each.kind != "document"]
            end = self._end(inner[0], end + 1) if inner else end
        at = Stretch(self.tokens[index].start, self.tokens[end - 1].end)
        text = self.article.said(at)
        return Name("person", at, text, sort="role", unsure="the person is not named")

    # Documents

    def _document(self, head: _Head, index: int, end: int) -> Name | None:
        end, parties = self._qualified(end)
        inner = [
            name.text
            for place in range(index + 1, end)
            for name in self.beginning(place)
            if name.kind == "organisation"
        ][:1]
        adjectives = self._adjectives(head, index + 1) if head.definite else index + 1
        if end == adjectives:
            return self._pointer(head, index) if head.definite else None
        at = self._stretch(head, index, end)
        return Name(
            "document",
            at,
            self._text(head, at),
            sort=head.word,
            head=head.word,
            parties=parties or tuple(inner),
        )

    def _qualified(self, end: int) -> tuple[int, tuple[str, ...]]:
        """The index behind what follows the name of a document and belongs to it; its parties."""
        parties: tuple[str, ...] = ()
        phrases = sorted(self.words.folded("qualifiers"), key=len, reverse=True)
        while end < len(self.tokens) and not self.apart(end):
            between = self._parties(end)
            if between:
                end, parties = between
                continue
            here = next((each for each in phrases if self._phrase(each, end)), "")
            behind = end + len(here.split())
            if not here:
                dated = self._dated_end(end)
                if dated == end:
                    break
                end = dated
                continue
            further = self._qualification(behind)
            if further == behind and len(here) < _LONGEST_CHAIN + 1:
                break
            end = further
        return end, parties

    def _phrase(self, phrase: str, index: int) -> bool:
        parts = phrase.split()
        return [
            self._form(each) for each in range(index, min(index + len(parts), len(self.tokens)))
        ] == parts

    def _qualification(self, index: int) -> int:
        """Behind a qualifier: a number, a date, or who made it."""
        if index >= len(self.tokens) or self.apart(index):
            return index
        if self._form(index).isdigit():
            return index + 1
        dated = self._dated_end(index)
        if dated > index:
            return dated
        inner = [each for each in self.beginning(index) if each.kind == "organisation"]
        return self.article.token_at(inner[0].at.end) if inner else self._place_name(index) or index

    def _dated_end(self, index: int) -> int:
        if index < len(self.tokens) and self._form(index) in {"في", "بتاريخ"}:
            behind = self._dated_end(index + 1)
            return behind if behind > index + 1 else index
        for each in self.dates:
            if index < len(self.tokens) and self.tokens[index].start in each.at:
                return self.article.token_at(each.at.end)
        return index

    def _parties(self, index: int) -> tuple[int, tuple[str, ...]] | None:
        """«بين العراق والولايات المتحدة»: where it ends, and the two sides."""
        if index >= len(self.tokens) or self._form(index) != "بين":
            return None
        first = self._side(index + 1)
        if first is None:
            return None
        second = self._side(first.end_index)
        if second is None or not self._joined(first.end_index):
            return None
        return second.end_index, (first.text, second.text)

    def _side(self, index: int) -> "_Side | None":
        if index >= len(self.tokens):
            return None
        for name in self.beginning(index):
            if name.kind in ("organisation", "person", "pointer"):
                return _Side(name.text, self.article.token_at(name.at.end))
        end, text, _ = self._mentions.get(index, (0, "", ""))
        if end:
            return _Side(text, end)
        form = self._unjoined(index)
        if index in self._dated or self.stop(index):
            return None
        return _Side(form, index + 1)

    def _known_places(self, found: Sequence[Name]) -> Iterator[Name]:
        """Countries and cities that stand by themselves."""
        for first, (end, text, sort) in self._mentions.items():
            form = self._form(first)
            named = text.split()[0]
            skipped = next(
                (len(form) - len(each) for each, _ in self.known.readings(form) if each == named), 0
            )
            at = Stretch(self.tokens[first].start + skipped, self.tokens[end - 1].end)
            if not any(each.at.overlaps(at) and each.kind != "document" for each in found):
                yield Name("place", at, self.article.said(at), sort=sort)


@dataclass(frozen=True, slots=True)
class _Side:
    text: str
    end_index: int
