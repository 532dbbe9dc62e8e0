from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace

import pytest

from app.settings import Settings
from engine import tokens
from engine.tokens import Keyring
from tests.app.content import KNOWN
from tests.app.service import Service, served

OLD, NEW = b"o" * 32, b"n" * 32


def token_of(here: str) -> str:
    return here.rpartition("/")[2]


def altered(token: str) -> list[str]:
    raw = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    found = []
    for at in (0, 1, 5, 17, len(raw) // 2, len(raw) - 1):
        changed = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        found.append(urlsafe_b64encode(changed).decode().rstrip("="))
    return [*found, token[:-4], token + "AAAA", token[4:], token * 2]


STRANGE = ["A", "AA", "=", "é" * 40, "..", "x" * 8192, "x" * 8193, "x" * 60_000, "%00", "'\"><b>"]


def test_a_token_that_was_altered_opens_nothing(service: Service) -> None:
    for token in altered(token_of(service.start())):
        reply = service.get(f"/call/line/{token}")
        assert (reply.status_code, "link cannot be read" in reply.text) == (400, True), token


@pytest.mark.parametrize("token", STRANGE)
def test_what_was_never_a_token_opens_nothing(service: Service, token: str) -> None:
    status, body = service.raw("GET", f"/call/line/{token}")
    assert status == 400
    assert b"<b>" not in body


@pytest.mark.parametrize("token", ["", *STRANGE])
def test_the_api_says_so_too(service: Service, token: str) -> None:
    for sent in (token, f"agent.line.{token}", f"agent.{token}.", f".{token}"):
        assert service.api("/page", token=sent).status_code in (400, 422)


def test_a_token_opens_one_channel_and_one_guide(service: Service) -> None:
    token = token_of(service.start())
    assert service.get(f"/self-service/line/{token}").status_code == 400
    assert service.get(f"/call/staff/{token}").status_code == 400
    assert service.get(f"/call/nothing/{token}").status_code == 400


def test_a_token_of_the_pages_is_one_of_the_api(service: Service) -> None:
    token = token_of(service.start(query=KNOWN))
    assert service.api("/page", token=f"agent.line.{token}").status_code == 200
    assert service.api("/page", token=f"self-service.line.{token}").status_code == 400


def test_a_walk_is_over_when_its_time_is(settings: Settings) -> None:
    with served(settings) as service:
        here = service.start()
        desk = service.app.state.desk
        sealed = _sealed(desk.keyring, here, expires=1)
        reply = service.get(f"/call/line/{sealed}")
        assert (reply.status_code, "start anew" in reply.text) == (410, True)
        told = service.api("/page", token=f"agent.line.{sealed}")
        assert (told.status_code, told.json()["title"]) == (410, "The time for this walk is over")


def _sealed(keyring: Keyring, here: str, *, expires: int) -> str:
    state = tokens.unseal(token_of(here), keyring, guide="line", channel="agent", now=0)
    return tokens.seal(state, keyring, expires=expires, nonce=b"n" * tokens.NONCE_BYTES)


def test_an_old_key_still_opens_and_the_newest_seals(settings: Settings) -> None:
    with served(replace(settings, keys=(OLD,))) as before:
        here = before.start()
    with served(replace(settings, keys=(NEW, OLD))) as now:
        onward = now.go(here, "devices", "one")
    with served(replace(settings, keys=(NEW,))) as later:
        assert later.get(here).status_code == 400
        assert later.get(onward).status_code == 200


def test_an_answer_that_a_token_cannot_hold_is_refused_and_kept(service: Service) -> None:
    here = service.go(service.start(), "devices", "tell")
    story = "Ünïcode <b>" * 700
    reply = service.post(here, {"step": "story", "answer": story})
    assert reply.status_code == 422
    assert "holds too much" in reply.text
    assert "Ünïcode &lt;b&gt;" in reply.text
    assert service.get(here).status_code == 200


def test_the_api_refuses_such_an_answer_with_the_page_that_stands(service: Service) -> None:
    token = service.api("", guide="line").json()["token"]
    token = service.api("/answer", token=token, step="devices", answer="tell").json()["token"]
    told = service.api("/answer", token=token, step="story", answer="ü" * 7000)
    assert (told.status_code, told.json()["walk"]["page"]["step"]) == (422, "story")
