from datetime import date
from decimal import Decimal

import pytest

from engine.expression_code import BATCH
from engine.expressions import (
    FUNCTIONS,
    RESERVED,
    CannotCompute,
    Computed,
    ExpressionErrors,
    Scope,
    compile_all,
    constant,
    names_in,
    parse,
)
from engine.kinds import BOOLEAN, Kind, Type, Value
from tests.engine.conditions import ASKED, DEVICES, PLANS, SCOPE, TODAY, read

FACTS: dict[str, Value] = {
    "today": TODAY,
    "speed": Decimal("48.5"),
    "ordered": 50,
    "household": 2,
    "price": Decimal("29.90"),
    "fee": 5,
    "plan": "basic",
    "wished_plan": "plus",
    "devices": frozenset({"tv", "phone"}),
    "has_router": True,
    "is_urgent": False,
    "bought": date(2025, 3, 31),
    "name": "Ada",
    "postcode": "SW1A 1AA",
    "land": "DE",
}


def result(text: str, facts: dict[str, Value] = FACTS) -> Value:
    (condition,) = compile_all([read(text)])
    return condition(facts)


@pytest.mark.parametrize(
    "text",
    [
        "speed >= 0.8 * promised and household <= 2",
        "has_router",
        "not is_urgent",
        "has_router == true",
        "has_router != is_urgent",
        'plan == "basic"',
        'plan != "fibre-250"',
        'plan in ["basic", "plus"]',
        "plan in small_plans",
        'plan not in ["plus"]',
        "plan != wished_plan",
        'plan in [wished_plan, "basic"]',
        '"tv" in devices',
        '"laptop" not in devices',
        "devices != []",
        'devices == ["phone", "tv"]',
        '["tv", "phone"] == devices',
        "count(devices) == 2",
        "1 <= household <= 5",
        "40 < speed < 50 and household in [1, 2, 3]",
        'bought < date("2026-01-01")',
        "bought < today",
        "days_between(bought, today) == 581",
        "months_between(bought, today) == 19",
        "years_between(bought, today) == 1",
        'add_months(bought, 11) == date("2026-02-28")',
        "add_days(today, -1) < today",
        "weekday(today) == 1",
        "price + 5 <= 34.90",
        "price / 2 == 14.95",
        "price > household",
        "min(speed, ordered, 10) == 10",
        'max(bought, today) == date("2026-11-02")',
        "abs(speed - ordered) == 1.5",
        "round(speed) == 49",
        "round(price / 3, 2) == 9.97",
        "-household < 0",
        "(household + 1) * 2 == 6",
        'name == "Ada"',
        'name in ["Ada", "Grace"]',
        'postcode == "SW1A 1AA"',
        'land == "DE"',
        "land in eu",
        "known(name)",
        "not known(rating)",
        "rating == 3",
        "0.1 + 0.2 == 0.3",
        "true or false",
        "\n  has_router\n  and not\tis_urgent  ",
        "name != 'Zoë' and has_router",
    ],
)
def test_a_condition_holds(text: str) -> None:
    assert result(text) is True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("household / 4", Decimal("0.5")),
        ("0.8 * ordered", Decimal("40.0")),
        ("household + 1", 3),
        ("promised", 50),
        ("reach", Decimal("24.25")),
        ("add_days(today, 30)", date(2026, 12, 2)),
        ("plan", "basic"),
        ('"text"', "text"),
    ],
)
def test_an_expression_gives_a_value(text: str, expected: Value) -> None:
    assert result(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("speed > 3", Kind.YES_NO),
        ("household + 1", Kind.INTEGER),
        ("household / 2", Kind.NUMBER),
        ("household + 0.5", Kind.NUMBER),
        ("price * household", Kind.MONEY),
        ("price / fee", Kind.NUMBER),
        ("min(household, 2.5)", Kind.NUMBER),
        ("max(bought, today)", Kind.DATE),
        ("round(speed)", Kind.INTEGER),
        ("round(speed, 1)", Kind.NUMBER),
        ("round(price)", Kind.MONEY),
        ("abs(household)", Kind.INTEGER),
        ("plan", Kind.CHOICE),
        ('"x"', Kind.TEXT),
        ("today", Kind.DATE),
    ],
)
def test_the_type_of_an_expression_is_known(text: str, kind: Kind) -> None:
    assert read(text).type.kind is kind


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"basic"', Type(Kind.CHOICE, PLANS)),
        ("wished_plan", Type(Kind.CHOICE, (*PLANS, "max"))),
        ('["tv"]', Type(Kind.CHOICES, DEVICES)),
        ("[]", Type(Kind.CHOICES, DEVICES)),
        ("household", Type(Kind.NUMBER)),
        ("speed", Type(Kind.MONEY, unit="EUR")),
        ("round(speed)", Type(Kind.INTEGER)),
        ("plan", Type(Kind.TEXT)),
        ("land", Type(Kind.TEXT)),
        ('"DE"', Type(Kind.COUNTRY)),
        ('"a text"', Type(Kind.LONG_TEXT)),
        ("today", Type(Kind.DATE)),
    ],
)
def test_a_value_of_the_wanted_type_is_accepted(text: str, wanted: Type) -> None:
    assert parse(text, SCOPE, wanted).text == text


@pytest.mark.parametrize(
    ("text", "wanted", "fix"),
    [
        ('"bsic"', Type(Kind.CHOICE, PLANS), 'Did you mean "basic"? Or add it to the options.'),
        ("plan", Type(Kind.CHOICE, ("basic", "plus")), 'The options are "basic", "plus".'),
        ("speed", Type(Kind.INTEGER), "Write round(speed)."),
        (
            "speed",
            Type(Kind.NUMBER, unit="kbit/s"),
            "Give both facts the same unit, or convert one by a factor, as in 60 * hours.",
        ),
        (
            "speed",
            Type(Kind.DATE),
            'Write a date, such as date("2027-01-31") or today.',
        ),
        ('"2027-01-31"', Type(Kind.DATE), 'Write date("2027-01-31").'),
        ('["tvv"]', Type(Kind.CHOICES, DEVICES), 'Did you mean "tv"? Or add it to the options.'),
        ("speed", BOOLEAN, "Compare it with a number, as in speed > 0."),
    ],
)
def test_a_value_of_another_type_is_refused(text: str, wanted: Type, fix: str) -> None:
    with pytest.raises(ExpressionErrors) as refusal:
        parse(text, SCOPE, wanted)

    assert [fault.fix for fault in refusal.value.errors] == [fix]


def test_a_condition_is_wanted_unless_said_otherwise() -> None:
    with pytest.raises(ExpressionErrors):
        parse("speed", SCOPE)


def test_decimals_are_taken_as_they_are_written() -> None:
    assert str(result("0.10")) == "0.10"


def test_a_computed_fact_is_read_down_to_what_is_asked() -> None:
    assert read("speed >= 0.8 * promised").reads == {"speed", "plan"}


def test_computed_facts_may_read_computed_facts() -> None:
    doubled = Computed(((None, read("promised * 2")),))
    types = ASKED | {"promised": Type(Kind.NUMBER), "doubled": Type(Kind.NUMBER)}
    scope = Scope(types, computed={**SCOPE.computed, "doubled": doubled})

    (condition,) = compile_all([parse("doubled == 500", scope)])

    assert condition({"plan": "plus"}) is True


def test_the_first_case_that_holds_gives_a_computed_fact_its_value() -> None:
    many, some = parse("household > 4", SCOPE), parse("household > 2", SCOPE)
    text = Type(Kind.TEXT)
    size = Computed(
        (
            (many, constant("large", text)),
            (some, constant("medium", text)),
            (None, constant("small", text)),
        )
    )
    scope = Scope({"household": Type(Kind.INTEGER), "size": text}, computed={"size": size})
    (compiled,) = compile_all([parse("size", scope, None)])

    assert [compiled({"household": number}) for number in (5, 3, 1)] == ["large", "medium", "small"]


@pytest.mark.parametrize("conditions", [["speed > 1"], [None, None], [None, "speed > 1"]])
def test_the_last_case_and_no_other_is_without_a_condition(conditions: list[str | None]) -> None:
    one = constant(1, Type(Kind.INTEGER))

    with pytest.raises(ValueError, match="last case"):
        Computed(tuple((parse(each, SCOPE) if each else None, one) for each in conditions))


def test_facts_are_read_where_the_walk_keeps_them() -> None:
    scope = Scope({"plan": ASKED["plan"]}, keys={"plan": "customer.plan"})
    condition = parse('known(plan) and plan == "plus"', scope)
    (compiled,) = compile_all([condition])

    assert condition.reads == {"customer.plan"}
    assert compiled({"customer.plan": "plus"}) is True


def test_a_fact_may_be_called_like_a_function() -> None:
    scope = Scope({"date": Type(Kind.DATE)})

    (condition,) = compile_all([parse('date > date("2026-01-01")', scope)])

    assert condition({"date": TODAY}) is True


def test_equal_expressions_share_one_function() -> None:
    first, second, third = compile_all([read("speed>3"), read("speed > 3"), read("speed > 4")])

    assert first is second
    assert first is not third


def test_a_guide_may_have_more_conditions_than_go_into_one_batch() -> None:
    limits = range(BATCH + 2)

    conditions = compile_all([read(f"promised > {limit}") for limit in limits])

    assert [condition({"plan": "basic"}) for condition in conditions] == [
        limit < 50 for limit in limits
    ]


def test_compiled_code_reaches_nothing_but_its_own_namespace() -> None:
    (condition,) = compile_all([read("min(speed, 2) > 1")])

    assert condition.__globals__["__builtins__"] == {}


def test_texts_are_never_code() -> None:
    assert result("""name == '"] or __import__("os") or ["'""") is False


def test_a_fact_that_is_needed_and_unset_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        result("speed > 3", {})


@pytest.mark.parametrize(
    "text", ["1 / (household - 2) > 1", "add_months(today, 999999) > today", "reach > 0"]
)
def test_what_has_no_result_cannot_be_computed(text: str) -> None:
    facts = FACTS | {"household": 2 if "reach" not in text else 0}

    with pytest.raises(CannotCompute) as refusal:
        result(text, facts)

    assert isinstance(refusal.value, ArithmeticError)


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("speed > 3", {"speed"}),
        ("known(speed) and speed > 3", set()),
        ("speed > 3 or known(household)", {"speed"}),
        ("not known(speed) or speed > 3", set()),
        ("known(speed) and household > 1 and speed > 3", {"household"}),
        ("(known(speed) or known(household)) and speed > 3", {"speed"}),
        ("(known(speed) and is_urgent) and speed > 3", {"is_urgent"}),
        ("not (known(speed) and known(household)) or speed > household", set()),
        ("rating > 2", set()),
        ("promised > 2", {"plan"}),
        ("known(promised) and promised > 2", set()),
        ('has_plan and plan == "plus"', set()),
        ("reach > 2", {"has_router", "speed", "household"}),
        ("today > bought", {"bought"}),
        ("true", set()),
    ],
)
def test_what_must_be_known_before(text: str, needs: set[str]) -> None:
    assert read(text).needs == needs


@pytest.mark.parametrize(
    ("text", "if_true", "if_false"),
    [
        ("known(speed)", {"speed"}, set()),
        ("not known(speed)", set(), {"speed"}),
        ("speed > 3", {"speed"}, {"speed"}),
        ("known(speed) and known(plan)", {"speed", "plan"}, set()),
        ("known(speed) or known(plan)", set(), set()),
        ("not (known(speed) or not known(plan))", {"plan"}, set()),
        ("known(promised)", {"plan"}, set()),
        ("has_plan", {"plan"}, set()),
        ("has_plan == true", set(), set()),
        ("true", set(), set()),
    ],
)
def test_what_an_outcome_makes_certain(text: str, if_true: set[str], if_false: set[str]) -> None:
    expression = read(text)

    assert expression.knows_if_true == if_true
    assert expression.knows_if_false == if_false


def tower(text: str, levels: int) -> Scope:
    """Computed facts n1, n2 and so on, each computed from the one before it."""
    number = Type(Kind.NUMBER)
    scope = Scope({"n0": number})
    for level in range(1, levels):
        value = parse(text.format(f"n{level - 1}"), scope, None)
        computed = {**scope.computed, f"n{level}": Computed(((None, value),))}
        scope = Scope({**scope.facts, f"n{level}": number}, computed=computed)
    return scope


def test_the_work_of_computed_facts_is_bounded() -> None:
    with pytest.raises(ExpressionErrors, match="too much work"):
        tower("{0} + {0}", 15)


def test_the_depth_of_computed_facts_is_bounded() -> None:
    with pytest.raises(ExpressionErrors, match="more than 20 deep"):
        tower("{0}", 25)


def test_names_are_found_without_understanding_the_text() -> None:
    found = names_in('plan == "speed" and (promised > or round(x')

    assert found == {"plan", "and", "promised", "or", "round", "x"}


@pytest.mark.parametrize("word", ["and", "class", "from", "true", "today"])
def test_some_words_are_no_names_for_facts(word: str) -> None:
    assert word in RESERVED


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_is_documented_by_an_example_that_is_sound(name: str) -> None:
    types = ASKED | {
        "measured": Type(Kind.NUMBER),
        "promised": Type(Kind.NUMBER),
        "charged": Type(Kind.MONEY),
        "agreed": Type(Kind.MONEY),
        "warranty": Type(Kind.INTEGER),
        "born": Type(Kind.DATE),
        "delivered": Type(Kind.DATE),
    }
    function = FUNCTIONS[name]

    assert f"{name}(" in function.example
    assert function.signature.startswith(f"{name}(")
    assert function.doc.endswith(".")
    assert parse(function.example, Scope(types)).type == BOOLEAN
