"""The scripted walks of two versions of a guide, told in the names of either."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from engine.diff.names import Names
from engine.guide import Question
from engine.model import ScriptShape


class Script(NamedTuple):
    """One walk, to be played in the old version and in the new one."""

    old: ScriptShape
    new: ScriptShape


class _Renaming(NamedTuple):
    """Steps by another id, and answers by another id at the steps as they were called before."""

    steps: Mapping[str, str]
    answers: Mapping[str, Mapping[str, str]]


def scripts(
    names: Names, old: Sequence[ScriptShape], new: Sequence[ScriptShape]
) -> tuple[Script, ...]:
    """The walks of both versions; one that is in both is there once."""
    onward, backward = _renamings(names)
    found = [Script(_renamed(script, backward), script) for script in new]
    there = [_body(script) for script in new]
    for script in old:
        later = _renamed(script, onward)
        if _body(later) not in there:
            found.append(Script(script, later))
    return tuple(found)


def _body(script: ScriptShape) -> tuple[object, ...]:
    """What is played; not what is expected."""
    return script.on, script.channel, script.facts, script.answers


def _renamings(names: Names) -> tuple[_Renaming, _Renaming]:
    onward: dict[str, dict[str, str]] = {}
    backward: dict[str, dict[str, str]] = {}
    for former, now in names.steps.items():
        old, new = names.old.steps[former], names.new.steps[now]
        if isinstance(old, Question) and isinstance(new, Question):
            kept = names.choices(old, new)
            onward[former] = {id_: choice.id for id_, (_, choice) in kept.items()}
            backward[now] = {choice.id: id_ for id_, (_, choice) in kept.items()}
    return _Renaming(names.steps, onward), _Renaming(names.former, backward)


def _renamed(script: ScriptShape, renaming: _Renaming) -> ScriptShape:
    answers = script.answers
    if isinstance(answers, Mapping):
        said: Any = dict(_entry(each, renaming) for each in answers.items())
    else:
        said = tuple(dict(_entry(each, renaming) for each in one.items()) for one in answers)
    return script.model_copy(update={"answers": said})


def _entry(entry: tuple[str, Any], renaming: _Renaming) -> tuple[str, Any]:
    step, said = entry
    names = renaming.answers.get(step, {})
    if isinstance(said, str):
        said = names.get(said, said)
    elif isinstance(said, tuple):
        said = tuple(names.get(each, each) for each in said)
    return renaming.steps.get(step, step), said
