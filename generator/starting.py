"""`factsheet new`: a project that builds at once, and the blank files of a sheet."""

import re
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Literal, get_args

from generator.doctor import install_line
from generator.libraries import NAMES
from generator.model.authored import ID_PATTERN
from generator.problems import EnvironmentTrouble
from generator.reading.content import read_site
from generator.resources import templates_folder
from generator.schema import write_schemas

Host = Literal["github", "gitlab", "cloudflare", "netlify", "s3", "none"]
HOSTS: tuple[Host, ...] = get_args(Host)

_NOT_MINE = (".git", ".DS_Store")
"""What may be in an empty folder that was cloned, or looked into."""
_RECIPES = {"gitlab": ".gitlab-ci.yml"}
"""Where the recipe of a host goes; the others are workflows of GitHub."""
_WORKFLOW = ".github/workflows/publish.yml"


def start_project(folder: Path, host: Host, today: date) -> tuple[Path, ...]:
    """Write a project into a new or empty folder; return the files that an author begins with.

    Raises:
        EnvironmentTrouble: There is something in the folder already, or it cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise EnvironmentTrouble(f"{folder} is a file. Name a new folder.")
    there = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
    if there := [each for each in there if each not in _NOT_MINE]:
        raise EnvironmentTrouble(
            f"{folder} is not empty: `{there[0]}` is in it, and nothing is overwritten. Name a new "
            "folder."
        )
    _write(folder, _project(host, today))
    (folder / ".githooks" / "pre-commit").chmod(0o755)
    write_schemas(folder / "content")
    return (folder / "README.md", folder / "content" / "site.yaml")


def start_sheet(content: Path, sheet: str, today: date) -> Path:
    """Write the blank files of a new sheet; return its folder. Nothing is overwritten.

    Raises:
        ContentError: With every problem of form in site.yaml, which names the languages.
        EnvironmentTrouble: There is such a sheet, its name is no id, or the disk fails.
    """
    if not re.fullmatch(ID_PATTERN, sheet):
        raise EnvironmentTrouble(f"`{sheet}` is no id: lower-case ASCII words with hyphens")
    languages = read_site(content).languages
    folder = content / "sheets" / sheet
    if folder.exists():
        raise EnvironmentTrouble(f"there is a sheet `{sheet}` already. Name another.")
    values = {"today": today.isoformat()}
    files = {
        each.name: _filled(each.read_text("utf-8"), values)
        for each in sorted((templates_folder() / "project" / "sheet").iterdir())
    }
    files["sheet.yaml"] = re.sub(
        r"(?m)^( *)\{blanks\}$",
        lambda found: "\n".join(f"{found[1]}  {each}:" for each in languages),
        files["sheet.yaml"],
    )
    _write(folder, files)
    return folder


def _project(host: Host, today: date) -> dict[str, str]:
    """The files of a project by their path in it."""
    source = templates_folder() / "project"
    values = {"today": today.isoformat(), "version": version("factsheet-generator")}
    text = (source / "content/sources/example/text.txt").read_bytes()
    values["sha256"] = sha256(text).hexdigest()
    apt = install_line(NAMES, {"apt-get": "apt-get"}.get).removeprefix("sudo ")
    values["publishing"] = _PUBLISHING[host == "none"]
    files = {
        each.relative_to(source).as_posix(): _filled(each.read_text("utf-8"), values)
        for each in sorted((source / "content").rglob("*"))
        if each.is_file()
    }
    for name, path in (
        ("README.md", "README.md"),
        ("requirements.txt", "requirements.txt"),
        ("gitignore", ".gitignore"),
        ("pre-commit", ".githooks/pre-commit"),
    ):
        files[path] = _filled((source / name).read_text("utf-8"), values)
    if host != "none":
        steps = _filled((source / "hosts/steps.yml").read_text("utf-8"), {"install": apt})
        recipe = (source / f"hosts/{host}.yml").read_text("utf-8")
        path = _RECIPES.get(host, _WORKFLOW)
        files[path] = _filled(recipe, {"install": apt, "steps": steps.rstrip("\n")})
    return files


_PUBLISHING = (
    "A push to the main branch publishes the site; the recipe begins with what to set up.",
    "`site/` is plain files: put it on any static host, under any path.",
)


def _filled(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], found[0]), text)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write all files, or leave nothing behind."""
    new = list(_new_folders(folder))
    try:
        for path, text in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
    except OSError as error:
        for each in new[:1]:
            shutil.rmtree(each, ignore_errors=True)
        raise EnvironmentTrouble(f"cannot write {folder}: {error.strerror}") from error


def _new_folders(folder: Path) -> Iterator[Path]:
    """The folders that are to be made, the uppermost first."""
    yield from (each for each in (*reversed(folder.parents), folder) if not each.exists())
