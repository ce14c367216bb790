"""Whether each quote stands in the stored text of its source, and the original words in a quote."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from generator.checking.quotes import find_quote, nearest, normalise
from generator.model.authored import is_blank
from generator.model.fact import Evidence, Statement
from generator.problems import Code, Problem
from generator.problems import Place as FilePlace
from generator.reading.content import Content, ReadSource
from generator.reading.document import Document, Key

_Cited = tuple[Document, tuple[Key, ...], Evidence]
"""Evidence, and where it stands."""


def check_evidence(content: Content) -> Iterator[Problem]:
    """Problems with stored texts, quotes, and original words."""
    yield from check_stored_texts(content)
    yield from check_register_evidence(content)
    yield from check_sheet_evidence(content)


def check_stored_texts(content: Content) -> Iterator[Problem]:
    """Problems with texts that were changed, and which quotes of the whole content that breaks."""
    for source in content.sources:
        if source.text_hash != source.about.value.sha256:
            yield _changed(source, content)


def check_register_evidence(content: Content) -> Iterator[Problem]:
    """Problems with the quotes in the register."""
    yield from _check_quotes(_of_places(content), _sources(content))


def check_sheet_evidence(content: Content) -> Iterator[Problem]:
    """Problems with the quotes and original words in the sheets, each for itself."""
    sources = _sources(content)
    yield from _check_quotes(_of_sheets(content), sources)
    for sheet in content.sheets:
        for facts in sheet.facts:
            for index, fact in enumerate(facts.value):
                if isinstance(fact, Statement):
                    yield from _check_said(fact, sources, facts.document, index)


def _sources(content: Content) -> Mapping[str, ReadSource]:
    return {source.id: source for source in content.sources}


def _of_places(content: Content) -> Iterator[_Cited]:
    for place_index, place in enumerate(content.places.value):
        for number, evidence in enumerate(place.evidence or ()):
            yield content.places.document, (place_index, "evidence", number), evidence


def _of_sheets(content: Content) -> Iterator[_Cited]:
    for sheet in content.sheets:
        for facts in sheet.facts:
            for index, fact in enumerate(facts.value):
                for number, evidence in enumerate(fact.evidence):
                    yield facts.document, (index, "evidence", number), evidence


def _check_quotes(cited: Iterable[_Cited], sources: Mapping[str, ReadSource]) -> Iterator[Problem]:
    for document, path, evidence in cited:
        source_of = sources.get(evidence.source)
        if source_of:  # an unknown source is a reference's problem
            yield from _check_quote(evidence, source_of, document, path)


def _changed(source: ReadSource, content: Content) -> Problem:
    """That the stored text is another one, and which quotes that breaks."""
    broken = [
        f"no longer found: the quote at {document.place(*path, 'quote')}"
        for document, path, evidence in chain(_of_places(content), _of_sheets(content))
        if evidence.source == source.id and not find_quote(source.text, evidence.quote)
    ]
    return Problem(
        source.about.document.place("sha256"),
        Code.TEXT_CHANGED,
        f"text.txt of `{source.id}` is not the text that this hash was made from",
        (f"its hash is now {source.text_hash}", *(broken or ["every quote is still found"])),
    )


def _check_quote(
    evidence: Evidence, source: ReadSource, document: Document, path: tuple[Key, ...]
) -> Iterator[Problem]:
    everywhere = find_quote(source.text, evidence.quote)
    if not everywhere:
        message = f"quote not found in source `{source.id}`"
        here = document.place(*path, "quote")
        yield Problem(here, Code.QUOTE_NOT_FOUND, message, _nearest(source, evidence.quote))
        return
    before, after = evidence.before or "", evidence.after or ""
    found = everywhere
    if before or after:
        found = find_quote(source.text, evidence.quote, before=before, after=after)
    if not found:
        wrong_before = before and not find_quote(source.text, evidence.quote, before=before)
        side = "before" if wrong_before else "after"
        message = f"the quote stands in `{source.id}`, but without these words beside it"
        yield Problem(document.place(*path, side), Code.QUOTE_CONTEXT, message)
    elif len(found) > 1:
        lines = ", ".join(str(source.text.count("\n", 0, each.start) + 1) for each in found)
        yield Problem(
            document.place(*path, "quote"),
            Code.QUOTE_AMBIGUOUS,
            f"the quote stands {len(found)} times in source `{source.id}`, lines {lines}",
            ("make it longer, or give the words `before` or `after` it",),
        )
    if source.about.value.language in (evidence.translation or ()):
        yield Problem(
            document.key_place(*path, "translation", source.about.value.language),
            Code.TRANSLATION_OF_ITSELF,
            f"source `{source.id}` is in this language already",
        )


def _nearest(source: ReadSource, quote: str) -> tuple[str, ...]:
    found = nearest(source.text, quote)
    if found is None:
        return ("nothing in its text is like it",)
    differences = tuple(
        f"the text has {_quoted(there)} where the quote has {_quoted(here)}"
        for there, here in found.differences
    )
    return (f"nearest words in text.txt, line {found.line}: «{found.words}»", *differences)


def _quoted(words: str) -> str:
    return f"«{words}»" if words else "nothing"


def _check_said(
    fact: Statement, sources: Mapping[str, ReadSource], document: Document, index: int
) -> Iterator[Problem]:
    if fact.said is None or fact.said.blank or any(is_blank(each.quote) for each in fact.evidence):
        return  # nothing to compare yet
    quotes: dict[str, list[str]] = {}
    for evidence in fact.evidence:
        if evidence.source in sources:
            language = sources[evidence.source].about.value.language
            quotes.setdefault(language, []).append(normalise(evidence.quote).text)
    if quotes and not any(language in fact.said for language in quotes):
        message = f"the original words are missing: the evidence is in {', '.join(sorted(quotes))}"
        yield Problem(document.place(index, "said"), Code.SAID_NOT_QUOTED, message)
    for language, of_language in quotes.items():
        words = normalise(fact.said[language]).text.strip() if language in fact.said else ""
        if not any(words in quote for quote in of_language):
            place: FilePlace = document.place(index, "said", language)
            message = "these original words do not stand within a quote of the evidence"
            yield Problem(place, Code.SAID_NOT_QUOTED, message)
