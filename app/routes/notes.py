"""Takes an agent's own notes during a call."""

from dataclasses import dataclass

from anyio.to_thread import run_sync
from starlette.types import Receive, Scope, Send

from app.desk import Desk
from app.http import HTML, UNKEPT, Reply, form_of, read_body, redirect, send_reply
from app.notes import CALL, Notes
from app.sites import CALL as PREFIX

NOTES = f"{PREFIX}/{{guide}}/{{token}}/notes"
"""The address that notes are posted to."""

_KEPT = Reply(204, b"", HTML, UNKEPT)


@dataclass(frozen=True, slots=True)
class NoteTaking:
    """Keeps the notes that a form sends: the token says of which walk. A plain ASGI endpoint."""

    desk: Desk
    notes: Notes

    async def keep(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Keep a note on a step, a note on the call, or both; then show the page again.

        A script that stays on the page says `quiet`, and is answered without one.
        """
        form = form_of(scope, await read_body(scope, receive))
        guide, token = (str(scope["path_params"][each]) for each in ("guide", "token"))
        position, _ = await self.desk.open(guide, "agent", token)
        walk, step = position.origin.walk, form.get("step", [""])[-1]
        if "note" in form and step in position.guide.steps:
            await run_sync(self.notes.keep, walk, step, form["note"][-1])
        if "call-note" in form:
            await run_sync(self.notes.keep, walk, CALL, form["call-note"][-1])
        reply = _KEPT if "quiet" in form else redirect(f"{PREFIX}/{guide}/{token}")
        await send_reply(send, reply)
