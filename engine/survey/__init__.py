"""The survey of a guide: what its roads are like, step by step and as a whole.

How many answers it takes to an end, which steps all roads have in common, how long the words take
to be read aloud and how easy they are, and what a customer in self-service cannot do.
"""

from engine.survey.guides import GuideSurvey, survey
from engine.survey.steps import StepSurvey

__all__ = ["GuideSurvey", "StepSurvey", "survey"]
