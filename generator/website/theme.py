"""The theme behind the frames: MkDocs with Material, run once for a language in memory.

MkDocs never sees a word of ours. It renders stubs full of marks, and only escaped text takes the
place of a mark.
"""

import io
import json
import logging
import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from jinja2 import BytecodeCache
from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from generator.rendering import ORIGINAL
from generator.website.frame import FrameError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import CodeType

    from jinja2.bccache import Bucket
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from generator.website.frame import Chrome

DEPTHS: Final = 3

_FRAME: Final = "website/frame"

_STUB: Final = "---\nhide: [{hide}]\n---\n# qz-title-zq {{#content}}\n"
_SECTIONS: Final = "\n## qz-first-zq {#qz-first}\n\n### qz-second-zq {#qz-second}\n"


@dataclass(frozen=True, slots=True)
class Rendered:
    """What the theme made of the stubs."""

    pages: "Mapping[tuple[int, bool], str]"  # by depth, without and with contents
    folders: tuple[Path, ...]  # where the theme's files are, the nearest first


class _Compiled(BytecodeCache):
    """The theme's templates, compiled once for all languages."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: "Bucket") -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: "Bucket") -> None:
        self._code[bucket.key, bucket.checksum] = bucket.code


def render(chromes: "Sequence[Chrome]", *templates: Path) -> "Iterator[Rendered]":
    """Let the theme render the stubs of each language.

    Args:
        templates: The folders of templates, the nearest first; the last has the originals.
    """
    compiled = _Compiled()
    own = [each / _FRAME for each in templates]
    for chrome in chromes:
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(own[-1], Path(folder) / "words" / ORIGINAL / _FRAME)
            yield _render(chrome, _strings(chrome, own), own, Path(folder), compiled)


def _strings(chrome: "Chrome", folders: "Sequence[Path]") -> dict[str, str]:
    """Collect the theme's words that we say otherwise, or that it lacks."""

    def said(language: str) -> dict[str, str]:
        files = (folder / "strings" / f"{language}.yaml" for folder in folders)
        found = next((file for file in files if file.is_file()), None)
        return yaml.safe_load(found.read_text("utf-8")) if found else {}

    words = {key: text for key, text in said("en").items() if key.startswith("palette.")}
    return words | said(chrome.theme_language) | said(chrome.language) | dict(chrome.strings)


def _render(
    chrome: "Chrome",
    strings: "Mapping[str, str]",
    overrides: "Sequence[Path]",
    folder: Path,
    compiled: _Compiled,
) -> Rendered:
    rendered: dict[tuple[int, bool], str] = {}
    stubs = {
        "qz/" * (depth + 1) + f"{contents}.md": (depth, contents)
        for depth in range(DEPTHS)
        for contents in (False, True)
    }

    class Stubs(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
        """Gives MkDocs the stubs and takes away the pages."""

        def on_files(self, _files: Files, /, *, config: "MkDocsConfig") -> Files:
            return Files(
                [
                    File.generated(
                        config,
                        path,
                        content=_STUB.format(hide="" if contents else "toc")
                        + (_SECTIONS if contents else ""),
                    )
                    for path, (_, contents) in stubs.items()
                ]
            )

        def on_post_page(self, output: str, /, *, page: "Page", config: "MkDocsConfig") -> str:
            del config
            rendered[stubs[page.file.src_uri]] = output
            return ""  # MkDocs then writes nothing

    for name in ("docs", "site", "words/partials/languages"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    base = chrome.theme_language or chrome.language
    words = {**strings, "language": chrome.language, "direction": chrome.direction}
    (folder / "words/partials/languages/ours.html").write_text(
        f'{{% import "partials/languages/{base}.html" as theme %}}{{% macro t(key) %}}'
        f"{{{{ {json.dumps({key: escape(text) for key, text in words.items()})}[key]"
        " or theme.t(key) }}{% endmacro %}",
        "utf-8",
    )
    with _quiet():
        config = load_config(
            io.BytesIO(yaml.safe_dump(_settings(chrome, strings, folder)).encode())
        )
        config.theme.dirs[:0] = [*map(str, overrides), str(folder / "words")]
        config.theme.static_templates.clear()
        # MkDocs and its search ask for an environment again and again, and the former for all
        # files of the theme to copy: ten thousand icons, of which pages take what they need.
        environment = config.theme.get_env()
        environment.bytecode_cache = compiled
        environment.list_templates = lambda **_: []  # type: ignore[method-assign]
        config.theme.get_env = lambda: environment  # type: ignore[method-assign]
        config.plugins["stubs"] = Stubs()
        config.plugins["stubs"].load_config({})
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        except MkDocsException as error:  # also when it only warns, since it is strict
            raise FrameError(f"MkDocs cannot render the frame: {error}") from error
    return Rendered(rendered, tuple(map(Path, config.theme.dirs)))


def _settings(chrome: "Chrome", strings: "Mapping[str, str]", folder: Path) -> dict[str, Any]:
    palette = [
        {
            "media": media,
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": icon, "name": escape(strings[f"palette.{name}"])},
        }
        for name, media, scheme, icon in (
            ("auto", "(prefers-color-scheme)", "default", "material/brightness-auto"),
            ("light", "(prefers-color-scheme: light)", "default", "material/weather-sunny"),
            ("dark", "(prefers-color-scheme: dark)", "slate", "material/weather-night"),
        )
    ]
    return {
        "site_name": "qz-site-zq",
        "docs_dir": str(folder / "docs"),
        "site_dir": str(folder / "site"),
        "strict": True,
        "use_directory_urls": False,
        "nav": [{f"qz-label{n}-zq": f"#qz-nav{n}-zq"} for n in range(len(chrome.navigation))],
        "validation": {"omitted_files": "ignore", "not_found": "ignore"},
        "markdown_extensions": ["attr_list"],
        "plugins": ["search"],
        "copyright": "qz-footer-zq",
        "theme": {
            "name": "material",
            "language": "ours",
            "direction": chrome.direction,
            "font": False,
            "features": ["navigation.tabs", "navigation.top", "toc.follow"],
            "favicon": chrome.icon or "assets/images/favicon.svg",
            "logo": chrome.logo,
            "icon": {"logo": "material/text-box-check-outline"},
            "palette": palette,
        },
        "extra": {
            "generator": False,
            "homepage": "#qz-home-zq",
            "polyfills": ["assets/javascripts/file-worker.js"],
            "alternate": [
                {"link": f"#qz-link{place}-zq", "lang": language, "name": f"qz-name{place}-zq"}
                for place, (language, _) in enumerate(chrome.alternates)
                if language != chrome.language
            ],
        },
        "extra_css": [
            "assets/stylesheets/site.css",
            "assets/stylesheets/facts.css",
            *chrome.styles,
        ],
        "extra_javascript": ["assets/javascripts/frame.js"],
    }


@contextmanager
def _quiet() -> "Iterator[None]":
    """Keep MkDocs off the terminal, and the environment as it was."""
    name = "NO_MKDOCS_2_WARNING"
    before = os.environ.get(name)
    logger = logging.getLogger("mkdocs")
    handlers, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [logging.NullHandler()], False
    os.environ[name] = "1"
    try:
        yield
    finally:
        logger.handlers, logger.propagate = handlers, propagate
        if before is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = before
