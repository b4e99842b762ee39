"""Who of the staff sees people. What somebody may not see looks the same as what is not there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from portal.ui.private import mark

from .. import audit
from ..models import Person

SEE = "accounts.view_person"
WRITE_DOWN = "accounts.add_person"
NEEDS = "accounts.change_needs"

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def only_with(permission: str) -> Callable[[View[P]], View[P]]:
    """Answer "not found" to whoever lacks the permission; nobody keeps a copy of the page."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.has_perm(permission):
                raise Http404
            return mark(view(request, *args, **kwargs))

        return wrapped

    return decorate


def person_or_404(public_id: str) -> Person:
    found: Person = get_object_or_404(Person.objects.select_related("user"), public_id=public_id)
    return found


def note_view(request: HttpRequest, person: Person, part: str) -> None:
    """Write down that this person's details were seen: "page", "needs", "found"."""
    whose = person.public_id
    audit.record(
        "person.viewed", f"person:{whose}", request=request, about=whose, details={"part": part}
    )
