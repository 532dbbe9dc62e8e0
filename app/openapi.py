"""The OpenAPI description: what FastAPI knows, and the plain endpoints of a walk."""

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.routes.api import REQUESTS
from app.routes.guides import MEDIA
from renderers import page_json

VERSION = "1"
ABOUT = """Walk a guide step by step. Start a walk to get its first page and a token; send the token
of the last page with every request. A token holds the whole walk, sealed: nothing is kept on the
server, so any page can be gone back to. Problems come as `application/problem+json`; a refused
answer comes with the page that still stands."""

_SUMMARIES = {
    "": "Start a walk",
    "/answer": "Answer the present step",
    "/back": "Take the last answer back",
    "/change": "Change an earlier answer",
    "/change/effects": "Ask what changing an earlier answer would set aside",
    "/any-time": "Go to a step that is at hand at any time",
    "/tell": "Take in what the customer volunteers",
    "/tried": "Mark instructions as followed already",
    "/interrupt": "Leave the guide for another one",
    "/come-back": "Go on with the walk below",
    "/page": "Show the present page again",
}
_REPLIES = {"/change/effects": "EffectsData"}
_TOLD = {"/change/effects": "What would no longer count; nothing is changed."}
"""What comes back where it is not a page."""
_REFERENCE = "#/components/schemas/{name}"


def describe(app: FastAPI) -> None:
    """Let the application tell the whole description at its `openapi_url`."""

    def whole() -> dict[str, Any]:
        if not app.openapi_schema:
            app.openapi_schema = _whole(app)
        return app.openapi_schema

    app.openapi = whole  # type: ignore[method-assign]  # FastAPI's own way of replacing it


def _whole(app: FastAPI) -> dict[str, Any]:
    found = get_openapi(title="Callguide", version=VERSION, description=ABOUT, routes=app.routes)
    schemas = found.setdefault("components", {}).setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    _, requests = msgspec.json.schema_components(REQUESTS.values(), ref_template=_REFERENCE)
    schemas.update({**requests, **page_json.schema(), "Problem": _PROBLEM})
    for path, methods in found["paths"].items():
        for operation in methods.values():
            _tell_faults(path, operation)
    paths = {f"/api/v1/walks{path}": {"post": _operation(path)} for path in REQUESTS}
    found["paths"] = {**paths, **found["paths"]}
    return found


def _tell_faults(path: str, operation: dict[str, Any]) -> None:
    """Say of one of FastAPI's operations how it really fails."""
    responses = operation["responses"]
    if "422" in responses:
        del responses["422"]
    if "{guide}" in path:
        responses["404"] = _fault("There is no such guide, or it has errors.")
    if any(each["in"] == "query" for each in operation.get("parameters", ())):
        responses["422"] = _fault("A parameter does not have the right form.")
    if path.endswith("/map"):
        schema = {"schema": {"type": "string"}}
        responses["200"]["content"] = dict.fromkeys(MEDIA.values(), schema)


def _fault(told: str) -> dict[str, Any]:
    return {
        "description": told,
        "content": {"application/problem+json": {"schema": _ref("Problem")}},
    }


_FAULTS = {
    "400": "The request or its token cannot be read.",
    "403": "A browser says that another site's page sent the request.",
    "404": "There is no such guide.",
    "413": "The request is too large.",
    "422": "The request does not have the right form, or a fact cannot be taken.",
}
_REFUSALS = {
    "409": "The step is no longer the current one; the page that stands is told beside it.",
    "410": "The time for the walk is over.",
    "422": "The request does not have the right form, or what it asks for is refused: then the "
    "page that stands is told beside it.",
}


def _operation(path: str) -> dict[str, Any]:
    request = REQUESTS[path]
    faults = _FAULTS if path == "" else {**_FAULTS, **_REFUSALS}
    return {
        "tags": ["walks"],
        "summary": _SUMMARIES[path],
        "operationId": f"walk{path.replace('/', '_').replace('-', '_')}" if path else "walk_start",
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": _ref(request.__name__)}},
        },
        "responses": {
            "201" if path == "" else "200": {
                "description": _TOLD.get(path, "The page, and the token to go on with."),
                "content": {"application/json": {"schema": _ref(_REPLIES.get(path, "WalkData"))}},
            },
            **{code: _fault(told) for code, told in sorted(faults.items())},
        },
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": _REFERENCE.format(name=name)}


_PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "What went wrong and what to do now (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What to do now."},
        "walk": {"$ref": "#/components/schemas/WalkData"},
    },
}
