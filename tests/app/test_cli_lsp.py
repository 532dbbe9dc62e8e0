"""`callguide lsp`: without its extra it says what to install."""

import sys

import pytest

from tests.app.terminal import callguide


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.startswith(("app.lsp", "pygls"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls", None)
    result = callguide("lsp")
    assert result.exit_code == 2
    assert 'pip install "callguide[lsp]"' in result.stderr
