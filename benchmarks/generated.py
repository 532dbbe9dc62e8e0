"""A guide of any size, made by rule: four answers a question, a third of the routes guarded."""

from engine.library import Files

DEPTH = 12
ANSWERS = 4


def guide_yaml(steps: int, id_: str = "generated") -> str:
    """The YAML of a guide with `steps` questions in layers, so that walks are about 12 deep."""
    width = max(1, steps // DEPTH)
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
    for number in range(steps):
        lines += _question(number, width, steps)
    lines += ["  done:", "    end: resolved", "    tell: That is all. Thank you."]
    return "\n".join(lines) + "\n"


def _question(number: int, width: int, steps: int) -> list[str]:
    lines = [
        f"  s{number}:",
        f"    ask: What does light number {number} on the front of the box show at the moment?",
        "    note: If they are not sure, ask them to look from the side, away from the window.",
        "    answers:",
    ]
    for answer in range(ANSWERS):
        target = _target(number, answer, width, steps)
        other = _target(number, answer + 1, width, steps)
        label = f"Answer {answer} of question {number}"
        if (number + answer) % 3:
            lines.append(f"      a{answer}: {{label: {label}, to: {target}}}")
        else:
            lines += [
                f"      a{answer}:",
                f"        label: {label}",
                "        next:",
                f'          - {{when: plan == "basic" and household <= {answer + 2}, to: {target}}}',
                f"          - {{else: {other}}}",
            ]
    return lines


def _target(number: int, answer: int, width: int, steps: int) -> str:
    """A step of the next layer; the guarded routes and the four answers spread over it."""
    layer = number // width + 1
    first = layer * width
    if layer >= DEPTH or first >= steps:
        return "done"
    place = (number * ANSWERS + answer * 7) % width
    return f"s{min(first + place, steps - 1)}"


def files(steps: int) -> Files:
    """A folder of content that holds such a guide."""
    return {"generated/guide.yaml": guide_yaml(steps).encode()}
