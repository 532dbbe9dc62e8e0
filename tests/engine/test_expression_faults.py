"""What is wrong with an expression is said where it is wrong, with what to write instead.

In the texts, «» stand around the characters that are to be underlined.
"""

import pytest

from engine.expression_grammar import grammar_faults
from engine.expressions import ExpressionError, ExpressionErrors, parse
from tests.engine.conditions import SCOPE


def faults(text: str) -> tuple[ExpressionError, ...]:
    with pytest.raises(ExpressionErrors) as refusal:
        parse(text, SCOPE)
    return refusal.value.errors


def the_fault(marked: str) -> ExpressionError:
    """The only fault of the text, after checking that it is at the marks."""
    text = marked.replace("«", "").replace("»", "")
    (fault,) = faults(text)
    underlined = text[fault.offset : fault.offset + fault.length]
    assert (fault.offset, underlined) == (
        marked.index("«"),
        marked.partition("«")[2].partition("»")[0],
    )
    return fault


@pytest.mark.parametrize(
    ("marked", "fix"),
    [
        ("speed «=» 3", 'Write "==" to compare.'),
        ("speed «===» 3", 'Write "==" to compare.'),
        ("speed «=>» 3", 'Write ">=".'),
        ("speed «≥» 3", 'Write ">=".'),
        ("speed «<>» 3", 'Write "!=".'),
        ("has_router «&&» is_urgent", 'Write "and".'),
        ("has_router «||» is_urgent", 'Write "or".'),
        ("«!»has_router", 'Write "not" before a condition, or "!=" between two values.'),
        ("speed «**» 2 > 3", "There is no power; write the product out, as in n * n."),
        ("speed «//» 2 > 3", 'Write "/", and round(...) where the result must be whole.'),
        ("speed > 80«%»", "Write a share as a number, such as 0.8 for 80 percent."),
        ("price > «€»30", "Write the amount alone, without its currency."),
        (
            "speed > 3 «#» fast",
            "Take the remark out, or write it as a YAML comment outside of the condition.",
        ),
        ("(name «:=» 3)", "A condition sets nothing; declare a computed fact instead."),
        ("plan == «„»basic", 'Put texts in straight double quotes, as in "basic".'),
        ('plan == «"»basic', "Close the text with a second quote of the same kind."),
        ('plan in ["basic" «"plus"»]', "Put a comma between them."),
        ('plan == «f»"basic"', 'Write a space or a sign between "f" and the text, or take it out.'),
        ("speed«}» > 3", "Name the fact without braces; braces belong into texts."),
        ("speed > «50Mbit»", "Write the number without its unit: 50."),
        ("speed > 50 «Mbit»/s", 'Leave the unit out, or write "and" before "Mbit".'),
        ("speed > «1_000»", "Write 1000."),
        ("speed > «.5»", "Write 0.5."),
        ("speed > «5.»", "Write 5."),
        ("speed > «007»", "Write 7."),
        ("speed > «1.2.3»", 'Write digits with one "." at most.'),
        ("speed > «1e5»", "Write the number out, as in 100000."),
        ("speed > 1,«000»", "Write thousands without a comma, as in 1000."),
        ("speed > «12345678901234567»", "Write 15 digits at most."),
        ("bought < «2027-10-31»", 'Write date("2027-10-31").'),
        ("speed«\u200b» > 3", "Take it out."),
        ("name == «\u202e»", "Take it out."),
    ],
)
def test_signs_of_other_languages_are_refused(marked: str, fix: str) -> None:
    assert the_fault(marked).fix == fix


@pytest.mark.parametrize(
    ("marked", "fix"),
    [
        ("speed > «class»", "Give the fact another name."),
        ("speed > 3 «if» has_router", "Write a computed fact with `when` and `value` where a "),
        ("speed «AND» has_router", 'Write "and".'),
        ("speed > 3 «speed» < 5", 'Leave the unit out, or write "and" before "speed".'),
        ("has_router «is_urgent»", 'Write "and", "or", a comma or a sign between them.'),
        ("«known» speed", "Write known(speed)."),
        ("speed «>»", "Write what follows."),
        ("has_router «and»", "Write what follows."),
        ("«and» has_router", "Write what is missing."),
        ("speed > «>» 3", "Write what is missing."),
        ("has_router == «not» is_urgent", "Put parentheses around it: (not ...)."),
        ('plan «not» "basic"', 'Write "not in" or "!=".'),
        ("«(»speed > 3", "Close it."),
        ("speed > 3«)»", "Take it out, or open it."),
        ("(speed > 3«]»", "Take it out, or open it."),
        ("«speed is 3»", 'Write "==" or "!=".'),
        ("(«speed if has_router else 3») > 2", "Write a computed fact with `when` and `value`."),
        ("«devices[0]» == plan", 'Ask with "in" whether something is in a list or among choices.'),
        ("«+speed» > 3", "Take it out."),
        ("«[speed for speed in devices]»", "Use and, or, not, in, comparisons, + - * / and the "),
        ("«await speed»", "Use and, or, not, in, comparisons, + - * / and the functions of the "),
        ("plan in «(wished_plan, plan)»", 'Put a list in square brackets, as in ["a", "b"]; '),
        ("min(«*devices», 3) > 1", "Use and, or, not, in, comparisons, + - * / and the functions "),
        ("speed > «None»", "Ask known(fact) whether a fact has a value."),
        ("has_router == «True»", "Write true."),
        ("plan in «[]»", "Write what may be in it."),
        ("speed «[»]", 'Write "and", "or", a comma or a sign between them.'),
        ("plan in «not» devices", "Put parentheses around it: (not ...)."),
        ("(speed) > «(»3 > 2", "Close it."),
        ("«»", "Write one, or take the key out."),
        (
            "has_router and\n not «[]»",
            'Write a list after "in", or compare it with a choices fact.',
        ),
    ],
)
def test_what_cannot_stand_there_is_refused(marked: str, fix: str) -> None:
    assert the_fault(marked).fix.startswith(fix)


@pytest.mark.parametrize(
    ("marked", "fix"),
    [
        ("«sped» > 3", 'Did you mean "speed"? Or declare it under `facts`.'),
        ("-«sped» > 3", 'Did you mean "speed"? Or declare it under `facts`.'),
        ('«sped» == ["tv"]', 'Did you mean "speed"? Or declare it under `facts`.'),
        ("«zebra» > 3", "Declare it under `facts`, or correct the name."),
        ("plan == «basic»", 'Write "basic" in quotes.'),
        ("plan == «fibre-250»", 'Write "fibre-250" in quotes.'),
        ("«wished-plan» == plan", "Write wished_plan; facts have no hyphens."),
        ("has_router == «yes»", "Write true."),
        ("has_router == «FALSE»", "Write false."),
        ("speed == «null»", "Ask known(fact) whether a fact has a value."),
        ("known(«sped»)", 'Did you mean "speed"? Or declare it under `facts`.'),
        ("known(«zebra»)", "Declare it under `facts`, or correct the name."),
        ('name == "é" and «sped» > 3', 'Did you mean "speed"? Or declare it under `facts`.'),
    ],
)
def test_a_name_that_nothing_has_is_told_with_what_was_meant(marked: str, fix: str) -> None:
    fault = the_fault(marked)

    assert fault.fix == fix
    assert fault.code == "missing-fact"


@pytest.mark.parametrize(
    ("marked", "fix"),
    [
        ("has_router and «eu»", 'Write it after "in".'),
        ("«count» > 3", "Write count(several)."),
        ("known(«speed > 3»)", "Write a fact, as in known(speed)."),
        ('known(«"speed"»)', "Write known(speed)."),
        ("known(«today»)", "Declare it under `facts`, or correct the name."),
        ("«known()»", "Write known(fact)."),
        ("«add_days(bought)» > today", "Write add_days(d, n)."),
        ("«dayz_between»(bought, today) > 3", 'Did you mean "days_between"?'),
        ("«(speed)(3)» > 2", "Write speed without parentheses."),
        ("«today()» > bought", "Write today without parentheses."),
        ("bought < date(«today»)", 'Write year, month and day, as in date("2027-01-31").'),
        ('bought < date(«"2027-02-29"»)', 'Write year, month and day, as in date("2027-01-31").'),
        ('bought < date(«"20270131"»)', 'Write year, month and day, as in date("2027-01-31").'),
    ],
)
def test_lists_and_functions_are_used_as_such(marked: str, fix: str) -> None:
    assert the_fault(marked).fix == fix


@pytest.mark.parametrize(
    ("marked", "message", "fix"),
    [
        (
            'speed > «"fast"»',
            'speed is a number, "fast" is text.',
            "Compare speed with a number, such as 50.",
        ),
        ('speed > «"50"»', 'speed is a number, "50" is text.', "Write 50 without quotes."),
        (
            'bought < «"2027-01-31"»',
            'bought is a date, "2027-01-31" is text.',
            'Write date("2027-01-31").',
        ),
        (
            'has_router == «"yes"»',
            'has_router is yes or no, "yes" is text.',
            "Write has_router alone, or not has_router.",
        ),
        (
            "«speed == bought»",
            "speed is a number, bought is a date.",
            "Compare speed with a number, such as 50.",
        ),
        ("«plan == 12»", "plan is a choice, 12 is a whole number.", 'Write "12" in quotes.'),
        (
            "«plan == colour»",
            "plan and colour have no option in common.",
            "Compare facts that share options.",
        ),
        ("«plan == name»", "plan is a choice, name is text.", None),
        ("«plan < wished_plan»", "plan is a choice, which has no order.", None),
        ('«name < "B"»', "name is text, which has no order.", None),
        ("«price > fee»", "price is in EUR, fee is in GBP.", None),
        ("«price + fee» > 3", "price is in EUR, fee is in GBP.", None),
        ("min(price, «fee») > 3", "price is in EUR, fee is in GBP.", None),
        (
            'devices == «"tv"»',
            'devices is a choice of several, "tv" is one.',
            'Write "tv" in devices.',
        ),
        ('«plan == ["basic"]»', "plan is a choice, not a list.", 'Write plan in ["basic"].'),
        (
            "«devices == plan»",
            "devices is a choice of several, plan is a choice.",
            "Write plan in devices.",
        ),
        (
            '«devices < ["tv"]»',
            "A list can only be compared with a choices fact, by == or !=.",
            None,
        ),
        ("«eu == plan»", "plan is a choice, not a list.", "Write plan in eu."),
        ("devices == [«plan»]", "plan is no option of devices.", "Write options in quotes."),
        (
            'devices in «["tv"]»',
            "devices holds several choices, and a list holds single ones.",
            'Ask for each, as in "option" in devices.',
        ),
        (
            "«speed in devices»",
            "speed is a number, devices holds choices.",
            'Compare devices with a list of its options, such as ["tv"].',
        ),
        ("«colour in devices»", "colour and devices have no option in common.", None),
        (
            '«"tv"» in name',
            'name is text, and "in" looks into lists and choices facts.',
            'Compare whole texts, as in name == "tv".',
        ),
        (
            "«household in speed»",
            'speed is a number, and "in" looks into lists and choices facts.',
            'Write a list in square brackets, as in household in ["...", "..."].',
        ),
        ('speed in [1, «"2"»]', 'speed is a number, "2" is text.', "Write 2 without quotes."),
        (
            'land == «"de"»',
            '"de" is no country code.',
            'Write two capital letters, such as "DE".',
        ),
        (
            'land == «"Germany"»',
            '"Germany" is no country code.',
            'Write two capital letters, such as "DE".',
        ),
        (
            "«today - bought» > 3",
            'today is a date, and "-" calculates with numbers.',
            "Write days_between(bought, today).",
        ),
        (
            "«today - 3» > bought",
            'today is a date, and "-" calculates with numbers.',
            "Write add_days(today, -3).",
        ),
        (
            '«speed + "3"» > 5',
            '"3" is text, and "+" calculates with numbers.',
            "Write 3 without quotes.",
        ),
        (
            "«plan + 1» > 5",
            'plan is a choice, and "+" calculates with numbers.',
            "Calculate with number, integer and money facts only.",
        ),
        (
            "«-bought» > 3",
            "bought is a date, and only a number can be negative.",
            'Put "not" before a condition.',
        ),
        (
            "add_days(today, «speed») > bought",
            "speed is a number, and add_days(d, n) takes a whole number.",
            "Write round(speed).",
        ),
        (
            'add_days(«"2027-01-31"», 1) > bought',
            '"2027-01-31" is text, and add_days(d, n) takes a date.',
            'Write date("2027-01-31").',
        ),
        (
            "round(speed, «household») > 3",
            "household is a whole number, and round(n[, digits]) takes a digit from 0 to 9.",
            "Write it as in round(price / 3, 2) <= 9.99.",
        ),
        (
            "min(speed, «bought») > 3",
            "bought is a date, and min(a, b, ...) takes numbers only, or dates only.",
            None,
        ),
        (
            "«speed»",
            "speed is a number, where a condition is wanted.",
            "Compare it with a number, as in speed > 0.",
        ),
        (
            "has_router or «devices»",
            "devices is a choice of several, where a condition is wanted.",
            "Write devices != [], or ask for one of its options with in.",
        ),
        (
            'plan == "basic" or «"plus"»',
            '"plus" is text, where a condition is wanted.',
            "Write a condition, such as a comparison with a fact.",
        ),
        (
            "not «plan»",
            "plan is a choice, where a condition is wanted.",
            'Compare it with one of its options, such as "basic".',
        ),
    ],
)
def test_types_that_do_not_go_together_are_told(marked: str, message: str, fix: str | None) -> None:
    fault = the_fault(marked)

    assert fault.message == message
    assert fix in (None, fault.fix)
    assert fault.code == "wrong-type"


@pytest.mark.parametrize(
    ("marked", "fix"),
    [
        ('plan == «"bsic"»', 'Did you mean "basic"? Or add it to the options.'),
        ('plan != «"cheese"»', 'The options are "basic", "plus", "fibre-250".'),
        ('plan in ["basic", «"plsu"»]', 'Did you mean "plus"? Or add it to the options.'),
        ('«"tvv"» in devices', 'Did you mean "tv"? Or add it to the options.'),
        ('devices == ["tv", «"phon"»]', 'Did you mean "phone"? Or add it to the options.'),
        ("plan in «eu»", 'The options are "basic", "plus", "fibre-250".'),
    ],
)
def test_an_option_that_a_fact_does_not_have_is_told(marked: str, fix: str) -> None:
    fault = the_fault(marked)

    assert fault.fix == fix
    assert fault.code == "missing-option"


@pytest.mark.parametrize(
    "text",
    ["has_router == is_urgent == true", "1 < household != 5", 'plan in ["basic"] in devices'],
)
def test_chains_are_for_sizes(text: str) -> None:
    (fault,) = faults(text)

    assert fault.fix == 'Write each comparison out and join them with "and".'


def test_every_fault_of_an_expression_is_told_at_once() -> None:
    found = faults('sped > 3 and plan == "bsic" or price > "x" and not known(zebra)')

    assert [fault.code for fault in found] == [
        "missing-fact",
        "missing-option",
        "wrong-type",
        "missing-fact",
    ]


def test_every_foreign_sign_is_told_at_once() -> None:
    assert [fault.offset for fault in faults("speed = 3 && !has_router")] == [6, 10, 13]


def test_one_fault_is_told_once() -> None:
    (fault,) = faults("no-such-fact > 3")

    assert fault.message == 'There is no fact "no-such-fact".'


@pytest.mark.parametrize(
    "text",
    [
        "speed > 1 or " * 120 + "has_router",
        "(" * 250 + "has_router" + ")" * 250,
        "not " * 60 + "has_router",
        "1" + " + 1" * 60 + " > 0",
        "has_router" + " " * 2_000,
    ],
)
def test_what_is_too_large_is_to_be_split(text: str) -> None:
    (fault,) = faults(text)

    assert "computed facts" in fault.fix


def test_what_only_the_parser_refuses_is_told_as_a_whole() -> None:
    (fault,) = grammar_faults("speed > 3", 2)

    assert (fault.offset, fault.length) == (2, 9)


def test_messages_quote_long_parts_in_short() -> None:
    (fault,) = faults("speed + " * 20 + "speed")

    assert len(fault.message) < 120
