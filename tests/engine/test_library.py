"""A folder of content as a library of guides."""

from pathlib import Path

import pytest

from engine import library
from engine.errors import UnknownGuide
from engine.library import Library
from engine.limits import Limits
from engine.problems import Severity

GOOD = """\
guide: {id}
title: Good
summary: S.
purpose: process
start: a
steps:
  a: {{do: Wait., next: end}}
  end: {{end: resolved, tell: Done.}}
"""
BAD = GOOD.replace("next: end", "next: nowhere")
WALKS = "walks:\n  - {name: one, expect: {end: end}}\n"


def good(id_: str = "good", **more: str) -> str:
    return GOOD.format(id=id_) + "".join(f"{key}: {value}\n" for key, value in more.items())


def built(limits: Limits = library.DEFAULTS, /, **files: str | bytes) -> Library:
    """A library of these files; `__` stands for the `/` in a path."""
    named = {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    return library.build(
        {name: text if isinstance(text, bytes) else text.encode() for name, text in named.items()},
        limits,
    )


def codes(found: Library) -> set[str]:
    return {each.code for each in found.problems if each.severity is Severity.ERROR}


# Files


def test_a_folder_is_read_with_all_that_belongs_to_it(tmp_path: Path) -> None:
    for name, text in {"good/guide.yaml": good(), "good/walks/all.yaml": WALKS}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (tmp_path / "good/notes.txt").write_text("{")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/guide.yaml").write_text("{")
    found = library.load(tmp_path)
    assert list(found.files) == ["good/guide.yaml", "good/walks/all.yaml"]
    assert list(found.guides) == ["good"]
    assert [script.name for script in found.scripts["good"]] == ["one"]


def test_a_folder_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        library.load(tmp_path / "nowhere")


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    assert library.load(tmp_path).guides == {}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"# nothing\n",
        b"- a\n",
        b"\xff\xfe\x00",
        b"a: &x [*x]\n",
        b"\tguide: bad\n",
        b"[" * 5000,
        b"guide: bad\nguide: bad\n",
        b"guide: bad\0",
    ],
    ids=["empty", "comment", "list", "encoding", "alias", "tab", "deep", "twice", "null"],
)
def test_a_file_that_cannot_be_read_is_a_problem_and_no_more(raw: bytes) -> None:
    found = built(bad__guide=raw, good__guide=good())
    assert list(found.guides) == ["good"]
    assert {each.file for each in found.problems} == {"bad/guide.yaml"}


# Limits


def test_a_file_beyond_the_limit_is_refused() -> None:
    found = built(Limits(file_bytes=50), good__guide=good())
    assert found.guides == {}
    assert {each.file for each in found.problems} == {"good/guide.yaml"}


def test_a_guide_beyond_the_limit_of_steps_is_refused() -> None:
    found = built(Limits(steps=1), good__guide=good())
    (problem,) = found.problems
    assert (problem.code, problem.line) == ("too-many-steps", 6)
    assert problem.message == "The guide has 2 steps; at most 1 are allowed."


def test_steps_of_subguides_count_for_the_limit() -> None:
    steps = "".join(f"  s{at}: {{subguide: good, next: end}}\n" for at in range(5))
    outer = good("outer").replace("  a:", steps + "  a:").replace("start: a", "start: s0")
    found = built(Limits(steps=10), good__guide=good(), outer__guide=outer)
    (problem,) = [each for each in found.problems if each.code == "too-many-steps"]
    assert problem.message == (
        "The guide has 17 steps, 10 of them in its subguides; at most 10 are allowed."
    )
    assert list(found.guides) == ["good"]


def test_guides_that_double_in_each_other_are_refused_unbuilt() -> None:
    def doubled(at: int) -> str:
        twice = "".join(f"  {id_}: {{subguide: g{at + 1}, next: end}}\n" for id_ in "bc")
        return good(f"g{at}").replace("  a:", f"{twice}  a:").replace("next: end}", "next: b}", 1)

    files = {f"g{at}__guide": doubled(at) for at in range(38)} | {"g38__guide": good("g38")}
    found = built(Limits(steps=500), **files)
    assert "too-many-steps" in codes(found)
    assert len(found.drafts) < 20


def test_guides_that_run_too_deep_in_each_other_are_refused() -> None:
    def deep(at: int) -> str:
        run = f"  a: {{subguide: g{at + 1}, next: end}}"
        return good(f"g{at}").replace("  a: {do: Wait., next: end}", run)

    found = built(
        **{f"g{at}__guide": deep(at) for at in range(300)} | {"g300__guide": good("g300")}
    )
    (problem,) = [each for each in found.problems if each.file == "g0/guide.yaml"]
    assert problem.message == "The guide runs subguides within subguides, 301 guides deep."
    assert len(found.drafts) == 40


# What is served


def test_a_guide_with_an_error_is_a_draft_and_not_served() -> None:
    found = built(bad__guide=BAD.format(id="bad"), good__guide=good())
    assert (list(found.guides), list(found.drafts)) == (["good"], ["bad", "good"])
    assert [each.code for each in found.problems_of("bad")] == ["missing-target"]
    assert found.problems_of("good") == ()


def test_a_guide_whose_subguide_has_an_error_is_not_served() -> None:
    outer = good("outer").replace("  a: {do: Wait., next: end}", "  a: {subguide: bad, next: end}")
    found = built(bad__guide=BAD.format(id="bad"), outer__guide=outer)
    assert found.guides == {}
    assert {each.code for each in found.problems_of("outer")} >= {"missing-target"}


def refusal(found: Library, id_: str, channel: str | None = None) -> str:
    with pytest.raises(UnknownGuide) as refused:
        found.guide(id_, channel)
    return refused.value.message


def test_a_guide_is_found_by_its_id_and_channel() -> None:
    found = built(
        good__guide=good(channels="[agent]"),
        bad__guide=BAD.format(id="bad"),
    )
    assert found.guide("good").id == found.guide("good", "agent").id == "good"
    assert refusal(found, "goood") == 'There is no guide "goood". Did you mean "good"?'
    assert refusal(found, "good", "self-service") == (
        'The guide "good" is not for the channel self-service.'
    )
    assert "has errors" in refusal(found, "bad")


def test_a_bundle_is_enough_to_compile_the_same_guide_again() -> None:
    outer = good("outer").replace("  a: {do: Wait., next: end}", "  a: {subguide: good, next: end}")
    found = built(good__guide=good(), outer__guide=outer, other__guide=good("other"))
    bundle = found.bundle("outer")
    assert set(bundle) == {"good/guide.yaml", "outer/guide.yaml"}
    assert library.build(bundle).guides["outer"].version == found.guides["outer"].version
