"""The lower bounds: bare Jinja, or nothing but writing the files of our own site again.

Usage: python bare.py jinja|write FOLDER

What is in FOLDER goes into `out/`: the pages as blocks of `pages.py`, or any files.
"""

import json
import sys
from pathlib import Path

OUT = Path("out")
TEMPLATE = """<!doctype html><html lang={{ language }}><meta charset=utf-8>\
<title>{{ title }}</title><main>
{% macro words(block) %}{% for text, link, strong in block.runs %}\
{% if link %}<a href="{{ link }}">{% endif %}{% if strong %}<strong>{% endif %}{{ text }}\
{% if strong %}</strong>{% endif %}{% if link %}</a>{% endif %}{% endfor %}{% endmacro %}\
{% for block in blocks %}\
{% set tag = {"line": "li", "quote": "blockquote"}.get(block.kind, block.kind) %}\
<{{ tag }}{% if block.id %} id="{{ block.id }}"{% endif %}>{{ words(block) }}</{{ tag }}>
{% endfor %}</main></html>
"""


def jinja(folder: Path) -> None:
    """Render each page with one small template."""
    from jinja2 import Environment  # noqa: PLC0415 - not loaded by the other

    template = Environment(autoescape=True).from_string(TEMPLATE)
    for path in folder.rglob("*.json"):
        page = json.loads(path.read_text("utf-8"))
        inside = path.relative_to(folder)
        target = (OUT / inside).with_suffix(".html")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(template.render(page, language=inside.parts[0]), "utf-8")


def write(folder: Path) -> None:
    """Write each file as it is."""
    for path in folder.rglob("*"):
        if path.is_file():
            target = OUT / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())


if __name__ == "__main__":
    {"jinja": jinja, "write": write}[sys.argv[1]](Path(sys.argv[2]))
