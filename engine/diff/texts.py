"""Tells which words read otherwise, and who meets them."""

from collections.abc import Iterator

from engine.diff.differences import Place, Wording
from engine.diff.names import Names
from engine.guide import Choice, Guide, Instruction, Question, Step
from engine.texts import Text

Words = dict[Place, Text | None]


def wordings(names: Names) -> Iterator[Wording]:
    """The words of the guide, its steps and its answers that are in both versions."""
    yield from _guide(names.old, names.new)
    for old, new in names.pairs():
        yield from _title(old, new)
        apart = _speaks_apart(old) or _speaks_apart(new)
        words = _of_step(old, apart=apart), _of_step(new, apart=apart)
        yield from _differing(new.id, new.title, *words)
        if isinstance(old, Question) and isinstance(new, Question):
            yield from _messages(old, new)
            for before, now in names.choices(old, new).values():
                yield from _differing(
                    new.id, now.label, _of_choice(before), _of_choice(now), answer=now.id
                )


def _guide(old: Guide, new: Guide) -> Iterator[Wording]:
    pairs = (("title", old.title, new.title), ("summary", old.summary, new.summary))
    for name, before, now in pairs:
        yield from _differing("", name, {"label": _plain(before)}, {"label": _plain(now)})
    yield from _differing("", "case note", {"record": old.case_note}, {"record": new.case_note})
    later = {entry.id: entry for entry in new.at_any_time}
    for entry in old.at_any_time:
        if entry.id in later:
            labels = _plain(entry.label), _plain(later[entry.id].label)
            yield from _differing("", entry.id, {"label": labels[0]}, {"label": labels[1]})


def _plain(words: str) -> Text:
    return Text(words, (words,))


def _differing(
    owner: str, name: str, old: Words, new: Words, answer: str = ""
) -> Iterator[Wording]:
    for place in dict.fromkeys((*old, *new)):
        before, now = old.get(place), new.get(place)
        if _source(before) != _source(now):
            yield Wording(owner, name, place, before, now, answer)


def _source(text: Text | None) -> str:
    """What is written, however its lines are broken."""
    return "" if text is None else " ".join(text.source.split())


def _speaks_apart(step: Step) -> bool:
    """Whether the agent says other words than the customer reads."""
    return _source(step.words) != _source(step.say)


def _of_step(step: Step, *, apart: bool) -> Words:
    words: Words = {"customer": step.words, "agent": step.say} if apart else {"words": step.words}
    words |= {"hint": step.hint, "note": step.note, "record": step.record}
    if isinstance(step, Instruction):
        words["label"] = _plain(step.done)
    return words


def _title(old: Step, new: Step) -> Iterator[Wording]:
    """The short name, where it is not made of the words or of the id."""
    if not _is_made(old) or not _is_made(new):
        titles = _plain(old.title), _plain(new.title)
        yield from _differing(new.id, new.title, {"title": titles[0]}, {"title": titles[1]})


def _is_made(step: Step) -> bool:
    named = step.id.rpartition("/")[2].replace("-", " ").capitalize()
    return step.title == named or _source(step.words).startswith(step.title.removesuffix("…"))


def _of_choice(choice: Choice) -> Words:
    return {
        "label": _plain(choice.label),
        "agent": choice.say,
        "hint": choice.hint,
        "note": choice.note,
        "record": choice.record,
    }


def _messages(old: Question, new: Question) -> Iterator[Wording]:
    later = {check.expression.text: check.message for check in new.checks}
    for check in old.checks:
        if check.expression.text in later:
            words: tuple[Words, Words] = (
                {"message": check.message},
                {"message": later[check.expression.text]},
            )
            yield from _differing(new.id, new.title, *words)
