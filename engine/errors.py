"""The errors that Callguide raises on purpose.

```
CallguideError
├── UnknownGuide        no such guide, or not for this channel
├── AnswerRefused       an answer that cannot be taken; the message is for the person
│   └── NotCurrent      the step that was answered is no longer the current one
├── GivenRefused        a fact that the caller gave cannot be taken
├── ExpressionError     one fault of an expression, and where
│   └── CannotCompute   a sound expression without a result, such as a division by zero
├── ExpressionErrors    every fault of one expression
├── WalkTooLong         the walk has become too large for a token
└── TokenRefused        a token that cannot be read
    ├── TokenExpired    it was ours, and its time is over
    └── TokenForeign    not ours, altered, too large, or for another purpose or guide
```
"""


class CallguideError(Exception):
    """Every error that Callguide raises on purpose; `message` says what to do now."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnknownGuide(CallguideError):
    """There is no such guide, or it is not served on this channel."""


class AnswerRefused(CallguideError):
    """An answer that cannot be taken: `message` stands beside the question, `typed` is kept."""

    def __init__(self, message: str, typed: object = None) -> None:
        super().__init__(message)
        self.typed = typed


class NotCurrent(AnswerRefused):
    """The step that was answered is no longer the current one; nothing was applied."""


class GivenRefused(CallguideError):
    """A fact that the caller gave has an unknown name or an impossible value."""


class WalkTooLong(CallguideError):
    """The walk has become too large for a token; the answer that made it so was not taken."""


class TokenRefused(CallguideError):
    """A token that cannot be read; the walk has to be started anew."""


class TokenExpired(TokenRefused):
    """The token was ours, and its time is over."""


class TokenForeign(TokenRefused):
    """Not a token of ours, or altered, too large, or for another purpose or guide."""
