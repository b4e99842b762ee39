"""People who add a tax account or choose how bills come, made when a browser asks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse

from portal.accounts.models import User
from portal.accounts.people import person_of
from portal.billing.joining import views
from portal.billing.joining.joining import live_of
from portal.billing.models import Account, Joined
from portal.billing.paperless import agreeing
from portal.billing.paperless.words import Why
from tests.support.billing import account_with

from .people import enter, resident
from .references import reference as number_of

ON_ITS_OWN = {"join": "bills_join", "left": "bills_left"}
OF_AN_ACCOUNT = {"joined": "bills_joined", "leave": "bills_leave"}
"""Any other state is on the page of bills without paper."""
STATES = ("joined", "leave", "paper", "paperless", "back", "closed")


def make(request: HttpRequest, state: str) -> HttpResponse:
    """Sign in somebody who is so far, and lead to the page."""
    user = resident(f"joining-{state}@example.org", "A Resident")
    enter(request, user)
    if state in ON_ITS_OWN:
        return redirect(ON_ITS_OWN[state])
    joined = live_of(person_of(user)).first() or _joined(user, state)
    page = OF_AN_ACCOUNT.get(state, "bills_paperless")
    return redirect(reverse(page, args=[joined.account.public_id]))


def _joined(user: User, state: str) -> Joined:
    reference = number_of("bills_joining", STATES.index(state))
    account_with(reference=reference, joined=person_of(user), payers=("A Resident", "B Resident"))
    joined: Joined = live_of(person_of(user)).get()
    if state == "closed":
        Account.objects.filter(pk=joined.account_id).update(closed_on=joined.account.opened_on)
    if state in ("paperless", "back"):
        agreement = agreeing.agree(joined, user)
        if state == "back":
            agreeing.end(agreement, Why.UNREAD)
    return joined


urlpatterns = [
    path("people/bills-joining/too-often/", views.too_many),
    path("people/bills-joining/away/", views.away),
    path("people/bills-joining/<slug:state>/", make),
]
