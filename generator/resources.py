"""Where the templates, locales and assets are: a publisher's own, and ours."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from generator.problems import EnvironmentTrouble

OWN: Final = "templates"
"""The folder of the content whose files take the place of ours of the same path."""


@cache
def templates_folder() -> Path:
    """The folder `templates`: inside the package when installed, beside it in a checkout.

    Raises:
        EnvironmentTrouble: The installation is incomplete.
    """
    package = Path(__file__).parent
    for folder in (package / "templates", package.parent / "templates"):
        if (folder / "locales").is_dir():
            return folder
    raise EnvironmentTrouble("the templates are missing. Install factsheet-generator again.")


@dataclass(frozen=True, slots=True)
class Resources:
    """The templates, locales and assets that a site is made with.

    Args:
        own: The folder of the publisher's own files, if there is one. Each of them takes the place
            of ours of the same path, or stands beside ours.
        state: Tells these from what was in the same folders at another time.
    """

    own: Path | None = None
    state: str = ""

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where files are looked for, the nearest first."""
        return (*([self.own] if self.own else []), templates_folder())

    def find(self, path: str) -> Path | None:
        """The file of a path, the publisher's own or ours."""
        files = (folder / path for folder in self.folders)
        return next((file for file in files if file.is_file()), None)

    def files(self, path: str) -> Mapping[str, Path]:
        """Every file in and below a folder, by its path from there, in order."""
        found = {
            file.relative_to(folder / path).as_posix(): file
            for folder in reversed(self.folders)
            for file in (folder / path).rglob("*")
            if file.is_file() and not is_hidden(file.name)
        }
        return dict(sorted(found.items()))


def resources_of(content: Path) -> Resources:
    """Those of a content folder."""
    own = content / OWN
    return Resources(own if own.is_dir() else None)


def is_hidden(name: str) -> bool:
    """Whether a file is an editor's or a system's, and not the author's."""
    return name.startswith(".") or name.endswith("~")


SHIPPED: Final = Resources()
"""Ours alone."""
