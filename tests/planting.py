"""Plants a note that can be searched for in every step and every answer of a folder of guides."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.library import read_files
from engine.source import read

CANARY = "zq-canary-zq"
_NOTED = ("ask", "do", "offer", "end")


def planted(trees: Path, to: Path) -> Path:
    """The folder `to`, with every file of `trees` in it, and notes wherever there can be one."""
    for name, raw in read_files(trees).items():
        file = to / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_planted(name, raw) if file.name == "guide.yaml" else raw)
    return to


def _planted(name: str, raw: bytes) -> bytes:
    data = json.loads(json.dumps(read(raw, name).data, default=float))
    for noted in _noted(data):
        noted["note"] = CANARY
    return json.dumps(data).encode()


def _noted(guide: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for id_, step in guide["steps"].items():
        if any(verb in step for verb in _NOTED):
            yield step
        answers = step.get("answers")
        if isinstance(answers, dict):
            for answer_id, answer in answers.items():
                if isinstance(answer, str):
                    answers[answer_id] = {"label": answer}
                yield guide["steps"][id_]["answers"][answer_id]
