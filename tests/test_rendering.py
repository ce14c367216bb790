import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

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


def test_every_template_can_be_compiled() -> None:
    environment = templates()._environment
    names = [name for name in environment.list_templates() if name.endswith(".html")]
    assert len(names) > 10
    for name in names:
        if "website/frame/" not in name:
            environment.get_template(name)
