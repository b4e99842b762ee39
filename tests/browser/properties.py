"""A business with properties, one without, and files of them, on each of these pages."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone

from portal.accounts.acting import session
from portal.accounts.models import Organisation, User
from portal.billing.models import BulkJoin
from portal.billing.organisation import adding
from tests.support.acting import organisation_of
from tests.support.billing import account_with, council_tax_bill, rates_bill

from .people import enter, resident
from .references import reference as number_of

BUSINESS, NEW = "Fifty shops", "A new shop"
COUNT = 53
LINES = {"done": 8, "under-way": 8}


def make(request: HttpRequest, page: str) -> HttpResponse:
    """Sign in its owner, act for it, and lead to the page."""
    me = resident("properties@example.org", "An Owner")
    _once(me)
    shop = Organisation.objects.get(name=NEW if page == "none" else BUSINESS)
    enter(request, me)
    if page != "clients":
        session.start(request, f"organisation:{shop.public_id}")
    if page in LINES:
        return redirect("bills_properties_added", _file(shop, me.pk, page).public_id)
    names = {"add": "bills_properties_add", "clients": "bills_clients"}
    return redirect(reverse(names.get(page, "bills_properties")))


@transaction.atomic
def _once(me: User) -> None:
    """Whole or not at all: another browser may ask for the same page at the same moment."""
    User.objects.select_for_update().get(pk=me.pk)
    if not Organisation.objects.filter(name=BUSINESS).exists():
        organisation_of(me, NEW)
        _properties(organisation_of(me, BUSINESS))


def _properties(shop: Organisation) -> None:
    for n in range(COUNT):
        reference = number_of("properties", n)
        bill = council_tax_bill(reference) if n % 10 == 9 else rates_bill(reference)
        owing = {"balance": 0} if n % 4 == 3 else {"overdue": 5000 * (n % 5 == 0)}
        account_with(bill, joined=shop, reference=reference, **owing)


def _file(shop: Organisation, by: int, state: str) -> BulkJoin:
    ended = timezone.now() if state == "done" else None
    said = [adding.ADDED, adding.WRONG, adding.ADDED, adding.THERE]
    results = [
        {"line": n, "reference": number_of("others", n), "result": said[n % 4]}
        for n in range(2, 10 if ended else 4)
    ]
    made: BulkJoin = BulkJoin.objects.update_or_create(
        organisation=shop,
        digest=state,
        defaults={
            "by_id": by,
            "total": LINES[state],
            "done": len(results),
            "added": 4,
            "results": results,
            "ended_at": ended,
        },
    )[0]
    return made


urlpatterns = [path("people/properties/<slug:page>/", make)]
