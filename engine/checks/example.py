"""Examples: small folders of content, written as one text.

A line such as `# catalogue/lines.yaml` begins another file; what stands before the first is the
guide `example`. A guide's first lines are left out where they say nothing. `# <--` marks the line
at which a problem is found; `# 9 times` repeats a line.
"""

import re

CATALOGUE = """\
# catalogue/lines.yaml
facts:
  household: {type: integer, label: People at home}
needs:
  faster-line: {label: A faster line, shown: household > 2}
products:
  plus-250:
    name: Plus 250
    summary: A line for busy homes.
    serves: [faster-line]
    fits: household > 2
    price: {amount: "0.00", currency: EUR}
    first-charge: On the day of the switch.
    term: {months: 0, cancel: Any day.}
"""
"""A catalogue of one product."""

MARK = "# <--"
GUIDE = "example/guide.yaml"
_FILE = re.compile(r"^# ([\w/-]+\.yaml)\n", re.MULTILINE)
_TIMES = re.compile(r"^(.*\n?)  # ([0-9]+) times\n", re.MULTILINE)
_FIRST_STEP = re.compile(r"^steps:.*\n+  ([a-z0-9-]+):", re.MULTILINE)


def files(example: str) -> dict[str, bytes]:
    """The files of an example, as `engine.library.build` takes them."""
    return {
        path: _TIMES.sub(_repeated, text).encode("utf-8", "surrogateescape")
        for path, text in _texts(example).items()
    }


def _repeated(line: re.Match[str]) -> str:
    return f"{line[1]}\n" * int(line[2])


def _texts(example: str) -> dict[str, str]:
    parts = _FILE.split(example.removeprefix("\n"))
    texts = dict(zip(parts[1::2], parts[2::2], strict=True))
    if parts[0]:
        texts = {GUIDE: parts[0], **texts}
    return {path: _completed(path, text) for path, text in texts.items()}


def shown(example: str) -> str:
    """The whole text of an example, each further file under a line with its path."""
    return "\n".join(
        _visible(text if path == GUIDE else f"# {path}\n{text}")
        for path, text in _texts(example).items()
    )


def _visible(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode().replace("\x07", "\\x07")


def marked(example: str) -> tuple[str, int] | None:
    """The file and the line that an example marks, if it marks one."""
    for path, raw in files(example).items():
        for number, line in enumerate(raw.decode("utf-8", "replace").split("\n"), 1):
            if line.endswith(MARK):
                return path, number
    return None


def _completed(path: str, text: str) -> str:
    folder, _, name = path.rpartition("/")
    if name != "guide.yaml":
        return text
    first = _FIRST_STEP.search(text)
    header = {
        "guide": folder,
        "title": "An example",
        "summary": "Shows what is meant.",
        "purpose": "process",
        "start": first[1] if first else "begin",
    }
    lines = [
        f"{key}: {value}"
        for key, value in header.items()
        if not re.search(rf"^{key}:", text, re.MULTILINE)
    ]
    return "\n".join([*lines, text])
