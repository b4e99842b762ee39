"""Whose pages these are: they open as the page of the case does, and answer others as it does.

With the reference and the pair they open as the case does: they show dates and states only. In an
account they are for somebody of whom we are sure.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from portal.accounts.assurance import is_sure, with_next
from portal.cases.models import Case
from portal.cases.tracking import ticket
from portal.cases.tracking.views import may_write, note, open_case, too_many
from portal.integration import limits
from portal.ui.private import private
from portal.ui.redirects import see_other

from ...models import Claim, EvidenceItem

AN_HOUR = 3600
TRIES = 60
"""Things sent for one claim within the hour."""
Page = Callable[[HttpRequest, Claim, int], HttpResponse]


def page(view: Page) -> Callable[..., HttpResponse]:
    """A page of a claim for somebody who may see its case; what is sent, if they may write."""

    @private
    @wraps(view)
    def opened(request: HttpRequest, written: str, number: int = 0) -> HttpResponse:
        case = open_case(request, written)
        if case is None:
            return redirect("track")
        if not ticket.may_see(request, case.reference) and not is_sure(request):
            return see_other(with_next(reverse("prove"), request))
        claim = claim_of(case)
        if claim is None:
            raise Http404
        if request.method == "POST":
            if not may_write(request, case):
                return see_other(reverse("tracked_case", args=[case.shown_reference]))
            if not limits.take("send proof", case.reference, TRIES, AN_HOUR):
                return too_many(request)
            note(request, case, "case.proof_sent")
        return view(request, claim, number)

    return opened


def claim_of(case: Case) -> Claim | None:
    """The claim of a case. One query, once for a case."""
    if "claim" not in case._state.fields_cache:
        found: Claim | None = Claim.objects.filter(case=case).first()
        if found is None:
            return None
        found.case = case
        return found
    claim: Claim = case.claim
    return claim


def item_of(claim: Claim, number: int) -> EvidenceItem:
    """One of its proofs. Raises Http404."""
    found: EvidenceItem | None = claim.evidence.filter(number=number).first()
    if found is None:
        raise Http404
    found.claim = claim
    return found


def to_list(claim: Claim, said: str = "") -> HttpResponse:
    """Lead to the list, which says what was done."""
    address = reverse("claim_evidence", args=[claim.case.shown_reference])
    return see_other(f"{address}?{said}" if said else address)
