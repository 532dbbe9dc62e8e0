"""How values read to people: numbers, money, dates and lists in the language of the guide."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from engine.facts import Fact
from engine.kinds import Kind, Value
from engine.speech import Speech


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """The locale of a language such as `en` or `de-AT`; English where it is not known."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@lru_cache(maxsize=4096)
def money(amount: Decimal, currency: str, language: str) -> str:
    """An amount with its currency, such as €49.90."""
    return format_currency(amount, currency, locale=locale_of(language))


@lru_cache(maxsize=4096)
def number(value: Decimal | int, language: str) -> str:
    """A number with the language's separators; as many decimals as it has, at most six."""
    return format_decimal(value, "#,##0.######", locale=locale_of(language))


@lru_cache(maxsize=4096)
def day(value: date, language: str) -> str:
    """A date in words that cannot be misread, such as 3 March 2027."""
    if language == "en":
        return f"{value.day} {format_date(value, 'MMMM yyyy', locale='en')}"
    return format_date(value, "long", locale=locale_of(language))


def listed(parts: list[str], language: str) -> str:
    """Things one after another, such as `phone, tablet and television`."""
    return format_list(parts, locale=locale_of(language)) if parts else ""


@lru_cache(maxsize=8)
def countries(language: str) -> dict[str, str]:
    """The countries of ISO 3166 by their codes, named in the language."""
    names = {str(code): str(name) for code, name in locale_of(language).territories.items()}
    found = [(code, name) for code, name in names.items() if _is_country(code)]
    return dict(sorted(found, key=lambda each: each[1]))


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES


_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})


def shown(fact: Fact, value: Value, speech: Speech) -> str:
    """The value of a fact as people read it."""
    _, language = speech, speech.language
    match value:
        case bool():
            return _("Yes") if value else _("No")
        case frozenset():
            labels = [option.label for option in fact.options if option.id in value]
            return listed(labels, language) or _("None")
        case date():
            return day(value, language)
        case int() | Decimal():
            return _number(fact, value, language)
        case _:
            return _text(fact, value, language)


def _number(fact: Fact, value: Decimal | int, language: str) -> str:
    if fact.kind is Kind.MONEY:
        return money(Decimal(value), fact.currency, language)
    text = number(value, language)
    return f"{text} {_unit(fact.unit, value)}" if fact.unit else text


_TIMES = frozenset(
    {"seconds", "minutes", "hours", "nights", "days", "weeks", "months", "quarters", "years"}
)


def _unit(unit: str, value: Decimal | int) -> str:
    """The unit as it stands behind the value: 1 month, 2 months."""
    return unit.removesuffix("s") if value == 1 and unit in _TIMES else unit


def _text(fact: Fact, value: str, language: str) -> str:
    if fact.kind is Kind.CHOICE:
        return fact.option_label(value)
    if fact.kind is Kind.COUNTRY:
        return countries(language).get(value, value)
    return value
