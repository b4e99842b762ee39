"""The message that we have decided: one for all that is decided within a quarter of an hour.

On paper it is the decision itself, and each decision is a letter.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from portal.documents.model import Document
from portal.integration import messages
from portal.integration.models import Channel, Delivery

from ..models import Claim, Decision
from ..telling import About, ClaimMessage
from .document import document_of
from .terms import NAMES, Benefit

OWNER = "decision about a claim"
WAITS = timedelta(minutes=15)
"""How long a message waits for what else is decided of its claim."""
SOON = timedelta(seconds=30)
"""One that goes within this time takes nothing more with it."""


def tell(decision: Decision, asked_for: tuple[Benefit, ...]) -> None:
    """Tell its person, in the transaction that records it, once all that was claimed is decided.

    At the latest after ``WAITS``. What came before and still waits names this one too.
    """
    now = timezone.now()
    waiting = _waiting(decision.claim, now)
    first = waiting.subject_id if waiting else decision.pk
    is_all = set(_named(decision.claim, first)) >= set(asked_for)
    if waiting is None:
        DECIDED.queue(decision.claim.case, decision.pk, None if is_all else now + WAITS)
    elif is_all:
        messages.hurry(waiting)


def find(decision_id: int) -> About | None:
    decision = _decision(decision_id)
    if decision is None:
        return None
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    names = [f"your {NAMES[each]}" for each in _named(decision.claim, decision.pk)]
    return About(decision.claim.case, base + reverse("benefit_decisions"), what=" and ".join(names))


def _named(claim: Claim, first: int) -> list[Benefit]:
    """What a message is about: what was decided of a claim from one decision on, none twice."""
    decided = claim.decisions.filter(pk__gte=first).order_by("pk").values_list("benefit", flat=True)
    return [Benefit(each) for each in dict.fromkeys(decided)]


def _waiting(claim: Claim, now: datetime) -> Delivery | None:
    """The message about this claim that has not gone and does not go at once."""
    found: Delivery | None = (
        Delivery.objects.filter(
            owner=OWNER,
            template=DECIDED.template,
            subject_id__in=claim.decisions.values("pk"),
            channel__in=(Channel.EMAIL, Channel.TEXT),
            tries=0,
            due_at__gt=now + SOON,
            delivered_at=None,
            dead_at=None,
            cancelled_at=None,
            set_aside_at=None,
        )
        .order_by("pk")
        .first()
    )
    return found


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
    "We have decided about ((what)).\n\n"
    "Sign in to read what we decided, and why: ((address))\n\n"
    "Our letter there also says what you can do if you do not agree, and until when. If you have "
    "no account yet, make one with the email address that you gave us when you claimed.\n\n"
    "((council))\n",
    "((council)): we have decided about your claim. Sign in to read it: ((address))",
    find,
    on_paper,
    {"what": "your Housing Benefit and your Council Tax Reduction"},
)
