"""Tokens carry a walk's state: sealed, for one guide and channel, for a time."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date

import pytest

from engine import tokens
from engine.errors import TokenExpired, TokenForeign, WalkTooLong
from engine.state import Answer, State
from engine.tokens import KEY_BYTES, LONGEST, NONCE_BYTES, Keyring

OLD, NEW = bytes(KEY_BYTES), bytes(range(KEY_BYTES))
KEYRING = Keyring([NEW])
NONCE = bytes(range(NONCE_BYTES))
STATE = State(
    "slow-internet",
    "0123456789abcdef",
    "w1",
    "agent",
    date(2026, 11, 2),
    {"customer.plan": "basic", "tools": ["saw"], "old": True, "size": 3},
    (Answer("which-devices", "every"), Answer("measure", "48.5"), Answer("wait", None)),
    (Answer("later", "x", "corrected"),),
    "measure",
)


def sealed(state: State = STATE, keyring: Keyring = KEYRING, nonce: bytes = NONCE) -> str:
    return tokens.seal(state, keyring, expires=1000, nonce=nonce)


def opened(token: str, keyring: Keyring = KEYRING, /, **other: object) -> State:
    purpose = {"guide": "slow-internet", "channel": "agent", "now": 1000} | other
    return tokens.unseal(token, keyring, **purpose)  # type: ignore[arg-type]


def test_a_token_opens_to_the_state_that_was_sealed() -> None:
    assert opened(sealed()) == STATE


def test_a_token_is_url_safe_and_short() -> None:
    token = sealed()
    assert len(token) == 239
    assert token.replace("-", "a").replace("_", "a").isalnum()


def test_a_token_shows_nothing_of_what_it_holds() -> None:
    raw = urlsafe_b64decode(sealed() + "=" * (-len(sealed()) % 4))
    assert b"basic" not in raw
    assert b"measure" not in raw


def test_the_nonce_makes_every_token_another() -> None:
    assert sealed() == sealed()
    assert sealed() != sealed(nonce=bytes(NONCE_BYTES))


@pytest.mark.parametrize("other", [{"guide": "another"}, {"channel": "self-service"}])
def test_a_token_is_for_its_guide_and_channel_alone(other: dict[str, str]) -> None:
    with pytest.raises(TokenForeign):
        opened(sealed(), **other)


def test_a_token_expires() -> None:
    with pytest.raises(TokenExpired, match="The time for this walk is over"):
        opened(sealed(), now=1001)


@pytest.mark.parametrize("at", [0, 1, 4, 5, 16, 17, 60, -1])
def test_a_token_that_was_altered_is_foreign(at: int) -> None:
    raw = bytearray(urlsafe_b64decode(sealed() + "="))
    raw[at] ^= 1
    with pytest.raises(TokenForeign):
        opened(urlsafe_b64encode(raw).decode().rstrip("="))


@pytest.mark.parametrize(
    "token",
    ["", "a", "====", "not a token", "é" * 20, "\ud800", "A" * 40, "A" * LONGEST, "\x00" * 50],
    ids=ascii,
)
def test_what_is_no_token_is_foreign(token: str) -> None:
    with pytest.raises(TokenForeign, match="Please start anew"):
        opened(token)


def test_a_token_that_is_too_long_is_refused_unread() -> None:
    with pytest.raises(TokenForeign):
        opened(sealed() + "A" * LONGEST)


def test_a_walk_that_does_not_fit_into_a_token_is_too_long() -> None:
    answers = tuple(Answer(f"step-{at}", "x" * 100) for at in range(60))
    with pytest.raises(WalkTooLong, match="shorten an answer"):
        sealed(STATE._replace(answers=answers))


def test_old_keys_open_and_the_newest_seals() -> None:
    before = sealed(keyring=Keyring([OLD]))
    both = Keyring([NEW, OLD])
    assert opened(before, both) == STATE
    assert opened(sealed(keyring=both), Keyring([NEW])) == STATE
    with pytest.raises(TokenForeign):
        opened(before, Keyring([NEW]))


@pytest.mark.parametrize("secrets", [[], [b"short"], [NEW, b""]])
def test_a_keyring_needs_whole_secrets(secrets: list[bytes]) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Keyring(secrets)


def test_what_was_sealed_but_is_no_state_is_foreign() -> None:
    raw = KEYRING.seal(b"\xc0", NONCE, b"agent\0slow-internet")
    with pytest.raises(TokenForeign):
        opened(urlsafe_b64encode(raw).decode().rstrip("="))
