"""A customer in self-service reads what was meant for the agent

The words that a customer reads, in `ask`, `do`, `tell` or `hint`, tell somebody what to do with the
customer: "Ask the customer to restart the box." Only words of that form are found: in English and
German, a sentence that begins with a call to do something and then names the customer or the
caller. "Do you have the customer number?" is none.

Speak to the customer, and put what is for the agent into `say` or `note`.
"""

import re
from collections.abc import Iterator

from engine.checks.admission import Admission
from engine.checks.rule import Finding, Rule, Subject, below, local
from engine.checks.texts import key_of_words
from engine.checks.words_for_customers import SELF_SERVICE
from engine.guide import Step
from engine.problems import Severity

FAILING = """
steps:
  restart:
    do: Ask the customer to restart the box.  # <--
    next: done
  done:
    end: resolved
    tell: Thank you.
"""
PASSING = FAILING.replace(
    "Ask the customer to restart the box.  # <--",
    "Please restart the box.\n    say: Could you restart the box for me?",
)

_BEGIN = r"(?:^|[.!?:]\s|\n)\s*(?:[-*]\s+)?(?:please\s+|then\s+|now\s+)?"
_SPOKEN = {
    "en": re.compile(
        _BEGIN + r"(?P<call>(?:ask|tell|let|have|help|remind|inform|thank|offer|call|give|send|show"
        r"|explain to|apologi[sz]e to|listen to|read to|check with|agree with)"
        r"\s+(?:the|your|this)\s+(?:customer|caller)(?!['’]s|\s+(?:number|service|care|id)))\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        _BEGIN + r"(?P<call>(?:fragen|bitten|lassen|sagen|helfen|erinnern|informieren|danken|geben"
        r"|zeigen|erklären|bieten|rufen)\s+sie\s+(?:den|der|dem|die)\s+(?:kund|anrufer)\w*)\b",
        re.IGNORECASE,
    ),
}
_NAMES = ("ustomer", "aller", "unde", "undi", "nrufer")
"""One of these is in every text that names a customer or a caller, whichever its first letter."""


def find(subject: Subject) -> Iterator[Finding]:
    """The texts for customers that call on the agent."""
    pattern = _SPOKEN.get(subject.guide.language.partition("-")[0])
    if pattern is None or SELF_SERVICE not in subject.guide.channels:
        return
    found = [
        (step, key, call)
        for step in subject.guide.steps.values()
        for key, text in (("", step.words), ("hint", step.hint))
        if text is not None and (call := _call(text.source, pattern)) is not None
    ]
    reached = Admission(subject, channel=SELF_SERVICE).reached if found else {}
    for step, key, call in found:
        if step.id in reached and step.is_for(None, SELF_SERVICE):
            yield _finding(step, key or key_of_words(subject, step), call)


def _call(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    if any(name in text for name in _NAMES):
        return pattern.search(text)
    return None


def _finding(step: Step, key: str, call: re.Match[str]) -> Finding:
    return Finding(
        below(step.place, key),
        f'The `{key}` of "{local(step)}" is read by customers in self-service and says '
        f'"{call["call"]}".',
        "Speak to the customer here and put what is for the agent into `say` or `note`, or keep "
        "the step from self-service with `channels: [agent]`.",
        span=(call.start("call"), len(call["call"])),
    )


RULE = Rule("words-to-agent", find, __doc__, FAILING, PASSING, Severity.WARNING)
