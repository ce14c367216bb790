"""What a browser may do with the site: said in every page, and in `_headers` for a host.

Netlify, Cloudflare Pages and others send the headers that a file of this name lists; a host that
does not shows it as a file, and the pages have their policy all the same.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable
from typing import Final

HEADERS: Final = "_headers"
"""The path of the file, which hosts read at the root of what is published."""

_HASHED: Final = re.compile(r"\.[0-9a-f]{8}\.")
"""In a file's name: its content never changes under this name."""
_YEAR, _WEEK = 31_536_000, 604_800
_NEEDLESS: Final = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")


def hash_source(script: str) -> str:
    """The name of an inline script in a policy."""
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def policy(scripts: Iterable[str] = ()) -> str:
    """Allow this site's own files and these inline scripts, by their hashes, and nothing else."""
    # Opened from a disk, not every browser counts its own files as 'self'.
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(["script-src 'self' file:", *scripts]),
            "worker-src 'self'",
            "style-src 'self' file:",
            "img-src 'self' data: file:",
            "font-src 'self' file:",
            "connect-src 'self'",
            "frame-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def headers(scripts: Iterable[str], assets: Iterable[str]) -> bytes:
    """Write the headers of all pages and files.

    Args:
        scripts: The hashes of the inline scripts of all pages.
        assets: The paths of the files that pages are made with. One whose name holds a hash of its
            content is kept for good; fonts, which hardly ever change, for a week.
    """
    everywhere = {
        "Content-Security-Policy": f"{policy(sorted(set(scripts)))}; frame-ancestors 'none'",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _NEEDLESS),
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    # No file has two rules for the same header: hosts would send both values.
    kept = {path: f"public, max-age={_YEAR}, immutable" for path in assets if _HASHED.search(path)}
    kept["assets/fonts/*"] = f"public, max-age={_WEEK}"
    rules = {"*": everywhere} | {path: {"Cache-Control": age} for path, age in sorted(kept.items())}
    return "".join(
        f"/{path}\n" + "".join(f"  {name}: {value}\n" for name, value in said.items())
        for path, said in rules.items()
    ).encode()
