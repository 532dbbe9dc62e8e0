"""In which language a person is spoken to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Scope

from app.languages import chosen, matching, negotiated, remembered, spoken_to

OFFERED = ("en", "de", "pt-BR", "ar")


def asking(accepted: str = "", cookie: str = "") -> Scope:
    headers = [(b"accept-language", accepted.encode()), (b"cookie", cookie.encode())]
    return {"type": "http", "headers": headers}


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("de", "de"),
        ("DE-at", "de"),
        ("de-AT;q=0.4, ar;q=0.7", "ar"),
        ("ar;q=0.7, de;q=0.7", "ar"),
        ("fr, de;q=0.1", "de"),
        ("fr, *;q=0.5", "en"),
        ("*, en;q=0", "de"),
        ("en;q=0, fr", "en"),
        ("pt", "pt-BR"),
        ("pt-br", "pt-BR"),
        ("pt-PT", "pt-BR"),
        ("de;q=0.000, ar;q=0.001", "ar"),
        ("de;q=1.5, ar;q=0.1", "ar"),
        ("de;q=x, ar;q=0.1", "ar"),
        ("de ; q=0.9 , ar ; q = 0.8", "de"),
        (",,;q=1,", "en"),
    ],
)
def test_the_browsers_wishes_are_weighed(accepted: str, language: str) -> None:
    assert negotiated(accepted, OFFERED) == language


@given(st.text(max_size=60))
def test_whatever_a_browser_sends_there_is_a_language(accepted: str) -> None:
    assert negotiated(accepted, OFFERED) in OFFERED


def test_what_was_chosen_goes_before_what_the_browser_wishes() -> None:
    assert spoken_to(asking("de", "a=b; callguide-language=ar"), OFFERED) == "ar"


def test_a_choice_that_is_not_on_offer_is_passed_over() -> None:
    assert spoken_to(asking("de", "callguide-language=fr"), OFFERED) == "de"


def test_what_an_address_asks_for_goes_before_what_was_chosen() -> None:
    asked = asking("de", "callguide-language=ar")
    assert spoken_to(asked, OFFERED, wanted="pt") == "pt-BR"
    assert spoken_to(asked, OFFERED, wanted="fr") == "ar"


def test_where_there_is_one_language_nothing_is_weighed() -> None:
    assert spoken_to(asking("de"), ("en",)) == "en"


def test_callguides_own_pages_are_in_a_language_that_it_speaks() -> None:
    assert spoken_to(asking("fi, es;q=0.3")) == "es"


def test_a_choice_is_kept_for_a_year_and_for_no_other_site() -> None:
    name, value = remembered({"scheme": "https"}, "ar")
    assert name == b"set-cookie"
    for part in (b"callguide-language=ar", b"SameSite=Lax", b"HttpOnly", b"Secure", b"Path=/"):
        assert part in value
    assert chosen(asking(cookie=value.decode())) == "ar"


def test_nothing_matches_nothing() -> None:
    assert matching("", OFFERED) == ""
