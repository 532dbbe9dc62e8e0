"""How wide a text is likely to be in a sans-serif, and how it breaks into lines."""

import re
import unicodedata

_COMMON = {chr(code): 0.56 for code in range(0x20, 0x250)}
_NARROW = dict.fromkeys("iljI.,:;!|'’‘()[]{}ft ·‹›“”\"/", 0.3)
_CAPITALS = dict.fromkeys("ABCDEFGHKLNOPQRSTUVXYZ&<>=+~≥≤≠×−#", 0.69)
_WIDE = dict.fromkeys("mwMW@%—…→", 0.9)
_WIDTHS = _COMMON | _NARROW | _CAPITALS | _WIDE
_BOLD = 1.06
_BLANK = re.compile(r"[ \t\r\n\f\v]+")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The likely width of a line at a font size, in the unit of the size, rather too wide."""
    ems = sum(_WIDTHS.get(char) or _other(char) for char in text)
    return ems * size * (_BOLD if bold else 1)


def _other(char: str) -> float:
    return 1.0 if unicodedata.east_asian_width(char) in "WF" else 0.62


def wrapped(text: str, size: float, room: float, lines: int, *, bold: bool = False) -> list[str]:
    """At most `lines` lines that fit into `room`; the last one says with `…` that more follows."""
    result: list[str] = []
    line, used = "", 0.0
    space = width(" ", size, bold=bold)
    for word in _pieces(text, size, room, bold=bold):
        takes = width(word, size, bold=bold)
        if line and used + space + takes > room:
            result.append(line)
            if len(result) > lines:
                break
            line, used = word, takes
        else:
            line, used = (f"{line} {word}", used + space + takes) if line else (word, takes)
    else:
        result += [line] if line else []
    if len(result) > lines:
        del result[lines:]
        result[-1] = shortened(f"{result[-1]} …", size, room, bold=bold)
    return result


def shortened(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text on one line, cut with `…` where it does not fit."""
    if width(text, size, bold=bold) <= room:
        return text
    kept = text.removesuffix("…").rstrip()
    left = room / size / (_BOLD if bold else 1) - width("…", 1)
    for at, char in enumerate(kept):
        left -= width(char, 1)
        if left < 0:
            kept = kept[:at]
            break
    return f"{kept.rstrip(' ,.;:')}…"


def _pieces(text: str, size: float, room: float, *, bold: bool) -> list[str]:
    """The words, those that are wider than a line cut to fit."""
    result: list[str] = []
    for word in _BLANK.split(text.strip()):
        if width(word, size, bold=bold) <= room:
            result.append(word)
        else:
            result += _cut(word, room / size / (_BOLD if bold else 1))
    return result


def _cut(word: str, room: float) -> list[str]:
    """The word in pieces of at most `room` ems."""
    pieces, used = [""], 0.0
    for char in word:
        takes = width(char, 1)
        if used + takes > room and pieces[-1]:
            pieces.append("")
            used = 0.0
        pieces[-1] += char
        used += takes
    return pieces
