"""A question asks for card data

Card numbers, security codes and PINs must not be typed into a guide: whoever holds the log or the
database would hold the cards. No answer needs them either; the last four digits tell one card
from another.

Ask for the last four digits, or hand over to the system that takes payments.
"""

import re
from collections.abc import Iterator

from engine.checks.rule import Finding, Rule, Subject, below, local
from engine.guide import Question
from engine.kinds import Kind
from engine.model import InputFactShape, QuestionShape

FAILING = """
steps:
  ask-card:
    ask: What is the number of your card?  # <--
    input: {fact: card, type: text, label: Card}
    next: done
  done:
    end: resolved
    tell: Thank you.
"""
PASSING = """
steps:
  ask-card:
    ask: What are the last four digits of your card number?
    input: {fact: card_ending, type: text, label: Card ends in, pattern: "[0-9]{4}"}
    next: done
  done:
    end: resolved
    tell: Thank you.
"""

_TYPED = frozenset({Kind.TEXT, Kind.LONG_TEXT, Kind.INTEGER, Kind.NUMBER})
_CARD = re.compile(
    r"\b(?:credit|debit|bank|payment|giro)?[ _-]?card(?:'s)?[ _-]?"
    r"(?:no\b|nr\b|num(?:ber)?s?\b|digits)"
    r"|\b(?:number|digits)s? (?:of|on) (?:your|the|their|a|his|her) "
    r"(?:(?:credit|debit|bank|payment|giro)[ -])?card\b"
    r"|\b(?:cvv2?|cvc2?|csc)\b|\bcard (?:verification|security)\b"
    r"|\b(?:security|verification|check) (?:code|number|digits) (?:of|on) .{0,20}card\b"
    r"|\b(?:card(?:'s)?[ _-]?pin|pin[ _-]?(?:code|number)|your pin)\b|(?-i:\bPIN\b)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:pin|cvv2?|cvc2?|pan|card_?(?:no|nr|num|number)|card_?pin)", re.IGNORECASE)
_HARMLESS = re.compile(
    r"\b(?:last|final) (?:four|4|three|3|two|2)\b|\bends? (?:in|with)\b|\bending\b"
    r"|\bnever\b|\bnot\b|\bn't\b|\bwithout\b|\b(?:gift|loyalty|member(?:ship)?|library|business|"
    r"sim|id|insurance|health|customer|graphics|parking|report|key)[ -]card\b",
    re.IGNORECASE,
)
_SIXTEEN = re.compile(r"\{1[3-6](?:,1[6-9])?\}|\{4\}.{0,8}\{[34]\}|(?:\{4\}.{0,6}){4}")
_SENTENCE = re.compile(r"[.!?;:]\s|\n\s*\n")


def find(subject: Subject) -> Iterator[Finding]:
    """The typed questions whose words, names or patterns ask for card data."""
    for step in subject.own():
        if not isinstance(step, Question) or step.choices or step.fact.kind not in _TYPED:
            continue
        shape = subject.written(step)
        if not isinstance(shape, QuestionShape):
            continue
        path = _asking(step, shape)
        if path:
            yield Finding(
                below(step.place, *path),
                f'The question "{local(step)}" asks for card data.',
                "Ask for the last four digits only, or hand over to the system for payments.",
            )


def _asking(step: Question, shape: QuestionShape) -> tuple[str, ...]:
    """Which key of the question asks for card data, if one does."""
    texts = (("ask", shape.ask), ("say", shape.say), ("title", shape.title))
    for key, text in texts:
        if text and _asks(text):
            return (key,)
    declared = isinstance(shape.input, InputFactShape)
    fact = step.fact
    if not _excused(shape) and (_BARE.fullmatch(fact.name) or _asks(fact.label)):
        return ("input", "fact") if declared else ("input",)
    if _SIXTEEN.search(fact.pattern) and "card" in f"{fact.name} {fact.label} {shape.ask}".lower():
        return ("input", "pattern") if declared else ("input",)
    return ()


def _excused(shape: QuestionShape) -> bool:
    return _HARMLESS.search(shape.ask) is not None


def _asks(text: str) -> bool:
    return any(
        _CARD.search(sentence) and not _HARMLESS.search(sentence)
        for sentence in _SENTENCE.split(text)
    )


RULE = Rule("card-data", find, __doc__, FAILING, PASSING)
