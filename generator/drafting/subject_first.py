"""Statements in a language whose speaker stands before the verb, or directly behind it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.drafting.article import Article, Stretch
from generator.drafting.capitals import CapitalNames
from generator.drafting.named import Name, Subject
from generator.drafting.phrases import DraftingWords
from generator.drafting.speech import NOBODY, REPORTED, Cue, FoundStatement, Said, SpeechReader
from generator.drafting.when import FoundDate

_BEHIND_PREPOSITION = frozenset(
    (
        "of",
        "for",
        "to",
        "by",
        "with",
        "from",
        "about",
        "against",
        "in",
        "at",
        "between",
        "near",
        "on",
    )
)
_SHORTEST = 3
"""Words that a clause must have to say something."""
_LONGEST_REACH = 8
"""Words that may stand between a verb and the quotation that belongs to it."""
_ARTICLES = frozenset({"a", "an", "the", "one", "his", "her", "its", "their", "two", "senior"})


@dataclass(frozen=True, slots=True)
class _Clause:
    """A verb of speech and what is around it.

    Args:
        region: Where the speaker stands, if before the verb.
        quoted: The quotation before it in the same sentence.
        first: Nothing was said before it in that sentence.
    """

    cue: Cue
    region: Stretch
    end: int
    sentence: Stretch
    quoted: Stretch | None
    first: bool


class SubjectFirst(SpeechReader):
    """The statements of one article."""

    def __init__(self, article: Article, words: DraftingWords, dates: Sequence[FoundDate]) -> None:
        self.reader = CapitalNames(article, words, dates)
        super().__init__(article, words, dates, self.reader.names())
        self.used: set[Stretch] = set()

    def statements(self) -> tuple[FoundStatement, ...]:
        """All statements, in the order of the article."""
        found: list[FoundStatement] = []
        for sentence in self.article.sentences:
            cues = self._clauses([each for each in self.cues(sentence) if self._opens(each)])
            before = len(found)
            for index, cue in enumerate(cues):
                end = cues[index + 1].at.start if index + 1 < len(cues) else sentence.end
                left = cues[index - 1].at.end if index else sentence.start
                statement = self._statement(cue, left, end, sentence, found)
                if statement:
                    found.append(statement)
                    self.heard = statement.speaker or self.heard
                    if statement.direct:
                        self.used.add(statement.words)
            self._goes_on(sentence, found, quiet=len(found) == before)
        return tuple(found)

    def _goes_on(self, sentence: Stretch, found: list[FoundStatement], *, quiet: bool) -> None:
        for quotation in self.quotations(sentence):
            begins = quotation.start <= sentence.start + 1
            if quotation in self.used or not self.long(quotation) or not (quiet and begins):
                continue
            if self.heard:
                unsure = (f"{NOBODY}'s words",)
                at = Stretch(sentence.start, quotation.end + 1)
                chain = found[-1].chain if found and found[-1].speaker == self.heard else ()
                found.append(
                    FoundStatement(
                        at, quotation, self.heard, direct=True, chain=chain, unsure=unsure
                    )
                )

    def _opens(self, cue: Cue) -> bool:
        """Whether a verb is one of speech here, rather than `to be told` or `the published`."""
        index = self.article.token_at(cue.at.start)
        before = self.reader.form(index - 1).casefold()
        if cue.kind != "finite":
            return True
        if self.reader.capital(index):  # the United States
            return False
        return before not in {
            "who",
            "to",
            "be",
            "been",
            "was",
            "were",
            "being",
            "not",
            "is",
            "are",
            "a",
            "the",
        }

    def _clauses(self, cues: list[Cue]) -> list[Cue]:
        """Without the verbs that stand in what somebody says: `said that it expected`."""
        kept: list[Cue] = []
        for cue in cues:
            between = self.article.masked[kept[-1].at.end : cue.at.start].rstrip() if kept else ""
            last = between.split()[-1].casefold() if between.split() else ""
            if (
                cue.kind != "finite"
                or not kept
                or last in {"and", "but"}
                or "," in between
                or ("█" in between)
            ):
                kept.append(cue)
        return kept

    def _statement(
        self, cue: Cue, left: int, end: int, sentence: Stretch, found: list[FoundStatement]
    ) -> FoundStatement | None:
        if cue.kind == "sourcing":
            return self._sourced(cue, end, sentence)
        clause = self._clause_of(cue, left, end, sentence)
        subject = self._subject(clause) or Subject(None, cue.at.end, "the speaker is not found")
        said = self._said(clause, subject)
        if said is None:
            if subject.name and cue.kind == "finite":
                self.heard = subject.name
            return None
        words, direct = said.words, said.direct
        at = self.trimmed(
            min(words.start - direct, clause.region.start),
            max(words.end + direct, cue.at.end, subject.end),
        )
        chain = self.chain(cue.at.start, end)
        if not chain and found and found[-1].speaker == subject.name:
            chain = found[-1].chain
        return FoundStatement(
            at,
            words,
            subject.name,
            direct,
            cue.verb,
            self.words.strength(cue.verb.casefold()),
            chain,
            tuple(each for each in (subject.unsure, said.doubt) if each),
        )

    def _clause_of(self, cue: Cue, left: int, end: int, sentence: Stretch) -> "_Clause":
        earlier = [
            each
            for each in self.article.quotations
            if sentence.start <= each.start and each.end < cue.at.start
        ]
        quoted = earlier[-1] if earlier else None
        region = Stretch(max(left, quoted.end + 1 if quoted else left), cue.at.start)
        return _Clause(cue, region, end, sentence, quoted, first=left == sentence.start)

    # Who speaks

    def _subject(self, clause: "_Clause") -> Subject | None:
        last, end = self.heard, clause.cue.at.end
        said = self.gap(clause.region.start, clause.region.end).strip(" ,").split()
        if clause.cue.kind == "participle":
            return Subject(last, end)
        if not said and (inverted := self._behind(clause.cue)):
            return inverted
        if not said or said[-1].casefold() in {"and", "but", "also"}:
            return Subject(last, end, "the speaker is not named" if clause.first else "")
        if {each.casefold() for each in said[-2:]} & self.words.folded("pronouns"):
            return Subject(last, end, NOBODY)
        return self._before(clause.region)

    def _before(self, region: Stretch) -> Subject | None:
        names = [
            each
            for each in self.names
            if each.at.start >= region.start
            and each.at.end <= region.end
            and self.reader.first_word(each) not in _BEHIND_PREPOSITION
        ]
        names = [each for each in names if self.article.folded[each.at.end :][:1] != "'"]
        bodies = ("organisation", "pointer", "document")
        for kinds in (("person",), ("unnamed",), bodies, ("place",)):
            if kinds == ("unnamed",):
                unnamed = self._unnamed(region)
                if unnamed:
                    return unnamed
                continue
            here = [each for each in names if each.kind in kinds]
            if here:
                return self._meant(here[-1])
        return None

    def _meant(self, name: Name) -> Subject:
        if name.kind == "document":
            short = replace(name, text=name.text.partition(",")[0])
            return Subject(
                short, name.at.end, "a document is named, not who wrote it", name.at.start
            )
        if name.kind != "pointer":
            return Subject(name, name.at.end, name.unsure, name.at.start)
        same = [
            each
            for each in self.names
            if each.text == name.text
            and each.kind == "organisation"
            and each.at.start < name.at.start
        ]
        if same:
            unsure = f"taken for “{name.text}”, which was named before"
            return Subject(same[-1], name.at.end, unsure, name.at.start)
        unsure = "the article does not say who exactly this is"
        return Subject(name, name.at.end, unsure, name.at.start)

    def _unnamed(self, region: Stretch) -> Subject | None:
        """`A spokesman for the dockworkers' union`, `Officials on both sides`."""
        first = self.article.token_at(region.start)
        last = self.article.token_at(region.end)
        for index in range(first, last):
            form = self.reader.form(index).casefold()
            before = self.reader.form(index - 1).casefold() if index > first else ""
            if form not in self.words.folded("unnamed") or before in _BEHIND_PREPOSITION:
                continue
            if (
                form in {"union", "agency", "report", "statement", "police", "army"}
                and index + 1 < last
            ):
                continue
            start = index
            while (
                start > first
                and self.reader.form(start - 1).casefold() not in {"and", "that"}
                and (
                    index - start < 4  # noqa: PLR2004 - `a senior military official`
                )
                and self._beside(start)
            ):
                start -= 1
            end = index + 1
            while (
                end < last
                and self._beside(end)
                and (self.reader.form(end) not in self.words.folded("stops"))
            ):
                end += 1
            at = Stretch(self.article.tokens[start].start, self.article.tokens[end - 1].end)
            pointing = self._pointer_at(at) if form in {"union", "agency"} else None
            if pointing:
                return pointing
            name = Name(
                "person", at, self.article.said(at), sort="role", unsure="the person is not named"
            )
            return Subject(name, at.end, "the speaker is not named", at.start)
        return None

    def _pointer_at(self, at: Stretch) -> Subject | None:
        name = next(
            (each for each in self.names if each.kind == "organisation" and each.at.overlaps(at)),
            None,
        )
        return self._meant(name) if name else None

    def _beside(self, index: int) -> bool:
        before, here = self.article.tokens[index - 1], self.article.tokens[index]
        return not self.article.folded[before.end : here.start].strip(" '")

    def _behind(self, cue: Cue) -> Subject | None:
        """`said Transport Minister Leila Mansour`."""
        index = self.article.token_at(cue.at.end)
        for name in self.names:
            reach = self.article.token_at(name.at.start)
            if index <= reach <= index + 2 and name.kind in ("person", "organisation", "pointer"):
                return self._meant(name)
        return None

    # What is said

    def _said(self, clause: "_Clause", subject: Subject) -> Said | None:
        cue, end, quoted = clause.cue, clause.end, clause.quoted
        start = max(cue.at.end, subject.end)
        if quoted and quoted not in self.used and self._ends_before(quoted, clause.region):
            return Said(quoted, direct=True)
        that = self._that(start, end)
        if behind := self._quoted_behind(cue, start, that.start() if that else end):
            return Said(behind, direct=True)
        if that and not self._clause_before(cue, start, that.start()):
            words = self.unbroken(self._trimmed(that.end(), end))
            return Said(words) if words.end > words.start else None
        if trailing := self._trailing(clause):
            return Said(trailing)
        verb = cue.verb.casefold()
        if verb in self.words.clause_verbs:
            return self._clause(start, end)
        words = self.unbroken(self._trimmed(start, end))
        long = len(self.article.folded[words.start : words.end].split()) >= _SHORTEST
        return Said(words, doubt=REPORTED) if long and verb in self.words.folded("deeds") else None

    def _quoted_behind(self, cue: Cue, start: int, end: int) -> Stretch | None:
        """A quotation so near behind a verb that it belongs to it."""
        quotations = self.quotations(Stretch(start, end))
        behind = next((each for each in quotations if each not in self.used), None)
        reach = len(self.gap(start, behind.start).split()) if behind else 0
        reported = cue.verb.casefold() in self.words.clause_verbs and reach >= _SHORTEST
        return behind if reach <= _LONGEST_REACH and not reported else None

    def _clause_before(self, cue: Cue, start: int, that: int) -> bool:
        """Whether what was said begins before a `that`: `said it is a paper that …`."""
        if cue.verb.casefold() not in self.words.clause_verbs or cue.verb.casefold() == "told":
            return False
        first = self.article.masked[start:that].split()[:1]
        if not first:
            return False
        index = self.article.token_at(start)
        opener = first[0].casefold() in self.words.folded("clause_openers")
        return opener or self.reader.capital(index)

    def _ends_before(self, quoted: Stretch, region: Stretch) -> bool:
        words = self.article.folded[quoted.start : quoted.end].split()
        return region.start - quoted.end <= 2 and len(words) > 1  # noqa: PLR2004 - the mark

    def _that(self, start: int, end: int) -> re.Match[str] | None:
        found = re.compile(r"(?<!\w)that(?!\w)").search(self.article.masked, start, end)
        if found and len(self.article.masked[start : found.start()].split()) > _LONGEST_REACH * 2:
            return None
        return found

    def _trimmed(self, start: int, end: int) -> Stretch:
        words = self.trimmed(start, end)
        text = self.article.folded[words.start : words.end]
        cut = re.search(r"[\s,]*\b(?:and|but)$", text)
        return self.trimmed(words.start, words.start + cut.start()) if cut else words

    def _trailing(self, clause: "_Clause") -> Stretch | None:
        """`…, the ministry said on Tuesday.`: the words stand before the speaker."""
        offset, end = clause.cue.at.end, clause.end
        rest = self.article.masked[offset:end]
        for each in sorted(self.dates, key=lambda one: -one.at.start):
            if each.at.start >= offset and each.at.end <= end:
                rest = rest[: each.at.start - offset] + rest[each.at.end - offset :]
        setting = any(self.words.pattern(each).search(rest) for each in self.words.settings)
        if rest.strip(" .,on\n") and not (setting and len(rest.split()) <= _LONGEST_REACH):
            return None
        comma = self._last_comma(clause.region, self._before(clause.region))
        if comma is None:
            return None
        words = self.trimmed(clause.sentence.start, comma)
        long = len(self.article.folded[words.start : words.end].split()) >= _SHORTEST
        return words if long else None

    def _last_comma(self, region: Stretch, subject: Subject | None) -> int | None:
        """The comma that parts the words from the speaker, titles with commas kept together."""
        text = self.article.masked
        limit = subject.start if subject and subject.start else region.end
        comma = text.rfind(",", region.start, limit)
        return comma if comma > 0 else None

    def _clause(self, start: int, end: int) -> Said | None:
        """`said work would begin`, `told the Journal the work would begin`."""
        for each in self.names:
            if 0 <= each.at.start - start <= 5 and each.kind == "organisation":  # noqa: PLR2004 - ` the `
                told = self.article.masked[:start].rstrip().endswith(("told", "tells"))
                start = each.at.end if told else start
        first = self.article.folded[start:end].split()[:1]
        if not first or first[0].casefold().strip(",.:") in _BEHIND_PREPOSITION:
            return None
        words = self.unbroken(self._trimmed(start, end))
        if len(self.article.folded[words.start : words.end].split()) <= _SHORTEST:
            return None
        return Said(words)

    def _sourced(self, cue: Cue, end: int, sentence: Stretch) -> FoundStatement | None:
        """`According to X, …` and `…, according to X`."""
        index = self.article.token_at(cue.at.end)
        if self.reader.form(index).casefold() in {"the", "a", "an"}:
            index += 1
        start = self.article.tokens[index].start if index < len(self.article.tokens) else end
        named = self._source_at(start, end)
        if named is None or named.name is None:
            return None
        if cue.at.start <= sentence.start + 1:
            comma = self.article.folded.find(",", named.end, end)
            if comma < 0:
                return None
            words = self.unbroken(self.trimmed(comma + 1, sentence.end))
        else:
            words = self.trimmed(sentence.start, cue.at.start)
        at = Stretch(min(words.start, cue.at.start), max(words.end, named.end))
        unsure = (named.unsure,) if named.unsure else ()
        return FoundStatement(at, words, named.name, verb=cue.verb, unsure=unsure)

    def _source_at(self, start: int, end: int) -> Subject | None:
        there = [each for each in self.names if start in each.at and each.kind != "place"]
        if there and there[0].kind == "document":
            made = [
                each
                for each in self.names
                if each.kind == "organisation" and each.at.overlaps(there[0].at)
            ]
            return Subject(made[0], there[0].at.end) if made else Subject(there[0], there[0].at.end)
        if there:
            return self._meant(there[0])
        comma = self.article.folded.find(",", start, end)
        stop = self.trimmed(start, comma if comma > 0 else end).end
        name = Name(
            "organisation",
            Stretch(start, stop),
            self.article.said(Stretch(start, stop)),
            unsure="not named in full",
        )
        few = len(name.text.split()) <= _LONGEST_REACH
        return Subject(name, stop, "the source is not named in full") if few else None
