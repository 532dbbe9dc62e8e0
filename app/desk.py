"""The desk: where walks are started, opened out of their tokens and sealed into them again."""

import os
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.shelf import Shelf
from app.versions import Versions
from engine import interruption, tokens, walk
from engine.errors import AnswerRefused, TokenForeign
from engine.events import Event
from engine.guide import Guide
from engine.kinds import Value
from engine.leading import known_of, named, raw
from engine.speech import msg
from engine.state import Channel, State
from engine.tokens import Keyring
from engine.walk import Position

PRACTICE = "practice-"
"""How the numbers of walks begin that are for practice: they count for nothing."""
_PRACTISED = "This call is for practice: go on with it where it was begun."
_REAL = "This call is no practice: go on with it where it was begun."
_NOTHING_BELOW = msg("No other guide waits under this one.")
Choose = Callable[[Sequence[str]], str]
"""Chooses one of the languages of a guide, the first of which is its own."""


def _own(languages: Sequence[str]) -> str:
    return languages[0]


@dataclass(frozen=True, slots=True)
class Desk:
    """Turns tokens into positions and back. The only place that asks the clock and the dice.

    With `follow` a walk always moves on to the newest version of its guide, for authors.
    """

    shelf: Shelf
    versions: Versions
    keyring: Keyring
    token_seconds: int
    answers_at_most: int
    follow: bool = False

    def start(
        self, guide: str, channel: Channel, given: Mapping[str, object], choose: Choose = _own
    ) -> tuple[Position, list[Event]]:
        """A new walk, in the language that is chosen out of those of the guide.

        Raises UnknownGuide and GivenRefused.
        """
        found = self.shelf.library.guide(guide, channel)
        return walk.start(
            found,
            language=choose(found.languages),
            walk=secrets.token_hex(8),
            channel=channel,
            on=date.today(),  # noqa: DTZ011  # the day where the service is given
            given=given,
        )

    def practise(
        self, guide: str, on: date, given: Mapping[str, object]
    ) -> tuple[Position, list[Event]]:
        """A new walk for practice, on the day that it is about. Raises as `start` does."""
        return walk.start(
            self.shelf.library.guide(guide, "agent"),
            walk=f"{PRACTICE}{secrets.token_hex(8)}",
            channel="agent",
            on=on,
            given=given,
        )

    async def open(
        self, guide: str, channel: Channel, token: str, *, practice: bool = False
    ) -> tuple[Position, list[Event]]:
        """Where a token leads. Raises TokenRefused and UnknownGuide.

        A walk for practice is opened by `practice` alone, and nothing else is. A walk goes on in
        its own version of the guide; where that is not to be had it is carried over to the
        present one, and the events tell what changed.
        """
        now = int(time.time())
        state = tokens.unseal(token, self.keyring, guide=guide, channel=channel, now=now)
        if state.walk.startswith(PRACTICE) != practice:
            raise TokenForeign(_PRACTISED if state.walk.startswith(PRACTICE) else _REAL)
        position, events = await self._stand(state)
        return await self.with_its_call(position), events

    async def known(self, call: str, guide: str) -> dict[str, object]:
        """What a call (its guide and its token) has told that a walk of another guide can be given.

        Raises TokenRefused and UnknownGuide.
        """
        found = self.shelf.library.guide(guide, "agent")
        return raw(named(found, await self.learnt(call, found)))

    async def learnt(self, call: str, guide: Guide) -> dict[str, Value]:
        """The same by the keys of facts, as values; nothing where `call` names no walk."""
        origin, _, token = call.partition("/")
        if not token:
            return {}
        position, _events = await self.open(origin, "agent", token)
        return known_of(position, guide)

    async def with_its_call(self, position: Position) -> Position:
        """The position together with the other walks of its call, if there are any."""
        others = (*position.origin.under, *position.origin.done)
        if others:
            position.beside = tuple([(await self._stand(each))[0] for each in others])
        return position

    def interrupt(self, position: Position, guide: str) -> Position:
        """A walk of another guide on top of this one. Raises UnknownGuide and AnswerRefused."""
        found = self.shelf.library.guide(guide, position.origin.channel)
        return interruption.interrupt(position, found)

    async def come_back(self, position: Position) -> tuple[Position, list[Event]]:
        """The walk under this one, which goes on with what was learnt. Raises AnswerRefused."""
        state = interruption.below(position)
        if state is None:
            raise AnswerRefused(position.guide.speech(_NOTHING_BELOW))
        outer, events = await self._stand(state)
        outer, told = interruption.come_back(position, outer)
        return outer, events + told

    async def _stand(self, state: State) -> tuple[Position, list[Event]]:
        """Where a state leads, in its own version of the guide or carried over."""
        guide = state.guide
        present = self.shelf.library.guides.get(guide)
        if present is not None and present.version == state.version:
            return walk.replay(present.said_in(state.language), state), []
        if not self.follow:
            former = await self.versions.get(guide, state.version)
            if former is not None:
                return walk.replay(former.said_in(state.language), state), []
        present = self.shelf.library.guide(guide, state.channel)
        return walk.adapt(present.said_in(state.language), state)

    def anew(self, position: Position) -> Position:
        """A walk of one's own that stands where another does: of today, if it comes there today."""
        own = position.state._replace(walk=secrets.token_hex(8))
        today = walk.replay(position.guide, own._replace(on=date.today()))  # noqa: DTZ011
        alike = today.step.id == position.step.id
        return today if alike else walk.replay(position.guide, own)

    def seal(self, position: Position) -> str:
        """The token of a position. Raises WalkTooLong."""
        return tokens.seal(
            position.state,
            self.keyring,
            expires=int(time.time()) + self.token_seconds,
            nonce=os.urandom(tokens.NONCE_BYTES),
        )
