"""Bills without paper in the demonstration: its terms, and a resident who chose them."""

from __future__ import annotations

from django.db import transaction

from portal.accounts.models import User
from portal.billing.models import Joined, Paperless, PaperlessTerms
from portal.billing.paperless.agreeing import agree
from portal.billing.revenues.errors import Refused

from .residents import RESIDENT
from .source import read_data


def load_paperless() -> None:
    """Set the terms where there are none, and let the resident choose for their first account.

    Whoever has said something to it since is left as they are.
    """
    data = read_data("paperless")
    if not PaperlessTerms.objects.exists():
        names = ("served_after", "unread_days", "source")
        PaperlessTerms.objects.create(
            valid_from=data["from"], **{name: data[name] for name in names}
        )
    user = User.objects.filter(email=RESIDENT).first()
    joined = Joined.objects.filter(person__user=user, ended_at=None).order_by("pk").first()
    if user and joined and not Paperless.objects.filter(joined=joined).exists():
        _choose(joined, user)


def _choose(joined: Joined, user: User) -> None:
    try:
        with transaction.atomic():
            agree(joined, user)
    except Refused:  # an account that is closed comes on paper
        return
