"""The numbers, dates and amounts that a text names, in figures of any script or in words.

What two languages may rightly say differently is told apart by `loose`: 1 and 2 in words or beside
no month (the Arabic dual says two without a number, English `both` and `one` have no number in
Arabic), a decade (`1990s`), and names of months and days that may also be other words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from generator.language.lexicon import WORD, Lexicon, plain

Kind = Literal["number", "percent", "month", "weekday", "amount"]

_SPACES = "\u0020\u00a0\u202f"
_DATE = re.compile(
    r"(?<![\w.,/-])(?:(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?"
    r"|(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<last>\d{4}))(?![\w/-])"
)
_TOKEN = re.compile(
    rf"(?P<number>\d+(?:[.,٫٬]\d+)*)(?P<decade>s\b)?|(?P<percent>%)|(?P<word>{WORD.pattern})"
    rf"|(?P<hyphen>(?<=\w)-(?=\w))|(?P<other>[^\s])"
)
_THOUSANDS = re.compile(rf"(?<=\d)[{_SPACES}](?=\d{{3}}(?!\d))")
_GROUPS = re.compile(r"\d{1,3}(?:[,٬]\d{3})+(?:[.٫]\d+)?|\d{1,3}(?:\.\d{3}){2,}")
_DECIMAL = re.compile(r"\d+[.٫]\d+")
_HUNDRED, _THOUSAND = 100, 1000
_MONTHS, _DAYS = 12, 31


class Quantity(NamedTuple):
    """A number, percentage, month, weekday, or indefinite amount (`thousands`).

    Args:
        text: As the text has it.
        loose: Whether another language may say it without naming it.
        figures: Whether it is written in figures.
    """

    kind: Kind
    value: Decimal
    text: str
    loose: bool = False
    figures: bool = False

    @property
    def key(self) -> tuple[Kind, Decimal]:
        """What makes two of them say the same."""
        return self.kind, self.value


class _Token(NamedTuple):
    kind: Literal[
        "number", "date", "percent", "month", "weekday", "value", "amount", "between", "other"
    ]
    text: str
    value: Decimal = Decimal(0)
    joined: bool = False
    doubtful: bool = False


def quantities(text: str, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """Everything in a text that says how many or which day."""
    return tuple(_read(_tokens(plain(text), lexicon)))


def differences(
    ours: tuple[Quantity, ...], theirs: tuple[Quantity, ...]
) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]]:
    """What only the one and what only the other names, without what may be said differently."""
    if ours == theirs:
        return (), ()
    one, other = _only(ours, theirs), _only(theirs, ours)
    figures = [
        {each.value for each in side if each.loose and each.figures} for side in (one, other)
    ]
    clash = all(figures)  # 1 here and 2 there, both in figures, is no matter of grammar

    def told(side: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
        return tuple(each for each in side if not each.loose or (clash and each.figures))

    return told(one), told(other)


def _only(ours: tuple[Quantity, ...], theirs: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    keys = {each.key for each in theirs}
    ours = tuple(sorted(ours, key=lambda each: not each.loose))  # the sure one of two is kept
    return tuple({each.key: each for each in ours if each.key not in keys}.values())


def _date(text: str) -> Iterator[Quantity]:
    """The parts of a date in figures; the day stands before the month unless that cannot be."""
    found = _DATE.fullmatch(text)
    if found is None:
        raise AssertionError(text)
    if found["year"]:
        year, month, day = found["year"], found["month"], found["day"]
    else:
        year, month, day = found["last"], found["second"], found["first"]
        if int(month) > _MONTHS:
            month, day = day, month
    if not 1 <= int(month) <= _MONTHS:  # no date after all, like 2010-15
        for part in found[0].replace("/", "-").replace(".", "-").split("-"):
            yield Quantity("number", Decimal(int(part)), part, figures=True)
        return
    yield Quantity("number", Decimal(int(year)), year, figures=True)
    yield Quantity("month", Decimal(int(month)), found[0], figures=True)
    if day:
        yield Quantity("number", Decimal(int(day)), day, figures=True)


def _read(tokens: Sequence[_Token]) -> Iterator[Quantity]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        match token.kind:
            case "other" | "between" | "percent":
                index += 1
            case "number" | "value":
                quantity, index = _number(tokens, index)
                yield quantity
            case "month" | "weekday":
                beside = any(
                    0 <= near < len(tokens) and tokens[near].kind in ("number", "value", "month")
                    for near in (index - 1, index + 1)
                )
                sure = not token.doubtful or (token.kind == "month" and beside)
                yield Quantity(token.kind, token.value, token.text, loose=not sure)
                index += 1
            case "date":
                yield from _date(token.text)
                index += 1
            case "amount":
                yield Quantity("amount", token.value, token.text)
                index += 1


def _tokens(text: str, lexicon: Lexicon) -> list[_Token]:
    """What a text says of numbers; of all that stands between, one or two tokens."""
    tokens: list[_Token] = []
    last: Sequence[_Token] = ()
    for stretch in map(_stretches(lexicon).__getitem__, lexicon.stretches.findall(text)):
        if stretch is not _REST or last is not _REST:
            tokens += stretch
        last = stretch
    return tokens


class _Stretches(dict[str, Sequence[_Token]]):
    """The tokens of what stands between spaces, read when it is first met: most comes again."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, stretch: str) -> Sequence[_Token]:
        tokens = tuple(_stretch(stretch, self._lexicon))
        self[stretch] = tokens = _REST if tokens == _REST else tokens
        return tokens


@cache
def _stretches(lexicon: Lexicon) -> _Stretches:
    return _Stretches(lexicon)


def _stretch(text: str, lexicon: Lexicon) -> Iterator[_Token]:
    text = _THOUSANDS.sub(",", lexicon.with_percent_signs(text))
    end = 0
    for date in _DATE.finditer(text):
        yield from _between_dates(text[end : date.start()], lexicon)
        yield _Token("date", date[0])
        end = date.end()
    yield from _between_dates(text[end:], lexicon)


def _between_dates(text: str, lexicon: Lexicon) -> Iterator[_Token]:
    end = 0
    for found in lexicon.month_pattern.finditer(text):
        yield from _plain_tokens(text[end : found.start()], lexicon)
        name = found["month"]
        value = Decimal(lexicon.month_values[name])
        yield _Token("month", name, value, doubtful=name in lexicon.doubtful)
        end = found.end()
    yield from _plain_tokens(text[end:], lexicon)


def _plain_tokens(text: str, lexicon: Lexicon) -> Iterator[_Token]:
    joined = False
    for found in _TOKEN.finditer(text):
        match found.lastgroup:
            case "word" if found[0] in lexicon.joining:  # و500
                joined = True
                continue
            case "word":
                yield _word(found[0], lexicon)
            case "number" | "decade":
                for value, written in _figures(found["number"]):
                    yield _Token("number", written, value, joined, bool(found["decade"]))
            case "percent":
                yield _Token("percent", "%")
            case "other" if found[0] == "&":
                yield _Token("between", "&")
            case "other" if found[0] not in '“”"«»':
                yield _OTHER
            case _:
                pass
        joined = False


_OTHER = _Token("other", "")
_REST = (_OTHER,)


def _figures(written: str) -> Sequence[tuple[Decimal, str]]:
    """The value of a number in figures; of what is no number, like 1.2.3, its parts."""
    if written.isdecimal():
        return ((Decimal(int(written)), written),)
    if _GROUPS.fullmatch(written):
        decimal = "." if "," in written or "٬" in written else ""
        kept = re.sub(r"[,٬]" if decimal else r"[.,٬]", "", written)
        return ((Decimal(_western(kept)), written),)
    if _DECIMAL.fullmatch(written):
        return ((Decimal(_western(written)), written),)
    return [(Decimal(int(part)), part) for part in re.split(r"[.,٫٬]", written)]


def _western(figures: str) -> str:
    return "".join("." if each in ".٫" else str(int(each)) for each in figures)


def _word(word: str, lexicon: Lexicon) -> _Token:
    for reading, joined in lexicon.readings(word):
        if reading in lexicon.days:
            doubtful = reading in lexicon.doubtful
            value = Decimal(lexicon.days[reading])
            return _Token("weekday", word, value, joined=joined, doubtful=doubtful)
        bare = lexicon.bare(reading)
        for form in dict.fromkeys((reading, bare, reading.casefold())):
            if form in lexicon.values:
                return _Token("value", word, Decimal(lexicon.values[form]), joined=joined)
            if form in lexicon.amounts:
                return _Token("amount", word, Decimal(lexicon.amounts[form]), joined=joined)
    return _Token("between", word) if word.casefold() in lexicon.between else _OTHER


@dataclass(slots=True)
class _Sum:
    """A number while its words are being read: thousands and more, and what is below them."""

    total: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    limit: Decimal = Decimal("Infinity")

    def take(self, value: Decimal, *, joined: bool) -> bool:
        """Add a word to the number, if it can be part of it."""
        if value >= _THOUSAND:
            return self._thousands(value, joined=joined)
        if value == _HUNDRED and 1 <= self.group <= 9 and not joined:  # noqa: PLR2004 - a digit
            self.group *= value
        elif value >= _HUNDRED:
            if self.group or (self.total and value >= self.limit):
                return False
            self.group = value
        else:
            return self._below_hundred(value, joined=joined)
        return True

    def _thousands(self, value: Decimal, *, joined: bool) -> bool:
        scale = Decimal(10 ** (3 * ((len(str(value)) - 1) // 3)))
        if self.group and not joined and scale < self.limit:
            self.total += self.group * scale  # «خمسين ألفا» is 50,000, though «ألفا» may be 2,000
        elif not self.group and (joined or not self.total) and scale < self.limit:
            self.total += value
        else:
            return False
        self.group, self.limit = Decimal(0), scale
        return True

    def _below_hundred(self, value: Decimal, *, joined: bool) -> bool:
        rest = self.group % _HUNDRED
        digit = 1 <= rest <= 9  # noqa: PLR2004 - a digit
        tens = rest >= 20 and rest % 10 == 0  # noqa: PLR2004 - twenty and so on
        teen = digit and value == 10 and not joined  # noqa: PLR2004 - خمسة عشر
        five_and_twenty = digit and value >= 20 and joined  # noqa: PLR2004 - خمسة وعشرون
        twenty_five = tens and value <= 9 and not joined  # noqa: PLR2004 - a digit
        if rest == 0 or teen or five_and_twenty or twenty_five:
            self.group += value
            return True
        return False


def _number(tokens: Sequence[_Token], index: int) -> tuple[Quantity, int]:
    """The number that begins here, and the index behind it."""
    first, behind = tokens[index], index + 1
    if first.kind == "number" and (behind == len(tokens) or tokens[behind].kind in _ENDING):
        value, text, figures = first.value, first.text, True
    else:
        value, text, figures, behind = _sum(tokens, index)
    percent = behind < len(tokens) and tokens[behind].kind == "percent"
    day = 1 <= value <= _DAYS and any(
        0 <= near < len(tokens) and tokens[near].kind == "month" for near in (index - 1, behind)
    )
    small = value in (1, 2) and not day and not percent
    loose = small or first.doubtful
    return Quantity("percent" if percent else "number", value, text, loose, figures), behind


_ENDING = ("other", "month", "percent", "weekday", "date")
"""The kinds of token that are no part of a number."""


def _sum(tokens: Sequence[_Token], index: int) -> tuple[Decimal, str, bool, int]:
    """What the parts of a number make, as written, whether in figures, and the index behind it."""
    sum_ = _Sum()
    words: list[str] = []
    figures = False
    while index < len(tokens):
        token, joined = tokens[index], tokens[index].joined
        skipped = token.kind == "between" and _between(tokens, index, sum_)
        if skipped:
            token, joined = tokens[index + 1], True
        if token.kind == "number":
            behind_scale = sum_.total and not sum_.group and joined and token.value < sum_.limit
            if words and not behind_scale:
                break
            sum_.group, figures = token.value, True
        elif token.kind == "value" or (token.kind == "amount" and words and token.value > 10):  # noqa: PLR2004 - no tens
            if not words:
                joined = False
            if not sum_.take(token.value, joined=joined):
                break
        else:
            break
        words.append(token.text)
        index += 2 if skipped else 1
    return sum_.total + sum_.group, " ".join(words), figures, index


def _between(tokens: Sequence[_Token], index: int, sum_: _Sum) -> bool:
    """Whether the word here joins the parts of one number: two hundred *and* five."""
    behind = index + 1 < len(tokens) and tokens[index + 1].kind in ("value", "number")
    rounded = bool(sum_.total or sum_.group) and sum_.group % _HUNDRED == 0
    return behind and rounded
