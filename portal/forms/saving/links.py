"""Links to come back to a form: made, found again, and gone in time."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from portal.integration import messages
from portal.integration.encryption import keyed_hash

from ..drafts import Opened
from ..models import Draft, Submission
from ..models.resume_link import ResumeLink
from . import derived
from .letters import LINK
from .rates import DAY, HOUR, allow

MOST_WRONG = 50
"""Wrong codes since the last right one, after which a link opens nothing any more."""
OF_FORM, OF_ADDRESS, OF_ADDRESS_IN_A_DAY = 3, 5, 20
"""Links that we send in an hour for a form and to an address, and in a day to an address."""


def send(opened: Opened, email: str) -> ResumeLink:
    """Make a link to a saved draft and queue it. Raises ``TooMany``."""
    to = keyed_hash("email", email)
    allow("links of a form", opened.key, OF_FORM, HOUR)
    allow("links to an address", to, OF_ADDRESS, HOUR)
    allow("links to an address in a day", to, OF_ADDRESS_IN_A_DAY, DAY)
    chance = derived.new_chance()
    with transaction.atomic():
        link: ResumeLink = ResumeLink.objects.create(
            key=opened.key,
            journey_key=opened.journey.key,
            chance=chance,
            token_hash=derived.hashed(derived.token(chance)),
            email=email,
            email_hash=to,
            expires_at=end_of(opened),
        )
        messages.queue(LINK, link.pk)
    return link


def end_of(opened: Opened) -> datetime:
    """Give when a draft is erased if nothing more is changed in it."""
    until: datetime = opened.draft.kept_until(opened.journey.retention.draft_days)
    return until


def find(token: str) -> ResumeLink | None:
    """Give the link of a secret, if it still leads anywhere.

    One query decides, so one that never was, one that is too old and one that was closed by wrong
    codes cost the same.
    """
    found: ResumeLink | None = ResumeLink.objects.filter(
        _leads_somewhere(),
        token_hash=derived.hashed(token),
        expires_at__gt=timezone.now(),
        wrong__lt=MOST_WRONG,
    ).first()
    return found


def newest(key: str) -> ResumeLink | None:
    """Give the link that was last sent for a key and still works."""
    found: ResumeLink | None = ResumeLink.objects.filter(
        key=key, expires_at__gt=timezone.now(), wrong__lt=MOST_WRONG
    ).first()
    return found


def lengthen(link: ResumeLink, until: datetime) -> None:
    """Let a link live as long as its draft does by now. It is never made shorter."""
    ResumeLink.objects.filter(pk=link.pk, expires_at__lt=until).update(expires_at=until)


def sweep() -> int:
    """Erase what is too old or leads nowhere, addresses and codes with it. How many links went."""
    old = ResumeLink.objects.filter(Q(expires_at__lte=timezone.now()) | ~_leads_somewhere())
    gone: int = old.delete()[1].get(ResumeLink._meta.label, 0)
    return gone


def _leads_somewhere() -> Q:
    same_key = {"key": OuterRef("key")}
    drafts, submissions = Draft.objects.filter(**same_key), Submission.objects.filter(**same_key)
    return Q(Exists(drafts)) | Q(Exists(submissions))
