"""What every code means: why it matters, what to do, and how it looks wrong and right."""

from dataclasses import dataclass
from functools import cache
from inspect import cleandoc

from engine.checks import RULES
from engine.checks.example import shown
from engine.checks.explanations import EXPLAINED


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code explained. The examples are small folders of content, as text."""

    code: str
    title: str
    text: str
    failing: str
    passing: str


def codes() -> tuple[str, ...]:
    """Every code that the checker knows, by name."""
    return tuple(sorted(_explanations()))


def explanation(code: str) -> Explanation:
    """What a code means. Raises KeyError where there is no such code."""
    return _explanations()[code]


@cache
def _explanations() -> dict[str, Explanation]:
    written = [(rule.code, rule.text, rule.failing, rule.passing) for rule in RULES if rule.text]
    written += [(each.code, each.text, each.failing, each.passing) for each in EXPLAINED]
    found: dict[str, Explanation] = {}
    for code, text, failing, passing in written:
        title, _, rest = cleandoc(text).partition("\n")
        found[code] = Explanation(code, title, rest.strip(), shown(failing), shown(passing))
    return found
