"""The lower bounds, run in a folder with `content/`: bare Jinja, or nothing but writing files."""

import sys
from pathlib import Path

FOLDER = Path("out")
SIZE = 26_000
"""Bytes of a page of the theme without its facts, about."""


def jinja() -> None:
    """Render each sheet in each language with one small template."""
    from jinja2 import Environment  # noqa: PLC0415 - not loaded by the other
    from peers import KINDS, LANGUAGES, sheets  # noqa: PLC0415

    template = Environment(autoescape=True).from_string(
        "<!doctype html><title>{{ about.title[language] }}</title>"
        "<h1>{{ about.title[language] }}</h1>"
        "<p>{{ about.standfirst[language] }}</p>"
        "{% for point in about.key_points %}<p>{{ point.text[language] }}</p>{% endfor %}"
        "{% for kind, titles in kinds.items() %}<h2>{{ titles[language] }}</h2>"
        "{% for fact in sheet[kind] %}<article id={{ fact.id }}><p>{{ fact.wording[language] }}</p>"
        "<p>{{ fact.when }} {{ fact.speaker }}</p>"
        "<blockquote>{{ fact.evidence.quote }}</blockquote>"
        "<blockquote>{{ fact.evidence.translation.en }}</blockquote></article>"
        "{% endfor %}{% endfor %}"
    )
    for name, sheet in sheets(Path("content")).items():
        for language in LANGUAGES:
            path = FOLDER / language / f"{name}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            values = {"sheet": sheet, "about": sheet["about"], "kinds": KINDS, "language": language}
            path.write_text(template.render(values), "utf-8")


def write() -> None:
    """Write two files of a page's size for each sheet."""
    page = "x" * SIZE
    for each in Path("content/sheets").iterdir():
        for language in ("ar", "en"):
            path = FOLDER / language / f"{each.name}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(page, "utf-8")


if __name__ == "__main__":
    {"jinja": jinja, "write": write}[sys.argv[1]]()
