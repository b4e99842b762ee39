"""What a journey is made of, as frozen data; ``freeze`` and ``thaw`` take it to JSON and back."""

from .frozen import SCHEMA, Unthawable, fingerprint, freeze, thaw
from .journey import (
    About,
    ContentStep,
    ExitStep,
    ItemStep,
    Journey,
    Outcome,
    Privacy,
    QuestionStep,
    Repeat,
    Retention,
    Section,
    Step,
    Way,
)
from .questions import LISTED, MEASURED, NO, YES, Choice, Divider, Kind, Question

__all__ = [
    "LISTED",
    "MEASURED",
    "NO",
    "SCHEMA",
    "YES",
    "About",
    "Choice",
    "ContentStep",
    "Divider",
    "ExitStep",
    "ItemStep",
    "Journey",
    "Kind",
    "Outcome",
    "Privacy",
    "Question",
    "QuestionStep",
    "Repeat",
    "Retention",
    "Section",
    "Step",
    "Unthawable",
    "Way",
    "fingerprint",
    "freeze",
    "thaw",
]
