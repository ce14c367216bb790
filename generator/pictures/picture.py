"""A picture for sharing as a value: all that it is made from, and nothing else."""

from dataclasses import dataclass

from generator.language.bidi import Direction


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a picture, each as `#rrggbb`."""

    paper: str
    accent: str
    ink: str
    muted: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to be made; of a sheet with counts and state, of a site with a description.

    In its texts Unicode's isolates keep runs of the other direction together.

    Args:
        path: Where it stands, from the root of the site.
        logo: A PNG, as large as it is drawn; empty where the publisher has none.
        counts: How many facts there are of each kind, and what they are called.
        state: As of when, and the edition.
    """

    path: str
    language: str
    direction: Direction
    colours: Colours
    publisher: str
    logo: bytes
    title: str
    description: str = ""
    counts: tuple[tuple[str, str], ...] = ()
    state: str = ""
