"""Lists of conditions that are too complex to decide: told once each, with what to do."""

from engine.problems import Problem
from tests.engine.checks.marks import problems

PAIRS = [f'("a{at}" in lit or "b{at}" in lit)' for at in range(1, 16)]
LAMPS = ", ".join(f"a{at}, b{at}" for at in range(1, 16)) + ", y, z"
EACH_PAIR = " and ".join(PAIRS[:8])
GUIDE = f"""
facts:
  lit: {{type: choices, of: [{LAMPS}], label: Lamps}}
  FACT
steps:
  ask-lamps: {{ask: Which?, input: lit, next: judge}}
  judge:
    do: Let us see.
    next:
      LIST
  all: {{end: resolved, tell: "All. TEXT"}}
  some: {{end: resolved, tell: Some.}}
"""
OFFERING = f"""
purpose: sales
facts:
  lit: {{type: choices, of: [{LAMPS}], label: Lamps}}
steps:
  ask-lamps: {{ask: Which?, input: lit, next: more}}
  more: {{offer: {{need: light}}, accepted: yours, declined: done, none: done}}
  yours: {{end: accepted, tell: Yours.}}
  done: {{end: resolved, tell: Done.}}
# catalogue/all.yaml
facts:
  lit: {{type: choices, of: [{LAMPS}], label: Lamps}}
needs:
  light: {{label: More light, shown: '"a1" in lit'}}
products:
  lamp:
    name: Lamp
    summary: A lamp.
    serves: [light]
    fits: 'FITS'
    price: {{amount: "10.00", currency: EUR}}
    first-charge: At once.
    term: {{months: 0, cancel: Any day.}}
"""


ROOMS = ("attic", "hall", "kitchen", "cellar")
BOTH = [f'"a{at}" in {room} and "b{at}" in {room}' for room in ROOMS for at in range(1, 5)]
LAST = ['"z" in hall and "y" in hall', '"z" in hall and "y" not in hall', '"z" in hall']
IN_ROOMS = "\n".join(
    [
        "facts:",
        *(f"  {room}: {{type: choices, of: [{LAMPS}], label: Lamps}}" for room in ROOMS),
        "steps:",
        *(
            f"  ask-{room}: {{ask: Which?, input: {room}, next: {to}}}"
            for room, to in zip(
                ROOMS, [*(f"ask-{room}" for room in ROOMS[1:]), "judge"], strict=True
            )
        ),
        "  judge:",
        "    do: Let us see.",
        "    next:",
        *(f"      - {{when: '{each}', to: all}}" for each in BOTH),
        *(f"      - {{when: '{each}', to: some}}" for each in LAST),
        "      - {else: some}",
        "  all: {end: resolved, tell: All.}",
        "  some: {end: resolved, tell: Some.}",
    ]
)
ELSE = "else: some"

SECOND = """\
  torch:
    name: Torch
    summary: A torch.
    serves: [light]
    fits: 'FITS'
    price: {amount: "20.00", currency: EUR}
    first-charge: At once.
    term: {months: 0, cancel: Any day.}
"""


def found(*routes: str, fact: str = "", text: str = "") -> list[Problem]:
    listed = "\n      ".join(f"- {{{route}}}" for route in routes)
    guide = GUIDE.replace("LIST", listed).replace("FACT", fact).replace("TEXT", text)
    return list(problems(guide))


def test_a_condition_of_too_many_cases_is_told_where_it_stands() -> None:
    (problem,) = found("when: '\"a1\" in lit', to: some", f"when: '{EACH_PAIR}', to: all", ELSE)
    assert (problem.code, problem.line) == ("too-complex", 15)
    assert problem.message == (
        'This condition of "judge" is outside what can be decided, so it is not proved that every '
        "one in its list is needed."
    )


def test_a_list_is_told_once() -> None:
    other = f"when: '\"a1\" in lit or {EACH_PAIR}', to: some"
    (problem,) = found(f"when: '{EACH_PAIR}', to: all", other, ELSE)
    assert (problem.code, problem.line) == ("too-complex", 14)


def test_conditions_that_are_too_complex_only_together_are_told_at_their_list() -> None:
    (problem,) = problems(IN_ROOMS)
    assert (problem.code, problem.line) == ("too-complex", 18)


def test_a_list_that_no_else_closes_is_told_as_open_alone() -> None:
    every = found(f"when: '{EACH_PAIR}', to: all")
    assert [each.code for each in every if each.code != "unreachable-step"] == ["missing-else"]


def test_a_case_of_too_many_cases_is_told_where_it_stands() -> None:
    cases = f"[{{when: '{EACH_PAIR}', value: big}}, {{else: small}}]"
    fact = f"size: {{type: choice, of: [big, small], label: Size, compute: {cases}}}"
    first, *_ = found("when: '\"a1\" in lit', to: some", "else: all", fact=fact, text="{size}")
    assert (first.code, first.line) == ("too-complex", 8)


def test_products_that_are_too_complex_are_told_at_the_offer() -> None:
    (problem,) = problems(OFFERING.replace("FITS", EACH_PAIR))
    assert problem.code == "too-complex"
    assert [each.what for each in problem.also] == ['the `fits` of "lamp"']


def test_a_list_that_reads_a_fact_of_too_many_cases_is_decided_by_its_values() -> None:
    cases = f"[{{when: '{EACH_PAIR}', value: big}}, {{else: small}}]"
    fact = f"size: {{type: choice, of: [big, small], label: Size, compute: {cases}}}"
    big = "when: 'size == \"big\"'"
    every = found(f"{big}, to: all", f"{big}, to: some", ELSE, fact=fact)
    assert [(each.code, each.line) for each in every] == [("too-complex", 8), ("never-taken", 15)]


def test_products_that_are_too_complex_only_beside_each_other_are_told_too() -> None:
    first, second = " and ".join(PAIRS[:7]), " and ".join(PAIRS[8:])
    (problem,) = problems(OFFERING.replace("FITS", first) + SECOND.replace("FITS", second))
    assert (problem.code, problem.line) == ("too-complex", 10)
