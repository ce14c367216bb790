"""Statements in a language whose verb of speech stands before the speaker: «قال فلان إن …»."""

import re
from collections.abc import Sequence
from functools import cached_property

from generator.drafting.article import Article, Stretch, fold
from generator.drafting.construct import ConstructNames
from generator.drafting.named import Name, Subject, last_before
from generator.drafting.phrases import DraftingWords
from generator.drafting.speech import (
    NOBODY,
    REPORTED,
    Cue,
    FoundStatement,
    Link,
    Said,
    SpeechReader,
)
from generator.drafting.when import FoundDate

_LONGEST_ASIDE = 9
"""Words between commas that may stand between the speaker and what was said."""
_LONGEST_SUBJECT = 6


class VerbFirst(SpeechReader):
    """The statements of one article."""

    def __init__(self, article: Article, words: DraftingWords, dates: Sequence[FoundDate]) -> None:
        self.reader = ConstructNames(article, words, dates)
        super().__init__(article, words, dates, self.reader.names())

    @cached_property
    def _that(self) -> re.Pattern[str]:
        that = sorted(self.words.folded("that"), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:ف)?(?P<that>{'|'.join(that)})(?!\w)[،:]?")

    def statements(self) -> tuple[FoundStatement, ...]:
        """All statements, in the order of the article."""
        found: list[FoundStatement] = []
        for sentence in self.article.sentences:
            cues = [each for each in self.cues(sentence) if self._opens(each, sentence)]
            before = len(found)
            for index, cue in enumerate(cues):
                end = cues[index + 1].at.start if index + 1 < len(cues) else sentence.end
                statement = self._statement(cue, Stretch(cue.at.start, end), sentence, found)
                if statement:
                    found.append(statement)
            self._goes_on(sentence, found, before)
        return tuple(found)

    def _goes_on(self, sentence: Stretch, found: list[FoundStatement], before: int) -> None:
        """A sentence that is only a quotation goes on with what the last speaker said."""
        quotations = self.quotations(sentence)
        if len(found) > before or not found or not quotations:
            return
        (first, *_) = quotations
        if first.start <= sentence.start + 1 and self.long(first):
            last, unsure = self.last_speaker(found), (f"{NOBODY}'s words",)
            at = Stretch(sentence.start, first.end + 1)
            chain = found[-1].chain
            found.append(FoundStatement(at, first, last, direct=True, chain=chain, unsure=unsure))

    def _opens(self, cue: Cue, sentence: Stretch) -> bool:
        """Whether a verb of speech begins a clause of its own, rather than standing in one."""
        before = self.article.masked[sentence.start : cue.at.start].rstrip()
        joined = self.article.masked[cue.at.start] in self.known.joining
        behind_mark = not before or before[-1] in '،,؛:.»"”█'
        last = before.split()[-1] if before.split() else ""
        behind_word = fold(last).lstrip("،") in {"فيما", "كما", "بينما", "حيث", "فقد", "قد", "ذلك"}
        sourced = re.search(r"(?:ما|حسبما|كما)$", before) is not None
        return joined or behind_mark or behind_word or sourced

    def _statement(
        self, cue: Cue, here: Stretch, sentence: Stretch, found: list[FoundStatement]
    ) -> FoundStatement | None:
        if cue.kind == "sourcing":
            return self._sourced(cue, here, sentence)
        subject = self._subject(cue, found)
        start = subject.end if subject.name else cue.at.end
        said = self._said(cue, start, here)
        if said is None:
            return None
        chain = self.chain(cue.at.end, said.words.start)
        if cue.kind == "carrying":
            chain = self._carrier(cue, subject.end)
        if not chain and found and found[-1].speaker == subject.name:
            chain = found[-1].chain
        self._channelled(cue.at.end, said.words.start, subject.name)
        return FoundStatement(
            Stretch(cue.at.start, said.words.end + said.direct),
            said.words,
            subject.name,
            said.direct,
            cue.verb,
            self.words.strength(cue.verb),
            chain,
            tuple(each for each in (subject.unsure, said.doubt) if each),
        )

    def _channelled(self, start: int, end: int, speaker: Name | None) -> None:
        """«قالت في بيان»: a document that nothing but its speaker tells from others."""
        for index in range(self.article.token_at(start), self.article.token_at(end)):
            token = self.article.tokens[index]
            if token.form in self.words.folded("channels") and not any(
                token.start in each.at for each in self.names if each.kind == "document"
            ):
                at = Stretch(token.start, self._received(token.end))
                made = (speaker.text,) if speaker else ()
                unsure = "only its speaker tells it from others"
                self.channels.append(
                    Name(
                        "document",
                        at,
                        self.article.said(at),
                        sort=token.form,
                        head=token.form,
                        parties=made,
                        unsure=unsure,
                    )
                )

    def _received(self, position: int) -> int:
        """Behind who received a document, where that stands directly behind it."""
        for link in self.chain(position, len(self.article.folded)):
            phrase = self.article.folded[position : link.actor.at.start].strip()
            if phrase == link.phrase and link.link != "told":
                return link.actor.at.end
        return position

    # Who speaks

    def _subject(self, cue: Cue, found: list[FoundStatement]) -> Subject:
        last = self.heard or self.last_speaker(found)
        if cue.kind == "participle":
            return Subject(last, cue.at.end)
        index = self.article.token_at(cue.at.end)
        if cue.kind == "carrying":
            return self._carried(index)
        named = self._named(index, adjacent=cue.at.end)
        if named:
            self.heard = named.name
            return named
        unsure = (
            "nobody is named: taken for the last speaker" if last else "the speaker is not named"
        )
        return Subject(last, cue.at.end, unsure)

    def _named(self, index: int, adjacent: int) -> Subject | None:
        """Who is named by the words directly behind a position."""
        tokens = self.article.tokens
        if index >= len(tokens) or self.article.masked[adjacent : tokens[index].start].strip():
            return None
        unnamed = self.reader.unnamed(index)
        for name in self.reader.beginning(index):
            if name.at.start >= tokens[index].end or name.kind in ("place", "base", "document"):
                continue
            if name.kind == "pointer":
                return self._pointed(name)
            if unnamed and name.sort == "role" and unnamed.at.end >= name.at.end:
                continue
            return Subject(name, name.at.end, name.unsure)
        if unnamed:
            return Subject(unnamed, unnamed.at.end, unnamed.unsure)
        return self._bare(index)

    def _pointed(self, pointer: Name) -> Subject:
        named = sorted((*self.names, *self.channels), key=lambda each: each.at)
        meant = last_before(named, pointer.at.start, pointer.head)
        if meant is None:
            return Subject(pointer, pointer.at.end, "the article does not say who exactly this is")
        if meant.kind == "document":
            made = [each for each in self.names if each.text in meant.parties]
            meant = made[0] if made else meant
        return Subject(meant, pointer.at.end, f"taken for «{meant.text}», which was named before")

    def _bare(self, index: int) -> Subject | None:
        """A name without a title, up to what can no longer be one."""
        known = self._known(index)
        if known:
            return known
        end = self.reader.name_end(index)
        if end - index < 2:  # noqa: PLR2004 - a name and a family name
            return None
        at = Stretch(self.article.tokens[index].start, self.article.tokens[end - 1].end)
        unsure = "no title stands before it: taken for a name"
        name = Name("person", at, self.article.said(at), sort="person", head="", unsure=unsure)
        return Subject(name, at.end, unsure)

    def _known(self, index: int) -> Subject | None:
        """A name or family name of somebody who was named in full before."""
        token = self.article.tokens[index]
        for name in reversed(self.names):
            own = fold(name.text).split()
            if (
                name.kind == "person"
                and name.sort == "person"
                and name.at.end <= token.start
                and (token.form in (own[0], own[-1]))
            ):
                behind = 1
                while behind < len(own) and self.reader.follows(index, behind, own):
                    behind += 1
                end = self.article.tokens[index + behind - 1].end
                return Subject(name, end, "" if behind == len(own) else f"taken for «{name.text}»")
        return None

    def _carried(self, index: int) -> Subject:
        """«نقلت وكالة عن فلان قوله»: the speaker stands behind «عن»."""
        tokens = self.article.tokens
        for place in range(index, min(index + _LONGEST_SUBJECT, len(tokens))):
            if tokens[place].form == "عن":
                named = self._named(place + 1, tokens[place].end)
                if named:
                    return named
        position = tokens[index].start if index < len(tokens) else len(self.article.folded)
        return Subject(None, position, "the speaker is not found")

    def _carrier(self, cue: Cue, end: int) -> tuple[Link, ...]:
        """«نقلت وكالة عن فلان»: whoever carried the words."""
        bodies = (each for each in self.names if each.kind == "organisation")
        between = [each for each in bodies if cue.at.end <= each.at.start and each.at.end <= end]
        return tuple(Link("carried-by", cue.verb, each) for each in between[:1])

    # What is said

    def _said(self, cue: Cue, start: int, here: Stretch) -> Said | None:
        that = self._that.search(self.article.masked, start, here.end)
        quotations = self.quotations(Stretch(start, here.end))
        quoted = quotations[0] if quotations else None
        for each in quotations if that else ():
            if that and each.start >= that.end() and not self.gap(that.end(), each.start):
                return Said(each, direct=True)
        if quoted and (that is None or quoted.start < that.start()):
            between = self.article.folded[start : quoted.start]
            near = re.search(r"[:ب]\s*[«“\"„]?$", between) or len(between.split()) < _LONGEST_ASIDE
            return Said(quoted, direct=True) if near else None
        if that and len(self.article.masked[start : that.start()].split()) <= _LONGEST_ASIDE * 2:
            if quoted and not self.gap(that.end(), quoted.start):
                return Said(quoted, direct=True)
            begin = that.start("that") if that["that"][-2:] in ("نه", "ها", "هم") else that.end()
            begin = that.start("that") if that["that"] in ("اننا", "انني") else begin
            words = self.unbroken(self.trimmed(begin, here.end))
            return Said(words) if words.end > words.start else None
        if fold(cue.verb) in self.words.folded("deeds") or cue.kind == "participle":
            return self._deed(start, here)
        return None

    def _deed(self, start: int, here: Stretch) -> Said | None:
        """What is announced or denied, as the article words it."""
        text, asides = self.article.folded, 0
        while (behind := re.match(r"\s*،", text[start : here.end])) is not None:
            begin = start + behind.end()
            comma = text.find("،", begin, here.end)
            start = begin
            if comma < 0 or not text[comma + 1 : here.end].strip():
                break
            aside = Stretch(begin, comma)
            dated = any(not self.gap_without(each.at, aside) for each in self.dates)
            if not dated and (asides or not self._aside(text[begin:comma])):
                break
            asides += not dated
            start = comma
        words = self.unbroken(self.trimmed(start, here.end))
        words = self._behind_preposition(words)
        if len(text[words.start : words.end].split()) < 2:  # noqa: PLR2004 - too short to say anything
            return None
        return Said(words, doubt=REPORTED)

    def gap_without(self, date: Stretch, aside: Stretch) -> str:
        """What an aside says besides a date; all of it where the date is not in it."""
        text = self.article.folded
        if not (aside.start <= date.start and date.end <= aside.end):
            return text[aside.start : aside.end]
        return self.gap(aside.start, date.start) + self.gap(date.end, aside.end)

    def _aside(self, text: str) -> bool:
        """Whether words between commas only tell more about the speaker."""
        said = text.split()
        about = said and said[0] in self.words.folded("asides") | self.words.folded("roles")
        return bool(about) and len(said) <= _LONGEST_ASIDE

    def _behind_preposition(self, words: Stretch) -> Stretch:
        first, _, rest = self.article.folded[words.start : words.end].partition(" ")
        if first in self.words.folded("before_that") and first in {"عن", "من"} and rest:
            return Stretch(words.start + len(first) + 1, words.end)
        return words

    def _sourced(self, cue: Cue, here: Stretch, sentence: Stretch) -> FoundStatement | None:
        """«بحسب فلان، …» and «…، بحسب فلان»."""
        tokens, position = self.article.tokens, cue.at.end
        index = self.article.token_at(position)
        if index and tokens[index - 1].end > position:  # «لوزارة»
            index -= 1
        if index < len(tokens) and self._is_verb(tokens[index].form):  # «وفق ما أعلنته»
            position = tokens[index].end
            index += 1
        named = self._made(index) or self._named(index, position)
        if named is None or named.name is None:
            return None
        behind = self.article.folded[named.end : here.end]
        unsure = tuple(each for each in (named.unsure,) if each)
        if cue.at.start <= sentence.start + 1:
            comma = re.search(r"،\s*(?:فإن|فان|إن|أن|ان)?\s*", behind)
            if comma is None:
                return None
            words = self.trimmed(named.end + comma.end(), here.end)
        else:
            words = self.trimmed(sentence.start, cue.at.start)
        at = Stretch(min(words.start, cue.at.start), max(words.end, named.end))
        return FoundStatement(at, words, named.name, verb=cue.verb, unsure=unsure)

    def _is_verb(self, form: str) -> bool:
        spoken = self.words.folded("speech") | {fold(each) for each in self.known.speech}
        return any(form.removesuffix(each) in spoken for each in ("", "ه", "ته", "ها", "تها"))

    def _made(self, index: int) -> Subject | None:
        """Who made a document that is named as the source: «بحسب تقرير البعثة»."""
        for name in self.reader.beginning(index):
            if name.kind == "document" and name.sort in self.words.folded("channels"):
                inner = [
                    each
                    for each in self.names
                    if each.kind == "organisation" and each.at.overlaps(name.at)
                ]
                if inner:
                    return Subject(inner[0], name.at.end)
        return None
