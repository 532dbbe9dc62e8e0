"""How values read to people: numbers, money, dates and lists in the language of the guide."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from babel.units import format_unit

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


def listed(parts: Sequence[str], language: str) -> str:
    """Things one after another, such as `phone, tablet and television`."""
    return format_list(list(parts), locale=locale_of(language)) if parts else ""


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
            return _number(fact, value, speech)
        case _:
            return _text(fact, value, language)


def _number(fact: Fact, value: Decimal | int, speech: Speech) -> str:
    language = speech.language
    if fact.kind is Kind.MONEY:
        return money(Decimal(value), fact.currency, language)
    return _measured(value, fact.unit, speech) if fact.unit else number(value, language)


_TIMES = frozenset(
    {"seconds", "minutes", "hours", "nights", "days", "weeks", "months", "quarters", "years"}
)


def _measured(value: Decimal | int, unit: str, speech: Speech) -> str:
    """A value with its unit behind it: 1 month, 2 months, 3 Monate, 48 Mbit/s."""
    if unit not in _TIMES:
        return f"{number(value, speech.language)} {unit}"
    if speech.language.partition("-")[0] == "en":
        return f"{number(value, speech.language)} {unit.removesuffix('s') if value == 1 else unit}"
    return _lasting(value, unit.removesuffix("s"), speech)


def _lasting(value: Decimal | int, unit: str, speech: Speech) -> str:
    """A span of time in another language; what Babel has no words for is said as a message."""
    _, name = speech, f"duration-{unit}"
    said = format_unit(value, name, locale=locale_of(speech.language))
    if name not in said:
        return said
    whole = int(value)
    if unit == "month":
        return _.counted("{count} month", "{count} months", whole)
    return _.counted("{count} day", "{count} days", whole)


def _text(fact: Fact, value: str, language: str) -> str:
    if fact.kind is Kind.CHOICE:
        return fact.option_label(value)
    if fact.kind is Kind.COUNTRY:
        return countries(language).get(value, value)
    return fact.phrases.get(value, value)
