"""Views and labels → HTML: the only room that knows Jinja."""

from functools import cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from generator.language.numerals import with_digits
from generator.model.site import Digits
from generator.resources import SHIPPED, Resources

ORIGINAL = "original"
"""Before the name of a template: ours, where a publisher's own has taken its place."""


class Templates:
    """The templates, compiled once; an unknown name in one is an error, and text is escaped."""

    def __init__(self, *folders: Path) -> None:
        """Look for templates in these folders, the nearest first.

        One that takes the place of another reaches it under `original/`: what is in the last.
        """
        original = PrefixLoader({ORIGINAL: FileSystemLoader(folders[-1])})
        self._environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folders), original]),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["digits"] = _digits
        self._environment.filters["css_string"] = _css_string

    def render(self, template: str, **values: object) -> str:
        """The template, filled."""
        return self._environment.get_template(template).render(**values)


def _digits(number: int, digits: Digits) -> str:
    return with_digits(str(number), digits)


def _css_string(text: str) -> Markup:
    """A text as a string of CSS within HTML's `<style>`, where nothing may end either early."""
    escaped = "".join(
        each if each.isalnum() or each == " " else f"\\{ord(each):x} " for each in text
    )
    return Markup(f'"{escaped}"')  # noqa: S704 - only letters, digits and escapes are left


@cache
def templates(resources: Resources = SHIPPED) -> Templates:
    """The templates that a site is made with."""
    return Templates(*resources.folders)
