"""How soon the language server answers in a guide of 1,000 steps: `python -m benchmarks.lsp`.

The server runs as an editor runs it, over its pipes. Each question is asked right after a key
press, so that nothing known of the text before is of use, and timed from key press to answer.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.generated import files
from tests.language_client import LanguageClient, client

STEPS = 1_000
PRESSES = 20
BAR = 100.0  # milliseconds, about what a person takes for at once
ROOT = Path(__file__).parents[1]


class Typing:
    """Somebody who types in a note of the guide."""

    def __init__(self, editor: LanguageClient, file: Path) -> None:
        self.editor = editor
        self.uri = editor.open(file)
        self.text = file.read_text()
        self.pressed = 0

    def press(self) -> None:
        """Press a key."""
        self.pressed += 1
        note = f"note: {'x' * self.pressed} If they"
        self.editor.change(self.uri, self.text.replace("note: If they", note, 1))


def questions(typing: Typing) -> dict[str, Callable[[], object]]:
    """What is asked, about a step in the middle and the way that leads to it."""
    lines = typing.text.split("\n")
    row = next(row for row, line in enumerate(lines) if "to: s500}" in line)
    column = lines[row].index("s500") + 2
    at = typing.editor.at
    document = {"textDocument": {"uri": typing.uri}}
    return {
        "completion": lambda: at("completion", typing.uri, row, column),
        "hover": lambda: at("hover", typing.uri, row, column),
        "definition": lambda: at("definition", typing.uri, row, column),
        "references": lambda: at(
            "references", typing.uri, row, column, context={"includeDeclaration": True}
        ),
        "outline": lambda: typing.editor.request("textDocument/documentSymbol", document),
    }


def milliseconds(typing: Typing, ask: Callable[[], object]) -> list[float]:
    """How long each answer took, from the key press before it."""
    taken = []
    for _ in range(PRESSES):
        typing.editor.diagnostics(typing.uri)  # nothing else is under way
        began = perf_counter()
        typing.press()
        ask()
        taken.append((perf_counter() - began) * 1000)
    return taken


def checking(typing: Typing) -> float:
    """How long it takes from a key press to the problems, the pause of typing included."""
    typing.editor.diagnostics(typing.uri)
    began = perf_counter()
    typing.press()
    typing.editor.diagnostics(typing.uri)
    typing.press()
    return (perf_counter() - began) * 1000


def main() -> None:
    """Ask, and print what it took."""
    with TemporaryDirectory() as folder:
        root = Path(folder).resolve() / "trees"
        for name, raw in files(STEPS).items():
            (root / name).parent.mkdir(parents=True)
            (root / name).write_bytes(raw)
        with client([sys.executable, "-m", "app", "lsp"], ROOT) as editor:
            editor.start(root)
            typing = Typing(editor, root / "generated/guide.yaml")
            for name, ask in questions(typing).items():
                taken = milliseconds(typing, ask)
                print(
                    f"{name} in a guide of {STEPS:,} steps: {median(taken):.0f} ms, "
                    f"at worst {max(taken):.0f} (at most {BAR:g}) "
                    f"{'holds' if median(taken) <= BAR else 'MISSED'}"
                )
            print(f"from a key press to its problems: {checking(typing):.0f} ms")


if __name__ == "__main__":
    main()
