"""Claims in different states, made when a browser asks, opened as their person sees them."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone

from portal.accounts.models import User
from portal.accounts.people import person_of
from portal.benefits.decisions.terms import Benefit
from portal.benefits.evidence import moving
from portal.benefits.models import Claim, Outcome
from portal.cases.holding import held_by, waiting
from portal.cases.timeline import WEBSITE
from portal.council.models import ContactPoint
from portal.integration.encryption import keyed_hash
from tests.support.claims import claim_of, decision_of

from .people import enter, resident

ANSWERS = {"has_partner": "yes", "rent_amount": "150.00"}
DECIDED = ("decisions", "decision", "refused", "decided")
ASKED_AGAIN = ("again", "list", "request")
OF_NOBODY = {"whose": "benefits_yours", "asks": "benefit_decisions"}
OF_A_CASE = {"request": "tracked_case", "decided": "tracked_case"}
OF_A_PROOF = {
    "send": "claim_evidence_send",
    "again": "claim_evidence_send",
    "cannot": "claim_evidence_cannot",
}
"""Any other state of a claim that is not decided is on the list of proofs."""


def make(request: HttpRequest, state: str) -> HttpResponse:
    """Sign in somebody whose claim stands so, and lead to the page."""
    user = resident(f"claims-{state}@example.org", "A Resident")
    enter(request, user)
    if state == "none":
        return redirect("benefit_decisions")
    if state in OF_NOBODY:
        return redirect(_unasked(state, user))
    claims = Claim.objects.filter(case__in=held_by(person_of(user)))
    return redirect(_page(state, claims.first() or _new(state, user)))


@transaction.atomic
def _unasked(state: str, user: User) -> str:
    """A claim that came with their e-mail address while they were not signed in."""
    if not waiting(user).exists():
        case = claim_of({"born": "1990-03-04"}, team=ContactPoint.objects.get(slug="benefits")).case
        case.email_hash = keyed_hash("email", user.email)
        case.save(update_fields=["email_hash"])
    return OF_NOBODY[state]


@transaction.atomic
def _new(state: str, user: User) -> Claim:
    team = ContactPoint.objects.get(slug="benefits")
    sent = timezone.now() - timedelta(days=2)
    claim = claim_of(ANSWERS, owner=user, at=sent, team=team)
    if state in DECIDED:
        reasons = "Your income is low enough. Your savings do not count."
        decision_of(claim, benefit=Benefit.RENT, reasons=reasons)
        decision_of(claim, outcome=Outcome.REFUSED, reasons="Your savings are too high.")
    elif state == "all-here":
        for item in claim.evidence.all():
            moving.accept(item, WEBSITE)
    elif state in ASKED_AGAIN:
        said = "We cannot read the date. Please take the photo again."
        moving.refuse(claim.evidence.get(number=1), said, WEBSITE)
    return claim


def _page(state: str, claim: Claim) -> str:
    reference = claim.case.shown_reference
    if state in OF_A_PROOF:
        return reverse(OF_A_PROOF[state], args=[reference, 1])
    if state in OF_A_CASE:
        return reverse(OF_A_CASE[state], args=[reference])
    if state == "decisions":
        return reverse("benefit_decisions")
    if state in DECIDED:
        outcome = Outcome.REFUSED if state == "refused" else Outcome.AWARDED
        return reverse("benefit_decision", args=[claim.decisions.get(outcome=outcome).public_id])
    return reverse("claim_evidence", args=[reference])


urlpatterns = [path("people/claims/<slug:state>/", make)]
