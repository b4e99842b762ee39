"""Speaking to other systems at addresses that somebody has typed in."""

from .addresses import NotPublic, is_public, permitted
from .connecting import Deadline, connect
from .http import Answer, Failure, Kind, problem_with, request

__all__ = [
    "Answer",
    "Deadline",
    "Failure",
    "Kind",
    "NotPublic",
    "connect",
    "is_public",
    "permitted",
    "problem_with",
    "request",
]
