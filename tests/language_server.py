"""The language server of editors for YAML, which `make test` sets up, and how to ask it."""

import json
import subprocess
from pathlib import Path
from typing import Any

_SETTINGS = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
_MODELINE = "# yaml-language-server: $schema="


class LanguageServer:
    """Speaks the Language Server Protocol over standard input and output."""

    def __init__(self, program: str, folder: Path) -> None:
        self._process = subprocess.Popen(
            [program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._last = 0
        self._errors: dict[str, list[str]] = {}
        hover = {"hover": {"contentFormat": ["markdown"]}}
        self._ask(
            "initialize",
            processId=None,
            rootUri=folder.as_uri(),
            capabilities={"textDocument": hover, "workspace": {"configuration": True}},
        )
        self._send({"method": "initialized", "params": {}})

    def errors(self, file: Path, text: str) -> list[str]:
        """Open a file with this text, and give what is wrong with it."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while file.as_uri() not in self._errors:
            self._take(self._receive())
        return self._errors[file.as_uri()]

    def hover(self, file: Path, line: int, column: int) -> str:
        """What is shown over a place, both from 0."""
        found = self._ask("textDocument/hover", **_at(file, line, column))
        return str(found["contents"]["value"]) if found else ""

    def offered(self, file: Path, line: int, column: int) -> list[str]:
        """What is offered at a place, both from 0."""
        found = self._ask("textDocument/completion", **_at(file, line, column))
        return [each["label"] for each in found["items"]] if found else []

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _ask(self, method: str, **parameters: Any) -> Any:
        self._last += 1
        self._send({"id": self._last, "method": method, "params": parameters})
        while True:
            message = self._receive()
            if message.get("id") == self._last and "method" not in message:
                return message.get("result")
            self._take(message)

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b": ")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server ended"
        return dict(json.loads(self._process.stdout.read(length)))

    def _take(self, message: dict[str, Any]) -> None:
        """Keep what is told of a file, and answer what the server asks."""
        if message.get("method") == "textDocument/publishDiagnostics":
            told = message["params"]
            self._errors[told["uri"]] = [each["message"] for each in told["diagnostics"]]
        elif "id" in message and "method" in message:
            asked = message.get("params", {}).get("items", [])
            wanted = [_SETTINGS if each.get("section") == "yaml" else {} for each in asked]
            self._send({"id": message["id"], "result": wanted})


def _at(file: Path, line: int, column: int) -> dict[str, Any]:
    place = {"line": line, "character": column}
    return {"textDocument": {"uri": file.as_uri()}, "position": place}


def complaints(server: LanguageServer, content: Path) -> list[str]:
    """What an author would miss while writing this content."""
    found = []
    for file in sorted(content.rglob("*.yaml")):
        text = file.read_text("utf-8")
        found += [f"{file}: {each}" for each in server.errors(file, text)]
        if not text.startswith(_MODELINE):
            continue
        seen: set[str] = set()
        for number, line in enumerate(text.split("\n")):
            key = line.strip().removeprefix("- ").partition(":")[0]
            if ":" in line and key.isidentifier() and key not in {*seen, "ar", "en"}:
                seen.add(key)
                if len(server.hover(file, number, line.index(key) + 1).split("\n")) < 3:
                    found.append(f"{file}:{number + 1}: nothing is said of `{key}`")
        blank = file.with_name(f"blank-{file.name}")
        begun = "- " if "\n- " in text else ""
        server.errors(blank, f"{text.split(chr(10))[0]}\n{begun}\n")
        if not server.offered(blank, 1, len(begun)):
            found.append(f"{file}: nothing is offered")
    return found
