"""The facts that the tests of expressions speak of, and generators of conditions over them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from engine.expressions import Computed, Expression, Scope, constant, parse
from engine.kinds import BOOLEAN, Kind, Type, Value

TODAY = date(2026, 11, 2)
PLANS = ("basic", "plus", "fibre-250")
DEVICES = ("tv", "phone", "laptop")
MEGABITS = Type(Kind.NUMBER, unit="Mbit/s")
ASKED = {
    "speed": MEGABITS,
    "ordered": MEGABITS,
    "household": Type(Kind.INTEGER),
    "price": Type(Kind.MONEY, unit="EUR"),
    "fee": Type(Kind.MONEY, unit="GBP"),
    "plan": Type(Kind.CHOICE, PLANS),
    "wished_plan": Type(Kind.CHOICE, PLANS),
    "colour": Type(Kind.CHOICE, ("red", "blue")),
    "devices": Type(Kind.CHOICES, DEVICES),
    "has_router": Type(Kind.YES_NO),
    "is_urgent": Type(Kind.YES_NO),
    "bought": Type(Kind.DATE),
    "name": Type(Kind.TEXT),
    "postcode": Type(Kind.POSTCODE),
    "land": Type(Kind.COUNTRY),
    "rating": Type(Kind.INTEGER),
}
LISTS = {"eu": ("DE", "FR"), "small_plans": ("basic", "plus")}
DEFAULTS: Mapping[str, Value] = {"rating": 3}
BASE = Scope(ASKED, LISTS, defaults=DEFAULTS)


def _computed() -> dict[str, Computed]:
    basic, router = parse('plan == "basic"', BASE), parse("has_router", BASE)
    return {
        "promised": Computed(((basic, constant(50, MEGABITS)), (None, constant(250, MEGABITS)))),
        "is_slow": Computed(((None, parse("speed < 16", BASE)),)),
        "has_plan": Computed(
            (
                (parse("known(plan)", BASE), constant(value=True, type_=BOOLEAN)),
                (None, constant(value=False, type_=BOOLEAN)),
            )
        ),
        "reach": Computed(
            ((router, parse("speed / household", BASE, None)), (None, constant(0, MEGABITS)))
        ),
    }


COMPUTED_TYPES = {
    "promised": MEGABITS,
    "is_slow": BOOLEAN,
    "has_plan": BOOLEAN,
    "reach": Type(Kind.NUMBER),
}
SCOPE = Scope(ASKED | COMPUTED_TYPES, LISTS, _computed(), DEFAULTS)


def read(text: str, wanted: Type | None = None) -> Expression:
    """Parse a text of any type in the tests' scope."""
    return parse(text, SCOPE, wanted)


_NUMBERS = st.one_of(
    st.integers(-20, 20), st.decimals(-20, 20, places=1, allow_nan=False, allow_infinity=False)
)
VALUES: Mapping[str, SearchStrategy[Value]] = {
    "speed": _NUMBERS,
    "household": st.integers(-3, 3),
    "price": _NUMBERS,
    "plan": st.sampled_from(PLANS),
    "wished_plan": st.sampled_from(PLANS),
    "devices": st.frozensets(st.sampled_from(DEVICES)),
    "has_router": st.booleans(),
    "is_urgent": st.booleans(),
    "bought": st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    "rating": st.integers(1, 5),
}
COMPLETE: SearchStrategy[dict[str, Value]] = st.fixed_dictionaries(dict(VALUES)).map(
    lambda facts: facts | {"today": TODAY}
)
PARTIAL: SearchStrategy[dict[str, Value]] = st.fixed_dictionaries({}, optional=dict(VALUES)).map(
    lambda facts: facts | {"today": TODAY}
)

_LITERALS = st.one_of(
    st.integers(0, 20).map(str),
    st.integers(0, 20).map(lambda number: str(Decimal(number) / 4)),
)
_BASE_NUMBERS = st.sampled_from(["speed", "household", "price", "rating", "promised", "reach"])
_DATES = st.sampled_from(
    ["bought", "today", 'date("2026-02-28")', "add_months(bought, household)", "add_days(today, 9)"]
)


def _wider_numbers(numbers: SearchStrategy[str]) -> SearchStrategy[str]:
    pairs = st.tuples(numbers, st.sampled_from("+-*/"), numbers)
    calls = st.tuples(st.sampled_from(["min", "max"]), numbers, numbers)
    return st.one_of(
        pairs.map(lambda each: f"({each[0]} {each[1]} {each[2]})"),
        calls.map(lambda each: f"{each[0]}({each[1]}, {each[2]})"),
        numbers.map(lambda number: f"abs({number})"),
        numbers.map(lambda number: f"round({number}, 1)"),
        numbers.map(lambda number: f"-({number})"),
    )


_NUMERIC = st.recursive(
    st.one_of(
        _LITERALS,
        _BASE_NUMBERS,
        st.just("count(devices)"),
        st.just("weekday(bought)"),
        st.just("days_between(bought, today)"),
        st.just("months_between(bought, today)"),
    ),
    _wider_numbers,
    max_leaves=3,
)
_SIGNS = st.sampled_from(["<", "<=", ">", ">=", "==", "!="])


def _compared(values: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.tuples(values, _SIGNS, values).map(" ".join)


SURE_ATOMS = st.one_of(
    _compared(_NUMERIC),
    _compared(_DATES),
    st.tuples(_NUMERIC, _NUMERIC, _NUMERIC).map(" <= ".join),
    st.sampled_from(
        [
            "has_router",
            "is_urgent",
            "is_slow",
            "true",
            "false",
            'plan == "plus"',
            "plan != wished_plan",
            "plan in small_plans",
            'plan not in ["basic", wished_plan]',
            '"tv" in devices',
            "plan == wished_plan",
            'devices == ["tv"]',
            "devices != []",
            "household in [1, 2.0, -1]",
            "has_router == is_urgent",
        ]
    ),
)
KNOWN_ATOMS = st.sampled_from(
    ["has_plan", *(f"known({name})" for name in [*VALUES, "promised", "is_slow", "reach"])]
)


def _joined(conditions: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.one_of(
        st.lists(conditions, min_size=2, max_size=3).map(lambda all_: f"({' and '.join(all_)})"),
        st.lists(conditions, min_size=2, max_size=3).map(lambda all_: f"({' or '.join(all_)})"),
        conditions.map(lambda condition: f"(not {condition})"),
    )


CONDITIONS = st.recursive(st.one_of(SURE_ATOMS, KNOWN_ATOMS), _joined, max_leaves=6).map(read)
"""Well-typed conditions of all sorts."""

SURE_CONDITIONS = (
    st.recursive(SURE_ATOMS, _joined, max_leaves=5)
    .map(read)
    .filter(lambda condition: "rating" not in condition.reads)
)
"""Conditions which do not look at whether facts are known: none asks, none has a default."""
