"""Puts the application together. The only wiring."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from types import MappingProxyType
from typing import Protocol

from anyio.to_thread import run_sync
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from app.changes import Changes
from app.database import connect
from app.decisions import Decisions
from app.desk import Desk
from app.eventlog import EventLog
from app.faults import Fault, fault_reply, told
from app.guard import Frames, Guard
from app.http import Endpoint, Reply
from app.news import Newsroom
from app.notes import Notes
from app.openapi import describe
from app.operators import NOBODY, read_operator
from app.roads import Roads
from app.routes.api import REQUESTS, WalkApi
from app.routes.at import At
from app.routes.calls import Calls
from app.routes.coming_back import ComingBack
from app.routes.embed import Embed, embed_routes, may_start
from app.routes.find import find_as_typed, find_pages
from app.routes.guides import guide_pages, guides_api, start_page
from app.routes.notes import NOTES, NoteTaking
from app.routes.practice import Practising
from app.routes.previews import preview_pages
from app.routes.reference import reference_pages
from app.routes.service import (
    health_routes,
    live_routes,
    operator_routes,
    static_routes,
)
from app.routes.steps import step_pages
from app.settings import HOURS, Settings, checked, with_keys
from app.shelf import Shelf
from app.sites import CALL, EMBED, PRACTICE, SELF_SERVICE, Site
from app.versions import Versions
from engine.speech import msg
from engine.tokens import Keyring
from renderers.links import Help, Way

DATABASE = "callguide.db"
DESCRIPTION = "/api/v1/openapi.json"
_UNTOLD: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False}
"""Nothing tells addresses to a collector: tokens stand in them."""
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


def create_app(settings: Settings) -> FastAPI:
    """The application of an installation.

    Raises SettingsError, OSError where its folders cannot be used, and sqlite3.Error where its
    database cannot. `state.let_go` ends what waits for changes, so that a server that is to end
    can do so at once.
    """
    settings = with_keys(checked(settings))
    shelf = Shelf(settings.content, settings.limits)
    database = settings.data / DATABASE
    connection = connect(database)
    versions = Versions(connection, settings.limits, _now)
    versions.publish(shelf.library)
    desk = _desk(settings, shelf, versions)
    log = EventLog(database, _now)
    decisions = Decisions(database, _now)
    notes = Notes(database, _now, timedelta(seconds=settings.token_seconds))
    site = _site(settings, shelf)
    changes = Changes(settings.content, shelf)

    app = FastAPI(
        title="Callguide",
        lifespan=_lifespan(settings.watch, site, changes, log, (decisions, notes, connection)),
        openapi_url=None if settings.public else DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        telemetry=_UNTOLD,
    )
    hot = _add_walks(app, desk, log, decisions, site, notes)
    app.include_router(health_routes(shelf, log, connection))
    _add_pages(app, site, desk)
    if settings.watch:
        app.include_router(live_routes(changes))
    app.state.let_go, app.state.events, app.state.desk = changes.stop, log, desk
    _tell_faults(app, site)
    describe(app)
    _guard(app, site, hot)
    return app


def _desk(settings: Settings, shelf: Shelf, versions: Versions) -> Desk:
    return Desk(
        shelf=shelf,
        versions=versions,
        keyring=Keyring(settings.keys),
        token_seconds=settings.token_seconds,
        answers_at_most=settings.limits.answers,
        follow=settings.watch,
    )


def _guard(app: FastAPI, site: Site, hot: Mapping[str, ASGIApp]) -> None:
    """Stand before all addresses; `hot` are those that are looked for first."""
    app.add_middleware(
        Guard,
        fail=partial(fault_reply, site=site),
        refuse=partial(told, site=site),
        hot=hot,
        frames=Frames(EMBED, site.operator.embed, partial(may_start, site=site), site.ancestors),
    )


class _Closes(Protocol):
    def close(self) -> None: ...


def _lifespan(
    watch: bool,  # noqa: FBT001
    site: Site,
    changes: Changes,
    log: EventLog,
    open_: Iterable[_Closes],
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """What runs beside the requests: the log, the index, changes to follow; `open_` ends last."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        log.start()
        indexing = asyncio.create_task(run_sync(site.finding.indexes))
        following = asyncio.create_task(changes.follow()) if watch else None
        try:
            yield
        finally:
            changes.stop()
            await indexing
            if following is not None:
                await following
            log.close()
            for each in open_:
                each.close()

    return lifespan


def _site(settings: Settings, shelf: Shelf) -> Site:
    operator = NOBODY if settings.operator is None else read_operator(settings.operator)
    help_ = Help(settings.team, operator.people or _only_way(settings))
    kept_hours = settings.token_seconds // HOURS
    return Site(shelf, help_, settings.watch, settings.public, operator, kept_hours)


def _only_way(settings: Settings) -> tuple[Way, ...]:
    return (Way(settings.team, settings.team_link),) if settings.team_link else ()


def _now() -> datetime:
    return datetime.now(UTC)


def _add_pages(app: FastAPI, site: Site, desk: Desk) -> None:
    """What is no hot path; what is for the house alone is left out of a public instance."""
    routers = [start_page(site), find_pages(site), static_routes()]
    routers.append(operator_routes(site.operator))
    if site.operator.embed:
        routers.append(embed_routes())
    if site.watch:
        routers.append(preview_pages(site, desk))
    if not site.public:
        routers += [
            find_as_typed(site),
            guides_api(site),
            guide_pages(site, desk),
            step_pages(site, desk),
            reference_pages(app, site),
        ]
    for router in routers:
        app.include_router(router)


def _add_walks(
    app: FastAPI, desk: Desk, log: EventLog, decisions: Decisions, site: Site, notes: Notes
) -> dict[str, ASGIApp]:
    """The hot paths, as plain ASGI endpoints in front of all others; those of the API by path."""
    hot: dict[str, ASGIApp] = {}
    if not site.public:
        for path in REQUESTS:
            hot[f"/api/v1/walks{path}"] = WalkApi(
                path, desk, log, decisions, site.operator.case_note
            )
        newsroom = Newsroom(desk.versions)
        calls = Calls("agent", CALL, desk, log, decisions, site, notes, newsroom)
        _add_calls(app, calls, _Plain(ComingBack(calls, desk, newsroom).start))
        _add_practice(app, Practising(desk, site, newsroom))
        at = _Plain(At(desk, log, Roads(desk.shelf), site, newsroom))
        way = Route("/call/{guide}/at/{step:path}", at, methods=["GET", "POST"])
        app.router.routes.append(way)
        taken = _Plain(NoteTaking(desk, notes).keep)
        app.router.routes.append(Route(NOTES, taken, methods=["POST"]))
    _add_calls(app, Calls("self-service", SELF_SERVICE, desk, log, decisions, site))
    if site.operator.embed:
        begins = _Plain(Embed(desk, site).start)
        app.router.routes.append(Route(f"{EMBED}/{{guide}}", begins, methods=["POST"]))
        _add_calls(app, Calls("self-service", EMBED, desk, log, decisions, site))
    for address, endpoint in hot.items():
        app.router.routes.append(Route(address, endpoint, methods=["POST"]))
    return hot


def _add_calls(app: FastAPI, calls: Calls, begins: ASGIApp | None = None) -> None:
    page, start = f"{calls.prefix}/{{guide}}/{{token}}", f"{calls.prefix}/{{guide}}"
    app.router.routes.append(Route(page, _Plain(calls.page), methods=["GET", "POST"]))
    methods = ["GET", "POST"] if begins else ["GET"]
    app.router.routes.append(Route(start, begins or _Plain(calls.start), methods=methods))


def _add_practice(app: FastAPI, practising: Practising) -> None:
    page, start = f"{PRACTICE}/{{guide}}/{{play}}/{{token}}", f"{PRACTICE}/{{guide}}"
    app.router.routes.append(Route(page, _Plain(practising.page), methods=["GET", "POST"]))
    app.router.routes.append(Route(start, _Plain(practising.start), methods=["GET"]))


class _Plain:
    """A bare ASGI application, which Starlette does not wrap as it would a function."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._endpoint(scope, receive, send)


def _tell_faults(app: FastAPI, site: Site) -> None:
    """What the other routes refuse, as a page for people, as problem details for programs."""

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        message = msg("Check the address, or go to the start page.")
        title = msg("There is nothing here") if error.status_code == 404 else str(error.detail)
        fault = Fault(error.status_code, title, message)
        return _response(told(fault, request.scope, site), error.headers or {})

    async def form(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        wrong = "; ".join(f"{each['loc'][-1]}: {each['msg']}" for each in error.errors())
        fault = Fault(422, "The request does not have the right form", wrong)
        return _response(told(fault, request.scope, site))

    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, form)


def _response(reply: Reply, headers: Mapping[str, str] = NO_HEADERS) -> Response:
    more = {name.decode(): value.decode() for name, value in reply.headers}
    return Response(
        reply.body, reply.status, {**headers, **more}, media_type=reply.media_type.decode()
    )
