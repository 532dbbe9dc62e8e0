"""Practice: a customer who speaks as a scripted walk has it, and what came of a call with them."""

from engine.practice.best import Best, best_of
from engine.practice.customer import Customer, Spoken
from engine.practice.looking_back import Call, Line, LookBack, looked_back

__all__ = ["Best", "Call", "Customer", "Line", "LookBack", "Spoken", "best_of", "looked_back"]
