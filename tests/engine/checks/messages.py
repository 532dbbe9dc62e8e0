"""All messages of the checker, as authors read them: those of every code's failing example.

`python -m tests.engine.checks.messages` writes them anew into `messages.txt`; read the
difference before you keep it.
"""

from pathlib import Path

from engine import library
from engine.checks import RULES
from engine.checks.example import files
from engine.checks.explanations import EXPLAINED
from engine.library import Library
from engine.problems import Problem, render

FILE = Path(__file__).with_name("messages.txt")
_MOST = 4


def text() -> str:
    """The messages, by code."""
    examples = {each.code: (each.failing, library.DEFAULTS, each.on) for each in RULES if each.text}
    examples |= {each.code: (each.failing, each.limits, None) for each in EXPLAINED}
    parts = []
    for code, (failing, limits, on) in sorted(examples.items()):
        found = library.build(files(failing), limits, on)
        shown = [_shown(found, each) for each in found.problems if each.code == code][:_MOST]
        parts.append("\n\n".join([f"== {code}", *shown]))
    return "\n\n".join(parts) + "\n"


def _shown(found: Library, problem: Problem) -> str:
    lines = found.sources[problem.file].lines
    line = lines[problem.line - 1] if problem.line <= len(lines) else None
    return render(problem, line)


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
