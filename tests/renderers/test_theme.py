"""The operator's style sheet: custom properties that stay readable."""

import re

import pytest

from renderers.colours import READABLE, Colour, contrast
from renderers.theme import DARK, LIGHT, Ground, Theme, Unreadable, accents, style_sheet


def test_a_theme_that_sets_nothing_is_no_style_sheet() -> None:
    assert style_sheet(Theme()) == b""


def test_an_accent_for_dark_pages_counts_on_dark_pages_alone() -> None:
    sheet = style_sheet(Theme(dark=Colour.of("#ffb0d0"))).decode()
    assert sheet.startswith("@media (prefers-color-scheme: dark) { :root { --accent: #ffb0d0;")


def test_font_and_corners_are_custom_properties() -> None:
    sheet = style_sheet(Theme(font='"Source Sans 3", sans-serif', corners=5)).decode()
    assert '--sans: "Source Sans 3", sans-serif; --round: 5px; --round-small: 3px' in sheet


@pytest.mark.parametrize(("accent", "ground"), [("#7a1f5c", LIGHT), ("#ffb0d0", DARK)])
def test_what_follows_from_an_accent_can_be_read(accent: str, ground: Ground) -> None:
    declared = "; ".join(accents(Colour.of(accent), ground))
    found = {
        name: Colour.of(value)
        for name, value in re.findall(r"--([\w-]+): (#[0-9a-f]{6})", declared)
    }
    assert contrast(found["on-accent"], found["accent"]) >= READABLE
    assert contrast(found["accent-strong"], found["accent-tint"]) >= READABLE


@pytest.mark.parametrize(("accent", "ground"), [("#ffcc00", LIGHT), ("#06414e", DARK)])
def test_an_accent_that_cannot_be_read_is_refused_with_one_that_can(
    accent: str, ground: Ground
) -> None:
    with pytest.raises(Unreadable, match=f"cannot be read on {ground.name} pages") as refused:
        accents(Colour.of(accent), ground)
    assert accents(refused.value.instead, ground)
