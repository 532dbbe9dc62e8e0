"""Conditions over a few facts, compiled as an author writes them."""

from functools import cache

from engine import library
from engine.checks.example import files
from engine.expression_nodes import Node
from engine.guide import Guide, Question

GUIDE = """
facts:
  size: {{type: integer, label: Size, min: 0, max: 1000}}
  weight: {{type: integer, label: Weight, min: 0, max: 1000}}
  bought: {{type: date, label: Bought}}
  plan: {{type: choice, of: [basic, plus], label: Plan}}
  limit:
    type: integer
    label: Limit
    compute: [{{when: plan == "basic", value: 10}}, {{else: 50}}]
steps:
  ask-plan:
    ask: Which plan?
    fact: plan
    answers: {{basic: {{label: Basic}}, plus: {{label: Plus}}}}
    next: ask-size
  ask-size: {{ask: How large?, input: size, next: ask-weight}}
  ask-weight: {{ask: How heavy?, input: weight, next: ask-bought}}
  ask-bought:
    ask: When was it bought?
    input: bought
    next:
      - {{when: '{condition}', to: here}}
      - {{else: there}}
  here: {{end: resolved, tell: Here.}}
  there: {{end: resolved, tell: There.}}
"""


@cache
def guide(condition: str) -> Guide:
    """A guide whose last question leads to "here" where the condition holds."""
    return library.build(files(GUIDE.format(condition=condition))).drafts["example"]


def condition(text: str) -> Node:
    """The condition as the guide has it compiled."""
    step = guide(text).steps["ask-bought"]
    assert isinstance(step, Question)
    expression = step.after[0].expression
    assert expression is not None
    return expression.tree
