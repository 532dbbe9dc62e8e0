"""The few icons of the pages: our own strokes on a 24 by 24 grid, in the colour of the text."""

from collections.abc import Mapping

from markupsafe import Markup

_STROKES = {
    "mark": '<path d="M5 20V9a4 4 0 0 1 4-4h9M14 1l4 4-4 4M5 14h9a4 4 0 0 1 4 4v2"/>',
    "back": '<path d="M15 5l-7 7 7 7"/>',
    "next": '<path d="M9 5l7 7-7 7"/>',
    "close": '<path d="M6 6l12 12M18 6L6 18"/>',
    "alert": '<path d="M12 3.5L2.5 20h19zM12 10v4.5M12 17.2v.3"/>',
    "note": '<path d="M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM13.5 7l3.5 3.5"/>',
    "resolved": '<circle cx="12" cy="12" r="9"/><path d="M7.8 12.4l2.9 2.9 5.6-6"/>',
    "accepted": '<path d="M3.5 3.5h8.5l8.5 8.5-8.5 8.5-8.5-8.5z"/>'
    '<circle cx="8.2" cy="8.2" r="1.2"/>',
    "handoff": '<path d="M4.5 15v-3a7.5 7.5 0 0 1 15 0v3"/>'
    '<path d="M4.5 14h3v5h-3zM16.5 14h3v5h-3zM18 19c0 1.7-1.5 2.5-4 2.5"/>',
    "stopped": '<path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM8 12h8"/>',
}


_TURNING = frozenset({"back", "next"})
"""The icons that point the way in which one reads."""


def _icon(name: str, strokes: str) -> Markup:
    turning = " turns" if name in _TURNING else ""
    opening = f'<svg class="icon{turning}" viewBox="0 0 24 24" aria-hidden="true">'
    return Markup(f"{opening}{strokes}</svg>")  # noqa: S704 - our own strokes


ICONS: Mapping[str, Markup] = {name: _icon(name, strokes) for name, strokes in _STROKES.items()}
"""Ready markup by name; the ends' icons have the names of their outcomes."""
