"""The sheet of paper that one whole map fits on."""

MARGIN, HEADING = 32, 72
LONGEST = 19_000
"""The longest side in CSS pixels that printers to PDF take: theirs end at 200 inches."""


def style(width: float, height: float) -> str:
    """A style sheet for print: one page, as large as a map of this size with its heading needs."""
    scale = min(1.0, (LONGEST - 2 * MARGIN) / width, (LONGEST - 2 * MARGIN - HEADING) / height)
    across, down = round(width * scale), round(height * scale)
    return (
        f"@page map {{ size: {across + 2 * MARGIN}px {down + 2 * MARGIN + HEADING + 2}px; "
        f"margin: {MARGIN}px; }}\n"
        f"@media print {{ .map-page h1 {{ height: {HEADING}px; overflow: hidden; }} "
        f".drawing .map {{ width: {across}px !important; height: {down}px !important; }} }}\n"
    )
