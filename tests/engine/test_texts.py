"""Authors' texts and their holes."""

from hypothesis import given
from hypothesis import strategies as st

from engine.texts import Filled, Hole, StrayBrace, parse, scan


def filled(source: str, **values: str) -> str:
    return Filled(parse(source, {name: name for name in values}), values).plain


def test_a_text_without_braces_is_one_piece() -> None:
    text = parse("Plain *words*.", {})
    assert (text.parts, text.holes) == (("Plain *words*.",), ())


def test_holes_know_the_keys_of_their_facts() -> None:
    text = parse("{plan} and { size }.", {"plan": "customer.plan", "size": "sub/size"})
    assert text.parts == (Hole("customer.plan"), " and ", Hole("sub/size"), ".")
    assert text.holes == ("customer.plan", "sub/size")


def test_doubled_braces_stand_for_themselves() -> None:
    assert filled("{{plan}} is {plan}", plan="basic") == "{plan} is basic"
    assert filled("{{{plan}}}", plan="basic") == "{basic}"


def test_a_value_is_never_read_as_a_text() -> None:
    assert filled("{a}{b}", a="{b}", b="{{a}}") == "{b}{{a}}"


def test_stray_braces_are_told_by_their_place() -> None:
    holes, stray = scan("a } {b} {c\nd}")
    assert holes == (("b", 4),)
    assert stray == (StrayBrace(2), StrayBrace(8), StrayBrace(12))


@given(st.text(alphabet="{}ab \n"))
def test_any_text_can_be_parsed_and_filled(source: str) -> None:
    text = parse(source, {})
    assert Filled(text, dict.fromkeys(text.holes, "x")).plain is not None
    assert [name for name, _ in scan(source)[0]] == list(text.holes)
