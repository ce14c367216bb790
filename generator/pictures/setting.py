"""The words of a text → lines, in the largest letters in which all of them have room."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import category

LEFT_TO_RIGHT, RIGHT_TO_LEFT, POP = "\u2066", "\u2067", "\u2069"
"""Unicode's isolates: what begins one of each direction, and what ends it."""

_HALVINGS = 8

Word = tuple[str, float]
"""A word, and its width in letters of size 1."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A text in lines.

    Args:
        size: Of the letters, in pixels, as is the leading: the height of a line.
    """

    size: int
    leading: float
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """Of all lines."""
        return len(self.lines) * self.leading


def fitted(
    text: str,
    measure: Callable[[str], float],
    *,
    width: float,
    height: float,
    sizes: Sequence[int],
    leading: float,
) -> Setting | None:
    """The text in the first of the sizes in which it has room; nothing if there is none.

    The lines are about as long as each other. A word is cut only where it is longer than a line
    even in the last size.

    Args:
        measure: The width of a text in letters of size 1.
        leading: In letters of size 1.
    """
    longest = width / sizes[-1]
    words = [
        (part, measure(part)) for word in text.split(" ") for part in _cut(word, measure, longest)
    ]
    widest = max(wide for _, wide in words)
    space = measure(" ")
    for size in sizes:
        most = int(height / (size * leading))
        if widest * size <= width and len(_broken(words, space, width / size, most)) <= most:
            even = _even(words, space, width / size, most)
            return Setting(size, size * leading, tuple(_joined(even)))
    return None


def _cut(word: str, measure: Callable[[str], float], longest: float) -> Iterator[str]:
    """The word, or where it is too long its parts, no letter without its marks."""
    if measure(word) > longest:
        part = ""
        for letter in word:
            if category(letter)[0] not in "MC" and measure(part + letter) > longest:
                yield part
                part = ""
            part += letter
        word = part
    yield word


def _broken(words: Sequence[Word], space: float, width: float, most: int) -> list[list[str]]:
    """As many words a line as have room, up to one line too many."""
    lines: list[list[str]] = []
    left = -1.0
    for word, wide in words:
        left -= space + wide
        if left < 0:
            if len(lines) > most:
                break
            lines.append([])
            left = width - wide
        lines[-1].append(word)
    return lines


def _even(words: Sequence[Word], space: float, width: float, most: int) -> list[list[str]]:
    """The same in the narrowest lines of which no more are needed."""
    lines = _broken(words, space, width, most)
    narrow, wide = 0.0, width
    for _ in range(_HALVINGS):
        middle = (narrow + wide) / 2
        tried = _broken(words, space, middle, most)
        if len(tried) == len(lines):
            lines, wide = tried, middle
        else:
            narrow = middle
    return lines


def _joined(lines: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines as texts; an isolate that is not ended in one goes on in the next."""
    opened = ""
    for words in lines:
        line = opened + " ".join(words)
        yield line
        opened = ""
        for each in line:
            if each in {LEFT_TO_RIGHT, RIGHT_TO_LEFT}:
                opened += each
            elif each == POP:
                opened = opened[:-1]
