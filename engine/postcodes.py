"""The forms of postcodes, by country, after the Universal Postal Union's addressing sheets."""

import re2

_FORMS = {
    "AT": r"[1-9][0-9]{3}",
    "AU": r"[0-9]{4}",
    "BE": r"[1-9][0-9]{3}",
    "CA": r"[ABCEGHJ-NPRSTVXY][0-9][A-Z] ?[0-9][A-Z][0-9]",
    "CH": r"[1-9][0-9]{3}",
    "CZ": r"[1-7][0-9]{2} ?[0-9]{2}",
    "DE": r"[0-9]{5}",
    "DK": r"[0-9]{4}",
    "ES": r"(?:0[1-9]|[1-4][0-9]|5[0-2])[0-9]{3}",
    "FI": r"[0-9]{5}",
    "FR": r"[0-9]{5}",
    "GB": r"(?:GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2})",
    "IE": r"(?:[A-Z][0-9]{2}|D6W) ?[A-Z0-9]{4}",
    "IT": r"[0-9]{5}",
    "LU": r"[0-9]{4}",
    "NL": r"[1-9][0-9]{3} ?[A-Z]{2}",
    "NO": r"[0-9]{4}",
    "PL": r"[0-9]{2}-?[0-9]{3}",
    "PT": r"[0-9]{4}-[0-9]{3}",
    "SE": r"[0-9]{3} ?[0-9]{2}",
    "US": r"[0-9]{5}(?:-[0-9]{4})?",
}
_ANY = r"[A-Z0-9](?:[A-Z0-9 -]{1,8}[A-Z0-9])"


def normal_postcode(text: str, country: str) -> str | None:
    """The postcode in capitals with single blanks; None where it is none of that country."""
    code = " ".join(text.upper().split())
    return code if re2.fullmatch(pattern_for(country), code) else None


def pattern_for(country: str) -> str:
    """The regular expression of a country's postcodes, or of any where it is not known."""
    return _FORMS.get(country, _ANY)
