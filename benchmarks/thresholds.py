"""A generated guide in which no two lists of routes are alike: each step has its own thresholds."""

from benchmarks.generated import guide_yaml
from engine.library import Files

SAME = 'plan == "basic" and household <= '


def files(steps: int) -> Files:
    """A folder of content that holds such a guide."""
    lines = guide_yaml(steps).replace("max: 20,", f"max: {steps * 2},").split("\n")
    number = 0
    for at, line in enumerate(lines):
        if SAME in line:
            number += 1
            before, behind = line.split(SAME)
            lines[at] = f"{before}{SAME}{number}{behind[behind.index(',') :]}"
    return {"generated/guide.yaml": "\n".join(lines).encode()}
