"""A guide of any size, made by rule: four answers a question, a third of the routes guarded."""

from itertools import pairwise

from engine.library import Files

DEPTH = 12
ANSWERS = 4


def guide_yaml(steps: int, id_: str = "generated") -> str:
    """The YAML of a guide with `steps` questions in 12 layers, the first of one question alone."""
    lines = [
        f"guide: {id_}",
        "title: A generated guide",
        "summary: Made by rule to be measured.",
        "purpose: process",
        "start: s0",
        "facts:",
        "  household: {type: integer, min: 1, max: 20, label: People at home, default: 2}",
        "  plan: {type: choice, of: [basic, plus, max], label: Plan, default: basic}",
        "steps:",
    ]
    sizes = _layers(steps)
    first = 0
    for size, behind in pairwise((*sizes, 0)):
        for place in range(size):
            targets = [_target(first + size, place, answer, behind) for answer in range(ANSWERS)]
            lines += _question(first + place, targets)
        first += size
    lines += ["  done:", "    end: resolved", "    tell: That is all. Thank you."]
    return "\n".join(lines) + "\n"


def _layers(steps: int) -> list[int]:
    """The sizes of the layers: growing fourfold, then as even as can be."""
    sizes = [1]
    while len(sizes) < DEPTH:
        even = -(-(steps - sum(sizes)) // (DEPTH - len(sizes)))
        sizes.append(max(1, min(even, sizes[-1] * ANSWERS)))
    return sizes


def _target(first: int, place: int, answer: int, size: int) -> str:
    return f"s{first + (place * ANSWERS + answer) % size}" if size else "done"


def _question(number: int, targets: list[str]) -> list[str]:
    lines = [
        f"  s{number}:",
        f"    ask: What does light number {number} on the front of the box show at the moment?",
        "    note: If they are not sure, ask them to look from the side, away from the window.",
        "    answers:",
    ]
    for answer, target in enumerate(targets):
        label = f"Answer {answer} of question {number}"
        if (number + answer) % 3:
            lines.append(f"      a{answer}: {{label: {label}, to: {target}}}")
        else:
            condition = f'plan == "basic" and household <= {answer + 2}'
            lines += [
                f"      a{answer}:",
                f"        label: {label}",
                "        next:",
                f"          - {{when: {condition}, to: {target}}}",
                f"          - {{else: {targets[answer - 1]}}}",
            ]
    return lines


def files(steps: int) -> Files:
    """A folder of content that holds such a guide."""
    return {"generated/guide.yaml": guide_yaml(steps).encode()}
