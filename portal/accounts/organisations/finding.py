"""Finding an organisation for somebody who belongs to it. To others it is not there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from ..acting import acting_of
from ..acting.oneself import stop_first
from ..assurance import sure
from ..models import Membership, Role
from ..signed_in import signed_in

P = ParamSpec("P")
Member = Callable[Concatenate[HttpRequest, Membership, P], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]


def mine(request: HttpRequest, public_id: str) -> Membership:
    """The place that whoever is signed in has in an open organisation. Raises Http404."""
    found: Membership | None = (
        Membership.objects.filter(
            user=request.user,
            organisation__public_id=public_id,
            organisation__closed_at__isnull=True,
        )
        .select_related("organisation")
        .first()
    )
    if found is None:
        raise Http404
    return found


def for_members(view: Member[P]) -> View[P]:
    """A view for members: it is given their membership in place of the organisation's id."""

    @wraps(view)
    def wrapped(
        request: HttpRequest, public_id: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        return view(request, mine(request, public_id), *args, **kwargs)

    return signed_in(wrapped)


def for_owners(view: Member[P]) -> View[P]:
    """A view for owners. Others are told that there is no such page.

    Whoever acts for somebody else, or for another organisation, is asked to stop first.
    """

    @wraps(view)
    def wrapped(
        request: HttpRequest, public_id: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        membership = mine(request, public_id)
        if membership.role != Role.OWNER:
            raise Http404
        acting = acting_of(request)
        if acting and acting.subject != membership.organisation:
            return stop_first(request)
        return view(request, membership, *args, **kwargs)

    return signed_in(wrapped)


def for_sure_owners(view: Member[P]) -> View[P]:
    """The same, where others are let in: only for an owner of whom we are sure."""
    return signed_in(sure(for_owners(view)))
