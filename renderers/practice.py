"""What a practice adds to the agent's screen: what the customer says, and the look back."""

from dataclasses import dataclass

from engine.practice import LookBack
from engine.speech import msg

MARKS = {
    "same": "",
    "other": msg("Answered otherwise"),
    "needless": msg("Not needed"),
    "left out": msg("Left out"),
}


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice as it stands: `says` is what the customer says, `again` where to ask again.

    `opening` is why they call, `same` and `another` are where to call again: this customer, or
    the next one. `look_back` is there once the call has ended.
    """

    says: str
    again: str
    opening: str
    same: str
    another: str
    look_back: LookBack | None = None

    @property
    def minutes(self) -> str:
        """How long the call took, as a clock shows it."""
        return _clock(self.look_back.call.seconds) if self.look_back else ""

    @property
    def aloud(self) -> str:
        """How long the words of the best road take to read out."""
        return _clock(self.look_back.aloud) if self.look_back else ""


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"
