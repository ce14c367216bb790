"""The words of sources within the editor's own: what stands in quotation marks and in a source."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from generator.checking.quotes import normalise
from generator.language.bidi import has_arabic
from generator.reading.content import Content

_QUOTED = re.compile("(?<=«)[^«»]+(?=»)|(?<=“)[^“”]+(?=”)")


class Quoted:
    """The texts of the sources, in which quoted words are looked up."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._sources = [normalise(each).text for each in sources]
        self._found: dict[str, bool] = {}

    @classmethod
    def of(cls, content: Content) -> "Quoted":
        """Gather the sources of a content."""
        return cls([source.text for source in content.sources])

    def without(self, text: str) -> str:
        """The text with a dummy letter for each one that is quoted from a source.

        Those words are not the editor's, so their spelling and punctuation are not either.
        """
        if "«" not in text and "“" not in text:
            return text
        return _QUOTED.sub(lambda found: self._masked(found[0]), text)

    def _masked(self, words: str) -> str:
        if words not in self._found:
            wanted = normalise(words).text.strip()
            self._found[words] = any(wanted in source for source in self._likely(wanted))
        if not self._found[words]:
            return words
        return ("\u0627" if has_arabic(words) else "x") * len(words)

    def _likely(self, wanted: str) -> Iterable[str]:
        """The sources that can have some words: those with the rarest one within them."""
        _, *inner = wanted.split(" ")[:-1] or [""]
        return min((self._having.get(each, ()) for each in inner), key=len, default=self._sources)

    @cached_property
    def _having(self) -> Mapping[str, Sequence[str]]:
        """The sources that a word stands in between spaces."""
        having: dict[str, list[str]] = defaultdict(list)
        for source in self._sources:
            for word in dict.fromkeys(source.split(" ")):
                having[word].append(source)
        return having
