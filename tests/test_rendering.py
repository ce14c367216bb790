import re
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, UndefinedError
from markupsafe import Markup

from generator.cache import Cache
from generator.rendering import Templates, _css_string, templates


@given(st.text() | st.text("\"'\\</style>{}*\n;قa1 "))
def test_a_css_string_ends_where_it_ends(text: str) -> None:
    written = str(_css_string(text))
    inner = written[1:-1]
    assert written == f'"{inner}"'
    assert not set(inner) & set("\"'<>{}/;&\n")
    read = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), inner)
    assert read == text


def test_an_unknown_name_in_a_template_is_an_error_and_text_is_escaped(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("{{ text }}{{ number | digits('arab') }}")
    (tmp_path / "b.html").write_text("{{ text.unknown }}")
    own = Templates(tmp_path)
    assert own.render("a.html", text="<b>&", number=12) == "&lt;b&gt;&amp;١٢"
    with pytest.raises(UndefinedError):
        own.render("b.html", text="x")


def test_an_attribute_is_looked_for_before_a_key_and_what_is_neither_is_undefined(
    tmp_path: Path,
) -> None:
    texts = {
        "{{ of.words }}": "a &amp; b",
        "{{ of.keys is defined }}{{ of.other is defined }}{{ of.inner.other is defined }}": (
            "TrueFalseFalse"
        ),
        "{{ of.inner.words }}{{ of.inner[of.key] }}{{ name(of.inner).words }}": "ccc",
        "{{ of.number }}{{ of.list }}{{ of.list.0 }}": "1[&#39;&lt;&#39;]&lt;",
        "{{ 'x'.upper() }}{{ of.words.upper() }}": "XA &amp; B",
    }
    of = {"words": "a & b", "key": "words", "number": 1, "list": ["<"], "inner": {"words": "c"}}
    for number, (text, written) in enumerate(texts.items()):
        (tmp_path / f"{number}.html").write_text(text)
        given = Templates(tmp_path).render(f"{number}.html", of=of, name=lambda each: each)
        assert given == written, text
    (tmp_path / "wrong.html").write_text("{{ of.inner.other.words }}")
    with pytest.raises(UndefinedError, match="'dict object' has no attribute 'other'"):
        Templates(tmp_path).render("wrong.html", of=of)


def test_every_template_can_be_compiled() -> None:
    environment = templates()._environment
    names = [name for name in environment.list_templates() if name.endswith(".html")]
    assert len(names) > 10
    for name in names:
        if "website/frame/" not in name:
            environment.get_template(name)


def test_a_partial_knows_what_each_page_gives_it(tmp_path: Path) -> None:
    (tmp_path / "name.html").write_text("{% macro named() %}{{ up }}{{ name }}{% endmacro %}")
    (tmp_path / "part.html").write_text(
        "{% from 'name.html' import named with context %}"
        "{% set before = up ~ '!' %}{% macro part() %}{{ before }}{{ named() }}{% endmacro %}"
    )
    (tmp_path / "page.html").write_text(
        "{% from 'part.html' import part with context %}{{ part() }}"
    )
    (tmp_path / "other.html").write_text(
        "{% set name = 'other' %}{% from 'part.html' import part with context %}{{ part() }}"
    )
    own = Templates(tmp_path)
    for _ in range(2):
        assert own.render("page.html", up="../", name="a") == "../!../a"
        assert own.render("page.html", up="", name="a") == "!a"
        assert own.render("page.html", up="", name="<") == "!&lt;"
        assert own.render("page.html", up="", name=Markup("<")) == "!<"
        assert own.render("other.html", up="", name="a") == "!other"
        with pytest.raises(UndefinedError):
            own.render("page.html", up="")


def test_what_may_be_missing_is_not_missed_before_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "part.html").write_text(
        "{% macro part() %}{{ up }}{% include 'nowhere.html' ignore missing %}{% endmacro %}"
    )
    (tmp_path / "page.html").write_text(
        "{% from 'part.html' import part with context %}{{ part() }}"
    )
    assert Templates(tmp_path).render("page.html", up="../") == "../"


def test_macros_are_called_as_jinja_calls_them(tmp_path: Path) -> None:
    macros = (
        "{% macro one(a, b='<') %}{{ a }}{{ b }}{% endmacro %}"
        "{% macro all(a) %}{{ a }}{{ varargs | join }}{{ kwargs.k }}{% endmacro %}"
        "{% macro around() %}[{{ caller() }}]{% endmacro %}"
    )
    calls = {
        "{{ one(1) }}": "1&lt;",
        "{{ one('>', 2) }}": "&gt;2",
        "{{ one(b=1, a=2) }}": "21",
        "{% for each in [1, 2] %}{{ one(each, '') }}{% endfor %}": "12",
        "{{ one(one(1)) }}": "1&lt;&lt;",
        "{{ all(1, 2, 3, k='&') }}": "123&amp;",
        "{% call around() %}<b>{% endcall %}": "[<b>]",
        "{% autoescape false %}{{ one('<', '') }}{% endautoescape %}": "&lt;",
    }
    for number, (call, written) in enumerate(calls.items()):
        (tmp_path / f"{number}.html").write_text(macros + call)
        assert Templates(tmp_path).render(f"{number}.html") == written, call
    for wrong, error in (("{{ one(1, 2, 3) }}", TypeError), ("{{ one() }}", UndefinedError)):
        (tmp_path / "wrong.html").write_text(macros + wrong)
        with pytest.raises(error):
            Templates(tmp_path).render("wrong.html")


def test_a_template_stays_compiled_until_it_changes(tmp_path: Path) -> None:
    kept = Cache(tmp_path / "kept")
    page = tmp_path / "a.html"
    page.write_text("{{ text }}!")
    assert Templates(tmp_path, kept=kept).render("a.html", text="<") == "&lt;!"
    [file] = (tmp_path / "kept").iterdir()
    before = file.read_bytes()
    with patch.object(Environment, "compile", side_effect=AssertionError):
        assert Templates(tmp_path, kept=kept).render("a.html", text="<") == "&lt;!"
    page.write_text("{{ text }}?")
    assert Templates(tmp_path, kept=kept).render("a.html", text="<") == "&lt;?"
    file.write_bytes(b"cut short")
    page.write_text("{{ text }}!")
    assert Templates(tmp_path, kept=kept).render("a.html", text="<") == "&lt;!"
    assert file.read_bytes() == before
