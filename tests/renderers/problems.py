"""Problems for the tests of their formats, and the lines that they stand in."""

from engine.problems import Place, Problem, Severity
from renderers.problem_region import Lines

FILE = "slow/guide.yaml"
MISSING = Problem(
    code="missing-target",
    severity=Severity.ERROR,
    message='The answer "every" leads to "mesure", but there is no such step in this guide.',
    fix='Did you mean "measure"?',
    file=FILE,
    line=2,
    column=16,
    length=6,
    also=(Place(FILE, 1, 3, 'the step "measure"'),),
)
UNUSED = Problem("unused-fact", Severity.WARNING, "Unused.", "Delete it.", FILE, 1, 3, 4)
LINES = ["  measure:", "    every: {to: mesure}"]
EMOJI = ["  measure: 📶", "    e\u0301👍🏽: {to: mesure}"]


def lines(given: list[str] | None = None) -> Lines:
    """Gives these lines, of any file."""
    held = LINES if given is None else given

    def line(_file: str, number: int) -> str | None:
        return held[number - 1] if number <= len(held) else None

    return line


def named(file: str) -> str:
    """Names a file as if the content stood in `trees/`."""
    return f"trees/{file}"
