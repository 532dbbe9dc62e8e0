"""What is said of a thing when somebody points at it."""

import pytest

from engine.language.describing import description, function_at
from engine.language.symbols import Kind, Symbol
from tests.engine.language.folders import fact, folder, step


@pytest.mark.parametrize(
    ("symbol", "words"),
    [
        (step("what-is-slow"), ["**what-is-slow** (ask)", "What is slow?", "- `all`: Everything"]),
        (step("done"), ["**done** (end)", "tell: Done."]),
        (fact("plan"), ["**plan**", "type: choice", "- `max`: Max"]),
        (fact("quick"), ['compute: plan == "max" or plan not in slow_plans']),
        (fact("what_is_slow"), ["type: choice", "- `one`: One device"]),
        (Symbol(Kind.ANSWER, "line.plan", "max"), ["**max**: Max"]),
        (Symbol(Kind.GUIDE, "", "who"), ["title: Who calls"]),
        (Symbol(Kind.NEED, "", "faster"), ["label: Faster"]),
        (Symbol(Kind.PRODUCT, "", "max"), ["name: Max", "fits: plan in"]),
        (Symbol(Kind.TABLE, "", "streets"), ["Columns: street"]),
        (Symbol(Kind.COLUMN, "streets", "street"), ["type: text"]),
        (Symbol(Kind.LIST, "line", "slow_plans"), ["basic, plus"]),
        (Symbol(Kind.ENTRY, "line", "person"), ["label: A person"]),
    ],
    ids=str,
)
def test_a_thing_is_described_as_it_is_written(symbol: Symbol, words: list[str]) -> None:
    told = description(folder(), symbol)
    assert [each for each in words if each not in told] == []


@pytest.mark.parametrize("kind", list(Kind))
def test_of_what_is_not_there_nothing_is_said(kind: Kind) -> None:
    assert description(folder(), Symbol(kind, "nowhere", "nothing")) == ""


def test_a_function_is_described_with_an_example() -> None:
    assert "**`known(fact)`**" in function_at("known")
    assert "known(speed) and speed < 16" in function_at("known")
    assert function_at("plan") == ""
