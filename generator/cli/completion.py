"""`factsheet completion`, and what completes ids and codes as they are typed."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

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
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"{shell} cannot be completed")
    click.echo(kind(context.find_root().command, {}, "factsheet", _VARIABLE).source())


def sheet_ids(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """The sheets that there are."""
    return _folders(context, "sheets", begun)


def editions(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """The sheets, and their closed editions as `sheet@1`."""
    found = _folders(context, "sheets", begun.partition("@")[0])
    closed = [
        CompletionItem(f"{each.value}@{path.stem}")
        for each in found
        for path in sorted((_content(context) / "sheets" / each.value / "editions").glob("*.json"))
    ]
    return [each for each in (*found, *closed) if each.value.startswith(begun)]


def codes(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """The codes of problems, each with the beginning of its explanation."""
    from generator.problems import Code  # noqa: PLC0415 - only here

    return [
        CompletionItem(each.code, help=each.explanation.partition(". ")[0])
        for each in Code
        if each.code.startswith(begun.upper())
    ]


def _folders(context: click.Context, name: str, begun: str) -> list[CompletionItem]:
    folder = _content(context) / name
    there = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
    return [CompletionItem(each) for each in there if each.startswith(begun) and each[0] != "."]


def _content(context: click.Context) -> Path:
    return Path(context.params.get("content") or "content")
