"""Faults as pages and as problem details: every exception of a request ends here."""

import logging
from typing import NamedTuple

import msgspec

from app.http import HTML, PROBLEM, BodyTooLarge, Reply
from app.sites import Site
from engine.errors import (
    AnswerRefused,
    CallguideError,
    GivenRefused,
    NotCurrent,
    TokenExpired,
    TokenForeign,
    UnknownGuide,
    WalkTooLong,
)
from renderers import error_html

log = logging.getLogger("callguide.faults")


class Fault(NamedTuple):
    """What went wrong, for a person: an HTTP status, a title, and what to do now."""

    status: int
    title: str
    message: str


_FAULTS: dict[type[Exception], tuple[int, str]] = {
    UnknownGuide: (404, "There is no such guide"),
    GivenRefused: (422, "A given fact cannot be taken"),
    NotCurrent: (409, "The walk has moved on"),
    AnswerRefused: (422, "This cannot be done here"),
    WalkTooLong: (422, "This walk has become too long"),
    TokenExpired: (410, "The time for this walk is over"),
    TokenForeign: (400, "This link cannot be read"),
    BodyTooLarge: (413, "That is too much at once"),
    msgspec.ValidationError: (422, "The request does not have the right form"),
    msgspec.DecodeError: (400, "The request is not JSON"),
}


def fault_of(error: Exception) -> Fault:
    """The fault that an exception means. One that we did not expect is logged whole."""
    for kind, (status, title) in _FAULTS.items():
        if isinstance(error, kind):
            return Fault(status, title, _message(error))
    log.error("unexpected fault", exc_info=error)
    message = "Something went wrong on our side. Nothing was lost: go back and try again."
    return Fault(500, "Something went wrong", message)


def _message(error: Exception) -> str:
    if isinstance(error, CallguideError):
        return error.message
    if isinstance(error, BodyTooLarge):
        return "Please shorten what you send."
    return f"{str(error).rstrip('.')}."


def html_fault(error: Exception, site: Site) -> Reply:
    """The fault as a page."""
    return html_page(fault_of(error), site)


def html_page(fault: Fault, site: Site) -> Reply:
    """A fault as a page."""
    body = error_html.render(fault.title, fault.message, site.page_links)
    return Reply(fault.status, body, HTML)


def json_fault(error: Exception) -> Reply:
    """The fault as problem details (RFC 9457)."""
    fault = fault_of(error)
    return problem(fault)


def problem(fault: Fault, **more: object) -> Reply:
    """Problem details with further members."""
    told = {"type": "about:blank", "title": fault.title, "status": fault.status}
    body = msgspec.json.encode({**told, "detail": fault.message, **more})
    return Reply(fault.status, body, PROBLEM)
