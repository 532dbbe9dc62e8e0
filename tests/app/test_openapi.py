from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from tests.app.content import KNOWN
from tests.app.service import Service


@pytest.fixture(scope="module")
def description(standing: Service) -> dict[str, Any]:
    found: dict[str, Any] = standing.get("/api/v1/openapi.json").json()
    return found


def test_it_is_a_valid_description(description: dict[str, Any]) -> None:
    validate(description)


def test_every_address_is_there_and_says_what_it_is_for(description: dict[str, Any]) -> None:
    assert set(description["paths"]) == {
        *(f"/api/v1/walks{path}" for path in ("", "/answer", "/back", "/change", "/any-time")),
        *(
            f"/api/v1/walks{path}"
            for path in ("/tell", "/tried", "/interrupt", "/come-back", "/page")
        ),
        *("/api/v1/guides", "/api/v1/guides/{guide}"),
        *("/api/v1/guides/{guide}/problems", "/api/v1/guides/{guide}/map", "/health", "/ready"),
        "/api/v1/find",
        "/api/v1/walks/change/effects",
    }
    for methods in description["paths"].values():
        for operation in methods.values():
            assert operation["summary"]
            assert operation["operationId"]


def test_every_shape_is_used_and_told(description: dict[str, Any]) -> None:
    schemas = description["components"]["schemas"]
    whole = str(description)
    for name, schema in schemas.items():
        assert f"#/components/schemas/{name}'" in whole, name
        assert schema.get("description"), name


def holds(description: dict[str, Any], path: str, method: str, reply: Any) -> None:
    """That a reply is as the description says."""
    told = description["paths"][path][method]["responses"][str(reply.status_code)]
    kind = reply.headers["content-type"].partition(";")[0]
    schema = told["content"][kind]["schema"]
    if "json" in kind:
        body = {**schema, "components": description["components"]}
        Draft202012Validator(body).validate(reply.json())


WALKS = "/api/v1/walks"
STARTS: list[tuple[int, dict[str, Any]]] = [
    (201, {"guide": "line"}),
    (201, {"guide": "line", "channel": "self-service", "facts": {"plan": "basic"}}),
    (404, {"guide": "nothing"}),
    (413, {"guide": "line" * 20_000}),
    (422, {"guide": 1}),
    (422, {"guide": "line", "facts": {"plan": 1}}),
]


@pytest.mark.parametrize(("status", "body"), STARTS)
def test_a_start_is_answered_as_told(
    standing: Service, description: dict[str, Any], status: int, body: dict[str, Any]
) -> None:
    reply = standing.api("", **body)
    assert reply.status_code == status
    holds(description, WALKS, "post", reply)


@pytest.mark.parametrize("path", ["/answer", "/back", "/change", "/any-time", "/page"])
def test_going_on_is_answered_as_told(
    standing: Service, description: dict[str, Any], path: str
) -> None:
    here = standing.go(standing.start(), "devices", "one")
    token = f"agent.line.{here.rpartition('/')[2]}"
    more: dict[str, dict[str, Any]] = {
        "/answer": {"step": "restart"},
        "/change": {"at": 0, "answer": "every"},
        "/any-time": {"step": "restart", "entry": "person"},
    }
    bodies: list[dict[str, Any]] = [
        {"token": token, **more.get(path, {})},
        {"token": token, **more.get(path, {}), "step": "nothing", "answer": 1, "at": 99},
        {"token": "agent.line.nothing", **more.get(path, {})},
        {"token": 1},
    ]
    statuses = set()
    for body in bodies:
        reply = standing.api(path, **body)
        statuses.add(reply.status_code)
        holds(description, f"{WALKS}{path}", "post", reply)
    assert {200, 400, 422} <= statuses


@pytest.mark.parametrize(
    ("body", "status"), [(b"{", 400), (b"null", 422), (b'{"guide": "line"}', 403)]
)
def test_so_is_what_is_no_request(
    standing: Service, description: dict[str, Any], body: bytes, status: int
) -> None:
    headers = {"origin": "http://else.test"} if status == 403 else {}
    reply = standing.ask("POST", WALKS, content=body, headers=headers)
    assert reply.status_code == status
    holds(description, WALKS, "post", reply)


@pytest.mark.parametrize("channel", ["agent", "self-service"])
def test_every_page_has_the_shape_that_is_told(
    standing: Service, description: dict[str, Any], channel: str
) -> None:
    prefix = "/call" if channel == "agent" else "/self-service"
    token = f"{channel}.line.{standing.to_offer(prefix).rpartition('/')[2]}"
    for step, answer in (("faster", "accepted"), ("faster", "declined")):
        reply = standing.api("/answer", token=token, step=step, answer=answer)
        holds(description, f"{WALKS}/answer", "post", reply)
    while (reply := standing.api("/back", token=token)).status_code == 200:
        holds(description, f"{WALKS}/back", "post", reply)
        token = reply.json()["token"]
    assert standing.start(query=KNOWN)


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/api/v1/guides", ""),
        ("/api/v1/guides/{guide}", ""),
        ("/api/v1/guides/{guide}/problems", ""),
        *(("/api/v1/guides/{guide}/map", f"?format={each}") for each in ("svg", "dot", "mermaid")),
        ("/api/v1/guides/{guide}/map", "?format=png"),
        ("/health", ""),
        ("/ready", ""),
    ],
)
def test_guides_and_health_are_answered_as_told(
    standing: Service, description: dict[str, Any], path: str, query: str
) -> None:
    for guide in ("line", "nothing"):
        holds(description, path, "get", standing.get(path.replace("{guide}", guide) + query))


def test_the_reference_needs_no_script_and_tells_it_all(
    standing: Service, description: dict[str, Any]
) -> None:
    page = standing.get("/api").text
    assert "<script" not in page
    for path in description["paths"]:
        assert path in page
    for name in description["components"]["schemas"]:
        assert f'id="{name}"' in page


def test_names_in_the_reference_are_set_as_code(standing: Service) -> None:
    page = standing.get("/api").text
    assert "<code>application/problem+json</code>" in page
    assert "`" not in page
