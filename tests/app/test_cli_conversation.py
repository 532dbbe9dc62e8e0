"""A walk in the terminal: what each line does, and that no line loses anything."""

import os
import pty
import select
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from app.cli_typed import HELP
from renderers import page_text
from tests.app.terminal import conversation, make, slow
from tests.house.files import ROOT


def test_an_answer_goes_on() -> None:
    walk = conversation()
    assert walk.take("1") == ""
    assert walk.page().step == "measure"


def test_what_is_told_already_is_not_asked() -> None:
    walk = conversation("told speed 48")
    walk.take("every")
    assert walk.page().step == "uses"


def test_what_was_tried_already_is_passed_by_and_given_after_all() -> None:
    walk = conversation("tried restart", "one")
    assert walk.page().step == "better"
    walk.take("untried restart")
    assert walk.page().step == "restart"


def test_what_is_no_instruction_cannot_have_been_tried() -> None:
    walk = conversation("tried nothing")
    assert (walk.refusal is not None, walk.page().step) == (True, "which-devices")


def test_another_guide_is_opened_on_top_and_closed_again() -> None:
    other = replace(slow(), id="other", title="Other")
    walk = conversation("every", "open other", guides={"other": other, "slow": slow()})
    page = walk.page()
    assert (page.guide, page.step) == ("other", "which-devices")
    assert "Waiting in this call: Slow line: Speed" in page_text.render(page)
    walk.take("close")
    assert (walk.page().guide, walk.page().step) == ("slow", "measure")


@pytest.mark.parametrize("line", ["open nothing", "close"])
def test_what_cannot_be_opened_or_closed_is_refused(line: str) -> None:
    walk = conversation("every", line)
    assert (walk.page().step, bool(walk.page().error)) == ("measure", True)


def test_a_refused_answer_is_told_beside_the_question_and_kept() -> None:
    walk = conversation("every")
    walk.take("fast")
    page = walk.page()
    assert page.error == "Enter a number in digits, such as 12.50."
    assert page.field is not None
    assert page.field.typed == "fast"
    assert [passed.step for passed in page.road] == ["which-devices"]


def test_what_was_wrong_is_forgotten_with_the_next_line() -> None:
    walk = conversation("every", "fast", "48")
    assert walk.page().error == ""
    assert walk.page().step == "uses"


def test_back_takes_the_last_answer_back() -> None:
    assert conversation("every", "48", "b").page().step == "measure"


def test_back_at_the_first_step_is_refused_kindly() -> None:
    page = conversation("b").page()
    assert page.error == "This is the first step: there is nothing to go back to."


def test_a_change_asks_the_question_again_with_what_was_said() -> None:
    walk = conversation("every", "48", "c 1")
    page = walk.page()
    assert (page.step, page.changing) == ("measure", 1)
    assert page.field is not None
    assert page.field.typed == "48"


def test_a_changed_answer_keeps_what_still_holds() -> None:
    walk = conversation("every", "48", "films", "c 1", "50")
    assert walk.page().step == "who"
    assert [passed.answer for passed in walk.page().road] == ["Every device", "50 Mbit/s", "Films"]


def test_a_change_can_be_made_in_one_line() -> None:
    walk = conversation("every", "48", "c 0 2")
    assert walk.page().step == "restart"
    assert [aside.title for aside in walk.page().aside] == ["Speed"]


def test_a_change_can_be_left() -> None:
    walk = conversation("every", "48", "c 1", "b")
    assert walk.page().step == "uses"
    assert walk.page().changing is None


def test_a_refused_change_stays_a_change() -> None:
    walk = conversation("every", "48", "c 1", "fast")
    page = walk.page()
    assert (page.step, page.changing) == ("measure", 1)
    assert "Enter a number" in page.error
    walk.take("b")
    assert [passed.answer for passed in walk.page().road] == ["Every device", "48 Mbit/s"]


@pytest.mark.parametrize("line", ["c 1", "c 7", "c 7 every"])
def test_what_cannot_be_changed_is_refused(line: str) -> None:
    walk = conversation("one", "", line)
    assert walk.page().error
    assert walk.page().step == "better"


def test_a_step_at_hand_can_be_gone_to_from_anywhere() -> None:
    assert conversation("every", "!person").page().step == "person"


def test_a_step_that_is_not_at_hand_is_answered_with_one_that_is() -> None:
    page = conversation("every", "!persn").page()
    assert page.step == "measure"
    assert 'Did you mean "person"?' in page.error


def test_the_case_note_stands_at_any_moment() -> None:
    walk = conversation("every")
    assert "Devices: Every device" in walk.take("n")
    assert walk.page().step == "measure"


def test_a_customer_has_no_case_note() -> None:
    walk = conversation("every", channel="self-service")
    assert "Every device" not in walk.take("n")


def test_help_tells_every_key() -> None:
    assert conversation().take("?") == HELP


def test_quitting_leaves() -> None:
    assert conversation("every", "q").left


def test_an_ended_walk_can_be_gone_back_in_and_changed() -> None:
    assert conversation("!person", "b").page().step == "which-devices"
    assert conversation("one", "", "1", "c 0 every").page().step == "measure"


def test_an_ended_walk_takes_no_answer() -> None:
    page = conversation("!person", "every").page()
    assert page.error.startswith("The walk has ended.")


PATIENCE = 60  # seconds; a command that says nothing for so long says nothing at all
PRESSES = 30


class Terminal:
    """A terminal that a person types into."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._seen = ""

    def read_until(self, words: str) -> str:
        """What is shown up to and with these words; fails where they do not come."""
        while words not in self._seen:
            more = self._read()
            assert more, f"{words!r} did not come after: {self._seen}"
            self._seen += more
        before, found, self._seen = self._seen.partition(words)
        return before + found

    def type(self, text: str) -> None:
        """Type a line, or a control character."""
        os.write(self._descriptor, text.encode())

    def press_until_it_answers(self, key: str) -> None:
        """Press a key again where the command was not yet reading when it was pressed."""
        for _ in range(PRESSES):
            self.type(key)
            while select.select([self._descriptor], [], [], PATIENCE / PRESSES)[0]:
                more = self._read()
                self._seen += more
                if not more or "\n" in more:
                    return
        pytest.fail(f"{key!r} did nothing after: {self._seen}")

    def rest(self) -> str:
        """What is shown until the command ends."""
        while more := self._read():
            self._seen += more
        return self._seen

    def _read(self) -> str:
        ready, _, _ = select.select([self._descriptor], [], [], PATIENCE)
        assert ready, f"nothing more came after: {self._seen}"
        try:
            return os.read(self._descriptor, 65536).decode().replace("\r\n", "\n")
        except OSError:  # how Linux tells that nobody writes any more
            return ""


class Ended:
    """How a command ended."""

    status = -1


@contextmanager
def terminal(words: Sequence[object]) -> Iterator[tuple[Terminal, Ended]]:
    """The command in a terminal of its own."""
    ended = Ended()
    process, descriptor = pty.fork()
    if process == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # who runs the tests may ignore it
        os.chdir(ROOT)
        os.environ.update(TERM="dumb", COLUMNS="80")
        os.execv(sys.executable, [sys.executable, "-m", "app", *map(str, words)])  # noqa: S606
    try:
        yield Terminal(descriptor), ended
    finally:
        os.close(descriptor)  # whoever still writes to the terminal is ended by this
        ended.status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


ASKS = "Answer (? for help): "
AT_THE_END = "Enter to leave: "


def test_a_person_walks_a_guide_to_its_end_in_a_terminal() -> None:
    words = ("walk", "slow-internet", "--content", "trees", "--fact", "customer.name=Sample Name")
    with terminal(words) as (screen, ended):
        first = screen.read_until(ASKS)
        screen.type("!person\n")
        last = screen.read_until(AT_THE_END)
        screen.type("\n")
        screen.rest()
    assert "Sample Name (Known before the walk began)\n" in first
    assert "HANDED OVER" in last
    assert ended.status == 0


def test_refusals_changes_and_the_note_are_shown_in_a_terminal(tmp_path: Path) -> None:
    with terminal(("walk", "slow", "--content", make(tmp_path))) as (screen, ended):
        screen.read_until(ASKS)
        screen.type("1\n")
        screen.read_until(ASKS)
        screen.type("fast\n")
        refused = screen.read_until(ASKS)
        screen.type("48\n")
        screen.read_until(ASKS)
        screen.type("n\n")
        note = screen.read_until(ASKS)
        screen.type("c 0\n")
        asked = screen.read_until("b to leave it as it was): ")
        screen.type("2\n")
        changed = screen.read_until(ASKS)
        screen.type("q\n")
        screen.rest()
    assert "! Enter a number in digits, such as 12.50.\n" in refused
    assert "Typed before: fast\n" in refused
    assert "- Speed: 48 Mbit/s\n" in note
    assert "Every device [chosen]\n" in asked
    assert "No longer needed: Speed: 48 Mbit/s\n" in changed
    assert ended.status == 0


@pytest.mark.parametrize("key", ["\x04", "\x03"], ids=["Ctrl-D", "Ctrl-C"])
def test_leaving_by_a_control_key_is_clean(tmp_path: Path, key: str) -> None:
    with terminal(("walk", "slow", "--content", make(tmp_path))) as (screen, ended):
        screen.read_until(ASKS)
        screen.press_until_it_answers(key)
        rest = screen.rest()
    assert "Traceback" not in rest
    assert ended.status == 0


def test_json_in_a_terminal_prints_the_first_page_without_asking(tmp_path: Path) -> None:
    with terminal(("walk", "slow", "--json", "--content", make(tmp_path))) as (screen, ended):
        shown = screen.rest()
    assert '"step": "which-devices"' in shown
    assert ended.status == 0
