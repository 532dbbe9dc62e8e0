"""Makes content that nothing is remembered of: some rules work each version of a guide out once."""

from itertools import count

from engine.library import Files

_numbers = count(1)


def fresh(content: Files) -> Files:
    """The same content, with a title that no guide had before."""
    title = f"title: Version {next(_numbers)} of a".encode()
    return {name: raw.replace(b"title: A", title, 1) for name, raw in content.items()}
