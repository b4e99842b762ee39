"""Pages of one authority: giving it, taking it up, seeing what was done under it, ending it."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from portal.ui.private import private
from portal.ui.redirects import see_other

from ..addresses import proved_hashes
from ..assurance import sure
from ..models import Authority
from ..people import person_of, signed_in_user
from ..signed_in import signed_in
from . import giving, scopes
from .deeds import deeds_under
from .oneself import for_oneself
from .questions import GiveForm

NOT_TAKEN = 422


@require_http_methods(["GET", "HEAD", "POST"])
@private
@sure
@for_oneself
def give(request: HttpRequest) -> HttpResponseBase:
    """Let somebody act for oneself. Only for somebody of whom we are sure.

    Who has only got hold of a mailbox could otherwise let themselves in for a year.
    """
    user = signed_in_user(request)
    own = proved_hashes(user)
    form = GiveForm(request.POST, own=own) if request.method == "POST" else GiveForm(own=own)
    if form.is_valid():
        given = form.cleaned_data
        try:
            authority = giving.give(
                person_of(user), given["email"], given["scope"], form.until, request=request
            )
        except giving.CannotGive as why:
            form.add_error(None, str(why))
        else:
            return see_other(reverse("authority", args=[authority.public_id]) + "?given")
    status = NOT_TAKEN if form.is_bound else 200
    return render(request, "accounts/acting/give.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD"])
@signed_in
def authority(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """What it allows, until when, and what was done under it. For both sides."""
    found = _mine(request, public_id)
    context = {
        "authority": found,
        "is_mine": found.person.user_id == request.user.pk,
        "waits": found.taken_up_at is None,
        "is_live": _is_live(found),
        "can": scopes.in_words(found.scope),
        "deeds": deeds_under(found),
        "given": "given" in request.GET,
    }
    return render(request, "accounts/acting/authority.html", context)


@require_POST
@signed_in
def take_up(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Take it up. Once more does no harm."""
    taken = giving.take_up(public_id, request)
    if taken is None:
        _mine(request, public_id)
    return see_other(reverse("acting"))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def end(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Ask, then end it. Either side may, also one who has not taken it up."""
    found = _mine(request, public_id)
    is_mine = found.person.user_id == request.user.pk
    if request.method == "POST":
        giving.end(found, request, giving.PERSON if is_mine else giving.HOLDER)
        return see_other(reverse("acting"))
    context = {"authority": found, "is_mine": is_mine, "waits": found.taken_up_at is None}
    return render(request, "accounts/acting/end.html", context)


def _mine(request: HttpRequest, public_id: str) -> Authority:
    """One that this user gave, holds, or may take up. Raises Http404."""
    user = signed_in_user(request)
    waiting = Q(
        taken_up_at__isnull=True, ended_at__isnull=True, holder_email_hash__in=proved_hashes(user)
    )
    found: Authority | None = (
        Authority.objects.filter(
            Q(person__user=user) | Q(holder=user) | waiting, public_id=public_id
        )
        .select_related("person", "holder")
        .first()
    )
    if found is None:
        raise Http404
    return found


def _is_live(authority: Authority) -> bool:
    live: bool = Authority.objects.live().filter(pk=authority.pk).exists()
    return live
