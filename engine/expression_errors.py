"""What can be wrong with an expression, told so that its author can put it right."""

from collections.abc import Iterable
from enum import StrEnum

from engine.errors import CallguideError


class Fault(StrEnum):
    """The kinds of faults; the member's value is the code of the checker's problem."""

    UNREADABLE = "bad-expression"
    MISSING_FACT = "missing-fact"
    MISSING_OPTION = "missing-option"
    MISSING_FUNCTION = "missing-function"
    WRONG_TYPE = "wrong-type"


class ExpressionError(CallguideError):
    """One fault of an expression: what is wrong, what to write instead, and where.

    `offset` and `length` are in characters of the expression's text, counted from 0.
    """

    def __init__(
        self,
        message: str,
        fix: str,
        offset: int = 0,
        length: int = 0,
        code: Fault = Fault.UNREADABLE,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.fix = fix
        self.offset = offset
        self.length = length


class ExpressionErrors(CallguideError):
    """Every fault that was found in one expression, in the order of the text."""

    def __init__(self, errors: Iterable[ExpressionError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda error: error.offset))
        super().__init__(" ".join(f"{error.message} {error.fix}" for error in self.errors))


class CannotCompute(ExpressionError, ArithmeticError):
    """A sound expression without a result for these facts, such as a division by zero."""
