"""Draws measurements as an SVG: sizes and seconds, both logarithmic."""

from collections.abc import Mapping, Sequence
from math import log10

Points = Sequence[tuple[float, float]]

WIDTH, HEIGHT, EDGE = 720, 440, 60
COLOURS = ("#1f5fa8", "#b3441e", "#2e7d4f", "#7a3fa0", "#8a6100")
PALE = "#666"


def drawing(title: str, lines: Mapping[str, Points], dashed: str) -> str:
    """The lines in one picture, each named in its colour; the one named `dashed` is a yardstick."""
    place = _Places([point for points in lines.values() for point in points])
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">',
        "<style>text {font: 12px sans-serif}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{EDGE}" y="24">{title}</text>',
        *place.scales(),
    ]
    for number, (name, points) in enumerate(lines.items()):
        colour = PALE if name == dashed else COLOURS[number % len(COLOURS)]
        parts += _line(points, place, colour, dashed=name == dashed)
        parts.append(_named(name, number, colour))
    return "\n".join([*parts, "</svg>"]) + "\n"


class _Places:
    """Where a size and a time stand in the picture."""

    def __init__(self, points: Points) -> None:
        self._sizes = sorted({size for size, _ in points})
        times = [time for _, time in points]
        self._low = min(times)
        self._widths = log10(self._sizes[-1] / self._sizes[0])
        self._heights = log10(max(times) / self._low)

    def of(self, size: float, time: float) -> tuple[float, float]:
        """In pixels from the upper left corner."""
        right = log10(size / self._sizes[0]) / self._widths
        up = log10(time / self._low) / self._heights
        return EDGE + right * (WIDTH - 2 * EDGE), HEIGHT - EDGE - up * (HEIGHT - 2 * EDGE)

    def scales(self) -> list[str]:
        """The sizes along the lower edge, and the powers of ten of seconds at the left."""
        found = []
        for size in self._sizes:
            x, y = self.of(size, self._low)
            found.append(_rule(x, EDGE, x, y))
            found.append(f'<text x="{x:.0f}" y="{y + 18:.0f}" text-anchor="middle">{size:,}</text>')
        for power in range(-4, 4):
            x, y = self.of(self._sizes[0], 10.0**power)
            if EDGE <= y <= HEIGHT - EDGE:
                found.append(_rule(x, y, WIDTH - EDGE, y))
                text = f"{10.0**power:g} s"
                found.append(
                    f'<text x="{x - 6:.0f}" y="{y + 4:.0f}" text-anchor="end">{text}</text>'
                )
        return [*found, f'<text x="{WIDTH / 2:.0f}" y="{HEIGHT - 16}">steps</text>']


def _rule(x: float, y: float, right: float, low: float) -> str:
    return f'<path d="M{x:.1f} {y:.1f}L{right:.1f} {low:.1f}" stroke="#ddd"/>'


def _line(points: Points, place: _Places, colour: str, *, dashed: bool) -> list[str]:
    corners = [place.of(*point) for point in points]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in corners)
    look = 'stroke-dasharray="5"' if dashed else 'stroke-width="2"'
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in corners]
    return [f'<path d="M{path}" fill="none" stroke="{colour}" {look}/>', *dots]


def _named(name: str, number: int, colour: str) -> str:
    """In the lower right corner, below lines that rise."""
    y = HEIGHT - EDGE - 12 - number * 18
    return f'<text x="{WIDTH - EDGE - 8}" y="{y}" text-anchor="end" fill="{colour}">{name}</text>'
