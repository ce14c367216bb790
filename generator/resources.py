"""Where the templates, locales and assets are, in a checkout and when installed."""

from functools import cache
from pathlib import Path

from generator.problems import EnvironmentTrouble


@cache
def templates_folder() -> Path:
    """The folder `templates`: inside the package when installed, beside it in a checkout.

    Raises:
        EnvironmentTrouble: The installation is incomplete.
    """
    package = Path(__file__).parent
    for folder in (package / "templates", package.parent / "templates"):
        if (folder / "locales").is_dir():
            return folder
    raise EnvironmentTrouble("the templates are missing. Install factsheet-generator again.")
