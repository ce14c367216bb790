"""Whether what is kept comes back as it was."""

import pickle
from dataclasses import dataclass

from markupsafe import Markup

from generator.views.view import Phrase, Reference
from generator.workshop.keeping import Shelf, packed


@dataclass(frozen=True, slots=True)
class Alone:
    """A value of one field."""

    name: str


@dataclass(frozen=True)
class Loose:
    """A value whose fields have no slots."""

    name: str
    number: int = 1


VIEW = Reference(Phrase("قاعدة", Markup("<b>قاعدة</b>"), "ar", "rtl"), "places/x.html", "x")


def test_a_view_comes_back_as_it_was() -> None:
    found = pickle.loads(packed((VIEW, VIEW)))  # noqa: S301 - our own
    assert found == (VIEW, VIEW)
    assert type(found[0].name.html) is Markup
    assert found[0] is found[1]  # kept once


def test_values_of_other_shapes_come_back_too() -> None:
    values = (Alone("x"), Loose("y", 2), {"z": [1, None]})
    assert pickle.loads(packed(values)) == values  # noqa: S301 - our own


def test_a_view_takes_less_room_than_python_gives_it() -> None:
    assert len(packed(VIEW)) < len(pickle.dumps(VIEW))


def test_a_shelf_reads_what_is_asked_for() -> None:
    shelf = Shelf[Reference]([packed(VIEW), b"not read"])
    assert shelf[0] == VIEW
    assert len(shelf[1:]) == 1
