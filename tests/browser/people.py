"""An agent who has a keyboard alone, and a customer who taps and types without any script."""

from abc import ABC, abstractmethod
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.scripted import Said, Script

ANSWERS = "main .answers"


def step_of(page: Page) -> str:
    """The step that a page asks, empty at an end."""
    hidden = page.locator("main form [name=step]").first
    if hidden.count():
        return hidden.input_value()
    link = page.locator(f"{ANSWERS} a").first
    address = str(link.get_attribute("href")) if link.count() else ""
    return parse_qs(urlsplit(address).query).get("step", [""])[0]


class Person(ABC):
    """Somebody who answers what a page asks, as a script says, up to the end."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def walk(self, script: Script, until: str = "") -> None:
        """Answer to the end, or until the step `until`."""
        left = {step: list(said) for step, said in script.answers.items()}
        while (step := step_of(self.page)) and step != until:
            said = left.get(step) or ["done"]
            with self.page.expect_navigation():
                self.answer(said[0])
            if len(said) > 1:
                said.pop(0)

    def ends_as(self, script: Script) -> None:
        """The page is the end that the script expects."""
        expect(self.page.locator(f"main.{script.outcome}")).to_be_visible()
        expect(self.page).to_have_title(f"{script.ending} · {self.guide()}")

    def guide(self) -> str:
        """The title of the guide."""
        return self.page.title().rpartition(" · ")[2]

    def answer(self, said: Said) -> None:
        """Answer the present step."""
        if isinstance(said, str) and said.startswith("at hand: "):
            self.leave(said.removeprefix("at hand: "))
        elif self.page.locator("main [type=checkbox]").count():
            self.tick(said if isinstance(said, list) else [said])
        elif self.page.locator("main #answer").count():
            self.fill(str(said))
        else:
            self.choose(str(said))

    @abstractmethod
    def leave(self, entry: str) -> None:
        """Take what is at hand at any time."""

    @abstractmethod
    def tick(self, answers: list[str]) -> None:
        """Tick several answers and go on."""

    @abstractmethod
    def fill(self, text: str) -> None:
        """Type an answer and go on."""

    @abstractmethod
    def choose(self, answer: str) -> None:
        """Take one of the answers."""


class Agent(Person):
    """Presses keys, and nothing else."""

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def go(self, *keys: str) -> None:
        """Press keys that lead to another page, and look at it before the next key."""
        with self.page.expect_navigation():
            self.press(*keys)
        focused = self.page.locator("[autofocus]")
        if focused.count():
            expect(focused).to_be_focused()

    def find(self, link: str) -> None:
        """Press Tab until a link has the focus."""
        target = self.page.locator(link)
        for _ in range(self.page.locator("a, button").count()):
            self.press("Tab")
            if target.evaluate("each => each === document.activeElement"):
                return
        message = f"Tab does not lead to {link}"
        raise AssertionError(message)

    def leave(self, entry: str) -> None:
        self.press(self.key_of(f".at-hand a[href$='any-time={entry}']"))

    def tick(self, answers: list[str]) -> None:
        keys = [self.key_of(f"main [type=checkbox][value='{answer}']") for answer in answers]
        self.press(*keys, "Enter")

    def fill(self, text: str) -> None:
        box = self.page.locator("#answer")
        expect(box).to_be_focused()
        tag, kind = box.evaluate("each => [each.tagName, each.type]")
        if kind == "date" and text:
            year, month, day = text.split("-")
            text = f"{month}{day}{year}"
        if tag == "SELECT":
            text = box.locator(f"option[value='{text}']").inner_text()
        self.page.keyboard.type(text)
        self.press(
            *{"SELECT": ("Tab", "Enter"), "TEXTAREA": ("Control+Enter",)}.get(tag, ("Enter",))
        )

    def choose(self, answer: str) -> None:
        self.press(
            self.key_of(f"{ANSWERS} a[href$='answer={answer}'], {ANSWERS} [value='{answer}']")
        )

    def key_of(self, what: str) -> str:
        """The key of something on the page."""
        return self.page.locator(what).get_attribute("data-key") or ""


class Customer(Person):
    """Taps on what is there."""

    def leave(self, entry: str) -> None:
        self.page.locator(f"footer a[href$='any-time={entry}']").click()

    def tick(self, answers: list[str]) -> None:
        for answer in answers:
            self.page.locator("main .row").filter(
                has=self.page.locator(f"[value='{answer}']")
            ).locator("label").click()
        self.page.locator("main form .button").click()

    def fill(self, text: str) -> None:
        box = self.page.locator("#answer")
        if box.evaluate("each => each.tagName") == "SELECT":
            box.select_option(text)
        else:
            box.fill(text)
        self.page.locator("main form.box .button").click()

    def choose(self, answer: str) -> None:
        self.page.locator(
            f"{ANSWERS} a[href$='answer={answer}'], {ANSWERS} [value='{answer}']"
        ).click()
