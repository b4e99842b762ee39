"""Forms that somebody began for another: once they may act no more, they cannot open them."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from portal.accounts.acting.ended import acting_ended
from portal.accounts.models import User

from .. import access
from ..models import Draft, Grant
from ..models.resume_link import ResumeLink
from ..saving.erasing import erase


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    acting_ended.connect(let_go, dispatch_uid="forms.mine.handing_over")


@transaction.atomic
def let_go(holder: User, key: str, heir: User | None, **kwargs: Any) -> None:
    """Give what was begun to the person's own account; without one, erase it.

    Whoever began it, and whatever links they had sent themselves, open it no more.
    """
    began = access.account_of(holder, key)
    keys = list(Grant.objects.filter(holder=began).values_list("key", flat=True))
    unsent = set(Draft.objects.filter(key__in=keys).values_list("key", flat=True))
    for each in unsent:
        if heir is None:
            erase(each)
        else:
            ResumeLink.objects.filter(key=each).delete()
            Grant.objects.filter(key=each).delete()
            access.grant(each, access.account_of(heir))
    Grant.objects.filter(holder=began).delete()
