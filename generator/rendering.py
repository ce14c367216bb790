"""Views and labels → HTML: the only room that knows Jinja."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from traceback import extract_tb
from typing import Any, Protocol

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.meta import find_referenced_templates
from jinja2.runtime import Context, Macro
from jinja2.utils import LRUCache, missing
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
    """Compiles what templates write so that what is HTML already costs next to nothing.

    It also notes which names a template looks up, and which other templates it asks for.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - as Jinja names it
        self._needs: set[str] = set()
        super().visit_Template(node, frame)
        self.writeline(f"needs = {sorted(self._needs)!r}")
        self.writeline(f"asks_for = {list(find_referenced_templates(node))!r}")

    def enter_frame(self, frame: Frame) -> None:
        super().enter_frame(frame)
        loads = frame.symbols.loads.values()
        self._needs.update(name for action, name in loads if action == "resolve" and name)

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _escapes(frame, finalize):
            self.write("(value if type(value := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _escapes(frame, finalize):
            self.write(") is Markup else environment.escaped(value)")
            self.write(" if type(value) is str else escape(value))")
        else:
            super()._output_child_post(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - likewise
        """As Jinja does, but Python is asked at once, and without an error for a key of a dict."""
        self.write("(found if (found := getattr(owner := ")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r}, missing)) is not missing")
        self.write(f" else environment.named(owner, {node.attr!r}))")

    def visit_Call(  # noqa: N802 - likewise
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002 - likewise
    ) -> None:
        """As Jinja does; nothing that is called here asks for the names of the loop around it."""
        outside = frame.copy()
        outside.loop_frame = outside.block_frame = False
        super().visit_Call(node, outside, forward_caller=forward_caller)


def _escapes(frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> bool:
    return not finalize.src and not frame.eval_ctx.volatile and frame.eval_ctx.autoescape


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
        left = len(called.arguments) - len(args)
        if values or left < 0 or not self.eval_ctx.autoescape:
            return super().call(called, *args, **values)
        if left:
            args += (missing,) * left
        return str.__new__(Markup, called._func(*args))  # noqa: SLF001 - what a call ends in


class _Template(Template):
    """Partials are made once for pages that give them the same, not for each that imports them."""

    @cached_property
    def needs(self) -> tuple[str, ...] | None:
        """The names that it and all that it asks for look up; None where that is not known."""
        names: set[str] = set()
        found = {self.name}
        left: list[Template] = [self]
        while left:
            code = left.pop().root_render_func.__globals__
            names.update(code["needs"])
            if None in code["asks_for"]:
                return None
            for each in code["asks_for"]:
                if each not in found:
                    found.add(each)
                    try:
                        left.append(self.environment.get_template(each))
                    except TemplateError:  # it may never be asked for in the end
                        return None
        return tuple(sorted(names))

    @cached_property
    def _made(self) -> LRUCache:
        return LRUCache(16)

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - as Jinja names it
        shared: bool = False,  # noqa: FBT001, FBT002 - likewise
        locals: Mapping[str, Any] | None = None,  # noqa: A002 - likewise
    ) -> TemplateModule:
        """As Jinja does, or what was made where all that it can look up was the same."""
        if vars is None or self.needs is None:
            return super().make_module(vars, shared, locals)
        near = locals or {}
        values = [
            vars.get(name, missing) if near.get(name, missing) is missing else near[name]
            for name in self.needs
        ]
        given = tuple(each if type(each) is str else id(each) for each in values)
        known: tuple[TemplateModule, object] | None = self._made.get(given)
        if known is None:
            known = super().make_module(vars, shared, locals), values  # so that ids stay theirs
            self._made[given] = known
        return known[0]


class _Environment(Environment):
    code_generator_class = _Code
    context_class = _Context
    template_class = _Template

    def named(self, owner: Any, name: str) -> Any:
        """What has no such attribute, asked for a key of that name."""
        try:
            return owner[name]
        except (TypeError, LookupError, AttributeError):
            return self.undefined(obj=owner, name=name)

    escaped = staticmethod(lru_cache(maxsize=8192)(escape))
    """A text as HTML: labels, ids and names come back in every page."""


class Kept(Protocol):
    """Where results are kept between builds, each under all that it was made from."""

    def find(self, kind: str, inputs: object, /) -> bytes | None:
        """The result of these inputs, if it was made before."""

    def store(self, kind: str, inputs: object, content: bytes, /) -> None:
        """Keep a result."""


class _Compiled(BytecodeCache):
    """Compiled templates, kept between builds: to compile them takes longer than ten sheets."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._made_with = version("jinja2"), sha256(Path(__file__).read_bytes()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        if found := self._kept.find("template", self._made_from(bucket)):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept.store("template", self._made_from(bucket), bucket.bytecode_to_string())

    def _made_from(self, bucket: Bucket) -> tuple[object, ...]:
        return bucket.key, bucket.checksum, sys.version, *self._made_with


class Templates:
    """The templates, compiled once; an unknown name in one is an error, and text is escaped."""

    def __init__(self, *folders: Path, kept: Kept | None = None) -> None:
        """Look for templates in these folders, the nearest first.

        One that takes the place of another reaches it under `original/`: what is in the last.

        Args:
            kept: Where they stay compiled.
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
            bytecode_cache=_Compiled(kept) if kept else None,
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


def templates(resources: Resources = SHIPPED, kept: Kept | None = None) -> Templates:
    """The templates that a site is made with.

    Args:
        kept: Where they stay compiled between builds.
    """
    return Templates(*resources.folders, kept=kept)
