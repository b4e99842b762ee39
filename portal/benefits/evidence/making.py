"""The list of proofs of a claim, made in the transaction that sends it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from portal.forms.submissions import of_case

from ..in_use import content_on
from ..models import Claim, EvidenceItem
from ..state_pension import months_later
from .list import wanted

USUAL_MONTHS = 1
"""How long we wait for a proof where no rule is in use."""


def on_claimed(claim: Claim, **kwargs: Any) -> None:
    """List what a new claim has to prove. A receiver for ``claimed``."""
    make_list(claim)


def make_list(claim: Claim) -> list[EvidenceItem]:
    """List it by the rules of today; nothing where there are none, or no form was sent."""
    today = timezone.localdate()
    rules, submission = content_on(today).proofs, of_case(claim.case)
    if rules is None or submission is None:
        return []
    due = max(claim.protected_until, today)
    return [
        EvidenceItem.objects.create(
            claim=claim,
            number=number,
            code=each.code,
            thing=each.thing,
            title=each.title,
            about=each.about,
            examples=list(each.examples),
            due=due,
        )
        for number, each in enumerate(wanted(rules, submission.answers, today), start=1)
    ]


def add(claim: Claim, title: str, why: str, code: str = "more") -> EvidenceItem:
    """One more, which staff or the benefits system ask for. With the case locked."""
    last = claim.evidence.aggregate(last=Max("number"))["last"] or 0
    made: EvidenceItem = EvidenceItem.objects.create(
        claim=claim, number=last + 1, code=code, title=title, why=why, due=next_due()
    )
    return made


def next_due() -> date:
    """Until when we wait for what we ask for today."""
    today = timezone.localdate()
    rules = content_on(today).proofs
    return months_later(today, rules.months if rules else USUAL_MONTHS)
