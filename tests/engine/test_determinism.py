"""Walking depends on nothing but the guide and the answers."""

import json
import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given

from engine import library
from tests.engine.guides import (
    CODES,
    GIVEN,
    Shape,
    begun,
    compiled,
    guides,
    page,
    text,
    wandered,
)

ROOT = Path(__file__).parents[2]


def retold(seed: str) -> str:
    command = [sys.executable, "-m", "tests.engine.retelling"]
    variables = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, env=variables, cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


def test_walks_and_versions_are_the_same_in_every_process() -> None:
    assert retold("1") == retold("2")


@given(guides(), GIVEN, CODES)
def test_the_order_of_the_files_and_of_what_is_given_does_not_matter(
    files: dict[str, Shape], known: Shape, codes: list[int]
) -> None:
    one = compiled(files)
    other = library.build(dict(reversed(text(files).items()))).guides["main"]
    position, turned = begun(one, known), begun(other, dict(reversed(known.items())))
    for code in codes:
        position, turned = wandered(position, code), wandered(turned, code)
    assert other.version == one.version
    assert _sorted(page(turned)) == _sorted(page(position))


def _sorted(shown: object) -> object:
    """The page, without the order in which what is known is listed."""
    parts = json.loads(json.dumps(shown, default=_plain))
    parts["known"] = sorted(parts["known"], key=str)
    parts.pop("case_note")
    if parts["offer"]:
        parts["offer"]["why"] = sorted(parts["offer"]["why"], key=str)
    return parts


def _plain(struct: object) -> dict[str, object]:
    return {name: getattr(struct, name) for name in struct.__struct_fields__}  # type: ignore[attr-defined]
