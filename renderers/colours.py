"""Colours as people read them: how much two differ, and one that differs enough."""

from typing import NamedTuple, Self

READABLE = 4.5
"""The contrast that text needs (WCAG 2.2, 1.4.3)."""
_STEPS = 50


class Colour(NamedTuple):
    """A colour in sRGB, each part from 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def of(cls, written: str) -> Self:
        """The colour written as `#rrggbb`."""
        return cls(*bytes.fromhex(written.removeprefix("#")))

    def __str__(self) -> str:
        return f"#{bytes(self).hex()}"

    @property
    def luminance(self) -> float:
        """How bright it is, from 0 to 1 (WCAG 2.2, relative luminance)."""
        red, green, blue = (_linear(part / 255) for part in self)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def mixed(self, other: "Colour", share: float) -> "Colour":
        """This colour with a share of another in it."""
        parts = zip(self, other, strict=True)
        return Colour(*(round(own + (their - own) * share) for own, their in parts))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def contrast(one: Colour, other: Colour) -> float:
    """How much two colours differ, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    darker, brighter = sorted((one.luminance, other.luminance))
    return (brighter + 0.05) / (darker + 0.05)


def readable_like(colour: Colour, grounds: tuple[Colour, ...], towards: Colour) -> Colour:
    """The nearest colour to this one, on the way `towards` another, that can be read on all."""
    for step in range(_STEPS + 1):
        tried = colour.mixed(towards, step / _STEPS)
        if all(contrast(tried, ground) >= READABLE for ground in grounds):
            return tried
    return towards
