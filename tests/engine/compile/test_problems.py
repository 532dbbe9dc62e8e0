"""What cannot be compiled: its code, its exact place, what is wrong and what to do."""

import pytest

from tests.engine.compile.faulty import HEAD, PRODUCT, marks, place, problems

TAIL = "  end: {end: resolved, tell: Done.}\n"
TABLE = """\
table: sizes
key: {type: integer, label: Size}
columns: {weight: {type: integer, label: Weight}}
rows: {"1": {weight: 2}}
"""
INNER = HEAD.replace("guide: g", "guide: inner") + (
    "facts: {size: {type: integer, label: Size}}\n"
    "steps:\n"
    "  a: {ask: How many?, input: size, next: good}\n"
    "  good: {end: resolved, tell: Good.}\n"
)
NEEDS = (
    "facts: {size: {type: integer, label: Size}}\nneeds: {line: {label: A line, shown: size > 0}}\n"
)


def steps(text: str, facts: str = "") -> dict[str, str]:
    """A guide whose first step is `text`, marker and all."""
    return {"g/guide.yaml": f"{HEAD}{facts}steps:\n{text}{TAIL}"}


CASES = {
    "missing-target": (
        steps("  a: {do: Wait., next: «ned}\n"),
        'The step "a" leads to "ned", but there is no such step in this guide.',
        'Did you mean "end"? Or write a step "ned".',
    ),
    "missing-target of an answer": (
        steps("  a:\n    ask: Which?\n    answers:\n      x: {label: X, to: «elsewhere}\n"),
        (
            'The answer "x" of the step "a" leads to "elsewhere", but there is no such step '
            "in this guide."
        ),
        'Write a step "elsewhere", or name one that is there.',
    ),
    "missing-target of the start": (
        {"g/guide.yaml": f"{HEAD.replace('start: a', 'start: «ende')}steps:\n{TAIL}"},
        '`start` leads to "ende", but there is no such step in this guide.',
        'Did you mean "end"? Or write a step "ende".',
    ),
    "missing-target at any time": (
        {
            "g/guide.yaml": f"{HEAD}at-any-time:\n  stop: {{label: Stop, to: «edn}}\n"
            f"steps:\n  a: {{do: Wait., next: end}}\n{TAIL}"
        },
        'The entry "stop" at any time leads to "edn", but there is no such step in this guide.',
        'Did you mean "end"? Or write a step "edn".',
    ),
    "else-not-last": (
        steps("  a:\n    do: Wait.\n    next:\n      - «{else: end}\n      - {else: end}\n"),
        "Routes behind an `else` are never taken.",
        "Move the `else` to the end, or delete what stands behind it.",
    ),
    "incomplete-route": (
        steps("  a:\n    do: Wait.\n    next:\n      - «{to: end}\n      - {else: end}\n"),
        "A route needs both a condition and a target.",
        "Write `{when: condition, to: step}`, or `{else: step}` as the last one.",
    ),
    "incomplete-bound": (
        steps("  a: {do: Wait., next: end, «at-most: 2}\n"),
        '"at-most" stands here without "then".',
        (
            "Write both: how often the step may be entered, and where the road goes then; or "
            "take both out."
        ),
    ),
    "question-without-answers": (
        steps("  «a: {ask: Which?, next: end}\n"),
        'The question "a" has no answers.',
        "Add `answers:` to pick from, or an `input:` for a typed answer.",
    ),
    "answers-and-input": (
        steps(
            "  a: {ask: Which?, answers: {x: {label: X}}, «input: x, next: end}\n",
            "facts: {x: {type: text, label: X}}\n",
        ),
        'The question "a" has both answers and an input.',
        "Keep `answers` for picking from a list, or `input` for a typed answer.",
    ),
    "two-ways-on": (
        steps("  a: {ask: Which?, answers: {x: {label: X, to: end, «next: end}}}\n"),
        'The answer "x" has both `to` and `next`.',
        "Keep `to` for one step, or `next` for routes with conditions.",
    ),
    "route-of-several": (
        steps("  a: {ask: W?, several: true, answers: {x: {label: X, «to: end}}, next: end}\n"),
        "Where several answers can be picked, no single one can have its own way on.",
        'Use the step\'s `next:` with conditions such as `"tv" in devices`, or take `several` out.',
    ),
    "no-way-on": (
        steps("  a: {ask: Which?, answers: {x: {label: X, to: end}, «y: {label: Y}}}\n"),
        'The answer "y" of the step "a" leads nowhere.',
        "Add `to:` with a step, or give the step a `next:`.",
    ),
    "end-without-words": (
        steps("  a: {do: Wait., next: over}\n  «over: {end: stopped}\n"),
        'The end "over" says nothing.',
        "Add `tell:` with the closing words, or `say:` for what the agent reads aloud.",
    ),
    "handoff-without-team": (
        steps("  a: {do: Wait., next: over}\n  «over: {end: handoff, tell: Bye.}\n"),
        'The hand-off "over" does not say who takes over.',
        "Add `team:` with who takes over, or write `end: resolved`.",
    ),
    "missing-fact of an input": (
        steps(
            "  a: {ask: How many?, input: «sise, next: end}\n",
            "facts: {size: {type: integer, label: Size}}\n",
        ),
        'There is no fact "sise" in this guide.',
        'Did you mean "size"? Or declare it under `facts:`.',
    ),
    "missing-fact of a text": (
        steps(
            '  a: {do: "Take {«sise} of it.", next: end}\n',
            "facts: {size: {type: integer, label: Size, default: 2}}\n",
        ),
        'The text speaks of the fact "sise", but this guide has no such fact.',
        'Did you mean "size"? Or declare it under `facts:`.',
    ),
    "stray-brace": (
        steps('  a: {do: "Press «} now.", next: end}\n'),
        "A single brace stands in the text.",
        "Write `{fact}` for a fact's value, or `{{` and `}}` for braces.",
    ),
    "misplaced-key": (
        steps("  a: {ask: W?, input: {fact: x, type: text, «min: 3}, next: end}\n"),
        'The key "min" has no meaning for a fact of the type text.',
        "Remove it, or change the type to date or integer or money or number.",
    ),
    "choice-without-options": (
        steps("  a: {ask: W?, input: {fact: x, type: «choice}, next: end}\n"),
        "A choice needs options to choose from.",
        "Add `of:` with a list of ids, a mapping of ids to labels, or a list's name.",
    ),
    "missing-list": (
        steps(
            "  a: {ask: W?, input: {fact: x, type: choice, of: «eurpe}, next: end}\n",
            "lists: {europe: [de, fr]}\n",
        ),
        'There is no list "eurpe" in this guide.',
        'Did you mean "europe"? Or declare it under `lists:`.',
    ),
    "wrong-value of a bound": (
        steps("  a: {ask: W?, input: {fact: x, type: integer, min: «today}, next: end}\n"),
        '"today" is no bound for the type integer.',
        "Write a number.",
    ),
    "wrong-value of a default": (
        steps(
            "  a: {do: W., next: end}\n",
            "facts: {x: {type: choice, of: [red, blue], label: X, default: «blu}}\n",
        ),
        '"blu" is no value for a fact of the type choice.',
        'Did you mean "blue"?',
    ),
    "wrong-value of a computed fact": (
        steps(
            "  a: {do: W., next: end}\n",
            "facts: {x: {type: integer, label: X, compute: [{else: «true}]}}\n",
        ),
        '"true" is no value for a fact of the type integer.',
        "Write a whole number, such as 3, or an expression that gives it.",
    ),
    "computed-fact-asked": (
        steps(
            "  a: {ask: W?, input: «x, next: end}\n",
            'facts: {x: {type: integer, label: X, compute: "2"}}\n',
        ),
        'The fact "x" is computed, so it cannot be asked.',
        "Ask for another fact, or remove its `compute:`.",
    ),
    "missing-else of cases": (
        steps(
            "  a: {do: W., next: end}\n",
            "facts: {x: {type: integer, label: X, compute: [«{when: today == today, value: 2}]}}\n",
        ),
        "No case holds when all conditions fail: the last one is not an `else`.",
        "Add `- {else: ...}` with the value for everything else.",
    ),
    "incomplete-case": (
        steps(
            "  a: {do: W., next: end}\n",
            "facts: {x: {type: integer, label: X, compute: [«{value: 2}, {else: 3}]}}\n",
        ),
        "A case needs both a condition and a value.",
        "Write `{when: condition, value: value}`, or `{else: value}` as the last one.",
    ),
    "fact-declared-twice": (
        steps(
            "  a: {ask: W?, input: {«fact: x, type: text}, next: end}\n".replace(
                "«fact: x", "fact: «x"
            ),
            "facts: {x: {type: integer, label: X}}\n",
        ),
        'The fact "x" is declared elsewhere in this guide, in another way.',
        "Declare it once under `facts:` and write `input: x` here, or give this fact another name.",
    ),
    "missing-option": (
        steps(
            "  a: {ask: W?, fact: x, answers: {«rde: {label: R}}, next: end}\n",
            "facts: {x: {type: choice, of: [red], label: X}}\n",
        ),
        '"rde" is no option of the fact "x".',
        'Did you mean "red"? Or add it under `of:` of "x".',
    ),
    "missing-table": (
        steps("  a: {lookup: «size, by: today, sets: {}, found: end, none: end}\n")
        | {"tables/sizes.yaml": TABLE},
        'There is no table "size".',
        'Did you mean "sizes"? Or add its file under `tables/`.',
    ),
    "missing-column": (
        steps(
            "  a: {lookup: sizes, by: x, sets: {«y: wieght}, found: end, none: end}\n".replace(
                "«y: wieght", "y: «wieght"
            ),
            "facts: {x: {type: integer, label: X, default: 1}, y: {type: integer, label: Y}}\n",
        )
        | {"tables/sizes.yaml": TABLE},
        'The table "sizes" has no column "wieght".',
        'Did you mean "weight"? Or add it to the columns of the table.',
    ),
    "missing-subguide": (
        steps("  a: {subguide: «iner, next: end}\n") | {"inner/guide.yaml": INNER},
        'There is no guide "iner".',
        'Did you mean "inner"? Or write a guide "iner".',
    ),
    "end-not-continued": (
        steps("  «a: {subguide: inner}\n") | {"inner/guide.yaml": INNER},
        (
            'The subguide "inner" may end at "good", but the step "a" does not say how it goes '
            "on then."
        ),
        "Add `good:` under `ends:`, or a `next:` for all ends that are not named.",
    ),
    "missing-end": (
        steps("  a: {subguide: inner, ends: {«god: end}, next: end}\n")
        | {"inner/guide.yaml": INNER},
        'The subguide "inner" has no end "god".',
        'Did you mean "good"? Or add such an end to "inner".',
    ),
    "subguide-circle": (
        steps("  a: {subguide: «g, next: end}\n"),
        "The guides run each other in a circle: g → g.",
        "Let one of them end instead of running the next, or make one guide of them.",
    ),
    "missing-need": (
        steps("  a: {offer: {need: «lien}, accepted: end, declined: end, none: end}\n")
        | {"catalogue/all.yaml": NEEDS},
        'There is no need "lien" in the catalogue.',
        'Did you mean "line"? Or add it under `needs:` in a file of `catalogue/`.',
    ),
    "missing-need of a product": (
        steps("  a: {do: W., next: end}\n")
        | {
            "catalogue/all.yaml": f"{NEEDS}products:\n  plus:\n"
            + PRODUCT.replace("[line]", "[«lines]")
        },
        'There is no need "lines" in the catalogue.',
        'Did you mean "line"? Or add it under `needs:`.',
    ),
    "missing-product": (
        steps("  a: {do: W., next: end}\n")
        | {"catalogue/all.yaml": f"{NEEDS}products:\n  plus:\n{PRODUCT}    replaces: [«pluss]\n"},
        'There is no product "pluss" in the catalogue.',
        'Did you mean "plus"? Or add it under `products:`.',
    ),
    "guide-id-differs": (
        {
            "h/guide.yaml": f"{HEAD.replace('guide: g', 'guide: «g')}steps:\n"
            f"  a: {{do: W., next: end}}\n{TAIL}"
        },
        'The guide calls itself "g", but its folder is called "h".',
        'Write `guide: h`, or rename the folder to "g".',
    ),
    "table-id-differs": (
        steps("  a: {do: W., next: end}\n")
        | {"tables/other.yaml": TABLE.replace("table: ", "table: «")},
        'The table calls itself "sizes", but its file is called "other".',
        'Write `table: other`, or rename the file to "sizes".',
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_named_at_its_place(name: str) -> None:
    files, message, fix = CASES[name]
    code = name.split(maxsplit=1)[0]
    found = [each for each in problems(files) if each.code == code]
    assert [(place(each), each.message, each.fix) for each in found] == [
        (marks(files)[0], message, fix)
    ]


def test_a_misspelt_target_names_both_ends() -> None:
    files = steps("  a: {do: Wait., next: ned}\n")
    (problem,) = [each for each in problems(files) if each.code == "missing-target"]
    assert problem.also == (("g/guide.yaml", 8, 3, 'the step "end"'),)


def test_facts_that_are_computed_from_each_other_are_both_named() -> None:
    files = steps(
        "  a: {do: W., next: end}\n",
        "facts:\n  x: {type: integer, label: X, «compute: y}\n"
        "  y: {type: integer, label: Y, «compute: x}\n",
    )
    found = [each for each in problems(files) if each.code == "computed-in-a-circle"]
    assert [place(each) for each in found] == marks(files)


def test_a_product_that_is_there_twice_names_the_other() -> None:
    files = {
        "catalogue/a.yaml": f"{NEEDS}products:\n  plus:\n{PRODUCT}",
        "catalogue/b.yaml": f"products:\n  «plus:\n{PRODUCT}",
    }
    (problem,) = [each for each in problems(files) if each.code == "duplicate-id"]
    assert place(problem) == marks(files)[0]
    assert problem.also == (("catalogue/a.yaml", 4, 3, "the other product"),)


def test_every_fault_is_found_at_once() -> None:
    files = steps(
        "  a: {ask: Which?, answers: {x: {label: X, to: ned}, y: {label: Y, to: nde}}}\n"
        "  b: {do: '{c}', next: edn}\n"
    )
    codes = [each.code for each in problems(files)]
    assert codes.count("missing-target") == 3
    assert "missing-fact" in codes


def test_a_table_that_cannot_be_read_is_blamed_once() -> None:
    files = steps("  a: {lookup: sizes, by: today, sets: {}, found: end, none: end}\n") | {
        "tables/sizes.yaml": "table: [\n"
    }
    assert {each.file for each in problems(files)} == {"tables/sizes.yaml"}


def test_a_fact_that_is_declared_twice_names_the_other_place() -> None:
    (files, *_) = CASES["fact-declared-twice"]
    (problem,) = [each for each in problems(files) if each.code == "fact-declared-twice"]
    assert [each.what for each in problem.also] == ["where it is declared"]


def test_a_missing_column_names_those_that_the_table_has() -> None:
    (files, *_) = CASES["missing-column"]
    (problem,) = [each for each in problems(files) if each.code == "missing-column"]
    assert [each.file for each in problem.also] == ["tables/sizes.yaml"]
