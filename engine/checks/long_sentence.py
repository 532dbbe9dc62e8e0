"""A sentence is long

A sentence of more than 25 words is hard to follow, and harder by ear than on the page. The guide
may set another limit with `words-a-sentence`.

Make two sentences of it, or put what it lists into a list.
"""

from collections.abc import Iterator

from engine.checks.rule import Finding, Rule, Subject, below, local
from engine.checks.texts import Key, texts
from engine.guide import Question, Step
from engine.problems import Severity
from engine.prose import Sentence, long_sentences

FAILING = """
steps:
  device-clean:
    do: >-
      Restart the device, install the updates that are waiting, make room if its storage is almost
      full, switch off a VPN, and choose the Wi-Fi with 5 GHz if you see one.
    next: done
  done:
    end: resolved
    tell: Thank you.
"""
PASSING = FAILING.replace(
    "waiting, make room if its storage is almost\n      full, switch off",
    "waiting, and make room if its storage is\n      almost full. Then switch off",
)


def find(subject: Subject) -> Iterator[Finding]:
    """The sentences of the guide's own texts that are too long."""
    most, language = subject.shape.words_a_sentence, subject.shape.language
    for step in subject.own():
        if not _may_be_long(step, most):
            continue
        for key, text in texts(subject, step):
            for sentence in long_sentences(text.source, most, language):
                yield _finding(step, key, sentence, most)


def _may_be_long(step: Step, most: int) -> bool:
    """Whether some text of the step is long enough for such a sentence; quick, for large guides."""
    for text in (step.words, step.say, step.note, step.hint):
        if text is not None and text.source.count(" ") + text.source.count("\n") >= most:
            return True
    if not isinstance(step, Question):
        return False
    return any(choice.say or choice.note or choice.hint for choice in step.choices)


def _finding(step: Step, key: Key, sentence: Sentence, most: int) -> Finding:
    first = sentence.words[0]
    return Finding(
        below(step.place, *key),
        f'A sentence of the `{key[-1]}` of "{local(step)}" has {len(sentence.words)} words; '
        f"at most {most} are easy to follow.",
        "Make two sentences of it, or put what it lists into a list.",
        span=(sentence.offset + sentence.text.index(first), len(first)),
    )


RULE = Rule("long-sentence", find, __doc__, FAILING, PASSING, Severity.WARNING)
