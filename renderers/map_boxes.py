"""What stands in a step's box on the map and below it, wrapped to fit, and the room it takes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from engine.guide import End, Guide, Offer, Question, Step
from renderers.lettering import shortened, width, wrapped
from renderers.map_tree import Node, Reference
from renderers.plain import unfilled
from renderers.ways import cared, settled

WIDTH = 228
PADDING = 12
TITLE, WORDS, SMALL = 14, 12, 11
TITLE_LINE, WORDS_LINE, TAG_LINE = 18, 16, 17
HEADER = 36
PORT = 22
LABEL_LINE = 15
INDENT = 26
CHIP = 24
_LABEL_WIDTH, _LABEL_LINES, _MOST_LINES = 144, 4, 8
_TITLE_LINES, _WORDS_LINES = 3, 2
_ROW_GAP = 7
_SURE = 0.92  # of the room, for bold lines in a font that runs wide
NO_NOTES: Mapping[str, list[str]] = MappingProxyType({})


class Chip(NamedTuple):
    """A reference below a box: its label and where its lines and its chip are.

    `x` and `y` are the chip's corner and `top` the label's, from the box's own corner.
    """

    reference: Reference
    label: list[str]
    title: str
    x: float
    y: float
    width: float
    top: float


class Box(NamedTuple):
    """A box's lines and sizes; `below` is how far its chips reach under its top."""

    width: float
    height: float
    below: float
    title: list[str]
    words: list[str]
    tags: list[str]
    label: list[str]
    label_width: float
    chips: list[Chip]


Notes = Mapping[str, list[str]]
"""Lines to stand in the boxes of steps, below their words, by the steps' ids."""


def box(guide: Guide, node: Node, notes: Notes = NO_NOTES) -> Box:
    """The box of a step, the label of the ways that lead to it, and the chips below it."""
    step = guide.steps[node.step]
    room = WIDTH - 2 * PADDING
    title, words = _texts(guide, step, room)
    tags = [shortened(tag, SMALL, room, bold=True) for tag in _tags(step)]
    tags += [
        line
        for note in notes.get(step.id, ())
        for line in wrapped(note, SMALL, room * _SURE, 3, bold=True)
    ]
    height = HEADER + TITLE_LINE * len(title) + WORDS_LINE * len(words) + TAG_LINE * len(tags)
    height += (3 if words else 0) + (4 if tags else 0) + 8
    label = labelled(node.labels, _LABEL_WIDTH)
    label_width = max((width(line, WORDS) for line in label), default=0.0)
    chips, below = chips_below(guide, node.references, height)
    return Box(WIDTH, height, below, title, words, tags, label, label_width, chips)


def _texts(guide: Guide, step: Step, room: float) -> tuple[list[str], list[str]]:
    """The title's lines and the words', where these say more than the title."""
    words = " ".join(unfilled(guide, step.words).split())
    cut = step.title.removesuffix("…")
    if words == step.title or (cut != step.title and words.startswith(cut)):
        return wrapped(words, TITLE, room, _TITLE_LINES, bold=True), []
    title = wrapped(step.title, TITLE, room, _TITLE_LINES, bold=True)
    return title, wrapped(words, WORDS, room, _WORDS_LINES)


def _tags(step: Step) -> list[str]:
    tags = [settled(step.settles)] if step.settles else []
    match step:
        case Question():
            tags += ["several answers"] if step.several else []
            tags += ["may be left empty"] if step.optional else []
        case Offer():
            tags.append(f"meets: {step.need.label}")
        case End() if step.team:
            tags.append(f"to: {step.team}")
    return [*tags, cared(step)] if step.care else tags


def labelled(labels: list[str], room: float) -> list[str]:
    """The lines of one or several ways that lead to the same step."""
    if len(labels) == 1:
        return wrapped(labels[0], WORDS, room, _LABEL_LINES)
    lines = [
        ("  " if at else "• ") + line
        for label in labels
        for at, line in enumerate(wrapped(label, WORDS, room - 10, _LABEL_LINES))
    ]
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], "  …"]


def chips_below(guide: Guide, references: list[Reference], top: float) -> tuple[list[Chip], float]:
    """The chips in a column from `top` on, and how far down they reach."""
    chips: list[Chip] = []
    for reference in references:
        top += _ROW_GAP
        chip = _chip(guide, reference, top)
        chips.append(chip)
        top = chip.y + CHIP
    return chips, top


def _chip(guide: Guide, reference: Reference, top: float) -> Chip:
    label = labelled(reference.labels, WIDTH - INDENT)
    sign = 32 + 8 * len(str(reference.number or "!"))
    title = shortened(guide.steps[reference.step].title, WORDS, WIDTH - INDENT - sign - 12)
    wide = width(title, WORDS) + sign + 8
    beside = INDENT + (width(label[0], WORDS) + 9 if label else 0)
    if len(label) < 2 and beside + wide <= WIDTH + 8:
        return Chip(reference, label, title, beside, top, wide, top + (CHIP - LABEL_LINE) / 2)
    return Chip(reference, label, title, INDENT, top + len(label) * LABEL_LINE + 3, wide, top)
