"""The commands that there are, as recipes and READMEs call them."""

import click

from generator.cli import main


def commands(words: list[str]) -> tuple[str, set[str]]:
    """The command that is called with these words, and the options that it has.

    Raises:
        KeyError: There is no such command.
    """
    command: click.Command = main.commands[words[0]]
    name = words[0]
    for word in words[1:]:
        if isinstance(command, click.Group) and word in command.commands:
            command, name = command.commands[word], f"{name} {word}"
    if name == "new":
        command = main.commands["new"].commands["project"]  # type: ignore[attr-defined]  # its short form
    options = (option for each in command.params for option in (*each.opts, *each.secondary_opts))
    return name, set(options)
