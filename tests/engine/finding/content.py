"""Small libraries to be searched."""

from collections.abc import Iterable

from engine.finding.documents import findable
from engine.finding.index import Index, index
from engine.finding.search import search
from engine.guide import Guide
from engine.library import Library, build
from engine.state import Channel

BOTH: tuple[Channel, ...] = ("agent", "self-service")


def library(**guides: str) -> Library:
    """A library of guides, each given as what follows its id."""
    files = {
        f"{id_}/guide.yaml": f"guide: {id_}\npurpose: process\n{rest}".encode()
        for id_, rest in guides.items()
    }
    return build(files)


def guide(steps: str, *, title: str = "A guide", more: str = "") -> Guide:
    """A guide with these steps."""
    start = steps.split(":", maxsplit=1)[0].strip()
    rest = f"title: {title}\nsummary: For tests.\nstart: {start}\n{more}steps:\n{steps}"
    found = library(some=rest)
    assert "some" in found.guides, found.problems
    return found.guides["some"]


def indexed(guides: Iterable[Guide], channels: tuple[Channel, ...] = BOTH) -> Index:
    """The index of guides."""
    return index(findable(guides, channels))


def told(index_: Index, query: str, *, limit: int = 10, guides_alone: bool = False) -> list[str]:
    """What is found, as `guide` or `guide/step`."""
    hits = search(index_, query, limit, guides_alone=guides_alone)
    return ["/".join(filter(None, (hit.document.guide, hit.document.step))) for hit in hits]
