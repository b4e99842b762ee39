"""What somebody has answered so far. Bank numbers stand in no address, cookie or session."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from portal.accounts.people import signed_in_user

from ..models import Account, DirectDebitDraft
from .asking import Bank
from .schedule import Schedule, write

KEPT = timedelta(hours=2)
Answers = Mapping[str, Any]


def answers_of(request: HttpRequest, account: Account) -> dict[str, Any]:
    """Their answers about this account; nothing where they are too old."""
    row = DirectDebitDraft.objects.filter(
        account=account, user=signed_in_user(request), updated_at__gt=timezone.now() - KEPT
    ).first()
    return dict(row.answers) if row else {}


@transaction.atomic
def put(request: HttpRequest, account: Account, **answers: Any) -> None:
    """Keep more answers."""
    before = answers_of(request, account)
    DirectDebitDraft.objects.update_or_create(
        account=account,
        user=signed_in_user(request),
        defaults={"answers": {**before, **answers}},
    )


def bank_of(answers: Answers) -> Bank | None:
    """The bank account, once it is told."""
    parts = [answers.get(part) for part in ("name", "sort_code", "number")]
    return Bank(*map(str, parts)) if all(parts) else None


def stamp(answers: Answers, schedule: Schedule) -> str:
    """A fingerprint of what a page showed, so that nobody agrees to something else."""
    said = repr((sorted(answers.items()), write(schedule)))
    return salted_hmac("portal.billing.direct_debit", said, algorithm="sha256").hexdigest()


def sweep() -> int:
    """Erase what was left unfinished. Run by the clock."""
    found = DirectDebitDraft.objects.filter(updated_at__lte=timezone.now() - KEPT)
    return int(found.delete()[0])
