"""A language client as an editor has one: it starts a server and talks to it over stdio."""

import json
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from typing import IO, Any

PUBLISHED = "textDocument/publishDiagnostics"
PATIENCE = 60.0  # seconds; a server that says nothing for so long has failed


class Refused(Exception):
    """The server's answer to a request was an error."""


class LanguageClient:
    """One server, and what it has said so far.

    `answers` gives what the client says when the server asks something, by method.
    """

    def __init__(
        self, server: "subprocess.Popen[bytes]", answers: Callable[[str, Any], Any]
    ) -> None:
        assert server.stdin
        assert server.stdout
        self.server = server
        self._in: IO[bytes] = server.stdin
        self._out: IO[bytes] = server.stdout
        self._answers = answers
        self._replies: dict[int, Queue[Any]] = {}
        self._told: dict[str, Queue[Any]] = {}
        self._number = 0
        self._writing = threading.Lock()
        self._versions: dict[str, int] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    def request(self, method: str, params: Any = None) -> Any:
        """Ask, and wait for the answer. Raises Refused."""
        self._number += 1
        reply = self._replies[self._number] = Queue()
        self._send({"id": self._number, "method": method, "params": params})
        answer = reply.get(timeout=PATIENCE)
        if "error" in answer:
            raise Refused(answer["error"]["message"])
        return answer["result"]

    def notify(self, method: str, params: Any) -> None:
        """Tell, without an answer."""
        self._send({"method": method, "params": params})

    def told(self, method: str) -> Any:
        """Wait for the next notification of a kind that the server sends."""
        return self._queue(method).get(timeout=PATIENCE)

    def start(self, root: Path, **capabilities: Any) -> Any:
        """Shake hands; what the server can do."""
        made = self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri(),
                "workspaceFolders": [{"uri": root.as_uri(), "name": root.name}],
                "capabilities": capabilities,
            },
        )
        self.notify("initialized", {})
        return made

    def open(self, file: Path, text: str | None = None) -> str:
        """Open a file, as it is on disk or with another text; its address."""
        uri = file.as_uri()
        self._versions[uri] = 1
        document = {
            "uri": uri,
            "languageId": "yaml",
            "version": 1,
            "text": file.read_text("utf-8") if text is None else text,
        }
        self.notify("textDocument/didOpen", {"textDocument": document})
        return uri

    def change(self, uri: str, *changes: Any) -> None:
        """Change an open file: a whole text, or changes in a range."""
        self._versions[uri] += 1
        told = [{"text": each} if isinstance(each, str) else each for each in changes]
        document = {"uri": uri, "version": self._versions[uri]}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": told})

    def at(self, method: str, uri: str, line: int, character: int, **more: Any) -> Any:
        """Ask about a place in a file, both counted from 0."""
        place = {"line": line, "character": character}
        return self.request(
            f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": place, **more}
        )

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        """The next diagnostics that the server publishes for a file."""
        found: list[dict[str, Any]] = self._queue(f"{PUBLISHED} {uri}").get(timeout=PATIENCE)
        return found

    def stop(self) -> int:
        """Say goodbye; the exit status of the server."""
        self.request("shutdown")
        self.notify("exit", None)
        return self.server.wait(PATIENCE)

    def _queue(self, method: str) -> "Queue[Any]":
        return self._told.setdefault(method, Queue())

    def _send(self, message: dict[str, Any]) -> None:
        if message.get("params", "") is None:
            del message["params"]
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        with self._writing:
            self._in.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            self._in.flush()

    def _listen(self) -> None:
        for message in _messages(self._out):
            if "method" not in message:
                self._replies[message["id"]].put(message)
            elif "id" in message:
                answer = self._answers(message["method"], message.get("params"))
                self._send({"id": message["id"], "result": answer})
            elif message["method"] == PUBLISHED:
                published = message["params"]
                self._queue(f"{PUBLISHED} {published['uri']}").put(published["diagnostics"])
            else:
                self._queue(message["method"]).put(message.get("params"))


def _messages(out: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The messages of a server, until it closes its output."""
    while header := out.readline():
        length = 0
        while header.strip():
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
            header = out.readline()
        yield json.loads(out.read(length))


def nothing(_method: str, _params: Any) -> Any:
    """What a client answers that has no settings."""
    return None


@contextmanager
def client(
    command: Sequence[str | Path],
    folder: Path,
    answers: Callable[[str, Any], Any] = nothing,
) -> Iterator[LanguageClient]:
    """A client of a server that runs for as long as the block."""
    with subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            yield LanguageClient(server, answers)
        finally:
            server.kill()
