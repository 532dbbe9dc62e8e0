"""What was perhaps meant by a name that is not there, said to the person who wrote it."""

from collections.abc import Iterable

from engine.problems import near
from engine.speech import Speech


def with_hint(message: str, said: str, names: Iterable[str], speech: Speech) -> str:
    """The message and, where some of the `names` are close to what was `said`, those."""
    _ = speech
    quoted = [f'"{name}"' for name in near(said, names)]
    if not quoted:
        return message
    meant = quoted[-1]
    if quoted[1:]:
        meant = _("{names} or {name}", names=", ".join(quoted[:-1]), name=meant)
    return f"{message} {_('Did you mean {names}?', names=meant)}"
