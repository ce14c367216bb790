"""How wide a text comes out, before it is set: as in the widest of the fonts, or a bit more.

The fonts themselves are not asked: an Arabic letter has four widths, and only shaping knows which.
"""

_ADVANCES = {
    **dict.fromkeys("ijlIآاأإ", 0.3),
    **dict.fromkeys(" \u00a0.,:;'’‘|!()[]/،؛", 0.34),
    **dict.fromkeys("frt-لبتثنيىئ", 0.38),
    **dict.fromkeys("«»“”", 0.55),
    **dict.fromkeys("رزء", 0.45),
    **dict.fromkeys("cesxzjدذعغفقهةوؤ", 0.54),
    **dict.fromkeys("abdghknopquvy0123456789٠١٢٣٤٥٦٧٨٩كم", 0.63),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZطظجحخ", 0.75),
    **dict.fromkeys("mwMW%٪@—سشصض", 0.96),
}
_OTHER = 0.75
_INVISIBLE = frozenset("\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\u0640")
_TAILED = frozenset("بتثنيىئفقكسشصضلجحخعغم")
_TAIL = 0.5
"""What an Arabic letter with a tail takes more at the end of a word."""
_BOLD = 1.05


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width that a line of text takes at most."""
    tails = sum(
        letter in _TAILED and not after.isalpha()
        for letter, after in zip(text, f"{text[1:]} ", strict=False)
    )
    return size * (_BOLD if bold else 1) * (sum(map(_advance, text)) + tails * _TAIL)


def _advance(character: str) -> float:
    if character in _INVISIBLE or "\u064b" <= character <= "\u0652":
        return 0
    return _ADVANCES.get(character, _OTHER)


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
