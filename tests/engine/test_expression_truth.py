"""What conditions say when not everything is known, and the reasons that they give."""

from datetime import date

import pytest

from engine.expressions import Failure, Scope, evaluate, failing, parse, reasons
from engine.kinds import Kind, Type, Value
from tests.engine.conditions import TODAY, read

Facts = dict[str, Value]
NOTHING: Facts = {"today": TODAY}


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        ("speed > 3", {}, None),
        ("speed > 3", {"speed": 4}, True),
        ("speed > 3 and has_router", {"has_router": False}, False),
        ("speed > 3 and has_router", {"has_router": True}, None),
        ("speed > 3 or has_router", {"has_router": True}, True),
        ("speed > 3 or has_router", {"has_router": False}, None),
        ("not has_router", {}, None),
        ("not has_router", {"has_router": False}, True),
        ("plan == wished_plan", {"plan": "basic"}, None),
        ("plan in [wished_plan]", {"plan": "basic"}, None),
        ('"tv" in devices', {"devices": frozenset({"tv"})}, True),
        ("known(speed)", {}, False),
        ("known(speed)", {"speed": 4}, True),
        ("not known(speed) or speed > 3", {}, True),
        ("promised > 100", {}, None),
        ("promised > 100", {"plan": "plus"}, True),
        ("known(promised)", {}, False),
        ("known(promised)", {"plan": "plus"}, True),
        ("reach > 2", {"has_router": False}, False),
        ("reach > 2", {"has_router": True, "speed": 9}, None),
        ("rating == 3", {}, True),
        ("known(rating)", {}, False),
        ("rating == 3", {"rating": 5}, False),
        ("speed / household > 1", {"speed": 4, "household": 0}, None),
        ("has_router or 1 / household > 1", {"household": 0, "has_router": True}, True),
        ("bought <= today", {"bought": TODAY}, True),
    ],
)
def test_what_is_unset_leaves_open_what_depends_on_it(
    text: str, facts: Facts, expected: bool | None
) -> None:
    assert evaluate(read(text), facts | NOTHING) is expected


@pytest.mark.parametrize("text", ["today > bought", "today > add_days(today, -1)"])
def test_without_a_date_today_is_unknown(text: str) -> None:
    assert evaluate(read(text), {"bought": date(2026, 1, 1)}) is None


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        ("household >= 3", {"household": 4, "speed": 9}, {"household"}),
        (
            "household >= 3 and speed < 16",
            {"household": 4, "speed": 9, "plan": "basic"},
            {"household", "speed"},
        ),
        ("household >= 3 or speed < 16", {"household": 4, "speed": 9}, {"household"}),
        ("household >= 3 or speed < 16", {"household": 1, "speed": 9}, {"speed"}),
        (
            "(household >= 3 and is_urgent) or speed < 16",
            {"household": 4, "is_urgent": True, "speed": 9},
            {"speed"},
        ),
        (
            "(household >= 3 or speed < 16) and (household >= 2 or is_urgent) and speed > 1",
            {"household": 4, "is_urgent": True, "speed": 9},
            {"household", "speed"},
        ),
        (
            "(speed < 16 or household > 3) and (is_urgent or household > 2)",
            {"household": 4, "is_urgent": True, "speed": 9},
            {"household"},
        ),
        (
            "not (household < 3 and speed > 16)",
            {"household": 4, "speed": 9},
            {"household"},
        ),
        ("speed >= 0.8 * promised", {"speed": 48, "plan": "basic"}, {"speed", "plan"}),
        ("reach < 1", {"has_router": False, "speed": 9, "household": 1}, {"has_router"}),
        ("is_slow", {"speed": 3}, {"speed"}),
        ("not known(speed) or household > 1", {"speed": 3, "household": 2}, {"household"}),
        ("not known(speed)", {"household": 2}, set()),
        ("known(speed)", {"speed": 2}, {"speed"}),
        ("known(reach)", {"speed": 2, "household": 1, "has_router": True}, None),
        ("rating >= 3", {}, set()),
        ("rating >= 3", {"rating": 4}, {"rating"}),
        ("true", {"rating": 4}, set()),
        ("bought < today", {"bought": date(2026, 1, 1)}, {"bought"}),
    ],
)
def test_the_fewest_facts_that_make_it_true(
    text: str, facts: Facts, expected: set[str] | None
) -> None:
    assert reasons(read(text), facts | NOTHING) == (set(facts) if expected is None else expected)


def test_of_reasons_that_are_equally_few_the_first_by_name_is_given() -> None:
    facts: Facts = {"speed": 9, "household": 4, "is_urgent": True}

    assert reasons(read("speed < 16 or is_urgent or household > 3"), facts) == {"household"}


def test_reasons_are_found_soon_even_where_there_are_endless_sets_of_them() -> None:
    names = [f"fact{number}" for number in range(60)]
    scope = Scope({name: Type(Kind.YES_NO) for name in names})
    pairs = zip(names[::2], names[1::2], strict=True)
    condition = parse(" and ".join(f"({one} or {other})" for one, other in pairs), scope)

    assert len(reasons(condition, dict.fromkeys(names, True))) == 30


def test_a_reason_that_another_one_contains_is_left_out() -> None:
    names = [f"fact{number:02}" for number in range(40)]
    scope = Scope({name: Type(Kind.YES_NO) for name in [*names, "last"]})
    condition = parse(f"({' or '.join(names)} or last) and last", scope)

    assert reasons(condition, dict.fromkeys([*names, "last"], True)) == {"last"}


@pytest.mark.parametrize(("text", "facts"), [("speed > 3", {"speed": 1}), ("speed > 3", {})])
def test_what_is_not_true_has_no_reasons(text: str, facts: Facts) -> None:
    with pytest.raises(ValueError, match="is not true"):
        reasons(read(text), facts)


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        (
            "household >= 3 and speed < 16",
            {"household": 1, "speed": 9},
            Failure("household >= 3", frozenset({"household"}), unknown=False),
        ),
        (
            "household >= 3 and (is_urgent and speed < 16)",
            {"household": 3, "is_urgent": True, "speed": 20},
            Failure("speed < 16", frozenset({"speed"}), unknown=False),
        ),
        (
            "speed < 16 and household >= 3",
            {"household": 1},
            Failure("household >= 3", frozenset({"household"}), unknown=False),
        ),
        (
            "speed < 16 and household >= 3",
            {"household": 3},
            Failure("speed < 16", frozenset({"speed"}), unknown=True),
        ),
        (
            "known(speed) and speed < 16",
            {"household": 3},
            Failure("known(speed)", frozenset({"speed"}), unknown=True),
        ),
        (
            "known(speed) and speed < 16 and household >= 3",
            {"household": 1},
            Failure("household >= 3", frozenset({"household"}), unknown=False),
        ),
        (
            "is_urgent or speed < 16",
            {"is_urgent": False, "speed": 20},
            Failure("is_urgent or speed < 16", frozenset({"is_urgent", "speed"}), unknown=False),
        ),
        (
            "is_urgent or speed < 16",
            {"is_urgent": False},
            Failure("is_urgent or speed < 16", frozenset({"speed"}), unknown=True),
        ),
        (
            "known(speed) or known(plan)",
            {},
            Failure("known(speed) or known(plan)", frozenset({"speed", "plan"}), unknown=True),
        ),
        (
            "1 <= household + 1 <= 5",
            {"household": 6},
            Failure("household + 1 <= 5", frozenset({"household"}), unknown=False),
        ),
        (
            "not known(speed)",
            {"speed": 6},
            Failure("not known(speed)", frozenset({"speed"}), unknown=False),
        ),
        (
            "speed >= 0.8 * promised",
            {"speed": 6},
            Failure("speed >= 0.8 * promised", frozenset({"plan"}), unknown=True),
        ),
        (
            "is_slow and has_router",
            {"speed": 60, "has_router": True},
            Failure("is_slow", frozenset({"speed"}), unknown=False),
        ),
        (
            "rating > 4",
            {},
            Failure("rating > 4", frozenset(), unknown=False),
        ),
        (
            "speed / household > 1",
            {"speed": 6, "household": 0},
            Failure("speed / household > 1", frozenset(), unknown=True),
        ),
        (
            "name == 'Zoë' and  plan == 'plus'",
            {"name": "Zoë", "plan": "basic"},
            Failure("plan == 'plus'", frozenset({"plan"}), unknown=False),
        ),
    ],
)
def test_the_smallest_part_that_failed(text: str, facts: Facts, expected: Failure) -> None:
    assert failing(read(text), facts | NOTHING) == expected


def test_what_is_true_did_not_fail() -> None:
    with pytest.raises(ValueError, match="is true"):
        failing(read("speed > 3"), {"speed": 4})
