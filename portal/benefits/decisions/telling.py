"""The message that we have decided. On paper it is the decision itself."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from portal.documents.model import Document

from ..models import Decision
from ..telling import About, ClaimMessage
from .document import document_of

OWNER = "decision about a claim"


def find(decision_id: int) -> About | None:
    decision = _decision(decision_id)
    if decision is None:
        return None
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    return About(decision.claim.case, base + reverse("benefit_decisions"))


def on_paper(decision_id: int, to: tuple[str, ...]) -> Document | None:
    decision = _decision(decision_id)
    return document_of(decision, to) if decision else None


def _decision(decision_id: int) -> Decision | None:
    found: Decision | None = (
        Decision.objects.select_related("claim__case__team").filter(pk=decision_id).first()
    )
    return found


DECIDED = ClaimMessage(
    "benefits-decision",
    OWNER,
    "We have decided about a claim",
    "We have decided about your claim",
    "We have decided about your claim.\n\n"
    "Sign in to read what we decided, and why: ((address))\n\n"
    "Our letter there also says what you can do if you do not agree, and until when. If you have "
    "no account yet, make one with the email address that you gave us when you claimed.\n\n"
    "((council))\n",
    "((council)): we have decided about your claim. Sign in to read it: ((address))",
    find,
    on_paper,
)
