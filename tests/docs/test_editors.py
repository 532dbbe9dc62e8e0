"""What authors are told about editors, commits and pull requests can be done as it is told."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from docs.examples import blocks
from tests.app.terminal import TREES, make
from tests.engine.language.folders import CALLING, FILES, GUIDE
from tests.house.files import ROOT

PAGE = (ROOT / "docs/editors.md").read_text()
SETTINGS = json.loads(blocks(PAGE, "json")[0].text)["yaml.schemas"]
CONFIG, WORKFLOW = (yaml.safe_load(block.text) for block in blocks(PAGE, "yaml"))
STEPS = WORKFLOW["jobs"]["guides"]["steps"]


def shell(folder: Path, script: str) -> "subprocess.CompletedProcess[str]":
    """Run a script as a workflow does, where `callguide` is on the path."""
    path = f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"
    return subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=folder,
        env={"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with guides, in which one thing is wrong since the last commit."""
    make(tmp_path / "trees", FILES)
    who = "-c user.name=Author -c user.email=author@example.org"
    made = shell(tmp_path, f"git init -q && git add . && git {who} commit -qm Begin")
    assert made.returncode == 0, made.stderr
    (tmp_path / "trees" / GUIDE).write_text(CALLING.replace("next: look-up", "next: look-upp"))
    return tmp_path


def run_of(words: str, repository: Path) -> Any:
    """What the commands of Callguide do in the one step of the workflow that has these words."""
    (script,) = (step["run"] for step in STEPS if words in step.get("run", ""))
    ours = [line for line in script.splitlines() if line.startswith("callguide")]
    return shell(repository, "\n".join(ours).replace("origin/${{ github.base_ref }}", "HEAD"))


def test_the_schemas_are_written_where_the_settings_look_for_them(tmp_path: Path) -> None:
    script = next(block.text for block in blocks(PAGE, "sh") if "callguide schema" in block.text)
    assert shell(tmp_path, script).returncode == 0
    assert {path for path in SETTINGS if (tmp_path / path).is_file()} == set(SETTINGS)


def test_every_file_of_the_sample_content_has_exactly_one_schema() -> None:
    files = [path.relative_to(ROOT) for path in TREES.rglob("*.yaml")]
    found = {file: [each for each in SETTINGS.values() if file.match(each)] for file in files}
    astray = {file: patterns for file, patterns in found.items() if len(patterns) != 1}
    assert astray == {}


def test_the_editors_are_told_the_command_that_there_is() -> None:
    helix = tomllib.loads(blocks(PAGE, "toml")[0].text)["language-server"]["callguide"]
    assert [helix["command"], *helix["args"]] == ["callguide", "lsp"]
    assert 'cmd = { "callguide", "lsp" }' in blocks(PAGE, "lua")[0].text
    assert shell(ROOT, "callguide lsp --help").returncode == 0


def test_the_hooks_are_those_that_there_are() -> None:
    ours = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    (told,) = CONFIG["repos"]
    assert {hook["id"] for hook in told["hooks"]} == {hook["id"] for hook in ours}


def test_the_workflow_annotates_what_is_wrong(repository: Path) -> None:
    result = run_of("--format github", repository)
    assert result.returncode == 1
    assert result.stdout.startswith(f"::error file=trees/{GUIDE},line=")


def test_the_workflow_keeps_what_is_wrong_for_code_scanning(repository: Path) -> None:
    assert run_of("--format sarif", repository).returncode == 0
    log = json.loads((repository / "guides.sarif").read_text())
    assert [each["ruleId"] for each in log["runs"][0]["results"]] == ["missing-target"]


def test_the_workflow_plays_the_walks(repository: Path) -> None:
    run_of("callguide test", repository)
    assert ElementTree.parse(repository / "walks.xml").getroot().tag == "testsuites"  # noqa: S314


def test_the_workflow_says_what_the_change_does(repository: Path) -> None:
    (repository / "trees" / GUIDE).write_text(CALLING.replace("tell: Done.", "tell: All done."))
    result = run_of("callguide diff", repository)
    assert result.returncode == 0, result.stderr
    assert "All done." in (repository / "diff.md").read_text()
