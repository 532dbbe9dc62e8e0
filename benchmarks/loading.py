"""What it costs to make YAML a checked, walkable guide: `python -m benchmarks.loading`.

The obvious way reads with PyYAML's CSafeLoader, validates with pydantic, and builds a networkx
graph of everything in which it looks for unreachable steps, dead ends, loops and dominators.
Ours does that and all the other checks, as of a day and the words included, and knows the place of
everything. CSafeLoader alone is what reading costs before anything is understood.
"""

from collections.abc import Callable
from datetime import date

import networkx
import yaml

from benchmarks.fresh import fresh
from benchmarks.generated import files
from benchmarks.measuring import microseconds, verdict
from engine import library
from engine.library import Files
from engine.model import GuideShape

DAY = date(2026, 11, 2)


def obvious(content: Files) -> Callable[[], object]:
    """The obvious way."""
    text = content["generated/guide.yaml"].decode()

    def load() -> object:
        shape = GuideShape.model_validate(yaml.load(text, Loader=yaml.CSafeLoader))  # a safe loader
        graph: networkx.MultiDiGraph[object] = networkx.MultiDiGraph()
        graph.add_nodes_from(shape.steps)
        for id_, step in shape.steps.items():
            for answer in (getattr(step, "answers", None) or {}).values():
                graph.add_edges_from((id_, target) for target in _targets(answer))
        return (
            set(graph) - networkx.descendants(graph, shape.start),
            networkx.ancestors(graph, "done"),
            list(networkx.strongly_connected_components(graph)),
            networkx.immediate_dominators(graph, shape.start),
        )

    return load


def _targets(answer: object) -> list[str]:
    to = getattr(answer, "to", None)
    routes = getattr(answer, "next", None) or ()
    found = [to] if to else []
    return found + [route.to or route.otherwise for route in routes]


def reading(content: Files) -> Callable[[], object]:
    """CSafeLoader alone."""
    text = content["generated/guide.yaml"].decode()
    return lambda: yaml.load(text, Loader=yaml.CSafeLoader)  # a safe loader


def ours(content: Files) -> Callable[[], object]:
    """The library, all checks included."""

    def load() -> object:
        found = library.build(fresh(content), on=DAY)
        assert found.guides, found.problems[:3]
        return found

    return load


def main() -> None:
    """Measure at 1,000 and at 20,000 steps, and print the ratios."""
    for steps, rounds in ((1_000, 9), (20_000, 3)):
        content = files(steps)
        functions = {
            "obvious": obvious(content),
            "reading": reading(content),
            "ours": ours(content),
        }
        taken = microseconds(functions, calls=1, rounds=rounds)
        for name, each in taken.items():
            print(f"{name} at {steps:,} steps: {each / 1000:.0f} ms")
        print(verdict(f"ours / obvious at {steps:,}", taken["ours"] / taken["obvious"], 0.3))
        print(verdict(f"ours / reading at {steps:,}", taken["ours"] / taken["reading"], 3))


if __name__ == "__main__":
    main()
