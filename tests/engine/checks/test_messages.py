"""The messages are those that a person has read and found good, in `messages.txt`."""

from tests.engine.checks import messages


def test_the_messages_are_those_that_were_read() -> None:
    read = messages.FILE.read_text(encoding="utf-8")
    assert messages.text() == read, "read: python -m tests.engine.checks.messages; git diff"
