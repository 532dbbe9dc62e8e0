"""Reads what a person said into the value of a fact, or says kindly why it cannot be.

`read` gives the value as state holds it (`Wire`), `value_of` the value that conditions see.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

import re2
from babel.numbers import NumberFormatError, parse_decimal

from engine import formats
from engine.errors import AnswerRefused
from engine.expressions import CannotCompute
from engine.facts import Fact
from engine.guide import Check, Guide, Instruction, Offer, Question, Step
from engine.hints import with_hint
from engine.kinds import Kind, Value
from engine.postcodes import normal_postcode
from engine.products import Product
from engine.speech import Speech, msg
from engine.state import Wire
from engine.texts import Hole

_YES = frozenset({"yes", "true", "y", "1"})
_NO = frozenset({"no", "false", "n", "0"})
_LONGEST_NUMBER = 30
_LARGEST_NUMBER = 10**15
HAS_ENDED = msg("The walk has ended. Go back to change something, or start anew.")


def value_of(fact: Fact, wire: Wire) -> Value:
    """The value of a fact out of what state holds."""
    decode = decoder(fact.kind)
    return decode(wire) if decode else wire  # type: ignore[return-value]


def decoder(kind: Kind) -> Callable[[Any], Value] | None:
    """What turns an answer as state holds it into a value; None where they are the same."""
    return _DECODERS.get(kind)


_DECODERS: dict[Kind, Callable[[Any], Value]] = {
    Kind.NUMBER: Decimal,
    Kind.MONEY: Decimal,
    Kind.DATE: date.fromisoformat,
    Kind.CHOICES: frozenset,
}


def read(
    step: Step, raw: object, facts: Mapping[str, Value], guide: Guide, offered: Product | None
) -> Wire:
    """What `raw` answers at a step, as state holds it. Raises AnswerRefused."""
    raw = tamed(raw)
    match step:
        case Question():
            return _read_question(step, raw, facts, guide)
        case Instruction():
            return None
        case Offer():
            return _read_decision(raw, offered, guide.speech)
        case _:
            raise AnswerRefused(guide.speech(HAS_ENDED), raw)


def tamed(raw: object) -> object:
    """What was said, as text and lists alone where it could be anything.

    Halves of characters, which no text can hold, become question marks; a number too large to be
    written becomes a text that says so; what is neither text, number nor list becomes empty.
    """
    match raw:
        case str():
            return raw.encode("utf-8", "replace").decode("utf-8")
        case bool() | float() | date():
            return raw
        case Decimal():
            return raw if _can_be_written(raw) else "out of bounds"
        case int():
            return raw if abs(raw) < _LARGEST_NUMBER else "too large"
        case list() | tuple() | set() | frozenset():
            return [tamed(each) for each in raw]
        case _:
            return None


def _can_be_written(number: Decimal) -> bool:
    """Whether a number fits into a line; its exponent alone may stand for gigabytes of zeros."""
    return number.is_finite() and abs(number.adjusted()) < _LONGEST_NUMBER


def _read_decision(raw: object, offered: Product | None, _: Speech) -> Wire:
    said = raw[0] if isinstance(raw, list) and raw else raw
    if said not in ("accepted", "declined") or offered is None:
        raise AnswerRefused(_("Choose whether to accept the offer or to decline it."), raw)
    return [str(said), offered.id]


def read_told(step: Question, raw: object, facts: Mapping[str, Value], guide: Guide) -> Wire:
    """What `raw` tells of a question's fact before it is asked. Raises AnswerRefused.

    A check that reads what is not known yet is left to the question.
    """
    raw = tamed(raw)
    wire = _said_of(step, raw, facts, guide)
    for check in step.checks:
        with suppress(KeyError, CannotCompute):
            _hold(check, step.fact, wire, facts, guide, raw)
    return wire


def _read_question(step: Question, raw: object, facts: Mapping[str, Value], guide: Guide) -> Wire:
    if step.optional and _is_empty(raw, step):
        return None
    wire = _said_of(step, raw, facts, guide)
    for check in step.checks:
        _hold(check, step.fact, wire, facts, guide, raw)
    return wire


def _said_of(step: Question, raw: object, facts: Mapping[str, Value], guide: Guide) -> Wire:
    if _is_empty(raw, step):
        empty = _EMPTY.get(step.fact.kind, msg("Enter an answer."))
        raise AnswerRefused(guide.speech(empty), raw)
    if step.choices and step.fact.kind in (Kind.CHOICE, Kind.CHOICES):
        return _picked(step, raw, guide.speech)
    return read_fact(step.fact, raw, guide, facts["today"])


def _is_empty(raw: object, step: Question) -> bool:
    if isinstance(raw, str):
        return not raw.strip()
    return raw is None or (raw == [] and not step.optional)


_EMPTY = {
    Kind.CHOICE: msg("Choose one of the answers."),
    Kind.CHOICES: msg("Choose at least one of the answers."),
    Kind.YES_NO: msg("Choose yes or no."),
    Kind.DATE: msg("Enter a date."),
    Kind.COUNTRY: msg("Choose a country."),
    Kind.POSTCODE: msg("Enter a postcode."),
    Kind.INTEGER: msg("Enter a whole number."),
    Kind.NUMBER: msg("Enter a number."),
    Kind.MONEY: msg("Enter an amount."),
}


def _hold(
    check: Check,
    fact: Fact,
    wire: Wire,
    facts: Mapping[str, Value],
    guide: Guide,
    raw: object,
) -> None:
    tried = {**facts, fact.key: value_of(fact, wire)}
    if not check.condition(tried):
        raise AnswerRefused(fill(check.message.parts, tried, guide), raw)


def fill(parts: tuple[str | Hole, ...], facts: Mapping[str, Value], guide: Guide) -> str:
    """A text with its holes filled out of the facts, as plain text."""
    return "".join(
        hole_text(part.key, facts, guide) if isinstance(part, Hole) else part for part in parts
    )


def hole_text(key: str, facts: Mapping[str, Value], guide: Guide) -> str:
    """The value of the fact at `key` as people read it, or an ellipsis where it is not known."""
    value = facts.get(key)
    computed = guide.computed.get(key)
    if computed is not None:
        value = _computed(computed, facts)
    if value is None:
        value = guide.defaults.get(key)
    fact = guide.facts.get(key)
    if value is None or fact is None:
        return "…"
    return formats.shown(fact, value, guide.speech)


def _computed(
    computed: Callable[[Mapping[str, Value]], Value], facts: Mapping[str, Value]
) -> Value | None:
    try:
        return computed(facts)
    except (KeyError, ArithmeticError):
        return None


def _picked(step: Question, raw: object, _: Speech) -> Wire:
    ids = [choice.id for choice in step.choices]
    if not step.several:
        one = raw if isinstance(raw, list) else [raw]
        if len(one) != 1:
            raise AnswerRefused(_("Choose one of the answers."), raw)
        return _known_choice(step, str(one[0]), ids, _)
    said_all = raw if isinstance(raw, list | tuple | set | frozenset) else [raw]
    picked = {_known_choice(step, str(each), ids, _) for each in said_all}
    alone = {choice.id for choice in step.choices if choice.exclusive} & picked
    if alone and len(picked) > 1:
        label = next(choice.label for choice in step.choices if choice.id in alone)
        message = _('"{answer}" cannot be chosen together with others.', answer=label)
        raise AnswerRefused(message, raw)
    return [id_ for id_ in ids if id_ in picked]


def _known_choice(step: Question, said: str, ids: list[str], _: Speech) -> str:
    if said in ids:
        return said
    by_label = {choice.label.casefold(): choice.id for choice in step.choices}
    if said.strip().casefold() in by_label:
        return by_label[said.strip().casefold()]
    raise AnswerRefused(with_hint(_("Choose one of the answers."), said, ids, _), said)


class _Said(NamedTuple):
    """What was said for a fact, and what is needed to understand it."""

    fact: Fact
    raw: object
    speech: Speech
    today: date | None

    def shown(self, value: Any) -> str:
        """A value of the fact as people read it."""
        return formats.shown(self.fact, value, self.speech)


def read_fact(fact: Fact, raw: object, guide: Guide, today: object) -> Wire:
    """The value of a fact as state holds it. Raises AnswerRefused."""
    day = today if isinstance(today, date) else None
    return _READERS[fact.kind](_Said(fact, tamed(raw), guide.speech, day))


def _read_choice(said: _Said) -> Wire:
    return _one_of(said.fact, said.raw, said.speech)


def _one_of(fact: Fact, raw: object, _: Speech) -> str:
    ids = [option.id for option in fact.options]
    if str(raw) in ids:
        return str(raw)
    message = _('"{answer}" is none of the choices.', answer=raw)
    hinted = with_hint(message, str(raw), ids, _)
    if hinted == message:
        hinted = f"{message} {_('Use one of: {answers}.', answers=', '.join(ids))}"
    raise AnswerRefused(hinted, raw)


def _read_choices(said: _Said) -> Wire:
    raw = said.raw if isinstance(said.raw, list | tuple | set | frozenset) else [said.raw]
    picked = {_one_of(said.fact, each, said.speech) for each in raw}
    return [option.id for option in said.fact.options if option.id in picked]


def _read_yes_no(said: _Said) -> Wire:
    text = str(said.raw).strip().lower()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise AnswerRefused(said.speech("Choose yes or no."), said.raw)


def _read_number(said: _Said) -> Wire:
    number = _parse_number(said)
    if said.fact.kind is Kind.MONEY and number != round(number, 2):
        message = said.speech("Enter an amount with at most two decimals.")
        raise AnswerRefused(message, said.raw)
    _hold_bounds(said, number)
    return f"{number:f}"


def _read_integer(said: _Said) -> Wire:
    number = _parse_number(said)
    if number != number.to_integral_value():
        message = said.speech("Enter a whole number, without decimals.")
        raise AnswerRefused(message, said.raw)
    _hold_bounds(said, number)
    return int(number)


def _parse_number(said: _Said) -> Decimal:
    fact, raw, _ = said.fact, said.raw, said.speech
    text = f"{raw:f}" if isinstance(raw, Decimal) else str(raw).strip()
    for sign in (fact.unit, fact.currency, "€", "$", "£"):
        text = text.removesuffix(sign).removeprefix(sign).strip() if sign else text
    number = _number_in(text, _.language) if len(text) <= _LONGEST_NUMBER else None
    if number is None:
        example = "12" if fact.kind is Kind.INTEGER else "12.50"
        raise AnswerRefused(_("Enter a number in digits, such as {example}.", example=example), raw)
    if abs(number) >= _LARGEST_NUMBER:
        raise AnswerRefused(_("Enter a number with at most 15 digits before the point."), raw)
    return number


def _number_in(text: str, language: str) -> Decimal | None:
    """Plain digits first, then the language's own separators, then a decimal comma."""
    if re2.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", text):
        return Decimal(text)
    if re2.search(r"\pL", text):
        return None
    try:
        number = parse_decimal(text, locale=formats.locale_of(language), strict=True)
    except NumberFormatError:
        comma = re2.fullmatch(r"[+-]?[0-9]+,[0-9]{1,2}", text)
        return Decimal(text.replace(",", ".")) if comma else None
    return number if _can_be_written(number) else None


def _hold_bounds(said: _Said, value: Decimal) -> None:
    low: Any = said.fact.minimum
    high: Any = said.fact.maximum
    _ = said.speech
    if low is not None and high is not None and not low <= value <= high:
        bounds = {"low": said.shown(low), "high": said.shown(high)}
        raise AnswerRefused(_("Enter a value from {low} to {high}.", **bounds), said.raw)
    if low is not None and value < low:
        raise AnswerRefused(_("Enter at least {low}.", low=said.shown(low)), said.raw)
    if high is not None and value > high:
        raise AnswerRefused(_("Enter at most {high}.", high=said.shown(high)), said.raw)


_DAY_FIRST = re2.compile(r"([0-9]{1,2})[./ ]([0-9]{1,2})[./ ]([0-9]{4})")
_YEAR_FIRST = re2.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


def _read_date(said: _Said) -> Wire:
    raw, _ = said.raw, said.speech
    value = raw if isinstance(raw, date) else _parse_date(str(raw).strip().lower(), said.today)
    if value is None:
        message = _("Enter a date that exists, such as {example}.", example="31/01/2027")
        raise AnswerRefused(message, raw)
    low, high = (_day_bound(each, said.today) for each in (said.fact.minimum, said.fact.maximum))
    if low is not None and value < low:
        raise AnswerRefused(_("Enter a date on or after {low}.", low=said.shown(low)), raw)
    if high is not None and value > high:
        raise AnswerRefused(_("Enter a date on or before {high}.", high=said.shown(high)), raw)
    return value.isoformat()


def _parse_date(text: str, today: date | None) -> date | None:
    if today is not None and text in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[text])
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


_NEAR_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}


def _day_bound(bound: object, today: date | None) -> date | None:
    if bound == "today":
        return today
    return bound if isinstance(bound, date) else None


@lru_cache(maxsize=1024)
def _pattern(pattern: str) -> Any:
    options = re2.Options()
    options.max_mem = 1 << 20
    return re2.compile(pattern, options)


def _read_text(said: _Said) -> Wire:
    fact, raw, _ = said.fact, said.raw, said.speech
    text = _tidy(str(raw))
    if fact.kind is Kind.TEXT:
        text = " ".join(text.split())
    if looks_like_card_number(_without_joiners(text)):
        message = _("This looks like a card number. Never enter one here: leave it out.")
        raise AnswerRefused(message)
    if len(text) < max(fact.min_length, 1):
        raise AnswerRefused(_too_short(max(fact.min_length, 1), _), raw)
    if fact.max_length and len(text) > fact.max_length:
        over = len(text) - fact.max_length
        message = _(
            "Enter at most {most} characters; this is {over} too many.",
            most=fact.max_length,
            over=over,
        )
        raise AnswerRefused(message, raw)
    if fact.pattern and not _pattern(fact.pattern).fullmatch(text):
        raise AnswerRefused(fact.pattern_message or _("This does not have the right form."), raw)
    return text


def _too_short(least: int, _: Speech) -> str:
    return _.counted(
        "Enter at least {count} character.", "Enter at least {count} characters.", least
    )


_JOINERS = "\u200c\u200d"
"""What holds letters of Persian and parts of an emoji together, though it has no form."""


def _tidy(text: str) -> str:
    """The text without what has no form; every gap but the end of a line is a space."""
    lines = text.replace("\r\n", "\n")
    spaced = (" " if each.isspace() and each != "\n" else each for each in lines)
    kept = (each for each in spaced if each.isprintable() or each in f"\n{_JOINERS}")
    return "".join(kept).strip()


def _without_joiners(text: str) -> str:
    return "".join(each for each in text if each not in _JOINERS)


_CARD = re2.compile(r"(?:[0-9][ -]?){13,19}")


def looks_like_card_number(text: str) -> bool:
    """Whether a text holds 13 to 19 digits that pass the check of ISO/IEC 7812-1, annex B."""
    for match in _CARD.finditer(text):
        digits = [int(each) for each in match.group() if each.isdigit()]
        doubled = [sum(divmod(2 * each, 10)) for each in digits[-2::-2]]
        if (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0:
            return True
    return False


def _read_country(said: _Said) -> Wire:
    _ = said.speech
    names = formats.countries(_.language)
    text = str(said.raw).strip()
    if text.upper() in names:
        return text.upper()
    by_name = {name.casefold(): code for code, name in names.items()}
    if text.casefold() in by_name:
        return by_name[text.casefold()]
    raise AnswerRefused(with_hint(_("Choose a country."), text, names.values(), _), said.raw)


def _read_postcode(said: _Said) -> Wire:
    country = said.fact.country
    code = normal_postcode(str(said.raw), country)
    if code is None:
        _ = said.speech
        where = formats.countries(_.language).get(country, "")
        message = (
            _("Enter a postcode of {country}, in full.", country=where)
            if where
            else _("Enter a postcode, in full.")
        )
        raise AnswerRefused(message, said.raw)
    return code


_READERS: dict[Kind, Callable[[_Said], Wire]] = {
    Kind.CHOICE: _read_choice,
    Kind.CHOICES: _read_choices,
    Kind.YES_NO: _read_yes_no,
    Kind.INTEGER: _read_integer,
    Kind.NUMBER: _read_number,
    Kind.MONEY: _read_number,
    Kind.DATE: _read_date,
    Kind.TEXT: _read_text,
    Kind.LONG_TEXT: _read_text,
    Kind.COUNTRY: _read_country,
    Kind.POSTCODE: _read_postcode,
}
