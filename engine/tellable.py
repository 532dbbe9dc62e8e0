"""What a customer may volunteer at a step, and which question asks for it: the nearest first."""

from collections import Counter, deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from engine.errors import AnswerRefused
from engine.facts import Fact
from engine.guide import Guide, Instruction, Passage, Question, Step, edges
from engine.hints import with_hint
from engine.kinds import Kind
from engine.texts import Text
from engine.views import Tellable, Tryable

MOST = 60
"""How many facts are offered at once: the nearest."""

MOST_TRIED = 6
"""How many instructions are offered at once as done already: the nearest."""

FARTHEST = 2000
"""How many steps ahead are looked at for them."""

_MOST_KEPT = 2000


def tellable(guide: Guide, step: str) -> tuple[Tellable, ...]:
    """The facts that a customer may volunteer at a step, worked out once for each step."""
    memo: dict[str, tuple[Tellable, ...]] = guide.memo.setdefault("tellable", {})
    found = memo.get(step)
    if found is None:
        if len(memo) >= _MOST_KEPT:
            memo.clear()
        found = memo[step] = tuple(_nearest(guide, step))
    return found


def question_of(guide: Guide, step: str, key: str) -> Question:
    """The question that takes what is told of a fact: the nearest that asks for it.

    Its words are the fact's label, for the customer has spoken already. Some question must ask
    for the fact.
    """
    asking = asking_for(guide, key)
    question = next((each for each in _ahead(guide, step) if each in asking), asking[0])
    label = labels(guide).get(key, question.fact.label)
    words = Text(label, (label,))
    return replace(
        question, title=label, words=words, say=words, note=None, hint=None, optional=False
    )


def asking_for(guide: Guide, key: str) -> tuple[Question, ...]:
    """The questions that ask for a fact, in the order of the guide."""
    memo: dict[str, tuple[Question, ...]] | None = guide.memo.get("asking")
    if memo is None:
        memo = {}
        for step in guide.steps.values():
            if isinstance(step, Question):
                memo[step.fact.key] = (*memo.get(step.fact.key, ()), step)
        guide.memo["asking"] = memo
    return memo.get(key, ())


def labels(guide: Guide) -> dict[str, str]:
    """What each fact that can be volunteered is called: no two alike."""
    found: dict[str, str] | None = guide.memo.get("told labels")
    if found is None:
        facts = [guide.facts[key] for key in _volunteered(guide)]
        often = Counter(fact.label for fact in facts)
        named = {
            fact.key: fact.label if often[fact.label] == 1 else _told_apart(guide, fact)
            for fact in facts
        }
        again = Counter(named.values())
        found = guide.memo["told labels"] = {
            key: label if again[label] == 1 else f"{label} [{key}]" for key, label in named.items()
        }
    return found


def _told_apart(guide: Guide, fact: Fact) -> str:
    around = guide.steps.get(fact.key.rpartition("/")[0])
    step = around or asking_for(guide, fact.key)[0]
    return f"{fact.label} ({step.title})"


def _volunteered(guide: Guide) -> Iterator[str]:
    """The facts that a question asks for, but for those that subguides are handed."""
    handed = {
        key for step in guide.steps.values() if isinstance(step, Passage) for key, _, _ in step.sets
    }
    yield from (key for key in guide.facts if key not in handed and asking_for(guide, key))


def _nearest(guide: Guide, step: str) -> Iterator[Tellable]:
    named = labels(guide)
    keys = dict.fromkeys(each.fact.key for each in _ahead(guide, step))
    keys |= dict.fromkeys(named)
    shown = [key for key in keys if key in named][:MOST]
    return (Tellable(key, named[key]) for key in shown)


def can_be_tried(step: Step) -> bool:
    """Whether a customer may have followed a step before the call.

    It says what to do, and the same in every walk: what fills in facts sums up this one.
    """
    return isinstance(step, Instruction) and not step.check_answers and not step.words.holes


def instructions_ahead(guide: Guide, step: str) -> tuple[Tryable, ...]:
    """The nearest instructions that may have been followed, worked out once for each step.

    They are offered where a problem is solved: elsewhere most are the agent's own to follow.
    """
    if guide.purpose != "troubleshooting":
        return ()
    memo: dict[str, tuple[Tryable, ...]] = guide.memo.setdefault("instructions", {})
    found = memo.get(step)
    if found is None:
        if len(memo) >= _MOST_KEPT:
            memo.clear()
        nearest = islice(filter(can_be_tried, _steps_ahead(guide, step)), MOST_TRIED)
        found = memo[step] = tuple(Tryable(each.id, each.title) for each in nearest)
    return found


def _ahead(guide: Guide, step: str) -> Iterator[Question]:
    """The questions that the road may come to from a step, by how few steps are between."""
    return (each for each in _steps_ahead(guide, step) if isinstance(each, Question))


def _steps_ahead(guide: Guide, step: str) -> Iterator[Step]:
    waiting, met = deque([step]), {step}
    while waiting and len(met) < FARTHEST:
        now = guide.steps[waiting.popleft()]
        yield now
        for edge in edges(guide, now):
            if edge.target not in met:
                met.add(edge.target)
                waiting.append(edge.target)


def understood(guide: Guide, step: str, line: str) -> dict[str, object]:
    """What is told in a line such as `speed 48, plan basic`, by the keys of the facts.

    A fact goes by its label or its name; without a value it has an empty one. A comma begins
    another fact only where one is named behind it. Raises AnswerRefused.
    """
    named = _spoken(guide, step)
    if not line.strip():
        message = guide.speech("Name what the customer told, such as a fact of the list.")
        raise AnswerRefused(message, line)
    found: dict[str, list[str]] = {}
    key = ""
    for part in line.split(","):
        name = _name_before(part, named)
        key = named.get(name, key)
        if not key:
            raise AnswerRefused(_not_understood(guide, part.strip()), line)
        found.setdefault(key, []).append(part.strip()[len(name) :].strip(" :=") if name else part)
    return {key: _raw(guide.facts[key], parts) for key, parts in found.items()}


def _not_understood(guide: Guide, said: str) -> str:
    message = guide.speech('No question of this guide is about "{said}".', said=said)
    return with_hint(message, said, labels(guide).values(), guide.speech)


def _spoken(guide: Guide, step: str) -> dict[str, str]:
    """The keys of the facts by what people call them, without regard to capitals."""
    asked = [each.fact for each in _ahead(guide, step)]
    known = labels(guide)
    found = {fact.name.casefold(): fact.key for fact in asked[::-1] if fact.key in known}
    found |= {name.casefold(): key for name, key in guide.names.items() if key in known}
    return found | {label.casefold(): key for key, label in known.items()}


def _name_before(part: str, named: Mapping[str, str]) -> str:
    """The longest name with which a part begins; empty where it begins with none."""
    said = part.strip().casefold()
    ways = [name for name in named if said == name or said.startswith((f"{name} ", f"{name}:"))]
    return max(ways, key=len, default="")


def _raw(fact: Fact, parts: list[str]) -> object:
    if fact.kind is Kind.CHOICES:
        return [part.strip() for part in parts if part.strip()]
    return ",".join(parts).strip()
