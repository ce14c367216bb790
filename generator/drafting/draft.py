"""The recipe: an article and the register → a draft of a sheet."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.checking.quotes import find_quote
from generator.drafting.article import Article, Stretch, fold
from generator.drafting.named import Name
from generator.drafting.phrases import DraftingWords
from generator.drafting.speech import FoundStatement, SpeechReader
from generator.drafting.subject_first import SubjectFirst
from generator.drafting.verb_first import VerbFirst
from generator.drafting.when import FoundDate, dates
from generator.language.spellings import Names, in_one_language, skeleton, spelled
from generator.language.spellings import words as spelled_words
from generator.model.register import Entity

_LONG_SENTENCE = 45
"""Words from which on a date, a document or a site is quoted with less than its sentence."""
_SHORT_QUOTE = 6
_WORDS_BESIDE = 15


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the article, so many that they stand there once, and where they do."""

    text: str
    line: int
    column: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class DraftEntity:
    """Somebody or some place that the article names.

    Args:
        known: Its id in the register; None where the register does not have it.
        title: A person's title or role, as the article gives it.
        sort: What the first word says that it is: `ministry`, `airport`; may be empty.
    """

    name: str
    known: str | None = None
    title: str = ""
    sort: str = ""
    base: bool = False
    quotes: tuple[Quote, ...] = ()
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftDate:
    """A date: EDTF, or only the phrase."""

    phrase: str
    edtf: str | None
    quote: Quote
    actors: tuple[DraftEntity, ...] = ()
    places: tuple[DraftEntity, ...] = ()
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftStatement:
    """What somebody says.

    Args:
        words: As they stand in the article, without quotation marks.
        verb: The verb of speech; `strength` says how strong it is.
        chain: Of each link its name in the file of words, the words for it, and the actor.
        quotes: The first one has the words, the second one, if any, who speaks.
    """

    words: str
    direct: bool
    speaker: DraftEntity | None
    verb: str
    strength: str
    quotes: tuple[Quote, ...]
    chain: tuple[tuple[str, str, DraftEntity], ...] = ()
    actors: tuple[DraftEntity, ...] = ()
    places: tuple[DraftEntity, ...] = ()
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftDocument:
    """An agreement or document."""

    name: str
    quote: Quote
    parties: tuple[DraftEntity, ...] = ()
    date: DraftDate | None = None
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What an article says, as far as rules tell it, each with the words that it stands on."""

    language: str
    dates: tuple[DraftDate, ...]
    statements: tuple[DraftStatement, ...]
    documents: tuple[DraftDocument, ...]
    actors: tuple[DraftEntity, ...]
    places: tuple[DraftEntity, ...]

    @property
    def bases(self) -> tuple[DraftEntity, ...]:
        """The places of which a sheet gives the status."""
        return tuple(each for each in self.places if each.base)


def draft(
    text: str, words: DraftingWords, actors: Sequence[Entity], places: Sequence[Entity]
) -> Draft:
    """Draft a sheet from an article.

    Args:
        actors: Of the register, to which names are matched.
        places: Likewise.
    """
    article = Article(text, words.abbreviations, words.function_words)
    found = dates(article, words)
    reader: SpeechReader
    reader = (
        VerbFirst(article, words, found)
        if words.lexicon.article
        else (SubjectFirst(article, words, found))
    )
    return _Drafter(reader, actors, places).draft()


@dataclass
class _Gathered:
    """One entity while its mentions are being gathered."""

    name: str
    known: str | None
    sort: str
    title: str = ""
    base: bool = False
    at: list[Stretch] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)


class _Drafter:
    def __init__(
        self,
        reader: SpeechReader,
        actors: Sequence[Entity],
        places: Sequence[Entity],
    ) -> None:
        article, words = reader.article, reader.words
        self.article, self.words, self.dates = article, words, reader.dates
        self.statements = reader.statements()
        self._quoted: dict[Stretch, tuple[str, str, str]] = {}
        self.names = (*reader.names, *reader.channels)
        self.actors = _Gatherer(article, words, actors)
        self.places = _Gatherer(article, words, places)

    def draft(self) -> Draft:
        self._gather()
        return Draft(
            self.words.language,
            tuple(self._date(each) for each in self.dates),
            tuple(self._statement(each) for each in self.statements),
            tuple(self._document(each) for each in self.names if each.kind == "document"),
            tuple(self._entity(each) for each in self.actors.everything()),
            tuple(self._entity(each) for each in self.places.everything()),
        )

    def _gather(self) -> None:
        for name in self.names:
            match name.kind:
                case "person" | "organisation" if name.sort != "role":
                    self.actors.add(name)
                case "base" | "place" if not self._is_actor(name):
                    self.places.add(name)
                case _:
                    pass
        for statement in self.statements:
            named = (link.actor for link in statement.chain if link.actor.kind != "pointer")
            for actor in (*((statement.speaker,) if statement.speaker else ()), *named):
                self.actors.add(actor)
        for name in self.names:
            for party in name.parties if name.kind == "document" else ():
                self.actors.party(party, name.at)

    def _is_actor(self, name: Name) -> bool:
        """Whether the register has a country or city as an actor, and not as a place."""
        geographical = name.sort in ("country", "city") and self.places.called(name.text) is None
        return (
            geographical
            and (known := self.actors.called(name.text)) is not None
            and (known.known is not None)
        )

    # The facts

    def _date(self, date: FoundDate) -> DraftDate:
        at = self._around(date.at)
        return DraftDate(
            self.article.said(date.at),
            date.edtf,
            self._quote(at, date.at),
            self._within(self.actors, at),
            self._within(self.places, at),
            (date.unsure,) if date.unsure else (),
        )

    def _statement(self, statement: FoundStatement) -> DraftStatement:
        quotes = [self._quote(statement.at)]
        speaker = statement.speaker
        named_there = speaker is not None and speaker.at.overlaps(statement.at)
        if speaker and not named_there and (introduced := self._introduced(speaker)):
            quotes.append(self._quote(introduced))
        gathered = self.actors.of(speaker) if speaker else None
        links = tuple(self._links(statement))
        concerned = {gathered.name if gathered else "", *(each.name for _, _, each in links)}
        return DraftStatement(
            self.article.said(statement.words).strip(),
            statement.direct,
            self._entity(gathered) if gathered else None,
            self.article.said(self._verb(statement)) if statement.verb else "",
            statement.strength,
            tuple(quotes),
            links,
            tuple(
                each
                for each in self._within(self.actors, statement.at)
                if each.name not in concerned
            ),
            self._within(self.places, statement.at),
            statement.unsure,
        )

    def _verb(self, statement: FoundStatement) -> Stretch:
        start = self.article.masked.find(statement.verb, statement.at.start)
        return Stretch(start, start + len(statement.verb))

    def _introduced(self, speaker: Name) -> Stretch | None:
        """Where the article says who speaks, before it goes on with what else they say."""
        for each in self.statements:
            if each.speaker == speaker and speaker.at.overlaps(each.at):
                start = min(each.at.start, speaker.at.start)
                end = each.words.start if each.words.start > speaker.at.end else each.at.end
                text = self._without_that(self.article.folded[start:end])
                return Stretch(start, start + len(text))
        return None

    def _without_that(self, text: str) -> str:
        """The words for who speaks, without what joins them with what is said."""
        that = "|".join(sorted(self.words.folded("that"), key=len, reverse=True))
        return re.sub(rf"[\s،,:]*(?<!\w)(?:{that})?[\s:،,«“\"„]*$", "", text)

    def _links(self, statement: FoundStatement) -> Iterator[tuple[str, str, DraftEntity]]:
        for link in statement.chain:
            gathered = self.actors.of(link.actor)
            if gathered:
                yield link.link, link.phrase, self._entity(gathered)

    def _document(self, name: Name) -> DraftDocument:
        parties = [self.actors.called(each) for each in name.parties]
        dated = next((each for each in self.dates if each.at.overlaps(name.at)), None)
        return DraftDocument(
            name.text,
            self._quote(self._around(name.at), name.at),
            tuple(self._entity(each) for each in parties if each),
            self._date(dated) if dated else None,
            (name.unsure,) if name.unsure else (),
        )

    # What they stand on

    def _within(self, gatherer: "_Gatherer", at: Stretch) -> tuple[DraftEntity, ...]:
        return tuple(
            self._entity(each)
            for each in gatherer.everything()
            if any(mention.overlaps(at) for mention in each.at)
        )

    def _entity(self, gathered: _Gathered) -> DraftEntity:
        return DraftEntity(
            gathered.name,
            gathered.known,
            gathered.title,
            gathered.sort,
            gathered.base,
            tuple(self._quote(self._around(each), each) for each in gathered.at[:1]),
            tuple(sorted(gathered.unsure)),
        )

    def _around(self, at: Stretch) -> Stretch:
        """The sentence that something stands in, or of a long one the part of it."""
        sentence = self.article.sentence(at.start)
        if len(self.article.folded[sentence.start : sentence.end].split()) <= _LONG_SENTENCE:
            return Stretch(sentence.start, max(sentence.end, at.end))
        marks = '،,;؛:"«»“”'
        start, end = at.start, at.end
        while start > sentence.start and (
            self.article.folded[start - 1] not in marks
            or len(self.article.folded[start : at.end].split()) < _SHORT_QUOTE
        ):
            start -= 1
        while end < sentence.end and self.article.folded[end] not in marks:
            end += 1
        start, end = self._near(at, start, end)
        text = self.article.folded[start:end]
        left = len(text) - len(text.lstrip(f" {marks}"))
        right = len(text.rstrip(f" {marks}"))
        return Stretch(start + left, max(start + right, at.end))

    def _near(self, at: Stretch, start: int, end: int) -> tuple[int, int]:
        """Of a clause without end, some words on each side."""
        folded = self.article.folded
        before = [each.start() for each in re.finditer(r"\S+", folded[start : at.start])]
        behind = [each.end() for each in re.finditer(r"\S+", folded[at.end : end])]
        if len(before) > _WORDS_BESIDE:
            start += before[-_WORDS_BESIDE]
        if len(behind) > _WORDS_BESIDE:
            end = at.end + behind[_WORDS_BESIDE - 1]
        return start, end

    def _quote(self, at: Stretch, about: Stretch | None = None) -> Quote:
        """The words of a stretch, with those beside them where they stand more than once.

        Args:
            about: What they are quoted for, whose place is told.
        """
        if at not in self._quoted:
            start, end = self.article.original(at)
            self._quoted[at] = _once(self.article.text, start, end)
        quote, before, after = self._quoted[at]
        line, column = self.article.line_and_column(about or at)
        return Quote(quote, line, column, before, after)


def _once(text: str, start: int, end: int) -> tuple[str, str, str]:
    """A quote with as few words before or else behind it as make it stand there once."""
    quote = text[start:end]
    if len(find_quote(text, quote)) == 1:
        return quote, "", ""
    before, behind = text[:start].split(), text[end:].split()
    steps = 1
    while steps <= max(len(before), len(behind)) * 2:
        left_words, right_words = " ".join(before[-steps:]), " ".join(behind[:steps])
        for left, right in ((left_words, ""), ("", right_words)):
            if len(find_quote(text, quote, before=left, after=right)) == 1:
                return quote, left, right
        steps *= 2
    return quote, " ".join(before), " ".join(behind)


class _Gatherer:
    """Gathers who or what is named, each once, matched to the register."""

    def __init__(self, article: Article, words: DraftingWords, register: Sequence[Entity]) -> None:
        self.article, self.words = article, words
        self.gathered: dict[str, _Gathered] = {}
        self.known = _known(register, words)
        self.called_so: dict[tuple[str, ...], str] = {}
        self.alike: dict[tuple[str, ...], str] = {}
        for spelling in self.known.spellings:
            own = self._words(spelling.text)
            self.called_so.setdefault(own, min(spelling.ids))
            self.alike.setdefault(tuple(map(skeleton, own)), min(spelling.ids))
        language = words.language
        self.entities = {each.id: each for each in register}
        self._mentioned(language)

    def _mentioned(self, language: str) -> None:
        """Everything that the register spells in the very way that the article does."""
        text = spelled_words(self.article.folded)
        for mention in self.known.mentions(text):
            at = Stretch(text[mention.first].start, text[mention.last - 1].end)
            id_ = min(mention.spelling.ids)
            entity = self.entities[id_]
            given = language in entity.name
            name = entity.name[language] if given else mention.spelling.text
            self._put(f"known {id_}", name, id_, at)
            if len(mention.spelling.ids) > 1:
                others = ", ".join(sorted(mention.spelling.ids - {id_}))
                self.gathered[f"known {id_}"].unsure.add(f"the register also calls so: {others}")

    def _put(self, key: str, name: str, known: str | None, at: Stretch) -> _Gathered:
        here = self.gathered.setdefault(key, _Gathered(name, known, ""))
        if not any(at.overlaps(each) for each in here.at):
            here.at.append(at)
        return here

    def _words(self, text: str) -> tuple[str, ...]:
        known = self.words.lexicon
        own = spelled(fold(text), known)
        return (known.bare(own[0]), *own[1:]) if own and known.article else own

    def _match(self, text: str) -> tuple[str | None, str]:
        """The id in the register, and why it may be another."""
        own = self._words(text)
        if own in self.called_so:
            return self.called_so[own], ""
        alike = self.alike.get(tuple(map(skeleton, own)))
        return alike, "the register spells it in another way" if alike else ""

    def key(self, text: str) -> str:
        """What is the same for all spellings of a name."""
        known, _ = self._match(text)
        return f"known {known}" if known else " ".join(map(skeleton, self._words(text)))

    def add(self, name: Name) -> None:
        """Gather a name."""
        known, doubt = self._match(name.text)
        text = (
            self.entities[known].name[self.words.language]
            if (known and self.words.language in self.entities[known].name)
            else name.text
        )
        here = self._put(self.key(name.text), text, known, name.at)
        here.title = here.title or name.title
        here.sort = here.sort or name.sort
        here.base = here.base or name.kind == "base"
        here.unsure |= {each for each in (doubt, name.unsure) if each}

    def party(self, text: str, at: Stretch) -> None:
        """Gather somebody who made a document; a name that stands alone is known no further."""
        if self.called(text) is None and not self._points(text):
            here = self._put(self.key(text), text, self._match(text)[0], at)
            here.unsure.add("named only as a party")

    def _points(self, text: str) -> bool:
        return len(text.split()) == 1 and text.startswith(self.words.lexicon.article or "\0")

    def called(self, text: str) -> _Gathered | None:
        """What is gathered under a name."""
        return self.gathered.get(self.key(text))

    def of(self, name: Name) -> _Gathered | None:
        """What is gathered for a mention."""
        return self.called(name.text)

    def everything(self) -> Iterable[_Gathered]:
        """All of it, in the order of the article."""
        return sorted(self.gathered.values(), key=lambda each: each.at[0])


def _known(register: Sequence[Entity], words: DraftingWords) -> Names:
    language = words.language
    named: list[tuple[str, str]] = []
    for entity in register:
        spelled_so: Mapping[str, tuple[str, ...]] = entity.other_names
        own = (entity.name[language],) if language in entity.name else ()
        for each in (*own, *spelled_so.get(language, ())):
            bare = re.sub(r"\s*\([^)]*\)", "", each)
            named.append((entity.id, fold(bare)))
    return in_one_language(named, words.lexicon)
