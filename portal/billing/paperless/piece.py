"""What the page of a bill says beside it: come without paper, or how it stands."""

from __future__ import annotations

from portal.accounts.acting import may, subject_of
from portal.accounts.models import Organisation

from .. import whose
from ..models import Paperless
from ..pages.actions import Notice, Seen

TEMPLATE = "billing/paperless/piece.html"


def build(seen: Seen) -> Notice | None:
    """Give the invitation to somebody on paper who has said nothing yet; to others their choice.

    One query.
    """
    if seen.earlier or seen.account.closed_on or not may(seen.request, whose.CHANGE):
        return None
    subject = subject_of(seen.request)
    holder = "organisation" if isinstance(subject, Organisation) else "person"
    last = Paperless.objects.filter(
        **{f"joined__{holder}": subject}, joined__account=seen.account, joined__ended_at=None
    ).first()
    return Notice(TEMPLATE, {"last": last, "account": seen.account})
