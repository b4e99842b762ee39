"""Tells a person that a tax account now stands in their account, or does so no more."""

from __future__ import annotations

from portal.accounts.models import Person

from .. import telling
from ..models import Joined

TOLD_JOINED, TOLD_GONE = "tax-account-joined", "tax-account-gone"
OWNER = "joined tax account"
JOINED = telling.words_of(
    "You can now see your bills online",
    "You can now see a council tax or business rates account, with its bills, in your account on "
    "our website.\n\nDid you not do this? Call us as soon as you can.",
    "you can now see your bills in your account on our website. Not you? Call us.",
)
GONE = telling.words_of(
    "You cannot see some bills online any more",
    "A council tax or business rates account is no longer in your account on our website. You no "
    "longer pay this tax, or the name on the bill has changed.\n\nIs this not right? Call us. Does "
    "the account have a new bill in your name? You can add it again.",
    "some bills are no longer in your account on our website. Not right? Call us.",
)


def register() -> None:
    """Say how both are made. Call it once, from ``AppConfig.ready``."""
    telling.register(telling.Told(TOLD_JOINED, OWNER, joined, JOINED))
    telling.register(telling.Told(TOLD_GONE, OWNER, gone, GONE))


def joined(pk: int) -> Person | None:
    """Whose it is, while it is so."""
    row = Joined.objects.filter(pk=pk, ended_at=None).select_related("person").first()
    return row.person if row else None


def gone(pk: int) -> Person | None:
    """Whose it was, unless it is there again."""
    row = Joined.objects.filter(pk=pk, ended_at__isnull=False).select_related("person").first()
    if row is None or row.person is None:
        return None
    again = Joined.objects.filter(account=row.account_id, person=row.person, ended_at=None)
    return None if again.exists() else row.person
