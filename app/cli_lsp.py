"""`callguide lsp`: the language server, over standard input and output."""

import gc

from app.cli_content import settings
from app.cli_output import CannotRun

COLLECTED = 200_000
"""New objects before garbage is looked for: each key press makes many, which soon die alone."""


def run() -> None:
    """Serve an editor until it leaves. Raises CannotRun."""
    try:
        from app.lsp.features import serving  # noqa: PLC0415  # not everybody has the extra
    except ModuleNotFoundError as error:
        raise CannotRun(
            f"The language server needs {error.name}: install Callguide with its extra `lsp`,"
            ' as in `pip install "callguide[lsp]"`.'
        ) from error
    gc.set_threshold(COLLECTED)
    serving(settings()).start_io()
