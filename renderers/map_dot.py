"""The map of a guide in Graphviz's DOT language."""

import re
import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from engine.guide import Guide, Step
from renderers.ways import KINDS, Ways, kind


class _Look(NamedTuple):
    shape: str
    style: str
    fill: str
    line: str


_LOOKS = {
    "question": _Look("box", "rounded,filled", "#e8f0fd", "#1d5bbf"),
    "instruction": _Look("box", "filled", "#f1f3f5", "#4a5868"),
    "lookup": _Look("parallelogram", "filled", "#e3f4f5", "#0e7076"),
    "passage": _Look("component", "dashed,filled", "#f1ecfa", "#6b4fa0"),
    "return": _Look("box", "dashed,filled", "#f1ecfa", "#6b4fa0"),
    "offer": _Look("octagon", "filled", "#fdf1dd", "#8f5200"),
    "resolved": _Look("box", "rounded,filled,bold", "#e4f4ea", "#1c7040"),
    "accepted": _Look("box", "rounded,filled,bold", "#e4f4ea", "#1c7040"),
    "handoff": _Look("box", "rounded,filled,bold", "#fdebe2", "#a03c0a"),
    "stopped": _Look("box", "rounded,filled,bold", "#eceef0", "#5c6470"),
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
_ANY_TIME = "at any time"
_ROOM = 28


def render(guide: Guide) -> str:
    """The guide as a directed graph that runs from left to right; steps go by their ids."""
    return "\n".join([f"digraph {_quoted(guide.id)} {{", *_statements(guide), "}", ""])


def _statements(guide: Guide) -> Iterator[str]:
    ways = Ways(guide)
    yield f"  graph [rankdir=LR, label={_label(guide.title)}, labelloc=t, fontname=Helvetica];"
    yield "  node [fontname=Helvetica, fontsize=11];"
    yield "  edge [fontname=Helvetica, fontsize=10];"
    for number, step in ways.steps():
        yield _node(number, step)
    for step in guide.steps.values():
        for edge, label in ways.out_of(step):
            yield _edge(edge.source, edge.target, label)
    if guide.at_any_time:
        yield f"  {_quoted(_ANY_TIME)} [label={_label(_ANY_TIME)}, shape=note];"
    for entry in guide.at_any_time:
        for route in entry.after:
            yield _edge(_ANY_TIME, route.target, entry.label)


def _node(number: str, step: Step) -> str:
    look = _LOOKS[kind(step)]
    label = _label(f"{number} {KINDS[kind(step)]}", step.title)
    return (
        f"  {_quoted(step.id)} [label={label}, class={kind(step)}, shape={look.shape}, "
        f'style="{look.style}", fillcolor="{look.fill}", color="{look.line}"];'
    )


def _edge(source: str, target: str, label: str) -> str:
    told = f" [label={_label(label)}]" if label else ""
    return f"  {_quoted(source)} -> {_quoted(target)}{told};"


def _label(*texts: str) -> str:
    """A label in lines; Graphviz reads HTML's entities in it, so `&` must be one."""
    lines = [line for text in texts for line in textwrap.wrap(_CONTROL.sub(" ", text), _ROOM)]
    return '"' + "\\n".join(_escaped(line).replace("&", "&amp;") for line in lines) + '"'


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
