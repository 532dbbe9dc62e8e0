"""Every code that the engine can report is explained, and nothing else is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from engine.checks.explain import codes
from engine.expression_errors import Fault

ENGINE = Path(__file__).parents[3] / "engine"
REPORTING = {"error", "warning", "inside", "Rule", "Finding", "_error", "_inside", "_Finding"}
CODE = re.compile(r"[a-z]+(-[a-z]+)+")
MADE_OF_PARTS = {"guide-id-differs", "table-id-differs", "missing-need", "missing-product"}
"""Codes that are put together from what is missing or differs."""
BY_KEY = {"missing-price", "missing-terms", "missing-key", "tab-indent"}
"""Codes that are chosen elsewhere than where they are reported."""


def reported() -> Iterator[str]:
    for file in ENGINE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in REPORTING and node.args:
                code = node.args[0]
                if isinstance(code, ast.Constant) and CODE.fullmatch(str(code.value)):
                    yield str(code.value)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_every_code_is_explained_and_every_explained_code_is_reported() -> None:
    faults = {fault.value for fault in Fault}
    assert {*reported(), *faults, *MADE_OF_PARTS, *BY_KEY} == set(codes())
