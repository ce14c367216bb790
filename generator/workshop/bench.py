"""What a worker makes once of what all work of a build shares, to make pages and data with it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, lru_cache

from generator.dossier import Dossier, resolve
from generator.exports.data import Data, register_data
from generator.load import with_histories
from generator.reading.content import Content
from generator.reading.files import Files
from generator.rendering import Kept, Templates, templates
from generator.views.localise import assemble
from generator.views.view import SiteView
from generator.views.words import Words, words_of
from generator.workshop.common import Common, ground


class Bench:
    """Where a worker has ready what all work shares."""

    def __init__(self, common: Common) -> None:
        self._common = common

    @cached_property
    def dossier(self) -> Dossier:
        """The same linked, without any sheet."""
        return self._linked(ground(self._common).content)

    @cached_property
    def templates(self) -> Templates:
        """The templates, compiled once."""
        return templates(ground(self._common).resources)

    def compile(self, kept: Kept) -> None:
        """Have the templates compiled already where workers begin as copies of this process.

        A publisher's own, which may be wrong, are left until they are asked for.

        Args:
            kept: Where they stay compiled between builds.
        """
        resources = ground(self._common).resources
        self.templates = templates(resources, kept)
        for folder in ("partials", "website") if resources.own is None else ():
            for name in resources.files(folder):
                if "/" not in name:
                    self.templates.check(f"{folder}/{name}")

    @cached_property
    def words(self) -> Mapping[str, Words]:
        """The writers of all languages."""
        return {each: words_of(self.dossier, each) for each in self.dossier.site.languages}

    @cached_property
    def sites(self) -> Mapping[str, SiteView]:
        """The site in each language, with the register and without any sheet."""
        return {
            language: assemble(self.dossier, words, (), tuple)
            for language, words in self.words.items()
        }

    @cached_property
    def site_data(self) -> Data:
        """The data of the site without its sheets and sources."""
        return register_data(self.dossier)

    def linked(self, *parts: Files) -> Dossier:
        """Link sheets and sources of which it is known that they can be linked."""
        return self._linked(ground(self._common).read(*parts))

    def _linked(self, content: Content) -> Dossier:
        dossier = with_histories(resolve(content))
        if self._common.base_url is None:
            return dossier
        site = dossier.site.model_copy(update={"base_url": self._common.base_url})
        return replace(dossier, site=site)


@lru_cache(maxsize=1)
def bench(common: Common) -> Bench:
    """Make ready, once in a worker."""
    return Bench(common)
