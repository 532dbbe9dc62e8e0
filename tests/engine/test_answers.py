"""What each kind of question understands, and what it says when it does not."""

from datetime import date
from decimal import Decimal

import pytest

from engine import walk
from engine.answers import looks_like_card_number
from engine.errors import AnswerRefused
from engine.walk import Position
from tests.engine.guides import END, Shape, small, walked


def asked(fact: Shape, **question: object) -> Position:
    """A walk that waits at a question for a fact."""
    step = {"ask": "What is it?", "input": {"fact": "it", "label": "It", **fact}, "next": "end"}
    language = str(question.pop("language", "en"))
    shape = {key.replace("_", "-"): value for key, value in question.items()}
    return walked(small({"q": step | shape, "end": END}, language=language))


def read(position: Position, raw: object) -> object:
    """The answer as state holds it."""
    return walked_on(position, raw).answers[-1].value


def walked_on(position: Position, raw: object) -> Position:
    return walk.answer(position, "q", raw)[0]


def refusal(position: Position, raw: object) -> str:
    with pytest.raises(AnswerRefused) as refused:
        walked_on(position, raw)
    return refused.value.message


# Numbers


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        (3, 3),
        ("3", 3),
        (" 3 ", 3),
        ("+3", 3),
        ("-3", -3),
        ("1,200", 1200),
        ("3.0", 3),
        (3.0, 3),
        (Decimal("1E+3"), 1000),
        ("٣", 3),
    ],
    ids=repr,
)
def test_a_whole_number_may_be_written_in_many_ways(raw: object, number: int) -> None:
    assert read(asked({"type": "integer"}), raw) == number


@pytest.mark.parametrize(
    "raw", ["three", "3 apples", "1,2,3", "--3", "3e2", "nan", "∞", True, "0x3"], ids=ascii
)
def test_what_is_no_number_is_asked_for_in_digits(raw: object) -> None:
    message = refusal(asked({"type": "integer"}), raw)
    assert message == "Enter a number in digits, such as 12."


def test_a_whole_number_has_no_decimals() -> None:
    assert refusal(asked({"type": "integer"}), "2.5") == "Enter a whole number, without decimals."


@pytest.mark.parametrize(
    ("raw", "language", "number"),
    [
        ("48.5", "en", "48.5"),
        ("48,5", "en", "48.5"),
        ("1,048.5", "en", "1048.5"),
        ("48 Mbit/s", "en", "48"),
        ("48.5Mbit/s", "en", "48.5"),
        ("48,5", "de", "48.5"),
        ("1.048,5", "de", "1048.5"),
        ("48.5", "de", "48.5"),
        (48.5, "en", "48.5"),
        ("0.0000001", "en", "0.0000001"),
    ],
    ids=repr,
)
def test_a_number_may_bear_its_unit_and_the_separators_of_the_language(
    raw: object, language: str, number: str
) -> None:
    position = asked({"type": "number", "unit": "Mbit/s"}, language=language)
    assert read(position, raw) == number


@pytest.mark.parametrize(
    ("raw", "amount"),
    [
        ("49.90", "49.90"),
        ("49,90", "49.90"),
        ("€49.90", "49.90"),
        ("49.90 €", "49.90"),
        ("EUR 49.90", "49.90"),
        ("1,049.90", "1049.90"),
        (49, "49"),
    ],
    ids=repr,
)
def test_an_amount_may_bear_its_currency(raw: object, amount: str) -> None:
    assert read(asked({"type": "money"}), raw) == amount


def test_an_amount_has_two_decimals() -> None:
    message = refusal(asked({"type": "money"}), "1.005")
    assert message == "Enter an amount with at most two decimals."


@pytest.mark.parametrize("kind", ["integer", "number", "money"])
@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(10**15, id="large"),
        pytest.param(-(10**15), id="low"),
        pytest.param(10**5000, id="huge"),
        pytest.param("1" + "0" * 20, id="text"),
        pytest.param("9" * 10_000, id="long"),
    ],
)
def test_a_number_beyond_all_measure_is_refused(kind: str, raw: object) -> None:
    assert refusal(asked({"type": kind}), raw).startswith("Enter a number")


@pytest.mark.parametrize(
    ("bounds", "raw", "message"),
    [
        ({"min": 1, "max": 20}, 0, "Enter a value from 1 to 20."),
        ({"min": 1, "max": 20}, 21, "Enter a value from 1 to 20."),
        ({"min": 1}, 0, "Enter at least 1."),
        ({"max": 1000}, 1001, "Enter at most 1,000."),
        ({"max": 1, "unit": "months"}, 2, "Enter at most 1 month."),
    ],
)
def test_bounds_count_in_and_are_told(bounds: Shape, raw: int, message: str) -> None:
    position = asked({"type": "integer"} | bounds)
    assert refusal(position, raw) == message
    for bound in ("min", "max"):
        if bound in bounds:
            assert read(position, bounds[bound]) == bounds[bound]


def test_bounds_of_money_are_told_as_money() -> None:
    assert refusal(asked({"type": "money", "min": 5}), "4.99") == "Enter at least €5.00."


# Dates


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("2026-12-31", "2026-12-31"),
        ("31/12/2026", "2026-12-31"),
        ("31.12.2026", "2026-12-31"),
        ("1/2/2026", "2026-02-01"),
        ("today", "2026-11-02"),
        ("Yesterday", "2026-11-01"),
        ("tomorrow", "2026-11-03"),
        (date(2026, 12, 31), "2026-12-31"),
    ],
    ids=repr,
)
def test_a_date_may_be_written_in_many_ways(raw: object, day: str) -> None:
    assert read(asked({"type": "date"}), raw) == day


@pytest.mark.parametrize(
    "raw", ["31/02/2026", "2026-13-01", "12/31/2026", "soon", "1/2/26", 20261231], ids=ascii
)
def test_a_date_that_does_not_exist_is_refused(raw: object) -> None:
    message = refusal(asked({"type": "date"}), raw)
    assert message == "Enter a date that exists, such as 31/01/2027."


def test_today_as_a_bound_is_the_day_of_the_walk() -> None:
    position = asked({"type": "date", "min": "2026-01-01", "max": "today"})
    assert read(position, "today") == "2026-11-02"
    assert refusal(position, "tomorrow") == "Enter a date on or before 2 November 2026."
    assert refusal(position, "2025-12-31") == "Enter a date on or after 1 January 2026."


# Choices


def choice(**question: object) -> Position:
    answers = {"every": {"label": "Every device"}, "one": {"label": "Only one"}}
    step = {"ask": "Which?", "answers": answers, "next": "end"} | question
    return walked(small({"q": step, "end": END}))


@pytest.mark.parametrize("raw", ["every", "Every device", " every DEVICE ", ["every"]], ids=ascii)
def test_an_answer_goes_by_its_id_or_its_label(raw: object) -> None:
    assert read(choice(), raw) == "every"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("evry", 'Choose one of the answers. Did you mean "every"?'),
        ("all of them", "Choose one of the answers."),
        (["every", "one"], "Choose one of the answers."),
        ("", "Choose one of the answers."),
        (None, "Choose one of the answers."),
        ([], "Choose one of the answers."),
    ],
    ids=repr,
)
def test_one_of_the_answers_must_be_chosen(raw: object, message: str) -> None:
    assert refusal(choice(), raw) == message


def several(**question: object) -> Position:
    answers = {
        "tv": {"label": "Television"},
        "phone": {"label": "Phone"},
        "none": {"label": "None of these", "exclusive": True},
    }
    step = {"ask": "Which?", "several": True, "answers": answers, "next": "end"} | question
    return walked(small({"q": step, "end": END}))


def test_several_answers_are_kept_in_their_order_and_once() -> None:
    assert read(several(), ["phone", "Television", "phone"]) == ["tv", "phone"]


def test_one_answer_alone_will_do_for_several() -> None:
    assert read(several(), "tv") == ["tv"]


def test_an_exclusive_answer_stands_alone() -> None:
    assert read(several(), ["none"]) == ["none"]
    message = refusal(several(), ["tv", "none"])
    assert message == '"None of these" cannot be chosen together with others.'


def test_of_several_at_least_one_must_be_chosen_unless_it_is_optional() -> None:
    assert refusal(several(), []) == "Choose at least one of the answers."
    assert read(several(optional=True), []) == []


@pytest.mark.parametrize(
    ("raw", "value"),
    [("yes", True), ("No", False), (True, True), (False, False), ("y", True), ("0", False)],
)
def test_yes_and_no_have_many_forms(raw: object, value: bool) -> None:
    assert read(asked({"type": "yes-no"}), raw) is value


def test_perhaps_is_neither_yes_nor_no() -> None:
    assert refusal(asked({"type": "yes-no"}), "perhaps") == "Choose yes or no."


# Texts


def test_a_short_text_is_trimmed_to_one_line() -> None:
    assert read(asked({"type": "text"}), "  Two \t words\n here\x00\x1b ") == "Two words here"


def test_a_pasted_space_of_any_kind_parts_words() -> None:
    for kind in ("text", "long-text"):
        assert (
            read(asked({"type": kind}), "Jean\u00a0Marie\tDupont\u3000A") == "Jean Marie Dupont A"
        )


def test_what_joins_letters_is_kept_and_what_turns_them_round_is_not() -> None:
    joined = "\U0001f469\u200d\U0001f467 \u0645\u06cc\u200c\u062e"
    assert read(asked({"type": "text"}), f"\u202e{joined}") == joined


def test_joiners_hide_no_card_number() -> None:
    number = "\u200d".join("4111 1111 1111 1111")
    assert "card number" in refusal(asked({"type": "text"}), number)


def test_a_long_text_keeps_its_lines() -> None:
    assert read(asked({"type": "long-text"}), "One\nTwo\x07") == "One\nTwo"


def test_halves_of_characters_do_no_harm() -> None:
    assert read(asked({"type": "text"}), "a\ud800b") == "a?b"


def test_a_text_has_bounds() -> None:
    position = asked({"type": "text", "min-length": 3, "max-length": 5})
    assert refusal(position, "ab") == "Enter at least 3 characters."
    assert refusal(position, "abcdefg") == "Enter at most 5 characters; this is 2 too many."
    assert read(position, "abcde") == "abcde"


def test_a_text_has_bounds_though_none_are_written() -> None:
    assert "at most 200" in refusal(asked({"type": "text"}), "x" * 201)
    assert "at most 2000" in refusal(asked({"type": "long-text"}), "x" * 1_000_000)


def test_a_pattern_must_match_the_whole_text() -> None:
    position = asked({"type": "text", "pattern": "LK-[0-9]{3}", "pattern-message": "Like LK-123."})
    assert read(position, "LK-204") == "LK-204"
    assert refusal(position, "see LK-204") == "Like LK-123."


def test_a_pattern_cannot_take_long() -> None:
    position = asked({"type": "text", "pattern": "(a+)+"})
    assert refusal(position, "a" * 190 + "!") == "This does not have the right form."


@pytest.mark.parametrize("card", ["4111 1111 1111 1111", "my card: 4111-1111-1111-1111, yes"])
def test_a_card_number_is_never_taken(card: str) -> None:
    position = asked({"type": "long-text"})
    with pytest.raises(AnswerRefused, match="looks like a card number") as refused:
        walked_on(position, card)
    assert refused.value.typed is None


def test_only_digits_that_pass_the_check_look_like_a_card() -> None:
    assert looks_like_card_number("5500005555555559")
    assert not looks_like_card_number("4111 1111 1111 1112")
    assert not looks_like_card_number("Order 123456789012")


# Countries and postcodes


@pytest.mark.parametrize("raw", ["DE", "de", "Germany", " germany "], ids=ascii)
def test_a_country_goes_by_its_code_or_name(raw: str) -> None:
    assert read(asked({"type": "country"}), raw) == "DE"


def test_a_country_goes_by_its_name_in_the_language_of_the_guide() -> None:
    assert read(asked({"type": "country"}, language="de"), "Deutschland") == "DE"


def test_a_misspelt_country_is_guessed() -> None:
    message = refusal(asked({"type": "country"}), "Germny")
    assert message == 'Choose a country. Did you mean "Germany"?'


@pytest.mark.parametrize(
    ("country", "raw", "code"),
    [
        ("DE", " 04109 ", "04109"),
        ("GB", "sw1a  1aa", "SW1A 1AA"),
        ("NL", "1012 ab", "1012 AB"),
        ("US", "12345-6789", "12345-6789"),
        ("CA", "k1a 0b1", "K1A 0B1"),
    ],
)
def test_a_postcode_has_the_form_of_its_country(country: str, raw: str, code: str) -> None:
    assert read(asked({"type": "postcode", "country": country}), raw) == code


def test_a_postcode_of_another_form_is_refused_by_the_name_of_the_country() -> None:
    position = asked({"type": "postcode", "country": "DE"})
    assert refusal(position, "0410") == "Enter a postcode of Germany, in full."


# What every question shares


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("integer", "Enter a whole number."),
        ("number", "Enter a number."),
        ("money", "Enter an amount."),
        ("date", "Enter a date."),
        ("country", "Choose a country."),
        ("postcode", "Enter a postcode."),
        ("text", "Enter an answer."),
        ("yes-no", "Choose yes or no."),
    ],
)
def test_an_empty_answer_is_asked_for_by_its_kind(kind: str, message: str) -> None:
    assert refusal(asked({"type": kind}), "  ") == message


def test_an_optional_answer_may_be_left_empty_and_leaves_the_fact_unset() -> None:
    moved = walked_on(asked({"type": "integer"}, optional=True), "")
    assert moved.answers[-1].value is None
    assert "it" not in moved.facts


def test_what_does_not_pass_a_check_is_refused_in_the_authors_words() -> None:
    check = {"when": "it <= 10", "message": "{it} is too many; {{ten}} at most."}
    position = asked({"type": "integer"}, check=check)
    assert refusal(position, 11) == "11 is too many; {ten} at most."
    assert read(position, 10) == 10


def test_of_several_checks_the_first_that_fails_is_told() -> None:
    checks = [
        {"when": "it > 0", "message": "More than none."},
        {"when": "it != 7", "message": "Not seven."},
    ]
    position = asked({"type": "integer"}, check=checks)
    assert refusal(position, 0) == "More than none."
    assert refusal(position, 7) == "Not seven."


def test_what_was_typed_is_kept_with_the_refusal() -> None:
    with pytest.raises(AnswerRefused) as refused:
        walked_on(asked({"type": "integer"}), "three")
    assert refused.value.typed == "three"
