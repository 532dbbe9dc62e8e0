"""Pages of the two screens for tests, read back from their HTML."""

from collections.abc import Callable
from datetime import date

from engine import walk
from engine.page import Page
from engine.walk import Position
from renderers import agent_html, selfservice_html
from renderers.links import Help, Links, Way
from tests.renderers.content import compiled, walked
from tests.renderers.markup import Element, read

HERE = "/call/help/sealed"
LINKS = Links(
    home="/",
    static=lambda name: f"/static/1/{name}",
    here=HERE,
    restart="/call/help",
    map="/guides/help/map",
    script="/guides/help/script",
    help=Help("Talk to a person", (Way("Call us", "tel:+441234"),)),
)
RENDER: dict[str, Callable[..., bytes]] = {
    "agent": agent_html.render,
    "self-service": selfservice_html.render,
}

KINDS = """
guide: kinds
title: Every kind of question
summary: Asks a question of each kind.
purpose: process
start: pick
facts:
  things: {type: choices, of: {tv: Television, phone: Telephone, none: None}, label: Things}
  sure: {type: yes-no, label: Sure}
  count: {type: integer, label: Count, min: 1, max: 9}
  speed: {type: number, label: Speed, unit: Mbit/s}
  price: {type: money, label: Price, currency: EUR}
  day: {type: date, label: Day, min: 2026-01-01, max: today}
  name: {type: text, label: Name, max-length: 40}
  story: {type: long-text, label: Story}
  land: {type: country, label: Country}
  code: {type: postcode, label: Postcode}
steps:
  pick:
    title: Pick
    ask: Which of these?
    fact: things
    several: true
    answers:
      tv: {label: Television, hint: With a *screen*., note: Any size.}
      phone: {label: Telephone}
      none: {label: None of these, exclusive: true}
    next: sure
  sure: {ask: Are you sure?, input: sure, optional: true, next: count}
  count: {ask: How many?, input: count, next: speed}
  speed: {ask: How fast?, input: speed, optional: true, next: price}
  price: {ask: How much?, input: price, next: day}
  day: {ask: Which day?, input: day, next: name}
  name: {ask: What is your name?, input: name, next: story}
  story: {ask: What happened?, input: story, next: land}
  land: {ask: Which country?, input: land, next: code}
  code: {ask: Which postcode?, input: code, next: tell}
  tell: {do: "Thank you, {name}: {story}", note: Smile., next: over}
  over: {end: stopped, tell: "{name}, we stop here."}
"""
ANSWERS = (
    ["tv"],
    "yes",
    "3",
    "2.5",
    "9.90",
    "2026-12-24",
    "Sam",
    "It\nbroke.",
    "DE",
    "04109",
    None,
)
STEPS = ("pick", "sure", "count", "speed", "price", "day", "name", "story", "land", "code", "tell")


def kinds(*answers: object, channel: str = "agent", text: str = KINDS) -> Position:
    """Where the guide with a question of each kind stands after these answers."""
    guide = compiled({"kinds/guide.yaml": text}, "kinds")
    position, _ = walk.start(guide, walk="w", channel=channel, on=date(2027, 1, 5))
    for answer in answers:
        position, _ = walk.answer(position, position.step.id, answer)
    return position


def at(step: str, channel: str = "agent") -> Position:
    """The same guide at one of its steps."""
    return kinds(*ANSWERS[: (*STEPS, "over").index(step)], channel=channel)


def shown(position: Position, *, links: Links = LINKS, **page: object) -> Element:
    """The page of a position on the screen of its channel."""
    render = RENDER[position.origin.channel]
    return read(render(Page(position, **page), links))  # type: ignore[arg-type]


def agent(*answers: object) -> Element:
    """The agent's screen after these answers in the sample guide."""
    return shown(walked(*answers))


def customer(*answers: object) -> Element:
    """The customer's page after these answers in the sample guide."""
    return shown(walked(*answers, channel="self-service"))


def every_page() -> dict[str, Position]:
    """A position for every kind of page, on both screens."""
    found = {}
    for channel in RENDER:
        for step in (*STEPS, "over"):
            found[f"{channel} {step}"] = at(step, channel)
        for answers in SAMPLES:
            position = walked(*answers, channel=channel)
            found[f"{channel} {position.step.id}"] = position
    return found


SAMPLES: tuple[tuple[object, ...], ...] = (
    (),
    ("Sam",),
    ("Sam", "every"),
    ("Sam", "one"),
    ("Sam", "every", "45"),
    ("Sam", "every", "45", "accepted"),
    ("Sam", "every", "45", "declined"),
    ("",),
)
