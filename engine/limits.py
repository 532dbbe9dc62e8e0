"""How large content and walks may be. Generous by default; the operator can set each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep hostile or runaway content from taking the machine.

    `steps` are the steps of a guide with its subguides inlined, `file_bytes` the size of a file,
    `depth` how deep YAML may nest, `files` how many files a folder of content may hold, and
    `answers` how many answers a walk may have.
    """

    steps: int = 100_000
    file_bytes: int = 64_000_000
    depth: int = 40
    files: int = 20_000
    answers: int = 500
