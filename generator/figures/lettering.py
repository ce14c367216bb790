"""How wide a text comes out, before it is set: as in the widest of the fonts, or a bit more.

The fonts themselves are not asked: an Arabic letter has four widths, and only shaping knows which.
"""

from functools import lru_cache


class _Advances(dict[str, float]):
    def __missing__(self, character: str) -> float:
        return 0.75


_ADVANCES = _Advances(
    {
        **dict.fromkeys("ijlIآاأإ", 0.3),
        **dict.fromkeys(" \u00a0.,:;'’‘|!()[]/،؛", 0.34),
        **dict.fromkeys("frt-لبتثنيىئ", 0.38),
        **dict.fromkeys("«»“”", 0.55),
        **dict.fromkeys("رزء", 0.45),
        **dict.fromkeys("cesxzjدذعغفقهةوؤ", 0.54),
        **dict.fromkeys("abdghknopquvy0123456789٠١٢٣٤٥٦٧٨٩كم", 0.63),
        **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZطظجحخ", 0.75),
        **dict.fromkeys("mwMW%٪@—سشصض", 0.96),
        **dict.fromkeys("\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\u0640", 0),
        **dict.fromkeys(map(chr, range(0x064B, 0x0653)), 0),  # vowel marks
    }
)
_TAILED = frozenset("بتثنيىئفقكسشصضلجحخعغم")
_TAIL = 0.5
"""What an Arabic letter with a tail takes more at the end of a word."""
_BOLD = 1.05


@lru_cache(maxsize=8192)  # each line is measured for every width that it is drawn at
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width that a line of text takes at most."""
    tails = 0 if _TAILED.isdisjoint(text) else _tails(text)
    return size * (_BOLD if bold else 1) * (sum(map(_ADVANCES.__getitem__, text)) + tails * _TAIL)


def _tails(text: str) -> int:
    return sum(
        letter in _TAILED and not after.isalpha()
        for letter, after in zip(text, f"{text[1:]} ", strict=False)
    )


def wrapped(text: str, size: float, width: float) -> tuple[str, ...]:
    """The text in lines of at most this width, broken at spaces; a long word stays whole."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
