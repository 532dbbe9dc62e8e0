"""The map of a guide as a Mermaid flowchart, for pages that draw these."""

import re
from collections.abc import Iterator

from engine.guide import NO_WAY_ON, Guide, Step
from renderers.ways import KINDS, Ways, kind

_SHAPES = {
    "question": ("(", ")"),
    "instruction": ("[", "]"),
    "lookup": ("[/", "/]"),
    "passage": ("[[", "]]"),
    "offer": ("{{", "}}"),
}
_END_SHAPE = ("([", "])")
_LOOKS = {
    "question": "fill:#e8f0fd,stroke:#1d5bbf,color:#16202c",
    "instruction": "fill:#f1f3f5,stroke:#4a5868,color:#16202c",
    "lookup": "fill:#e3f4f5,stroke:#0e7076,color:#16202c",
    "passage": "fill:#f1ecfa,stroke:#6b4fa0,color:#16202c,stroke-dasharray:5 3",
    "return": "fill:#f1ecfa,stroke:#6b4fa0,color:#16202c,stroke-dasharray:5 3",
    "offer": "fill:#fdf1dd,stroke:#8f5200,color:#16202c",
    "resolved": "fill:#e4f4ea,stroke:#1c7040,color:#16202c,stroke-width:3px",
    "accepted": "fill:#e4f4ea,stroke:#1c7040,color:#16202c,stroke-width:3px",
    "handoff": "fill:#fdebe2,stroke:#a03c0a,color:#16202c,stroke-width:3px",
    "stopped": "fill:#eceef0,stroke:#5c6470,color:#16202c,stroke-width:3px",
}
_SPECIAL = re.compile(r"[\"#%&<>\\`$;]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")


def render(guide: Guide) -> str:
    """The guide as a flowchart from left to right; step 12 is the node `s12`.

    Mermaid itself draws no more than 500 edges unless its `maxEdges` is raised.
    """
    return "\n".join(["flowchart LR", *_statements(guide), ""])


def _statements(guide: Guide) -> Iterator[str]:
    ways = Ways(guide)
    steps = list(ways.steps())
    nodes = {step.id: f"s{number}" for number, step in steps} | {NO_WAY_ON: "nowhere"}
    for number, step in steps:
        yield f"  {nodes[step.id]}{_node(number, step)}"
    for _, step in steps:
        for edge, label in ways.out_of(step):
            yield _edge(nodes[edge.source], nodes[edge.target], label)
    if guide.at_any_time:
        yield '  anytime>"At any time"]'
    for entry in guide.at_any_time:
        for route in entry.after:
            yield _edge("anytime", nodes[route.target], entry.label)
    for name in dict.fromkeys(kind(step) for _, step in steps):
        yield f"  classDef {name} {_LOOKS[name]}"


def _node(number: str, step: Step) -> str:
    opening, closing = _SHAPES.get(step.kind, _END_SHAPE)
    label = f"{number} {KINDS[kind(step)]}<br/>{_text(step.title)}"
    return f'{opening}"{label}"{closing}:::{kind(step)}'


def _edge(source: str, target: str, label: str) -> str:
    told = f'|"{_text(label)}"|' if label else ""
    return f"  {source} -->{told} {target}"


def _text(text: str) -> str:
    """The text with what Mermaid or HTML would read as signs of its own as entities."""
    return _SPECIAL.sub(lambda sign: f"#{ord(sign[0])};", _CONTROL.sub(" ", text))
