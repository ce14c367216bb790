"""What all work of a build shares, and its files as a worker reads them once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from generator.reading.files import Files
from generator.resources import OWN, Resources, resources_of

if TYPE_CHECKING:  # they take long to load, and a plan needs neither
    from generator.reading.content import Content
    from generator.website.frame import Frames


@dataclass(frozen=True)
class Common:
    """What all work of a build shares.

    Args:
        key: Names all the rest but the frames; only it is compared.
        files: Those that are of no sheet, and the sources that the register rests on.
        base_url: The address of the site, in place of the one in site.yaml.
        frames: Of each language; none where no pages are made.
    """

    key: str
    files: Files = field(compare=False)
    allow_missing: bool = field(compare=False)
    base_url: str | None = field(default=None, compare=False)
    frames: Mapping[str, "Frames"] = field(default_factory=dict, compare=False)


class Ground:
    """What is common, read once in a worker."""

    def __init__(self, common: Common) -> None:
        self._common = common

    @cached_property
    def resources(self) -> Resources:
        """The templates; a publisher's own are laid out where their folder is not."""
        files = self._common.files
        own = {
            path: content for path, content in files.contents.items() if path.startswith(f"{OWN}/")
        }
        there = all(_holds(files.folder / path, content) for path, content in own.items())
        found = resources_of(files.folder) if there else resources_of(self._laid_out(own))
        return replace(found, state=self._common.key)

    def _laid_out(self, own: Mapping[str, bytes]) -> Path:
        self._folder = TemporaryDirectory(prefix="factsheet-")  # lives as long as the bench
        for path, content in own.items():
            target = Path(self._folder.name, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return Path(self._folder.name)

    @cached_property
    def content(self) -> "Content":
        """What is of no sheet."""
        from generator.reading.content import content_of  # noqa: PLC0415 - likewise

        return content_of(self._common.files, self.resources)

    def read(self, *parts: Files) -> "Content":
        """Read sheets and sources, with what is common.

        Raises:
            ContentError: With every problem of form in their files.
        """
        from generator.reading.content import content_of  # noqa: PLC0415 - likewise

        files = self._common.files.joined(*parts)
        return content_of(files, self.resources, self.content.register)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


@lru_cache(maxsize=1)
def ground(common: Common) -> Ground:
    """Read what is common, once in a worker."""
    return Ground(common)
