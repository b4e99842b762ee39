"""Acting for somebody else: for whom, what for, and until when.

``acting_of(request)`` says for whom, if for anybody; ``subject_of(request)`` says whose things the
request is about; ``may(request, code)`` says whether it may do one thing. Rooms above add what may
be done with ``register_scope``. Everything a request does under an authority is recorded with it.
"""

from __future__ import annotations

from django.http import HttpRequest

from ..models import Organisation, Person
from ..people import person_of
from .found import Acting
from .scopes import DETAILS, SEE, SEND, register_scope

__all__ = [
    "DETAILS",
    "SEE",
    "SEND",
    "Acting",
    "acting_of",
    "may",
    "register_scope",
    "subject_of",
]


def acting_of(request: HttpRequest) -> Acting | None:
    """For whom the request acts; None for oneself. The middleware has looked it up."""
    found: Acting | None = getattr(request, "acting", None)
    return found


def subject_of(request: HttpRequest) -> Person | Organisation:
    """Whose things the request is about. Raises PermissionError for somebody not signed in."""
    acting = acting_of(request)
    if acting:
        return acting.subject
    if not request.user.is_authenticated:
        raise PermissionError("Nobody is signed in.")
    return person_of(request.user)


def may(request: HttpRequest, code: str) -> bool:
    """Whether the request may do this: anything for oneself, and for another what was allowed."""
    acting = acting_of(request)
    if acting:
        return code in acting.scope
    return request.user.is_authenticated
