"""Which changes the walks of a guide notice, and a walk for those that they do not."""

from engine import library
from engine.library import Library
from engine.mutants import Mutants, scored, spread
from tests.engine.guides import END, Shape, text

STEPS: Shape = {
    "size": {
        "ask": "How big?",
        "input": {"fact": "size", "type": "integer", "label": "Size", "min": 0, "max": 90},
        "next": [{"when": "size > 50", "to": "big"}, {"else": "end"}],
    },
    "big": {"end": "handoff", "team": "Movers", "tell": "They carry it."},
    "end": END,
}


def walk(size: int, end: str, **expect: object) -> Shape:
    return {"name": f"{size}", "answers": {"size": size}, "expect": {"end": end, **expect}}


def content(*walks: Shape, steps: Shape = STEPS) -> Library:
    guide = {"guide": "small", "title": "S", "summary": "S.", "purpose": "process", "start": "size"}
    files = {"small/guide.yaml": guide | {"steps": steps}}
    return library.build(text(files | {"small/walks/w.yaml": {"walks": list(walks)}}))


def survivors(found: Mutants) -> list[str]:
    return [each.change.what for each in found.survivors]


OUT = {"refused": [{"step": "size", "answer": -1}, {"step": "size", "answer": 91}]}
GOOD = (
    walk(50, "end", outcome="resolved", **OUT),
    walk(51, "big", outcome="handoff"),
)


def test_walks_at_the_boundary_notice_everything() -> None:
    found = scored(content(*GOOD), "small")
    assert survivors(found) == []
    assert found.score == 1


def test_walks_away_from_the_boundary_miss_what_is_shifted() -> None:
    found = scored(content(walk(3, "end", **OUT), walk(80, "big")), "small")
    assert "`size > 50` became `size >= 50`" in survivors(found)
    assert "`size > 50` became `size > 51`" in survivors(found)


def test_a_survivor_has_its_place_and_a_walk_that_would_notice_it() -> None:
    found = scored(content(walk(3, "end"), walk(80, "big")), "small")
    [survivor] = [each for each in found.survivors if ">= 50" in each.change.what]
    assert survivor.place.path == ("steps", "size", "next", 0, "when")
    assert survivor.killer == "size=50"


def test_what_nobody_could_notice_does_not_count() -> None:
    """A number in a condition behind one that decides alike."""
    routes = [{"when": "size > 50", "to": "big"}, {"when": "size > 60", "to": "end"}]
    steps = {**STEPS, "size": {**STEPS["size"], "next": [*routes, {"else": "end"}]}}
    found = scored(content(*GOOD, steps=steps), "small")
    assert not [each for each in survivors(found) if "`size > 60` became `size > 61`" in each]


def test_without_walks_everything_survives() -> None:
    found = scored(content(), "small")
    assert (found.killed, found.score) == (0, 0)
    assert all(each.passed == 0 for each in found.survivors)


def test_the_same_comes_out_each_time() -> None:
    walks = content(walk(3, "end"))
    assert scored(walks, "small") == scored(walks, "small")


def test_a_sample_is_spread_over_the_file() -> None:
    whole = scored(content(), "small")
    some = scored(content(), "small", most=3)
    assert some.total == 3
    lines = [each.change for each in whole.survivors]
    assert [lines.index(each.change) for each in some.survivors] == sorted(
        lines.index(each.change) for each in some.survivors
    )


def test_a_sample_is_no_larger_than_the_whole() -> None:
    assert spread([], 5) == []
