"""What compiling makes of a guide: titles, keys, versions, and what stands in for what is lost."""

import json

import pytest

from engine import library, walk
from engine.guide import NO_WAY_ON, Guide, Instruction, Question
from tests.engine.compile.faulty import HEAD
from tests.engine.guides import END, TODAY, Shape, small, walked
from tests.engine.offers import CATALOGUE_FACTS, NEED, product

ASK: Shape = {"ask": "Which?", "answers": {"x": {"label": "X", "to": "end"}}}


def title(step: Shape, **more: object) -> str:
    return small({"a-step": step, "end": END}, **more).steps["a-step"].title  # type: ignore[arg-type]


# Titles


def test_a_title_may_be_written() -> None:
    assert title(ASK | {"title": "The choice"}) == "The choice"


def test_else_it_is_made_of_the_steps_words() -> None:
    assert title(ASK) == "Which?"
    assert title({"do": "Switch it **off**.\n\nThen on.", "next": "end"}) == "Switch it off."
    assert title({"do": "See [the page](https://example.com).", "next": "end"}) == "See the page."


def test_a_long_title_is_cut_between_words() -> None:
    cut = title(ASK | {"ask": "Is this really a question of more than sixty-four letters, or no?"})
    assert cut == "Is this really a question of more than sixty-four letters, or…"


def test_a_hole_in_a_title_is_told_by_its_label() -> None:
    facts = {"size": {"type": "integer", "label": "Size", "default": 2}}
    assert title(ASK | {"ask": "Is {size} right?"}, facts=facts) == "Is Size right?"


def test_what_has_no_words_goes_by_its_id() -> None:
    assert small({"all-is-well": END}).steps["all-is-well"].title == "All is well"


# Questions


def test_answers_have_keys_in_order_but_never_that_of_back() -> None:
    answers = {f"x{at}": {"label": f"X{at}", "to": "end"} for at in range(40)}
    step = small({"q": {"ask": "Which?", "answers": answers}, "end": END}).steps["q"]
    assert isinstance(step, Question)
    keys = [choice.key for choice in step.choices]
    assert keys[:12] == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "a", "c"]
    assert (keys[34:], "b" in keys) == ([""] * 5 + [""], False) or "b" not in keys


def test_the_fact_of_a_choice_is_named_after_its_step() -> None:
    guide = small({"which-one": ASK, "end": END})
    assert guide.names == {"which_one": "which_one"}


def test_each_wording_stands_for_the_other() -> None:
    guide = small({"a": {"do": "Wait.", "next": "end"}, "end": {"end": "stopped", "say": "Bye."}})
    assert guide.steps["a"].say.source == "Wait."
    assert guide.steps["end"].words.source == "Bye."
    instruction = guide.steps["a"]
    assert isinstance(instruction, Instruction)
    assert instruction.done == "Continue"


# What is lost


def test_a_lost_target_becomes_the_end_for_a_missing_way_on() -> None:
    guide = small({"a": {"do": "Wait.", "next": "lost"}, "end": END})
    assert walked(guide, None).step.id == NO_WAY_ON


@pytest.mark.parametrize(
    "step",
    [
        {"ask": "Which?"},
        {"ask": "Which?", "input": "lost", "next": "end"},
        {"ask": "Which?", "answers": {"x": {"label": "X"}}},
        {"lookup": "lost", "by": "lost", "sets": {"lost": "lost"}, "found": "end", "none": "end"},
        {"subguide": "lost", "next": "end"},
        {"subguide": "small", "next": "end"},
        {"offer": {"need": "lost", "now": "lost"}, "accepted": "x", "declined": "y", "none": "z"},
        {"do": "{lost} }", "next": [{"when": "lost > 2", "to": "end"}, {"else": "lost"}]},
    ],
    ids=str,
)
def test_what_cannot_be_compiled_can_still_be_walked(step: Shape) -> None:
    position = walk.start(small({"a": step, "end": END}), walk="w", channel="agent", on=TODAY)[0]
    assert position.step.id in ("a", "end", NO_WAY_ON)


# Versions

CATALOGUE: Shape = {
    "facts": CATALOGUE_FACTS,
    "needs": {"line": NEED, "other": NEED},
    "products": {"plus": product(), "else": product(serves=["other"])},
}
OFFER: Shape = {"offer": {"need": "line"}, "accepted": "end", "declined": "end", "none": "end"}
INNER: Shape = {
    "guide": "inner",
    "title": "Inner",
    "summary": "Asks.",
    "purpose": "process",
    "start": "a",
    "steps": {"a": ASK, "end": END},
}
TABLE: Shape = {
    "table": "t",
    "key": {"type": "text", "label": "K"},
    "columns": {"c": {"type": "text", "label": "C"}},
    "rows": {"k": {"c": "v"}},
}
FILES: dict[str, Shape] = {
    "catalogue/all.yaml": CATALOGUE,
    "inner/guide.yaml": INNER,
    "tables/t.yaml": TABLE,
}


def version(step: Shape, files: dict[str, Shape] = FILES) -> str:
    return small({"a": step, "end": END}, others=files).version


def edited(file: str, old: str, new: str) -> dict[str, Shape]:
    text = json.dumps(FILES[file])
    assert old in text
    return FILES | {file: json.loads(text.replace(old, new))}


RUN: Shape = {"subguide": "inner", "next": "end"}
LOOK: Shape = {"lookup": "t", "by": "'k'", "sets": {}, "found": "end", "none": "end"}


@pytest.mark.parametrize(
    ("step", "file", "old", "new"),
    [
        (OFFER, "catalogue/all.yaml", '"0.00"', '"1.00"'),
        (OFFER, "catalogue/all.yaml", "A faster line", "A line"),
        (RUN, "inner/guide.yaml", "Which?", "What?"),
        (LOOK, "tables/t.yaml", '"v"', '"w"'),
    ],
    ids=["price", "need", "subguide", "table"],
)
def test_what_a_walk_can_reach_is_part_of_the_version(
    step: Shape, file: str, old: str, new: str
) -> None:
    assert version(step) != version(step, edited(file, old, new))
    assert version(ASK) == version(ASK, edited(file, old, new))


def test_a_product_that_serves_another_need_is_no_part_of_the_version() -> None:
    other = json.loads(json.dumps(FILES))
    other["catalogue/all.yaml"]["products"]["else"]["price"]["amount"] = "7.00"
    assert version(OFFER) == version(OFFER, other)


def test_a_product_to_compare_with_is_part_of_the_version() -> None:
    def compared(files: dict[str, Shape]) -> str:
        facts = {"had": {"type": "choice", "of": ["else"], "label": "Has now"}}
        offer = OFFER | {"offer": {"need": "line", "now": "had"}}
        return small({"a": offer, "end": END}, facts=facts, others=files).version

    other = json.loads(json.dumps(FILES))
    other["catalogue/all.yaml"]["products"]["else"]["price"]["amount"] = "7.00"
    assert compared(FILES) != compared(other)


def test_the_order_in_which_answers_are_shown_is_part_of_the_version() -> None:
    answers = {"x": {"label": "X", "to": "end"}, "y": {"label": "Y", "to": "end"}}
    turned = dict(reversed(answers.items()))
    assert version(ASK | {"answers": answers}) != version(ASK | {"answers": turned})


def test_the_order_of_the_products_that_may_be_offered_is_part_of_the_version() -> None:
    def ordered(*ids: str) -> str:
        catalogue = CATALOGUE | {"products": {id_: product() for id_ in ids}}
        return version(OFFER, FILES | {"catalogue/all.yaml": catalogue})

    assert ordered("plus", "max") != ordered("max", "plus")


PLAIN = f"{HEAD}steps:\n  a: {{do: Wait., next: end}}\n  end: {{end: resolved, tell: Done.}}\n"
SPACED = f"""\
# A comment
{HEAD}
steps:
  a:   # another
    do: "Wait."
    next: 'end'

  end:
    end: resolved
    tell: >-
      Done.
"""


def test_comments_and_ways_of_writing_are_no_part_of_the_version() -> None:
    def compiled(text: str) -> Guide:
        return library.build({"g/guide.yaml": text.encode()}).guides["g"]

    assert compiled(PLAIN).version == compiled(SPACED).version
    assert compiled(PLAIN).version != compiled(PLAIN.replace("Wait.", "Stay.")).version
