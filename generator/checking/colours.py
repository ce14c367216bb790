"""Whether text in the publisher's colours can be read."""

from collections.abc import Iterator

from generator.model.palette import PALETTE, READABLE, Scheme, contrast, readable
from generator.model.site import Colours
from generator.problems import Code, Problem
from generator.reading.content import Content

_GROUNDS = ("paper", "card")
_NO_TEXT = {*_GROUNDS, "rule"}


def check_colours(content: Content) -> Iterator[Problem]:
    """Problems with the contrast between each text colour and what it stands on."""
    chosen = content.site.value.colours
    if chosen is None:
        return
    for scheme in PALETTE:
        for name, message, advice in _unreadable(chosen, scheme):
            place = content.site.document.place("colours", name, scheme)
            yield Problem(place, Code.CONTRAST, message, (advice,))


def _unreadable(chosen: Colours, scheme: Scheme) -> Iterator[tuple[str, str, str]]:
    """The colour that is to be changed, what is wrong, and what to do."""
    own = chosen.of(scheme)
    colours = {**PALETTE[scheme], **own}
    for ink in colours.keys() - _NO_TEXT:
        grounds = {each: colours[each] for each in _GROUNDS if {ink, each} & own.keys()}
        if not grounds:
            continue
        measured, ground = min((contrast(colours[ink], grounds[each]), each) for each in grounds)
        if measured >= READABLE:
            continue
        shade = readable(colours[ink], *(colours[each] for each in _GROUNDS))
        message = (
            f"`{ink}` {colours[ink]} on `{ground}` {grounds[ground]} has a contrast of "
            f"{measured:.1f}; text needs {READABLE}"
        )
        if ink in own:
            yield ink, message, f'the nearest shade that can be read: "{shade}"'
        else:
            lighter = "lighter" if scheme == "light" else "darker"
            yield ground, message, f"take a {lighter} ground"
