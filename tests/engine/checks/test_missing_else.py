"""Lists of routes without an else: exhaustive, with a gap, or not to be decided."""

import pytest

from engine.problems import Severity
from tests.engine.checks.marks import problems

GUIDE = """
facts:
  plan: {{type: choice, of: [basic, plus, max], label: Plan}}
  household: {{type: integer, min: 1, max: 20, label: People}}
  speed: {{type: number, min: 0, label: Speed}}
  other_speed: {{type: number, label: Other speed}}
  router: {{type: yes-no, label: Router}}
  bought: {{type: date, label: Bought}}
  devices: {{type: choices, of: [tv, phone, laptop], label: Devices}}
  reason: {{type: text, label: Reason}}
  floors: {{type: integer, label: Floors}}
  size:
    type: choice
    of: [small, large]
    label: Size
    compute: [{{when: household < 3, value: small}}, {{else: large}}]
steps:
  q1: {{ask: "?", input: plan, next: q2}}
  q2: {{ask: "?", input: household, next: q3}}
  q3: {{ask: "?", input: speed, next: q4}}
  q4: {{ask: "?", input: other_speed, next: q5}}
  q5: {{ask: "?", input: router, next: q6}}
  q6: {{ask: "?", input: bought, next: q7}}
  q7: {{ask: "?", input: devices, next: q8}}
  q8: {{ask: "?", input: reason, next: q9}}
  q9: {{ask: "?", input: floors, optional: true, next: judge}}
  judge:
    do: Let us see.
    next:
{routes}
  end-1: {{end: resolved, tell: "It is {{size}}."}}
"""


def found(*conditions: str) -> tuple[Severity, str] | None:
    routes = "\n".join(f"      - {{when: '{each}', to: end-1}}" for each in conditions)
    every = problems(GUIDE.format(routes=routes))
    assert {str(each.code) for each in every} <= {"missing-else"}, every
    return (every[0].severity, every[0].message) if every else None


@pytest.mark.parametrize(
    "conditions",
    [
        ("router", "not router"),
        ('plan == "basic"', 'plan == "plus"', 'plan == "max"'),
        ('plan in ["basic", "plus"]', 'plan == "max"'),
        ('plan != "max"', 'plan == "max"'),
        ("household <= 2", "household > 2"),
        ("household <= 2", "household >= 3"),
        ("household < 3", "household in [3, 4]", "household > 4"),
        ("household <= 20",),
        ("speed < 10", "speed == 10", "speed > 10"),
        ("speed >= 0",),
        ("speed < other_speed", "speed >= other_speed"),
        ("speed >= 0.8 * other_speed", "0.8 * other_speed > speed"),
        ('bought < date("2026-01-01")', 'bought >= date("2026-01-01")'),
        ("days_between(bought, today) <= 14", "days_between(bought, today) > 14"),
        ('"tv" in devices', '"tv" not in devices'),
        ('devices == ["tv"]', 'devices != ["tv"]'),
        ('reason == "late"', 'reason != "late"'),
        ("router and household > 2", "not router", "household <= 2"),
        ("known(floors)", "not known(floors)"),
        ("known(floors) and floors > 2", "not known(floors)", "floors <= 2"),
        ('size == "small"', 'size == "large"'),
        ('size == "small"', "household >= 3"),
        ("true",),
    ],
)
def test_conditions_that_take_every_case_need_no_else(conditions: tuple[str, ...]) -> None:
    assert found(*conditions) is None


@pytest.mark.parametrize(
    ("conditions", "where"),
    [
        (("router",), "router is false"),
        (('plan == "basic"', 'plan == "plus"'), 'plan is "max"'),
        (("household <= 2", "household > 3"), "household is 3"),
        (("household < 20",), "household is 20"),
        (("speed < 10", "speed > 10"), "speed is 10"),
        (("speed <= 10", "speed >= 11"), "speed is above 10 and below 11"),
        (('bought < date("2026-01-01")', 'bought > date("2026-01-01")'), "bought is 2026-01-01"),
        (
            ('"tv" in devices', '"phone" in devices'),
            '"tv" is not in devices and "phone" is not in devices',
        ),
        (('reason == "late"',), 'reason is not "late"'),
        (("known(floors)",), "floors is unset"),
        (('size == "small"',), "household is 3 to 20"),
        (("household in [2, 4]", "household > 5"), "household is 1 or 3 or 5"),
        (
            ("speed < 0.5 * 8 and household > 2", "speed >= 4"),
            "speed is at least 0 and below 4 and household is 1 to 2",
        ),
    ],
)
def test_a_gap_is_an_error_that_names_all_of_it(conditions: tuple[str, ...], where: str) -> None:
    assert found(*conditions) == (
        Severity.ERROR,
        f'No route of "judge" is taken where {where}.',
    )


@pytest.mark.parametrize(
    ("conditions", "where"),
    [
        (("speed < other_speed", "speed > other_speed"), "other_speed == speed"),
        (
            ("speed + other_speed > 10", "speed < 3"),
            "speed + other_speed is at most 10 and speed is at least 3",
        ),
        (
            ("days_between(bought, today) <= 14", "days_between(bought, today) > 15"),
            "days_between(bought, today) is 15",
        ),
        (("count(devices) >= 2",), "count(devices) is at most 1"),
    ],
)
def test_a_gap_in_what_is_computed_is_an_error_where_a_walk_runs_into_it(
    conditions: tuple[str, ...], where: str
) -> None:
    assert found(*conditions) == (
        Severity.ERROR,
        f'No route of "judge" is taken where {where}.',
    )


@pytest.mark.parametrize(
    "conditions",
    [
        ("speed * speed != 2.5",),
        ("speed * speed - speed != 7.13",),
    ],
)
def test_what_cannot_be_decided_is_a_warning(conditions: tuple[str, ...]) -> None:
    severity, message = found(*conditions) or (None, "")
    assert severity is Severity.WARNING
    assert "cannot be proved" in message


def test_many_combinations_are_no_long_wait() -> None:
    numbers = ", ".join(map(str, range(40)))
    severity, message = found(f"speed in [{numbers}] and other_speed in [{numbers}]") or (None, "")
    assert severity is Severity.ERROR
    assert "speed is above 0 and below 1 or above 1 and below 2" in message


def test_the_walk_that_runs_into_a_gap_is_told() -> None:
    (problem,) = problems(ROAD.format(basic="judge"))
    assert problem.reached_by == "ask-plan=basic"


ROAD = """
steps:
  ask-plan:
    ask: Which plan?
    fact: plan
    answers:
      basic: {{label: Basic, to: {basic}}}
      plus: {{label: Plus, to: judge}}
      max: {{label: Max, to: judge}}
  judge:
    do: Let us see.
    next:
      - {{when: plan == "plus", to: small}}
      - {{when: plan == "max", to: small}}
  small: {{end: resolved, tell: Done.}}
"""


def test_what_no_road_leads_to_is_no_gap() -> None:
    assert not problems(ROAD.format(basic="small"))
    (problem,) = problems(ROAD.format(basic="judge"))
    assert problem.message == 'No route of "judge" is taken where plan is "basic".'


def test_what_an_earlier_condition_took_is_no_gap() -> None:
    assert not problems(
        """
steps:
  ask-household:
    ask: How many?
    input: {fact: household, type: integer, min: 1, max: 9, label: People}
    next:
      - {when: household > 5, to: large}
      - {else: judge}
  judge:
    do: Let us see.
    next:
      - {when: household <= 2, to: small}
      - {when: "household in [3, 4, 5]", to: large}
  small: {end: resolved, tell: A small one.}
  large: {end: resolved, tell: A large one.}
"""
    )
