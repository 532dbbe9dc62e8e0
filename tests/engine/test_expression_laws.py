"""What holds of every condition, whatever is known."""

from itertools import combinations

from hypothesis import assume, example, given
from hypothesis import strategies as st

from engine.expressions import (
    CannotCompute,
    Expression,
    ExpressionErrors,
    compile_all,
    evaluate,
    failing,
    names_in,
    parse,
    reasons,
)
from engine.kinds import Value
from tests.engine.conditions import (
    COMPLETE,
    CONDITIONS,
    PARTIAL,
    SCOPE,
    SURE_CONDITIONS,
    TODAY,
    VALUES,
    read,
)

Facts = dict[str, Value]


def compiled(expression: Expression, facts: Facts) -> Value | None:
    (condition,) = compile_all([expression])
    try:
        return condition(facts)
    except CannotCompute:
        return None


@given(CONDITIONS, COMPLETE)
def test_a_compiled_condition_says_what_the_tree_says(condition: Expression, facts: Facts) -> None:
    outcome = compiled(condition, facts)

    assert outcome in (None, evaluate(condition, facts))


@given(CONDITIONS, PARTIAL)
def test_whoever_knows_what_is_needed_gets_a_result(condition: Expression, facts: Facts) -> None:
    assume(condition.needs <= facts.keys())

    outcome = compiled(condition, facts)

    assert outcome in (None, evaluate(condition, facts))


@given(CONDITIONS, PARTIAL)
def test_what_a_result_makes_certain_is_known(condition: Expression, facts: Facts) -> None:
    assume(condition.needs <= facts.keys())

    outcome = compiled(condition, facts)

    if outcome is True:
        assert condition.knows_if_true <= facts.keys()
    if outcome is False:
        assert condition.knows_if_false <= facts.keys()


@given(CONDITIONS)
def test_what_is_needed_is_also_read(condition: Expression) -> None:
    assert condition.needs <= condition.reads


@given(SURE_CONDITIONS, COMPLETE, st.frozensets(st.sampled_from(sorted(VALUES))))
def test_more_facts_never_turn_a_result_round(
    condition: Expression, facts: Facts, hidden: frozenset[str]
) -> None:
    fewer = {key: value for key, value in facts.items() if key not in hidden}
    early = evaluate(condition, fewer)

    assert early is None or early is evaluate(condition, facts)


@given(CONDITIONS, PARTIAL, COMPLETE)
def test_reasons_hold_whatever_else_was_answered(
    condition: Expression, facts: Facts, otherwise: Facts
) -> None:
    assume(evaluate(condition, facts) is True)
    why = reasons(condition, facts)

    changed = {key: facts[key] if key in why else otherwise[key] for key in facts}

    assert why <= condition.reads & facts.keys()
    assert evaluate(condition, changed) is True


@given(SURE_CONDITIONS, COMPLETE)
def test_no_smaller_set_of_facts_would_be_reason_enough(
    condition: Expression, facts: Facts
) -> None:
    assume(evaluate(condition, facts) is True)
    why = reasons(condition, facts)

    for size in range(len(why)):
        for fewer in combinations(sorted(condition.reads), size):
            told = {key: facts[key] for key in fewer} | {"today": TODAY}
            assert evaluate(condition, told) is not True


@given(CONDITIONS, PARTIAL)
def test_the_part_that_failed_does_not_hold_by_itself(condition: Expression, facts: Facts) -> None:
    assume(evaluate(condition, facts) is not True)

    failure = failing(condition, facts)

    assert evaluate(read(failure.text), facts) is not True
    assert failure.facts <= condition.reads
    if not failure.unknown:
        assert failure.facts <= facts.keys()


SCRAPS = (
    "\n ( ) [ ] , . : ; = == != < <= > >= + - * ** / // % & | ! ~ @ # \\ ' \" ` { } "
    "0 1 0.8 007 1e9 1j 0x1f 5Mbit 2027-01-31 and or not in is if else for lambda await yield "
    "True None true today known known( date( date('2027-01-31') min( round( speed sped plan "
    "devices eu 'tv' 'basic' f'x' b'x' \"\"\" _ __class__ ().__class__ := -> "
    "\u202e \u2028 \x00 \ud800 \uff53peed é ß €"
)
SOUP = st.lists(st.sampled_from(SCRAPS.split(" ")))


def refusal(text: str) -> ExpressionErrors | None:
    try:
        parse(text, SCOPE, None)
    except ExpressionErrors as errors:
        return errors
    return None


@given(st.one_of(st.text(), SOUP.map(" ".join), SOUP.map("".join)))
@example("(" * 1_000)
@example("not " * 400 + "has_router")
@example("-" * 1_500 + "1 > 0")
@example("1+" * 900 + "1 > 0")
@example("[" * 90 + "]" * 90)
@example("9" * 2_000)
@example("speed<" * 300 + "1")
@example("\ud800")
def test_any_text_is_read_or_refused_with_places_inside_it(text: str) -> None:
    names_in(text)
    refused = refusal(text)

    for fault in refused.errors if refused else ():
        assert fault.message.endswith(".")
        assert fault.fix
        assert 0 <= fault.offset <= fault.offset + fault.length <= len(text)
