"""One manuscript to one PDF. The only module that imports WeasyPrint, and only workers import it.

The libraries under WeasyPrint look for fonts when it is imported and when its first page is set;
so import this inside `fonts.only_our_fonts()`, and make the typesetter there too.
"""

import logging
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, time
from functools import partial
from html import unescape
from io import BytesIO
from typing import Any
from unicodedata import name as name_of

import weasyprint
from weasyprint.css.counters import CounterStyle
from weasyprint.text import ffi
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from generator.briefing.drawn import KeptDrawings
from generator.briefing.fonts import FAMILY, missing_glyphs
from generator.briefing.lines import KeptLines
from generator.briefing.manuscript import Attachment, Manuscript, PressError, Print
from generator.briefing.metadata import complete, midnight
from generator.briefing.packing import write_once
from generator.briefing.reading import read
from generator.briefing.shortcuts import shortcuts
from generator.briefing.structure import mend, told_to_ears
from generator.briefing.styles import KeptStyles
from generator.problems import EnvironmentTrouble

_LOGGER = logging.getLogger("weasyprint")
_LOGGER.setLevel(logging.WARNING)  # whatever the level of all others is

_VERSION = "70.0"
"""Of WeasyPrint: our shortcuts and mendings reach into it."""

_IMAGES = ("data:image/svg+xml,", "data:image/svg+xml;", "data:image/png;")


class _Images(URLFetcher):  # type: ignore[misc]  # WeasyPrint is not typed
    """Reads the images that stand in the document itself, and refuses everything else."""

    def __init__(self) -> None:
        super().__init__(fail_on_errors=True)

    def fetch(self, url: str, headers: Any = None) -> Any:
        """Read an image from its data URI.

        Raises:
            FatalURLFetchingError: The address is any other.
        """
        if not url.startswith(_IMAGES):
            refusal = (
                f"refused to fetch {url[:80]}: a briefing takes in nothing but SVG and PNG images "
                "written into it as data URIs"
            )
            _LOGGER.error(refusal)  # since inside an SVG image even that error is passed over
            raise FatalURLFetchingError(refusal)
        return super().fetch(url, headers)


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint complains about, once each."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.messages[record.getMessage()] = None


@contextmanager
def _strictly(name: str) -> Iterator[None]:
    """Turn every complaint of WeasyPrint's, however mild, into an error of this document.

    Raises:
        PressError: There was one; or something was to be fetched; or WeasyPrint broke down.
    """
    complaints = _Complaints()
    _LOGGER.addHandler(complaints)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # it leaves its colour profile open
            yield
    except FatalURLFetchingError as error:
        raise PressError(name, tuple(complaints.messages) or (str(error),)) from error
    except Exception as error:
        reason = f"WeasyPrint broke down: {type(error).__name__}: {error}"
        raise PressError(name, (*complaints.messages, reason)) from error
    finally:
        _LOGGER.removeHandler(complaints)
    if complaints.messages:
        raise PressError(name, tuple(complaints.messages))


class Typesetter:
    """Sets and writes documents that share one style sheet; reads it and the fonts once."""

    def __init__(self, css: str) -> None:
        """Read the style sheet and the fonts.

        Raises:
            EnvironmentTrouble: A library that is needed is not on the machine.
            PressError: The style sheet has what WeasyPrint does not know.
        """
        if weasyprint.__version__ != _VERSION:
            raise EnvironmentTrouble(
                f"Briefings need WeasyPrint {_VERSION}, but {weasyprint.__version__} is installed. "
                f"Install it with `pip install weasyprint=={_VERSION}`."
            )
        if ffi.harfbuzz_subset is None:
            raise EnvironmentTrouble(
                "The library HarfBuzz-subset is not installed; without it a briefing takes 2.6 "
                "times as long. Install the package libharfbuzz-subset0 (Debian, Ubuntu) or "
                "harfbuzz (Homebrew)."
            )
        self._fetcher = _Images()
        self._fonts = FontConfiguration()
        self._counters = CounterStyle()
        self._styles = KeptStyles()
        self._lines = KeptLines()
        self._drawings = KeptDrawings(self._lines.setting)
        with _strictly("style sheet"):
            self._css = weasyprint.CSS(
                string=css,
                font_config=self._fonts,
                counter_style=self._counters,
                url_fetcher=self._fetcher,
            )
        # Makes Pango find the fonts, and open each of their files.
        faces = f'<p style="font-family: {FAMILY}">ا<i>ا</i><b>ا<i>ا</i></b>'
        weasyprint.HTML(string=faces).render(font_config=self._fonts)

    def typeset(self, manuscript: Manuscript) -> Print:
        """Make the PDF of a manuscript: PDF/A-3a and PDF/UA-1.

        Raises:
            PressError: It would not come out as written; with every reason that can be told.
        """
        if missing := missing_glyphs(unescape(manuscript.html)):
            raise PressError(manuscript.name, tuple(map(_no_glyph, missing)))
        options = {
            "pdf_variant": "pdf/a-3a",
            "attachments": [
                _associated(each, manuscript)
                for each in sorted(manuscript.attachments, key=lambda each: each.name)
            ],
        }
        with self._kept_if_sound(), _strictly(manuscript.name), told_to_ears():
            document = self._lay_out(manuscript, options)
            if not document.metadata.title:
                _LOGGER.error("Missing required <title>")
            document.metadata.created = midnight(manuscript.date)
            document.metadata.modified = midnight(manuscript.date)
            with self._drawings.used():
                pdf = document.write_pdf(finisher=partial(_finish, manuscript), **options)
            return Print(pdf, len(document.pages))

    @contextmanager
    def _kept_if_sound(self) -> Iterator[None]:
        """Keep nothing of a document that fails: its complaints would not be heard again."""
        try:
            yield
        except PressError:
            self._styles.forget()
            self._drawings.forget()
            raise

    def _lay_out(self, manuscript: Manuscript, options: Mapping[str, Any]) -> weasyprint.Document:
        html = read(manuscript.html, self._fetcher)
        with self._styles.used(), self._lines.used(), shortcuts():
            return html.render(
                font_config=self._fonts,
                counter_style=self._counters.copy(),
                stylesheets=[self._css],
                **options,
            )


def _finish(manuscript: Manuscript, _: weasyprint.Document, pdf: Any) -> None:
    mend(pdf)
    complete(pdf, manuscript.direction, manuscript.languages)
    write_once(pdf)


def _no_glyph(character: str) -> str:
    return f"{FAMILY} has no glyph for U+{ord(character):04X} {name_of(character, 'unnamed')}"


def _associated(attachment: Attachment, manuscript: Manuscript) -> weasyprint.Attachment:
    moment = datetime.combine(manuscript.date, time(), UTC)
    associated = weasyprint.Attachment(
        string="",
        name=attachment.name,
        description=attachment.description,
        created=moment,
        modified=moment,
        relationship="Data",
    )
    # What it opens as file, base address, encoding and media type; else it would guess the last.
    associated.source = nullcontext((BytesIO(attachment.content), None, None, attachment.mime))
    return associated
