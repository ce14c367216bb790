"""The shared libraries that no Python package brings: `.setup/system-libraries` runs this alone.

What they are called by package managers stands in system-packages.txt.
"""

import ctypes
import ctypes.util
import sys

NAMES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset", "fribidi")


def missing() -> list[str]:
    """Those that cannot be loaded by the names that WeasyPrint and Pillow load them by."""
    found = []
    for name in NAMES:
        linux = f"lib{name}.so.0"
        try:
            darwin = sys.platform == "darwin"
            ctypes.CDLL((ctypes.util.find_library(name) or name) if darwin else linux)
        except OSError:
            found.append(name)
    return found


if __name__ == "__main__":
    print(*missing(), sep="\n")  # noqa: T201 - for the script that runs it
