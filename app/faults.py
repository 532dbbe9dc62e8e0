"""Faults as pages and as problem details: every exception of a request ends here."""

import logging
import sqlite3
from collections.abc import Callable
from decimal import InvalidOperation
from typing import NamedTuple, TypeVar

import msgspec
from starlette.types import Scope

from app.http import HTML, PROBLEM, UNKEPT, BodyTooLarge, NotAForm, Reply
from app.languages import spoken_to
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
from engine.speech import msg
from renderers import error_html

Shape = TypeVar("Shape")

log = logging.getLogger("callguide.faults")


class NotJson(Exception):
    """The body of a request is no JSON that we read; the message says why."""


class Fault(NamedTuple):
    """What went wrong, for a person: an HTTP status, a title, and what to do now."""

    status: int
    title: str
    message: str


_FAULTS: dict[type[Exception], tuple[int, str]] = {
    UnknownGuide: (404, msg("There is no such guide")),
    GivenRefused: (422, msg("A given fact cannot be taken")),
    NotCurrent: (409, msg("The walk has moved on")),
    AnswerRefused: (422, msg("This cannot be done here")),
    WalkTooLong: (422, msg("This walk has become too long")),
    TokenExpired: (410, msg("The time for this walk is over")),
    TokenForeign: (400, msg("This link cannot be read")),
    BodyTooLarge: (413, msg("That is too much at once")),
    NotAForm: (400, msg("The form cannot be read")),
    msgspec.ValidationError: (422, msg("The request does not have the right form")),
    NotJson: (400, msg("The request is not JSON")),
}
_BUSY = Fault(
    503,
    msg("This cannot be noted right now"),
    msg("Nothing was changed and nothing was lost: please try again in a moment."),
)
_OURS = Fault(
    500,
    msg("Something went wrong"),
    msg("Something went wrong on our side. Nothing was lost: go back and try again."),
)


def fault_of(error: Exception) -> Fault:
    """The fault that an exception means. One that is no fault of the sender is logged whole."""
    for kind, (status, title) in _FAULTS.items():
        if isinstance(error, kind):
            return Fault(status, title, _message(error))
    log.error("unexpected fault", exc_info=error)
    return _BUSY if isinstance(error, sqlite3.Error) else _OURS


def _message(error: Exception) -> str:
    if isinstance(error, CallguideError):
        return error.message
    if isinstance(error, BodyTooLarge):
        return msg("Please shorten what you send.")
    return f"{str(error).rstrip('.')}."


def read_json(decode: Callable[[bytes], Shape], body: bytes) -> Shape:
    """What a body says. Raises NotJson, and msgspec.ValidationError for the wrong form."""
    try:
        return decode(body)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError as error:
        raise NotJson(str(error)) from error
    except RecursionError as error:
        raise NotJson("It is nested too deeply") from error
    except InvalidOperation as error:
        raise NotJson("It holds a number out of all bounds") from error


def fault_reply(error: Exception, scope: Scope, site: Site) -> Reply:
    """The fault as problem details for a program, as a page for a person."""
    return told(fault_of(error), scope, site)


def told(fault: Fault, scope: Scope, site: Site) -> Reply:
    """A fault in the way of the address that was asked for."""
    program = scope["path"].startswith("/api/v1")
    return problem(fault) if program else html_page(fault, site, spoken_to(scope))


def html_page(fault: Fault, site: Site, language: str) -> Reply:
    """A fault as a page."""
    body = error_html.render(fault.title, fault.message, site.page_links, language)
    return Reply(fault.status, body, HTML, UNKEPT)


def problem(fault: Fault, **more: object) -> Reply:
    """Problem details (RFC 9457) with further members."""
    about = {"type": "about:blank", "title": fault.title, "status": fault.status}
    body = msgspec.json.encode({**about, "detail": fault.message, **more})
    return Reply(fault.status, body, PROBLEM, UNKEPT)
