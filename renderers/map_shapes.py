"""The outlines and icons that tell the kinds of steps apart on the map, as SVG path data."""

_POINT = 10
_CORNERS = {"question": 14.0, "instruction": 2.0}


def outline(kind: str, width: float, height: float) -> str:
    """The path of a box's outline, its top left corner at 0, 0."""
    w, h, p = width, height, _POINT
    match kind:
        case "lookup":
            return f"M{p} 0H{w:g}L{w - p:g} {h:g}H0Z"
        case "passage":
            return f"M0 0H{w - p:g}L{w:g} {h / 2:g}L{w - p:g} {h:g}H0Z"
        case "return":
            return f"M{p} 0H{w:g}V{h:g}H{p}L0 {h / 2:g}Z"
        case "offer":
            return f"M{p} 0H{w - p:g}L{w:g} {p}V{h - p:g}L{w - p:g} {h:g}H{p}L0 {h - p:g}V{p}Z"
        case _:
            return _rounded(w, h, _CORNERS.get(kind, min(h / 2, 26)))


def _rounded(w: float, h: float, r: float) -> str:
    corner = f"a{r:g} {r:g} 0 0 1"
    return (
        f"M{r:g} 0H{w - r:g}{corner} {r:g} {r:g}V{h - r:g}{corner} {-r:g} {r:g}"
        f"H{r:g}{corner} {-r:g} {-r:g}V{r:g}{corner} {r:g} {-r:g}Z"
    )


ICONS = {
    "question": "M4.5 5.5a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1-1.5 2.3M8 14v.1",
    "instruction": "M3 4h10M3 8h10M3 12h6",
    "lookup": "M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.5 10.5L14 14",
    "passage": "M2.5 3h6v10h-6zM6 8h8M11 5l3 3-3 3",
    "return": "M13.5 3h-6v10h6zM10 8H2M5 5L2 8l3 3",
    "offer": "M5.5 10.5a4.5 4.5 0 1 1 5 0v1.5h-5zM6.5 14.5h3",
    "resolved": "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12M5.2 8.3l1.9 1.9 3.7-4",
    "accepted": "M2.5 2.5h5.5l5.5 5.5-5.5 5.5-5.5-5.5zM5.6 5.5v.1",
    "handoff": "M3 9.5V8a5 5 0 0 1 10 0v1.5M3 9.3h2v3.4H3zM11 9.3h2v3.4h-2zM12 13c0 1-1 1.5-3 1.5",
    "stopped": "M5 2h6l3.5 3.5v5L11 14H5L1.5 10.5v-5zM5.5 8h5",
    "problem": "M8 2L15 14H1ZM8 6.5v3.5M8 12v.1",
}
"""Line icons on a 16 by 16 grid, drawn with a stroke and no fill."""
