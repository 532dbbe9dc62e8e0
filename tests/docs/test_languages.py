"""What the page about languages shows and names is so."""

import re

from app.languages import COOKIE, IN_ADDRESS
from engine.checks.explain import codes
from renderers.speech import languages, own_name
from tests.house.files import ROOT

PAGE = (ROOT / "docs/languages.md").read_text("utf-8")


def test_the_file_that_is_shown_is_the_samples() -> None:
    shown = re.findall(r"```yaml\n# (\S+)\n(.*?)```", PAGE, re.DOTALL)
    assert shown
    for file, text in shown:
        assert text in (ROOT / file).read_text("utf-8")


def test_the_codes_are_those_of_the_checker() -> None:
    told = set(re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE))
    assert told == {each for each in codes() if "translation" in each}


def test_the_cookie_and_the_address_are_told() -> None:
    assert f"`{COOKIE.decode()}`" in PAGE
    assert f"`{IN_ADDRESS}`" in PAGE


def test_the_languages_that_are_spoken_are_told() -> None:
    english = {"de": "German", "fr": "French", "es": "Spanish", "ar": "Arabic", "en": "English"}
    assert set(english) == set(languages())
    assert all(name in PAGE for name in english.values())
    assert own_name("ar") == "العربية"
