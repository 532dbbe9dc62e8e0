"""The guides that an agent can go over to, named in the language of the call."""

from pathlib import Path

from app.other_guides import OtherGuidesOf
from app.shelf import Shelf
from engine.checks.example import files
from engine.limits import Limits
from engine.translations import mark_of

SOURCE = f"""
at-hand: {{label: Say it}}
steps:
  done:
    end: resolved
    tell: Thank you.
# example/translations/de.yaml
texts:
  at-hand.label: {{source: {mark_of("Say it")}, text: Sagen Sie es}}
"""


def test_a_guide_at_hand_is_named_in_the_language_of_the_call(tmp_path: Path) -> None:
    for name, raw in files(SOURCE).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    others = OtherGuidesOf(Shelf(tmp_path, Limits()))
    assert [others(each).at_hand[0].label for each in ("de", "fr")] == ["Sagen Sie es", "Say it"]
