"""Tokens: the state of a walk, sealed so that it can travel with a customer.

AES-256-GCM (NIST SP 800-38D) over a compact serialisation. Encrypted, because a state holds a
customer's answers; authenticated together with the channel and the guide, so that a token opens
nothing else. Text of a token: base64url of one byte of format, four of key id, twelve of nonce,
then the sealed bytes. The time and the nonce are arguments: nothing here asks a clock or dice.
"""

from base64 import b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from engine.errors import TokenExpired, TokenForeign, WalkTooLong
from engine.speech import msg
from engine.state import Answer, State, Wire

LONGEST = 8192
"""The most characters of a token; a longer one is refused before it is decoded."""

NONCE_BYTES = 12
KEY_BYTES = 32

_FORMAT = b"\x01"
_TOO_LONG = msg("This walk holds too much to be carried on. Please shorten an answer.")
_HEADER = 1 + 4 + NONCE_BYTES
_FOREIGN = msg("This link does not belong to a walk here. Please start anew.")
_EXPIRED = msg("The time for this walk is over. Please start anew.")


class _Sealed(NamedTuple):
    """What is sealed, in this order; what is empty at its end is left out."""

    expires: int
    version: str
    walk: str
    on: int
    given: dict[str, Wire]
    answers: tuple[Answer, ...]
    aside: tuple[Answer, ...]
    differs: str
    language: str = ""
    told: dict[str, Wire] | None = None
    under: tuple[State, ...] = ()
    done: tuple[State, ...] = ()
    tried: tuple[str, ...] = ()


_encode = msgspec.msgpack.Encoder().encode
_decoder: msgspec.msgpack.Decoder[_Sealed] = msgspec.msgpack.Decoder(_Sealed)


class Keyring:
    """The keys of an installation: the first seals, all of them open.

    Each secret is 32 random bytes. ValueError for another size, or for none.
    """

    def __init__(self, secrets: Sequence[bytes]) -> None:
        if not secrets or any(len(secret) != KEY_BYTES for secret in secrets):
            message = f"a keyring needs secrets of {KEY_BYTES} bytes each, at least one"
            raise ValueError(message)
        self._ciphers = {_key_id(secret): AESGCM(secret) for secret in reversed(secrets)}
        self._newest = _key_id(secrets[0])

    def seal(self, plain: bytes, nonce: bytes, purpose: bytes) -> bytes:
        """Header and sealed bytes, under the newest key."""
        head = _FORMAT + self._newest
        sealed = self._ciphers[self._newest].encrypt(nonce, plain, head + purpose)
        return head + nonce + sealed

    def open(self, raw: bytes, purpose: bytes) -> bytes:
        """The plain bytes again. Raises TokenForeign."""
        cipher = self._ciphers.get(raw[1:5])
        if raw[:1] != _FORMAT or cipher is None or len(raw) <= _HEADER:
            raise TokenForeign(_FOREIGN)
        try:
            return cipher.decrypt(raw[5:_HEADER], raw[_HEADER:], raw[:5] + purpose)
        except InvalidTag as error:
            raise TokenForeign(_FOREIGN) from error


def _key_id(secret: bytes) -> bytes:
    return sha256(b"callguide key " + secret).digest()[:4]


def seal(state: State, keyring: Keyring, *, expires: int, nonce: bytes) -> str:
    """The token of a state, good until the Unix time `expires`. Raises WalkTooLong.

    `nonce` must be twelve bytes that were never used before, such as fresh random ones.
    """
    plain = _encode(
        (
            expires,
            state.version,
            state.walk,
            state.on.toordinal(),
            state.given,
            state.answers,
            state.aside,
            state.differs,
            *_rest(state),
        )
    )
    raw = keyring.seal(plain, nonce, _purpose(state.guide, state.channel))
    token = urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")
    if len(token) > LONGEST:
        raise WalkTooLong(_TOO_LONG)
    return token


def _rest(state: State) -> tuple[object, ...]:
    """What few walks have, as far as this one has it."""
    if state.tried:
        return state.language, state.told, state.under, state.done, state.tried
    if state.under or state.done:
        return state.language, state.told, state.under, state.done
    if state.told:
        return state.language, state.told
    return (state.language,) if state.language else ()


def unseal(token: str, keyring: Keyring, *, guide: str, channel: str, now: int) -> State:
    """The state in a token. Raises TokenExpired, or TokenForeign for anything not ours."""
    if len(token) > LONGEST:
        raise TokenForeign(_FOREIGN)
    try:
        raw = b64decode(token + "=" * (-len(token) % 4), b"-_", validate=True)
    except (NotBase64, ValueError) as error:
        raise TokenForeign(_FOREIGN) from error
    plain = keyring.open(raw, _purpose(guide, channel))
    sealed = _read(plain)
    if sealed.expires < now:
        raise TokenExpired(_EXPIRED)
    return State(
        guide,
        sealed.version,
        sealed.walk,
        channel,  # type: ignore[arg-type]  # authenticated: only our channels were ever sealed
        date.fromordinal(sealed.on),
        sealed.given,
        sealed.answers,
        sealed.aside,
        sealed.differs,
        sealed.language,
        sealed.told or {},
        sealed.under,
        sealed.done,
        sealed.tried,
    )


def _read(plain: bytes) -> _Sealed:
    try:
        return _decoder.decode(plain)
    except msgspec.DecodeError as error:
        raise TokenForeign(_FOREIGN) from error


def _purpose(guide: str, channel: str) -> bytes:
    return f"{channel}\0{guide}".encode()
