"""Which product an offer suggests, why this one, and why not the others."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from engine import catalogue, walk
from engine.expressions import evaluate
from engine.guide import Guide, Offer
from engine.kinds import Value
from engine.walk import Position
from tests.engine.guides import Shape, walked
from tests.engine.offers import product, shop

FAST: Shape = {"speed": 45, "people": 3}


def offered(guide: Guide, **given: object) -> str | None:
    found = walked(guide, **(FAST | given)).offered
    return found.id if found else None


def offer(position: Position) -> Offer:
    assert isinstance(position.step, Offer)
    return position.step


def why(position: Position) -> set[str]:
    assert position.offered is not None
    step = offer(position)
    return set(catalogue.reasons(step, position.offered, position.guide, position.facts))


def why_not(position: Position) -> dict[str, catalogue.Refused]:
    assert position.offered is not None
    step = offer(position)
    refused = catalogue.passed_over(step, position.offered, position.guide, position.facts)
    return {each.product.id: each for each in refused}


# Whether there is an offer


def test_a_need_that_is_not_shown_leads_to_no_offer() -> None:
    assert walked(shop({"plus": product()}), speed=20, people=3).step.id == "nothing"


def test_a_need_of_which_nothing_is_known_leads_to_no_offer() -> None:
    assert walked(shop({"plus": product()}), people=3).step.id == "nothing"


def test_a_product_whose_facts_are_unset_never_fits() -> None:
    assert offered(shop({"plus": product("age >= 18 or not gamer")})) is None


def test_a_product_that_the_customer_has_is_never_offered() -> None:
    guide = shop({"plus": product(), "max": product("people > 9")}, now="had")
    assert offered(guide, had="plus") is None
    assert offered(guide, had="max") == "plus"


def test_a_product_is_offered_from_its_first_day_to_its_last() -> None:
    def on(day: date) -> str:
        plus = product(valid_from="2026-11-02", valid_until="2026-11-30")
        guide = shop({"plus": plus})
        return walk.start(guide, walk="w", channel="agent", on=day, given=FAST)[0].step.id

    days = [date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 30), date(2026, 12, 1)]
    assert [on(day) for day in days] == ["nothing", "suggest", "suggest", "nothing"]


def test_a_declined_need_is_not_offered_for_again() -> None:
    guide = shop({"plus": product()}, offers_at_most=5)
    moved = walked(guide, "declined", **FAST)
    assert moved.step.id == "end"


def test_a_walk_makes_no_more_offers_than_the_guide_allows() -> None:
    assert walked(shop({"plus": product()}, offers_at_most=0), **FAST).step.id == "nothing"


# Which product


def test_the_product_that_meets_more_preferences_comes_first() -> None:
    products = {
        "cheap": product(monthly="10.00", prefer=["gamer"]),
        "dear": product(monthly="90.00", prefer=["gamer", "people >= 3"]),
    }
    assert offered(shop(products), gamer=True) == "dear"


def test_an_unknown_preference_is_not_met() -> None:
    products = {"a": product(monthly="20.00", prefer=["gamer"]), "b": product(monthly="10.00")}
    assert offered(shop(products)) == "b"


def test_among_equals_the_lower_cost_over_the_term_comes_first() -> None:
    products = {
        "low-price": product(price="1.00", monthly="20.00"),
        "low-total": product(price="99.00", monthly="10.00"),
    }
    assert offered(shop(products)) == "low-total"


def test_the_cost_is_net_of_the_credit() -> None:
    credit = [{"for": "old", "amount": "60.00"}]
    products = {
        "plain": product(price="50.00"),
        "better": product(price="100.00", credit=credit),
        "old": product("people > 9"),
    }
    guide = shop(products, returned="had")
    assert offered(guide) == "plain"
    assert offered(guide, had="old") == "better"


def test_then_the_place_in_the_catalogue_decides() -> None:
    guide = shop({"zebra": product(), "ant": product()})
    assert offered(guide) == "zebra"


# What it costs


def costs(guide: Guide, **given: object) -> tuple[str, str]:
    position = walked(guide, **(FAST | given))
    assert position.offered is not None
    facts = position.facts
    credited = catalogue.credit(position.offered, offer(position), guide, facts)
    return str(catalogue.total(position.offered, credited)), str(credited)


def test_the_total_is_exact() -> None:
    assert costs(shop({"plus": product(price="0.10", monthly="0.10")})) == ("1.30", "0")


def test_a_week_counts_fifty_two_times_a_year() -> None:
    weekly = product(recurring={"amount": "9.99", "every": "week"})
    assert costs(shop({"plus": weekly}))[0] == "519.48"


def test_without_a_minimum_term_a_year_is_counted() -> None:
    open_ended = product(monthly="10.00", term={"months": 0, "cancel": "At once."})
    assert costs(shop({"plus": open_ended}))[0] == "120.00"


def test_a_credit_is_never_above_the_price() -> None:
    credit = [{"for": "plus", "amount": "80.00"}]
    guide = shop(
        {"new": product(price="50.00", credit=credit), "plus": product("people > 9")},
        returned="had",
    )
    assert costs(guide, had="plus") == ("0.00", "50.00")


def test_a_credit_holds_under_its_condition_alone_and_the_best_counts() -> None:
    credit = [
        {"for": "plus", "amount": "10.00"},
        {"for": "plus", "amount": "20.00", "when": "age < 3"},
        {"for": "new", "amount": "40.00"},
    ]
    guide = shop(
        {"new": product(price="50.00", credit=credit), "plus": product("people > 9")},
        returned="had",
    )
    assert costs(guide, had="plus")[1] == "10.00"
    assert costs(guide, had="plus", age=2)[1] == "20.00"
    assert costs(guide, age=2)[1] == "0"


# Why


def test_the_reasons_are_the_answers_that_need_and_fit_read() -> None:
    assert why(walked(shop({"plus": product()}), plan="small", gamer=True, **FAST)) == {
        "people",
        "speed",
        "plan",
    }


def test_what_changes_nothing_is_no_reason() -> None:
    position = walked(shop({"plus": product("people >= 3 or gamer")}), gamer=False, **FAST)
    assert "gamer" not in why(position)


def test_a_computed_fact_counts_as_what_it_is_computed_from() -> None:
    need = {"label": "Line", "shown": "promised >= 100"}
    position = walked(shop({"plus": product()}, need=need), plan="large", **FAST)
    assert why(position) == {"plan", "people"}


def test_need_and_fit_may_share_a_reason() -> None:
    need = {"label": "Line", "shown": "gamer or people >= 3"}
    position = walked(shop({"plus": product()}, need=need), gamer=True, **FAST)
    assert why(position) == {"people"}


CONDITIONS = st.recursive(
    st.sampled_from(
        [
            "gamer",
            "people >= 3",
            "age < 30",
            "speed >= 0.8 * promised",
            "promised > 60",
            "known(age)",
            "known(gamer)",
            "known(promised)",
        ]
    ),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(
            lambda three: f"({' '.join(three)})"
        ),
        inner.map(lambda one: f"(not {one})"),
    ),
    max_leaves=5,
)
ANSWERS = {
    "gamer": st.booleans(),
    "age": st.integers(10, 50),
    "plan": st.sampled_from(["small", "large"]),
    "speed": st.integers(0, 100),
}


@given(CONDITIONS, CONDITIONS, st.fixed_dictionaries({}, optional=ANSWERS))
def test_the_reasons_alone_entail_the_offer(shown: str, fits: str, given: Shape) -> None:
    guide = shop({"plus": product(fits)}, need={"label": "Line", "shown": shown})
    position = walked(guide, people=3, **given)
    if position.step.id != "suggest":
        return
    found = why(position)
    keys = [key for key in position.facts if key != "today"]
    assert _entailed(position, keys, found)


def _entailed(position: Position, keys: list[str], told: set[str]) -> bool:
    """Whether the offer would be made whatever the values of the facts that are not told.

    Facts which are set stay set; the walks tried are all with the values of `_OTHERS`.
    """
    hidden = [key for key in keys if key not in told]
    step = offer(position)
    for values in _mixes(hidden):
        known = catalogue_facts(position, values)
        if not (evaluate(step.need.shown, known) and evaluate(step.products[0].fits, known)):
            return False
    return True


_OTHERS: dict[str, tuple[Value, ...]] = {
    "gamer": (True, False),
    "age": (5, 29, 30, 60),
    "plan": ("small", "large"),
    "speed": (0, 40, 70, 80, 100),
    "people": (0, 2, 3, 9),
}


def _mixes(keys: list[str]) -> list[dict[str, Value]]:
    mixes: list[dict[str, Value]] = [{}]
    for key in keys:
        mixes = [mix | {key: value} for mix in mixes for value in _OTHERS[key]]
    return mixes


def catalogue_facts(position: Position, values: dict[str, Value]) -> dict[str, Value]:
    facts = position.facts | values
    plan = facts.get("plan")
    return facts | {"promised": 100 if plan == "large" else 50}


# Why not


def test_why_not_is_the_smallest_condition_that_failed() -> None:
    products = {
        "plus": product(),
        "max": product("people >= 2 and speed < 200 and age >= 65"),
        "eco": product("people >= 2 and people <= 2"),
    }
    refused = why_not(walked(shop(products), age=40, **FAST))
    assert refused["max"][1:] == ("age >= 65", ("age",), False)
    assert refused["eco"][1:] == ("people <= 2", ("people",), False)


def test_what_is_not_known_is_told_as_such() -> None:
    refused = why_not(walked(shop({"plus": product(), "max": product("age >= 65")}), **FAST))
    assert refused["max"][1:] == ("age >= 65", ("age",), True)


def test_other_reasons_to_pass_over() -> None:
    products = {
        "plus": product(),
        "had-it": product(),
        "gone": product(valid_until="2026-11-01"),
        "dearer": product(price="5.00"),
    }
    refused = why_not(walked(shop(products, now="had"), had="had-it", **FAST))
    assert {id_: each.condition for id_, each in refused.items()} == {
        "had-it": "now",
        "gone": "valid",
        "dearer": "order",
    }
