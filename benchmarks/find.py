"""How much CPU time a search takes in a large library: `python -m benchmarks.find [steps]`.

A hundred made-up guides hold as many steps as are asked for, 35,000 by default, with words drawn
from those of the sample content, so that words are as frequent as they are there. Every request
of the tests is typed as it stands there, with an error in its longest word, and by somebody for
whom all guides are in another language as well, with the same error.
"""

import sys
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from engine.finding.documents import Document, Field, findable
from engine.finding.index import index
from engine.finding.languages import Indexes, Spoken, search_in, spoken
from engine.finding.words import words_of
from engine.library import load

TREES = Path(__file__).parents[1] / "trees"
STEPS = 35_000
GUIDES = 100
BAR = 50.0
"""The most milliseconds that a search with a typing error may take."""
_LENGTHS = (3, 2, 6, 18, 20)


def main(steps: int = STEPS) -> None:
    """Print the time of making the index, and the times of searches."""
    began = process_time()
    made = index(_library(steps))
    took = process_time() - began
    print(f"{steps:,} steps, {len(made.vocabulary):,} words: index made in {took:.1f} s")
    alone = Indexes(Spoken(made, {}), {})
    both = Indexes(alone.as_written, {"de": spoken(made.documents)})
    times: dict[str, list[float]] = {"as written": [], "with an error": [], "in two languages": []}
    for request in _requests():
        times["as written"].append(_milliseconds(alone, request))
        times["with an error"].append(_milliseconds(alone, _mistyped(request)))
        times["in two languages"].append(_milliseconds(both, _mistyped(request)))
    for name, each in times.items():
        held = "holds" if max(each) <= BAR else "MISSED"
        told = f"median {median(each):.1f} ms, at most {max(each):.1f} ms (bar {BAR:g}: {held})"
        print(f"a search {name}: {told}")


def _library(steps: int) -> list[Document]:
    chance = Random(35)  # noqa: S311  # chance in a measurement is no secret
    guides = load(TREES).guides.values()
    texts = [document for document in findable(guides, ("agent",)) if document.step]
    said = [
        word for each in texts for field in each.fields for t in field.texts for word in words_of(t)
    ]
    guide_of = texts[0]
    made = []
    for number in range(GUIDES):
        title = " ".join(chance.choices(said, k=3))
        whole = (Field(1.0, (title,)),)
        made.append(
            guide_of._replace(guide=f"g{number}", step="", title=title, place=None, fields=whole)
        )
        for step in range(steps // GUIDES):
            fields = tuple(
                Field(field.weight, (" ".join(chance.choices(said, k=length)),))
                for field, length in zip(guide_of.fields, _LENGTHS, strict=True)
            )
            made.append(
                guide_of._replace(guide=f"g{number}", step=f"s{step}", place=None, fields=fields)
            )
    return made


def _requests() -> list[str]:
    lines = (TREES.parent / "tests/content/requests.yaml").read_text(encoding="utf-8").splitlines()
    return [line.partition("say: ")[2].partition(", find:")[0] for line in lines if "say: " in line]


def _mistyped(request: str) -> str:
    """The request with two letters of its longest word changed over."""
    longest = max(words_of(request), key=len)
    half = len(longest) // 2
    changed = longest[: half - 1] + longest[half] + longest[half - 1] + longest[half + 1 :]
    return request.replace(longest, changed)


def _milliseconds(made: Indexes, query: str) -> float:
    began = process_time()
    search_in(made, query, 10, "de")
    return (process_time() - began) * 1000


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
