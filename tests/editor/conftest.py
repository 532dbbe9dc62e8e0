"""The YAML language server, as the YAML extensions of editors start it, with our schemas."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app import cli_schema
from tests.house.files import ROOT
from tests.language_client import LanguageClient, client

SERVER = ROOT / "build/editor/node_modules/yaml-language-server/bin/yaml-language-server"
FILES: dict[str, cli_schema.File] = {
    "*/guide.yaml": "guide",
    "catalogue/*.yaml": "catalogue",
    "tables/*.yaml": "table",
    "*/walks/*.yaml": "walks",
    "*/translations/*.yaml": "translation",
}
MARKUP = ["markdown", "plaintext"]
CAPABILITIES = {
    "textDocument": {
        "hover": {"contentFormat": MARKUP},
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": MARKUP}},
    },
    "workspace": {"configuration": True},
}


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of content, and the schemas beside it."""
    folder = tmp_path_factory.mktemp("workspace")
    for file in FILES.values():
        (folder / f"{file}.schema.json").write_text(cli_schema.render(file), "utf-8")
    return folder


@pytest.fixture(scope="session")
def editor(workspace: Path) -> Iterator[LanguageClient]:
    """A client of the server, told what our documentation tells authors to tell it."""
    subprocess.run([sys.executable, ROOT / ".ci/editor.py"], check=True)
    schemas = {
        (workspace / f"{file}.schema.json").as_uri(): pattern for pattern, file in FILES.items()
    }
    settings = {"yaml": {"schemas": schemas, "schemaStore": {"enable": False}}}

    def answers(method: str, params: Any) -> Any:
        if method == "workspace/configuration":
            return [settings.get(item.get("section"), {}) for item in params["items"]]
        return None

    with client(["node", SERVER, "--stdio"], workspace, answers) as started:
        started.start(workspace, **CAPABILITIES)
        started.notify("workspace/didChangeConfiguration", {"settings": settings})
        wait_for_schemas(started, workspace)
        yield started


def wait_for_schemas(started: LanguageClient, workspace: Path) -> None:
    """Let the server read its settings: it does not answer that, but then it sees a fault."""
    uri = started.open(workspace / "wait" / "guide.yaml", "purpose: unknown\n")
    while not started.diagnostics(uri):
        started.change(uri, "purpose: unknown\n")
