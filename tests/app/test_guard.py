import pytest

from app.guard import HEADERS, POLICY
from app.settings import Settings
from tests.app.service import FORM, Service, served

OURS = {name.decode(): value.decode() for name, value in HEADERS}
ADDRESSES = [
    "/",
    "/health",
    "/ready",
    "/problems",
    "/api",
    "/api/v1/openapi.json",
    "/api/v1/guides",
    "/api/v1/guides/line/map",
    "/guides/line/map.svg",
    "/guides/line/script",
    "/guides/line/script.md",
    "/call/line",
    "/self-service/line",
    "/call/nothing",
    "/call/line/nothing",
    "/nothing",
    "/static/0/agent.css",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "DELETE", "BREW"])
def test_every_response_is_safe(standing: Service, method: str, address: str) -> None:
    reply = standing.ask(method, address)
    assert OURS.items() <= dict(reply.headers).items()
    assert reply.headers["cache-control"]
    assert reply.status_code < 500


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("/guides/line/map", "frame-src 'self'; frame-ancestors 'none'"),
        ("/guides/line/step?id=uses", "frame-src 'self'; frame-ancestors 'none'"),
        ("/guides/line/step/page?id=uses&channel=agent", "frame-ancestors 'self'"),
    ],
)
def test_what_shows_a_step_in_frames_may_do_no_more_than_that(
    standing: Service, address: str, allowed: str
) -> None:
    told = standing.get(address).headers["content-security-policy"]
    assert allowed in told
    assert told.replace("'self'", "'none'") == POLICY.replace("'self'", "'none'")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_head_is_what_a_get_would_be_without_the_body(standing: Service, address: str) -> None:
    whole, head = standing.get(address), standing.ask("HEAD", address)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    if not address.startswith(("/call", "/self-service")):
        assert head.headers == whole.headers


@pytest.mark.parametrize("address", ["/", "/call/line", "/api/v1/guides", "/health"])
def test_what_cannot_be_done_to_an_address_says_what_can(standing: Service, address: str) -> None:
    reply = standing.ask("DELETE", address)
    assert reply.status_code == 405
    assert "GET" in reply.headers["allow"]


def test_a_walk_of_the_api_is_only_posted(standing: Service) -> None:
    reply = standing.get("/api/v1/walks")
    assert (reply.status_code, reply.headers["allow"]) == (405, "POST")
    assert reply.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("sec-fetch-site", "cross-site", 403),
        ("sec-fetch-site", "same-site", 403),
        ("sec-fetch-site", "nonsense", 403),
        ("sec-fetch-site", "same-origin", 303),
        ("sec-fetch-site", "none", 303),
        ("origin", "http://elsewhere.test", 403),
        ("origin", "http://desk.test.elsewhere.test", 403),
        ("origin", "http://desk.test:81", 403),
        ("origin", "null", 403),
        ("origin", "http://[", 403),
        ("origin", "http://desk.test", 303),
        ("accept", "*/*", 303),
    ],
)
def test_a_form_is_taken_from_our_own_pages_alone(
    standing: Service, name: str, value: str, status: int
) -> None:
    here = standing.start()
    body = "step=devices&answer=one"
    reply = standing.ask("POST", here, content=body, headers={**FORM, name: value})
    assert reply.status_code == status


def test_what_the_browser_says_of_itself_counts_more_than_the_origin(standing: Service) -> None:
    here = standing.start()
    fields = {"step": "devices", "answer": "one"}
    own = standing.post(here, fields, origin="null", sec_fetch_site="same-origin")
    foreign = standing.post(here, fields, origin="http://desk.test", sec_fetch_site="cross-site")
    assert (own.status_code, foreign.status_code) == (303, 403)


def test_another_site_cannot_use_the_api_either(standing: Service) -> None:
    reply = standing.ask(
        "POST", "/api/v1/walks", json={"guide": "line"}, headers={"origin": "http://else.test"}
    )
    assert (reply.status_code, reply.json()["status"]) == (403, 403)


def test_a_link_from_another_site_is_welcome(standing: Service) -> None:
    assert standing.get("/self-service/line", sec_fetch_site="cross-site").status_code == 303


def test_a_mishap_of_ours_is_told_safely_and_logged(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    with served(settings) as service:

        @service.app.get("/broken")
        def broken() -> None:
            raise ZeroDivisionError

        reply = service.get("/broken")
        assert reply.status_code == 500
        assert "Nothing was lost" in reply.text
        assert "ZeroDivisionError" not in reply.text
        assert OURS.items() <= dict(reply.headers).items()
        assert "unexpected fault" in caplog.text
