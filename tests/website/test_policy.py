import hashlib
from base64 import b64encode

from generator.website.policy import hash_source, headers, policy


def test_a_script_is_named_by_its_hash() -> None:
    digest = b64encode(hashlib.sha256("«»".encode()).digest()).decode()
    assert hash_source("«»") == f"'sha256-{digest}'"
    assert policy([hash_source("«»")]).count(digest) == 1


def test_nothing_is_allowed_that_is_not_named() -> None:
    rules = dict(each.split(" ", 1) for each in policy(["'sha256-a'", "'sha256-b'"]).split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == "'self' file: 'sha256-a' 'sha256-b'"
    assert "unsafe" not in " ".join(rules.values())


def test_headers_have_each_hash_once_and_keep_only_what_never_changes() -> None:
    assets = ("assets/a.0123abcd.min.js", "assets/b.min.js", "assets/fonts/c.woff2")
    text = headers(["'sha256-b'", "'sha256-a'", "'sha256-b'"], assets).decode()
    first, *rest = text.split("\n/")
    assert first.startswith("/*\n  Content-Security-Policy: default-src 'none'; ")
    assert "script-src 'self' file: 'sha256-a' 'sha256-b';" in first
    assert "frame-ancestors 'none'\n" in first
    assert "  X-Content-Type-Options: nosniff" in first
    assert rest == [
        "assets/a.0123abcd.min.js\n  Cache-Control: public, max-age=31536000, immutable",
        "assets/fonts/*\n  Cache-Control: public, max-age=604800\n",
    ]
