"""`factsheet completion`, and what completes ids and codes as they are typed."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # only needed while a shell completes
    from click.shell_completion import CompletionItem

_VARIABLE = "_FACTSHEET_COMPLETE"


@click.command(short_help="Print what makes the shell complete.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes the shell complete commands, options, ids and codes.

    \b
    Examples:
      echo 'eval "$(factsheet completion bash)"' >> ~/.bashrc
      echo 'eval "$(factsheet completion zsh)"' >> ~/.zshrc
      factsheet completion fish > ~/.config/fish/completions/factsheet.fish

    Exit codes: 0 printed, 2 wrong use or environment.
    """  # noqa: D301 - \b is click's mark for lines that are kept
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - only here

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"{shell} cannot be completed")
    click.echo(kind(context.find_root().command, {}, "factsheet", _VARIABLE).source())


def sheet_ids(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """The sheets that there are."""
    folder = _content(context) / "sheets"
    there = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
    return [each for each in there if each.startswith(begun) and not each.startswith(".")]


def editions(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """The sheets, and their closed editions as `sheet@1`."""
    sheets = sheet_ids(context, parameter, begun.partition("@")[0])
    closed = [
        f"{sheet}@{path.stem}"
        for sheet in sheets
        for path in sorted((_content(context) / "sheets" / sheet / "editions").glob("*.json"))
    ]
    return [each for each in (*sheets, *closed) if each.startswith(begun)]


def codes(_: click.Context, __: click.Parameter, begun: str) -> "list[CompletionItem]":
    """The codes of problems, each with the beginning of its explanation."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 - only here

    from generator.problems import Code  # noqa: PLC0415 - only here

    return [
        CompletionItem(each.code, help=each.explanation.partition(". ")[0])
        for each in Code
        if each.code.startswith(begun.upper())
    ]


def _content(context: click.Context) -> Path:
    return Path(context.params.get("content") or "content")
