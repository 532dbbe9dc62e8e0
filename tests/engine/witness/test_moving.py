"""Values are moved until every demand is met, and only as long as effort is left for it."""

from datetime import date

from engine.kinds import Value
from engine.witness.demands import Demand, Demands, Wanted
from engine.witness.moving import Effort, Mover, meets_all
from tests.engine.witness.conditions import condition, guide

TODAY = date(2026, 11, 2)
BEGUN: dict[str, Value] = {
    "size": 1, "weight": 1, "plan": "basic", "bought": TODAY, "today": TODAY
}  # fmt: skip


def demanding(*texts: str) -> Demands:
    demands = Demands(guide(texts[0]), "agent")
    for text in texts:
        demands.found.append(Demand(condition(text), Wanted.TRUE, frozenset()))
    return demands


def moved(demands: Demands, effort: Effort) -> dict[str, Value] | None:
    return Mover(demands, demands.guide.facts, {}, effort).mended(BEGUN)


def meets(*texts: str) -> bool:
    demands = demanding(*texts)
    values = moved(demands, Effort())
    return values is not None and meets_all(demands, values)


def test_values_that_meet_everything_stay() -> None:
    assert moved(demanding("size > 0"), Effort()) == BEGUN


def test_a_value_is_moved_to_where_a_condition_holds() -> None:
    assert meets("size + weight > 300")


def test_several_values_are_moved_one_after_the_other() -> None:
    assert meets("size + weight > 300", "weight + limit > 700")


def test_days_are_moved_by_days_months_and_years() -> None:
    assert meets("days_between(bought, today) > 400", "months_between(bought, today) < 24")


def test_what_nothing_meets_is_told_apart() -> None:
    assert moved(demanding("size > 1000"), Effort()) is None


def test_without_effort_nothing_is_moved() -> None:
    assert moved(demanding("size + weight > 300"), Effort(left=0)) is None


def test_the_effort_is_shared() -> None:
    effort = Effort()
    before = effort.left
    moved(demanding("size + weight > 300"), effort)
    assert effort.left < before
