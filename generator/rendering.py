"""Views and labels → HTML: the only room that knows Jinja."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from traceback import extract_tb
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro, missing
from markupsafe import Markup, escape

from generator.language.numerals import with_digits
from generator.model.site import Digits
from generator.problems import Code, ContentError, EnvironmentTrouble, Place, Problem
from generator.resources import SHIPPED, Resources, is_hidden

ORIGINAL = "original"
"""Before the name of a template: ours, where a publisher's own has taken its place."""

_FRAME = "website/frame/"
_TEMPLATES = {".html", ".css", ".xml"}


class _Code(CodeGenerator):
    """Compiles what templates write so that what is HTML already costs next to nothing."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if finalize.src or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")


class _Context(Context):
    """Calls our macros, tens of thousands a site, without asking first what is called."""

    def call(self, called: Any, /, *args: Any, **values: Any) -> Any:
        if (
            type(called) is not Macro
            or called.caller
            or called.catch_kwargs
            or called.catch_varargs
        ):
            return super().call(called, *args, **values)
        values.pop("_loop_vars", None)
        values.pop("_block_vars", None)
        left = len(called.arguments) - len(args)
        if values or left < 0 or not self.eval_ctx.autoescape:
            return super().call(called, *args, **values)
        if left:
            args += (missing,) * left
        return str.__new__(Markup, called._func(*args))  # noqa: SLF001 - what a call ends in


class _Environment(Environment):
    code_generator_class = _Code
    context_class = _Context

    @staticmethod
    def written(value: object) -> str:
        """A value as HTML."""
        kind = type(value)
        if kind is Markup:
            return value  # type: ignore[return-value]  # as mypy does not narrow by `kind`
        return _escaped(value) if kind is str else escape(value)  # type: ignore[arg-type]


@lru_cache(maxsize=8192)  # labels, ids and names come back in every page
def _escaped(text: str) -> Markup:
    return escape(text)


class Templates:
    """The templates, compiled once; an unknown name in one is an error, and text is escaped."""

    def __init__(self, *folders: Path) -> None:
        """Look for templates in these folders, the nearest first.

        One that takes the place of another reaches it under `original/`: what is in the last.
        """
        self._folders = folders
        self._own = folders[0] if len(folders) > 1 else None
        original = PrefixLoader({ORIGINAL: FileSystemLoader(folders[-1])})
        self._environment = _Environment(
            loader=ChoiceLoader([FileSystemLoader(folders), original]),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters["digits"] = _digits
        self._environment.filters["css_string"] = _css_string

    def render(self, template: str, **values: object) -> str:
        """The template, filled.

        Raises:
            ContentError: A template of the publisher's own cannot be filled.
        """
        with blaming(self._own):
            return self._environment.get_template(template).render(**values)

    def check(self, template: str) -> None:
        """Read a template without filling it.

        Raises:
            ContentError: It is the publisher's own, and cannot be read.
        """
        with blaming(self._own):
            if template.startswith(_FRAME):  # which the theme's own environment compiles
                path = Path(self._folders[0], template)
                self._environment.parse(path.read_text("utf-8"), template, str(path))
            else:
                self._environment.get_template(template)


@contextmanager
def blaming(own: Path | None) -> Iterator[None]:
    """Tell what goes wrong in a publisher's own template at the line where it does.

    Args:
        own: The folder of such templates; without one, whatever goes wrong is ours.

    Raises:
        ContentError: It is the publisher's own that is wrong.
    """
    try:
        yield
    except (ContentError, EnvironmentTrouble):
        raise
    except Exception as error:
        problem = _blamed(error, own) if own else None
        if problem is None:
            raise
        raise ContentError([problem]) from error


def _blamed(error: Exception, own: Path) -> Problem | None:
    """The problem at the innermost line of a publisher's own template, if there is one."""
    lines = [
        (frame.filename, frame.lineno or 0)
        for frame in extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(own)
    ]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        lines = [(error.filename, error.lineno)]
    reason = f"there is no `{error}`" if isinstance(error, TemplateNotFound) else str(error)
    message = f"the template cannot be filled: {reason}"
    if not lines or not Path(lines[-1][0]).is_relative_to(own):
        # One of ours, which asks for what one of theirs no longer has.
        theirs = isinstance(error, TemplateError | TypeError)
        return Problem(Place(own), Code.TEMPLATE, message) if theirs else None
    file, number = Path(lines[-1][0]), lines[-1][1]
    text = (file.read_text("utf-8").splitlines() + [""] * number)[max(0, number - 1)]
    column = len(text) - len(text.lstrip()) + 1
    return Problem(Place(file, number, column, max(1, len(text.strip()))), Code.TEMPLATE, message)


def check_templates(resources: Resources) -> Iterator[Problem]:
    """Problems with a publisher's own templates that show before they are filled."""
    if resources.own is None:
        return
    made_with = Templates(*resources.folders)
    for file in sorted(resources.own.rglob("*")):
        name = file.relative_to(resources.own).as_posix()
        if file.suffix in _TEMPLATES and file.is_file() and not is_hidden(file.name):
            try:
                made_with.check(name)
            except ContentError as error:
                yield from error.problems
            except UnicodeDecodeError:
                yield Problem(Place(file), Code.NOT_UTF8, f"`{file.name}` is not UTF-8")


def _digits(number: int, digits: Digits) -> str:
    return with_digits(str(number), digits)


def _css_string(text: str) -> Markup:
    """A text as a string of CSS within HTML's `<style>`, where nothing may end either early."""
    escaped = "".join(
        each if each.isalnum() or each == " " else f"\\{ord(each):x} " for each in text
    )
    return Markup(f'"{escaped}"')  # noqa: S704 - only letters, digits and escapes are left


def templates(resources: Resources = SHIPPED) -> Templates:
    """The templates that a site is made with."""
    return Templates(*resources.folders)
