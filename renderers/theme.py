"""The operator's own look: a style sheet that sets the custom properties of our pages."""

from dataclasses import dataclass

from renderers.colours import READABLE, Colour, contrast, readable_like

WHITE, BLACK = Colour.of("#ffffff"), Colour.of("#101215")


@dataclass(frozen=True, slots=True)
class Ground:
    """What an accent stands on in one colour scheme, as tokens.css has it."""

    name: str
    surfaces: tuple[Colour, ...]
    ink: Colour
    tinted: float


LIGHT = Ground("light", (WHITE, Colour.of("#f5f4f0")), Colour.of("#191c20"), 0.1)
DARK = Ground("dark", (Colour.of("#181b1f"), Colour.of("#101215")), Colour.of("#eceae5"), 0.2)


class Unreadable(ValueError):
    """An accent that cannot be read on our pages; `instead` is the nearest that can."""

    def __init__(self, accent: Colour, ground: Ground, instead: Colour) -> None:
        worst = min(contrast(accent, surface) for surface in ground.surfaces)
        super().__init__(
            f'"{accent}" cannot be read on {ground.name} pages: its contrast is {worst:.1f}, '
            f"and {READABLE} is needed."
        )
        self.instead = instead


@dataclass(frozen=True, slots=True)
class Theme:
    """What an operator may set: an accent for light and for dark pages, the font, the corners.

    `font` is a list of families as CSS has it, `corners` a radius in pixels. What is None stays
    as it is.
    """

    light: Colour | None = None
    dark: Colour | None = None
    font: str = ""
    corners: int | None = None


def style_sheet(theme: Theme) -> bytes:
    """The theme as CSS, empty where it sets nothing. Raises Unreadable."""
    light = accents(theme.light, LIGHT) if theme.light else []
    light += [f"--sans: {theme.font}"] if theme.font else []
    if theme.corners is not None:
        light += [f"--round: {theme.corners}px", f"--round-small: {theme.corners * 3 // 5}px"]
    dark = accents(theme.dark, DARK) if theme.dark else []
    rules = [f":root {{ {'; '.join(light)} }}"] if light else []
    if dark:
        rules.append(f"@media (prefers-color-scheme: dark) {{ :root {{ {'; '.join(dark)} }} }}")
    return "\n".join(rules).encode()


def accents(accent: Colour, ground: Ground) -> list[str]:
    """The declarations for one accent: itself, stronger, as a tint, and what stands on it."""
    readable = readable_like(accent, ground.surfaces, ground.ink)
    if readable != accent:
        raise Unreadable(accent, ground, readable)
    on = max((WHITE, BLACK), key=lambda each: contrast(each, accent))
    return [
        f"--accent: {accent}",
        f"--accent-strong: {accent.mixed(ground.ink, 0.35)}",
        f"--accent-tint: {ground.surfaces[0].mixed(accent, ground.tinted)}",
        f"--on-accent: {on}",
    ]
