"""The pages on which somebody adds a tax account to theirs, and takes it out again."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from portal.accounts.acting import acting_of, may, subject_of
from portal.accounts.assurance import careful, signed_in, sure
from portal.accounts.people import signed_in_user
from portal.ui.private import private
from portal.ui.redirects import see_other

from .. import whose
from ..pages.actions import Seen
from ..paperless import piece
from ..revenues.errors import Unavailable
from . import joining, paper, proof
from .forms import ANOTHER, NOT_PROVED, JoinForm

NOT_TAKEN, CONFLICT, TOO_MANY, AWAY = 422, 409, 429, 503


@sensitive_post_parameters("reference", "name", "postcode", "key")
@private
@careful
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Ask for four things from the bill. The right ones lead on, wrong ones back here."""
    whom = _whom(request)
    if not may(request, whose.CHANGE):
        raise Http404
    form = JoinForm(request.POST if request.method == "POST" else None, initial={"whom": whom})
    if form.is_valid() and form.cleaned_data["whom"] != whom:
        return _asked_again(request, whom)
    if form.is_valid():
        try:
            user = signed_in_user(request)
            proved = proof.prove(form.claimed, proof.limits_of(request), user.pk)
            with transaction.atomic():
                joining.join(proved, subject_of(request), request=request)
                paper.keep(request, proved, form.cleaned_data["key"])
        except proof.TooOften:
            return too_many(request)
        except Unavailable:
            return away(request)
        except proof.NotProved:
            form.add_error(None, NOT_PROVED)
        else:
            return see_other(reverse("bills_joined", args=[proved.account.public_id]))
    return _page(request, form, NOT_TAKEN if form.is_bound else 200)


@private
@sure
@require_safe
def joined(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say that it is there now, and what can be done with it."""
    account = whose.account_for(request, public_id)
    beside = piece.build(Seen(request, account))
    context = {"account": account, "invitation": beside}
    return render(request, "billing/joining/joined.html", context)


@private
@sure
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask whether to take an account out of theirs, and do it. It goes on as it was."""
    account = whose.account_for(request, public_id, whose.CHANGE)
    if request.method == "POST":
        row = joining.live_of(subject_of(request)).filter(account=account).first()
        if row is not None:
            joining.leave(row, request=request)
        return see_other(reverse("bills_left"))
    return render(request, "billing/joining/leave.html", {"account": account})


@private
@signed_in
@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """Say that it is gone from here."""
    return render(request, "billing/joining/left.html")


def _whom(request: HttpRequest) -> str:
    """What names for whom the request acts; "" for oneself."""
    acting = acting_of(request)
    return acting.key if acting else ""


def _asked_again(request: HttpRequest, whom: str) -> HttpResponse:
    """Nobody adds an account to somebody else's by a page that they opened before."""
    typed = request.POST.copy()
    typed["whom"] = whom
    form = JoinForm(typed)
    form.add_error(None, ANOTHER)
    return _page(request, form, CONFLICT)


def _page(request: HttpRequest, form: JoinForm, status: int) -> HttpResponse:
    context = {"form": form, "most": proof.FOR_ONE_REFERENCE}
    return render(request, "billing/joining/join.html", context, status=status)


@private
def too_many(request: HttpRequest) -> HttpResponse:
    """Ask to wait, whatever was tried."""
    response = render(request, "billing/joining/too_many.html", status=TOO_MANY)
    response.headers["Retry-After"] = str(proof.AN_HOUR)
    return response


@private
def away(request: HttpRequest) -> HttpResponse:
    """Say that we cannot check a bill just now."""
    return render(request, "billing/joining/away.html", status=AWAY)
