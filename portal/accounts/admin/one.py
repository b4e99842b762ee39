"""One person on one page: what we know, what they need, and what is due next."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from .. import markers, needs
from ..acting.scopes import in_words
from ..models import Authority, Person, User
from . import pieces, signing_in
from .access import NEEDS, SEE, note_view, only_with, person_or_404
from .furniture import furniture

SHARES = "share-details"


@only_with(SEE)
@require_safe
def person(request: HttpRequest, public_id: str) -> HttpResponse:
    """Everything that this member of staff may see of somebody."""
    user = cast(User, request.user)
    found = person_or_404(public_id)
    note_view(request, found, "page")
    known = needs.of(found)
    context = {
        **furniture(found.shown_name),
        "person": found,
        "address": address_of(found),
        "needs": known,
        "flags": needs.flags(known),
        "may_write_needs": user.has_perm(NEEDS),
        "markers": markers.seen_by(user, found),
        "may_mark": user.has_perm(markers.MAY_MARK),
        "consents": found.consents.all(),
        "given": with_scopes(found.given.select_related("holder")),
        "held": with_scopes(held_by(found)),
        "memberships": memberships_of(found),
        "signing_in": signing_in.shown(user, found),
        "due": pieces.due_next(found, user),
        "pieces": [
            (title, render_to_string(piece.template, piece.context, request))
            for title, piece in pieces.pieces_of(found, user)
        ],
    }
    return render(request, "accounts/admin/person.html", context)


def address_of(person: Person) -> list[str]:
    """Line by line; nothing where it is not known."""
    parts = (person.address.get(part) for part in ("line_1", "line_2", "town", "postcode"))
    return [str(part) for part in parts if part]


def held_by(person: Person) -> list[Authority]:
    """Leave to act for others that stands now. One query."""
    if person.user_id is None:
        return []
    live = Authority.objects.live().filter(holder_id=person.user_id)
    return list(live.select_related("person"))


def with_scopes(authorities: object) -> list[tuple[Authority, tuple[str, ...]]]:
    """Each with what it allows, in words."""
    return [(each, in_words(each.scope)) for each in authorities]  # type: ignore[attr-defined]


def memberships_of(person: Person) -> list[object]:
    """Organisations that they belong to, with their role. One query."""
    if person.user is None:
        return []
    return list(person.user.memberships.select_related("organisation"))
