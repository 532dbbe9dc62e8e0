"""Conditions as a person reads them, with the labels of facts and options for their names."""

import re
from functools import partial

from engine.facts import Fact
from engine.guide import Guide, Passage, Question, Step
from engine.kinds import Kind
from engine.speech import msg

_TEXT = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'"
_GUARD = re.compile(r"\bknown\(\s*(\w+)\s*\)\s+and\s+(?=.*\b\1\b)", re.DOTALL)
_TOKEN = re.compile(
    rf"(?P<member>{_TEXT})\s+(?P<not>not\s+)?in\s+(?P<choices>\w+)"
    rf"|(?P<compared>\w+)\s*==\s*(?P<option>{_TEXT})"
    r"|(?P<unknown>not\s+)?\bknown\(\s*(?P<known>\w+)\s*\)"
    rf"|(?P<text>{_TEXT})|(?P<name>[^\W\d]\w*)|(?P<empty>\[\s*\])|(?P<sign>[=!<>]=|[<>*/+-])\s*"
)
_SIGNS = {"==": "=", "!=": "≠", ">=": "≥", "<=": "≤", "*": "×", "-": "−"}
_TOGETHER = "\u00a0"
_WORDS = {"true": msg("yes"), "false": msg("no")}


class Conditions:
    """Tells the conditions of one guide."""

    def __init__(self, guide: Guide) -> None:
        self._speech = guide.speech
        self._by_key = guide.facts
        self._by_name = {fact.name: fact for fact in guide.facts.values()}
        self._options: dict[str, dict[str, str]] = {}
        for step in guide.steps.values():
            if isinstance(step, Question):
                named = self._options.setdefault(step.fact.key, {})
                named |= {choice.id: choice.label for choice in step.choices}

    def told(self, test: str, step: Step) -> str:
        """The condition `test` of a route out of `step`, in words.

        `plan == "basic" and speed >= 20` is `Current plan = “Basic 50” and Speed ≥ 20`; what is
        asked of the step's own choices is told by their labels alone.
        """
        told = _GUARD.sub("", test)
        return _TOKEN.sub(partial(self._token, step, self._options_in(told, step)), told)

    def _options_in(self, test: str, step: Step) -> dict[str, str]:
        """The labels of all options of the facts that a condition names."""
        found: dict[str, str] = {}
        for name in re.findall(r"\w+", test):
            fact = self._fact(name, step)
            if fact:
                found |= {option.id: option.label for option in fact.options}
                found |= self._options.get(fact.key, {})
        return found

    def _fact(self, name: str, step: Step) -> Fact | None:
        place = step.id.rpartition("/")[0]
        if isinstance(step, Passage):
            place = place.rpartition("/")[0]
        scoped = self._by_key.get(f"{place}/{name}") if place else None
        return scoped or self._by_name.get(name)

    def _token(self, step: Step, options: dict[str, str], match: re.Match[str]) -> str:
        part, _ = match.groupdict(), self._speech
        if part["choices"]:
            return self._member(step, options, part)
        if part["compared"]:
            option = _option(part["option"], options)
            own = self._own(part["compared"], step)
            return option if own else f"{self._label(part['compared'], step)} = {option}"
        if part["known"]:
            known = _("{fact} is not known") if part["unknown"] else _("{fact} is known")
            return known.format_map({"fact": self._label(part["known"], step)})
        if part["text"]:
            return _option(part["text"], options)
        if part["name"]:
            return self._label(part["name"], step)
        return _("none") if part["empty"] else _SIGNS.get(part["sign"], part["sign"]) + _TOGETHER

    def _member(self, step: Step, options: dict[str, str], part: dict[str, str]) -> str:
        option, _ = _option(part["member"], options), self._speech
        if self._own(part["choices"], step):
            return _("not {option}", option=option) if part["not"] else option
        fact = self._label(part["choices"], step)
        if part["not"]:
            return _("{fact} does not include {option}", fact=fact, option=option)
        return _("{fact} includes {option}", fact=fact, option=option)

    def _own(self, name: str, step: Step) -> bool:
        fact = self._fact(name, step)
        return isinstance(step, Question) and fact is not None and fact.key == step.fact.key

    def _label(self, name: str, step: Step) -> str:
        fact = self._fact(name, step)
        if fact is None:
            return self._speech(_WORDS[name]) if name in _WORDS else name.replace("_", " ")
        own_yes = fact.kind is Kind.YES_NO and self._own(name, step)
        return self._speech("Yes") if own_yes else fact.label


def _option(quoted: str, options: dict[str, str]) -> str:
    return f"“{options.get(quoted[1:-1], quoted[1:-1])}”"
