"""Calls for practice (`/practice`): the agent's screen, with a simulated customer on the line.

Nothing of them is recorded: no event, no decision. How the practice goes stands in the address
beside the token, for it is nobody's business but the trainee's.
"""

import re
import secrets
import time
from dataclasses import dataclass, replace
from typing import NamedTuple, Self
from urllib.parse import urlencode

from starlette.types import Receive, Scope, Send

from app.desk import Desk
from app.http import HTML, UNKEPT, Fields, Reply, form_of, query_of, read_body, redirect, send_reply
from app.moves import Move, given_at, make, move_of
from app.news import SINCE, Newsroom, since
from app.sites import PRACTICE, Site
from app.used import used
from engine import walk
from engine.errors import AnswerRefused, GivenRefused, UnknownGuide
from engine.guide import End, Offer
from engine.page import Page
from engine.practice import Best, Call, Customer, best_of, looked_back
from engine.walk import Position
from renderers import agent_html
from renderers.news_html import News
from renderers.practice import Practice

_PLAY = re.compile(r"(\d{1,9})\.(\d{1,12})\.(\d{1,3})\.(\d{1,4})\.((?:\d{1,4}-)*)")
_MOST = 1_000_000


class Play(NamedTuple):
    """How a practice goes: which customer, since when (in seconds), and what was noticed.

    `again` is how often the customer was asked again at the present step, `asked_again` at all
    steps before, `undisclosed` are the numbers on the road of offers decided on too early.
    """

    number: int
    began: int
    again: int = 0
    asked_again: int = 0
    undisclosed: tuple[int, ...] = ()

    def __str__(self) -> str:
        early = "".join(f"{at}-" for at in self.undisclosed)
        return f"{self.number}.{self.began}.{self.again}.{self.asked_again}.{early}"

    @classmethod
    def read(cls, written: str) -> Self | None:
        """The practice that an address names; None where it names none."""
        found = _PLAY.fullmatch(written)
        if found is None or not written.isascii():
            return None
        number, began, again, asked_again = (int(each) for each in found.groups()[:4])
        early = tuple(int(each) for each in found[5].split("-")[:-1])
        return cls(number, began, again, asked_again, early)

    def moved(self, position: Position) -> Self:
        """The practice after a move from where it stood."""
        early = isinstance(position.step, Offer) and not self.again
        return self._replace(
            again=0,
            asked_again=min(self.asked_again + self.again, _MOST),
            undisclosed=(*self.undisclosed, len(position.trail))[-20:]
            if early
            else self.undisclosed,
        )


@dataclass(frozen=True, slots=True)
class Practising:
    """Serves calls for practice. Plain ASGI endpoints, as those of walks are."""

    desk: Desk
    site: Site
    newsroom: Newsroom

    async def start(self, scope: Scope, _: Receive, send: Send) -> None:
        """Begin with the customer of the query's `number`, or with any."""
        guide = str(scope["path_params"]["guide"])
        asked = query_of(scope).get("number", [""])[-1]
        known = asked.isascii() and asked.isdigit() and len(asked) < 7
        number = int(asked) if known else secrets.randbelow(_MOST)
        best = self._best(guide, number)
        position, _events = self.desk.practise(guide, best.position.origin.on, best.facts)
        here = self._here(position, Play(number, int(time.time())))
        new = since(position.guide, used(scope).get(guide))
        await send_reply(send, redirect(f"{here}?{urlencode(new)}" if new else here))

    async def page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The page behind a token, or where a move leads from it."""
        parts = scope["path_params"]
        play = Play.read(parts["play"])
        if play is None:
            raise UnknownGuide("There is no such practice: begin a new one.")
        posted = scope["method"] == "POST"
        fields = form_of(scope, await read_body(scope, receive)) if posted else query_of(scope)
        position, _ = await self.desk.open(parts["guide"], "agent", parts["token"], practice=True)
        if SINCE in fields and not posted:
            news = await self.newsroom.told_since(position.guide, fields[SINCE][-1])
            reply = self._show(position, play, Page(position), news=news)
        else:
            reply = self._reply(position, play, fields)
        await send_reply(send, reply)

    def _reply(self, position: Position, play: Play, fields: Fields) -> Reply:
        move = move_of(fields)
        if move is None:
            return self._show(position, play, Page(position))
        if move.at is not None and "answer" not in fields:
            earlier = walk.before(position, move.at)
            page = Page(earlier, typed=given_at(position, move.at), changing=move.at)
            return self._show(position, play, page)
        try:
            moved, _ = make(position, move, at_most=self.desk.answers_at_most)
        except AnswerRefused as refusal:
            return self._refused(position, play, move, refusal)
        return redirect(self._here(moved, play.moved(position)))

    def _refused(self, position: Position, play: Play, move: Move, refusal: AnswerRefused) -> Reply:
        asked = position if move.at is None else walk.before(position, move.at)
        page = Page(asked, error=refusal.message, typed=refusal.typed, changing=move.at)
        return self._show(position, play, page)._replace(status=422)

    def _show(
        self, position: Position, play: Play, page: Page, *, news: News | None = None
    ) -> Reply:
        page.note_form = self.site.operator.case_note
        best = self._best(position.guide.id, play.number)
        links = replace(
            self.site.links(PRACTICE, position.guide.id, ""),
            here=self._here(position, play),
            restart=f"{PRACTICE}/{position.guide.id}",
        )
        practice = self._practice(position, play, Customer(best, play.number))
        body = agent_html.render(page, links, practice=practice, news=news)
        return Reply(200, body, HTML, UNKEPT)

    def _practice(self, position: Position, play: Play, customer: Customer) -> Practice:
        guide = f"{PRACTICE}/{position.guide.id}"
        spoken = customer.says(position, play.again)
        asking = play._replace(again=min(play.again + 1, 99))
        ended = isinstance(position.step, End)
        seconds = max(0, int(time.time()) - play.began)
        call = Call(seconds, play.asked_again, play.undisclosed)
        return Practice(
            says=spoken.words,
            again="" if spoken.clear or play.again else self._here(position, asking),
            opening=customer.opening(),
            same=f"{guide}?number={play.number}",
            another=f"{guide}?number={play.number + 1}",
            look_back=looked_back(customer.best, position, call) if ended else None,
        )

    def _best(self, guide: str, number: int) -> Best:
        library = self.site.shelf.library
        best = best_of(library.guide(guide, "agent"), library.scripts.get(guide, ()), number)
        if best is None:
            raise GivenRefused(
                f'The guide "{guide}" has no scripted walk for agents that comes to an end, so no '
                "customer can be simulated: write one, or draft some with `callguide cover`."
            )
        return best

    def _here(self, position: Position, play: Play) -> str:
        return f"{PRACTICE}/{position.guide.id}/{play}/{self.desk.seal(position)}"
