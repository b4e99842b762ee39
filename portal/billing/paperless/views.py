"""The page on which a payer chooses bills without paper, or on paper again."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from portal.accounts.acting import subject_of
from portal.accounts.assurance import sure
from portal.accounts.models import User
from portal.accounts.people import signed_in_user
from portal.ui.private import private
from portal.ui.redirects import see_other

from .. import whose
from ..joining.joining import live_of
from ..models import Account, Joined, Paperless
from ..revenues.errors import Refused
from . import agreeing
from .words import AGREED, WORDING, Why

CONFLICT = 409
ON, PAPER, NOT_NOW = "on", "paper", "not-now"
SAID = {
    ON: "You get no more bills on paper.",
    PAPER: "You get your bills on paper again.",
    NOT_NOW: "Your bills go on coming by post. We do not ask again.",
}


@private
@sure
@require_http_methods(["GET", "HEAD", "POST"])
def paperless(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say how it stands and what each choice means; do what is pressed."""
    account = whose.account_for(request, public_id, whose.CHANGE)
    joined = live_of(subject_of(request)).filter(account=account).first()
    if joined is None:
        raise Http404
    user = signed_in_user(request)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if do in SAID and _do(do, joined, user, request):
        return see_other(f"{reverse('bills_paperless', args=[public_id])}?said={do}")
    return _page(request, account, joined, user, CONFLICT if do in SAID else 200)


def _do(do: str, joined: Joined, user: User, request: HttpRequest) -> bool:
    """Whether it could be done. Words that have changed since are not agreed to."""
    if do == NOT_NOW:
        agreeing.refuse(joined, user)
        return True
    if do == PAPER:
        agreement = agreeing.live_of(joined)
        if agreement is not None:
            agreeing.end(agreement, Why.THEM, user, request)
        return True
    if request.POST.get("wording") != WORDING:
        return False
    try:
        agreeing.agree(joined, user, request)
    except agreeing.Gone:
        raise Http404 from None
    except (agreeing.NoAddress, Refused):
        return False
    return True


def _page(
    request: HttpRequest, account: Account, joined: Joined, user: User, status: int
) -> HttpResponse:
    last = agreeing.last_of(joined)
    if last and last.fell_back and not last.seen_at:
        Paperless.objects.filter(pk=last.pk).update(seen_at=timezone.now())
    email = agreeing.address_of(joined.person.user if joined.person else user)
    live = last if last and last.ended_at is None else None
    context = {
        "account": account,
        "live": live,
        "last": last,
        "email": agreeing.address_now(live) if live else email,
        "agreed": [words.format(email=email) for words in AGREED],
        "wording": WORDING,
        "others": account.payers.count() > 1,
        "told": SAID.get(request.GET.get("said", ""), ""),
        "changed": status == CONFLICT,
    }
    return render(request, "billing/paperless/paperless.html", context, status=status)
