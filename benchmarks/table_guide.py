"""A decision table as a guide: five questions, and a step with a conditional route a row."""

from collections.abc import Iterator, Sequence

from benchmarks.partitions import Ranges
from engine.library import Files

OPTIONS = 6
COLUMNS = (60, 60, 60, 60, OPTIONS)
"""How many classes each column has; the last is a choice."""
ENDS = 4
_KINDS = {"age": "integer", "speed": "number", "months": "integer", "spend": "money"}


def files(rows: Sequence[Ranges]) -> Files:
    """A folder of content that holds such a guide."""
    return {"table/guide.yaml": ("\n".join(_lines(rows)) + "\n").encode()}


def _lines(rows: Sequence[Ranges]) -> Iterator[str]:
    yield "guide: table\ntitle: A table\nsummary: Made by rule.\npurpose: process"
    yield "start: ask-age\nfacts:"
    plans = ", ".join(f"plan-{number}" for number in range(OPTIONS))
    yield f"  plan: {{type: choice, label: Plan, of: [{plans}]}}\nsteps:"
    names = [*_KINDS, "plan"]
    for name, kind, after in zip(_KINDS, _KINDS.values(), names[1:], strict=False):
        bounds = "min: 0, max: 59" if kind == "integer" else "min: 0, max: 60"
        yield f"  ask-{name}:\n    ask: What is the {name}?"
        yield f"    input: {{fact: {name}, type: {kind}, {bounds}, label: The {name}}}"
        yield f"    next: ask-{after}"
    yield "  ask-plan:\n    ask: Which plan is it?\n    input: plan\n    next: judge"
    yield "  judge:\n    do: Look at the table.\n    next:"
    for number, row in enumerate(rows):
        yield f"      - {{when: '{_condition(row)}', to: end-{number % ENDS}}}"
    for number in range(ENDS):
        yield f"  end-{number}:\n    end: resolved\n    tell: Thank you for row {number}."


def facts_read(row: Ranges) -> list[bool]:
    """Which columns the condition of a row speaks of."""
    return [ends != (0, classes) for ends, classes in zip(row, COLUMNS, strict=True)]


def _condition(row: Ranges) -> str:
    parts = []
    for name, (low, high), classes in zip(_KINDS, row, COLUMNS, strict=False):
        parts += [f"{name} >= {low}"] if low else []
        parts += [f"{name} < {high}"] if high < classes else []
    low, high = row[-1]
    if (low, high) != (0, OPTIONS):
        plans = ", ".join(f'"plan-{number}"' for number in range(low, high))
        parts.append(f"plan in [{plans}]")
    return " and ".join(parts)
