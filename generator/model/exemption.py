"""What an editor switches off."""

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.authored import Authored, Text


class Exemption(Authored):
    """A problem of languages that is none here, and why."""

    code: Annotated[str, StringConstraints(pattern=r"^FS[0-9]{3}$")] = Field(
        description="The code of the problem: one of FS401 and FS411 to FS439."
    )
    where: Text = Field(
        description="A file (`sheets/x/dates.yaml`), an id, or the beginning of a key: "
        "`sheets/x/dates/began/wording`."
    )
    why: Text = Field(description="The reason, for the next editor.")
