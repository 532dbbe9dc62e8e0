"""Conditions of the catalogue over the facts of a guide."""

import pytest

from engine.expressions import Expression, Scope, both, bound, evaluate, parse, reasons
from engine.kinds import Kind, Type, Value
from tests.engine.conditions import SCOPE, TODAY

CATALOGUE = Scope(
    {"promised": Type(Kind.NUMBER), "people": Type(Kind.INTEGER), "fast": Type(Kind.YES_NO)}
)
MEANINGS: dict[str, str | Expression] = {
    "promised": parse("promised", SCOPE, None),
    "people": "run/household",
    "fast": parse("is_slow", SCOPE, None),
}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("people >= 3", True),
        ("promised > 100", True),
        ("not fast", None),
        ("known(people)", True),
        ("known(promised)", True),
        ("known(fast)", False),
        ("known(fast) or people > 9", False),
    ],
)
def test_a_condition_means_the_same_over_the_guides_own_facts(
    text: str, value: bool | None
) -> None:
    facts: dict[str, Value] = {"run/household": 3, "plan": "plus", "today": TODAY}
    assert evaluate(bound(parse(text, CATALOGUE), MEANINGS), facts) is value


def test_it_reads_what_computed_facts_are_computed_from() -> None:
    condition = bound(parse("promised > 100 and people > 1", CATALOGUE), MEANINGS)
    assert condition.reads == {"plan", "run/household"}
    assert condition.text == "promised > 100 and people > 1"


def test_reasons_may_serve_two_conditions_at_once() -> None:
    first = bound(parse("people > 1 or promised > 100", CATALOGUE), MEANINGS)
    second = bound(parse("promised > 60", CATALOGUE), MEANINGS)
    facts: dict[str, Value] = {"run/household": 3, "plan": "plus", "today": TODAY}
    assert reasons(both(first, second), facts) == {"plan"}
