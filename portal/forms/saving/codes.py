"""Codes: six figures, sent to the address that the link was sent to.

A code belongs to a link and to the browser that asked for it. Somebody else who has the link can
ask for codes of their own; their wrong tries use up theirs, and their asking makes nobody else's
code old. What all of them together may guess is bounded by the link's own count.
"""

from __future__ import annotations

import hmac
from datetime import timedelta
from enum import Enum

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.integration import messages

from ..models.resume_link import ResumeCode, ResumeLink
from . import derived
from .letters import CODE
from .links import MOST_WRONG
from .rates import DAY, HOUR, allow

LIVES = timedelta(minutes=15)
TRIES = 5
OF_LINK, OF_LINK_IN_A_DAY = 6, 20
"""Codes that we send for a link in an hour and in a day."""


class Verdict(Enum):
    """What came of typing a code."""

    RIGHT = "right"
    WRONG = "wrong"
    OVER = "over"
    """There is no code to compare with: too old, used, tried too often, or none was asked for."""


def send(link: ResumeLink, holder: str) -> ResumeCode:
    """Make a code for a browser and queue it. Raises ``TooMany``."""
    allow("codes of a link", link.token_hash, OF_LINK, HOUR)
    allow("codes of a link in a day", link.token_hash, OF_LINK_IN_A_DAY, DAY)
    with transaction.atomic():
        code: ResumeCode = ResumeCode.objects.create(
            link=link,
            holder=holder,
            chance=derived.new_chance(),
            expires_at=timezone.now() + LIVES,
        )
        messages.queue(CODE, code.pk)
    return code


def newest(link: ResumeLink, holder: str) -> ResumeCode | None:
    """Give the code that this browser asked for last: no other counts."""
    found: ResumeCode | None = ResumeCode.objects.filter(link=link, holder=holder).first()
    return found


def is_open(code: ResumeCode) -> bool:
    """Say whether a code can still be typed."""
    if code.used_at or code.tries >= TRIES:
        return False
    alive: bool = code.expires_at > timezone.now()
    return alive


def tries_left(link: ResumeLink, holder: str) -> int:
    """Say how often this browser may still type its newest code."""
    code = newest(link, holder)
    return TRIES - code.tries if code else 0


def check(link: ResumeLink, holder: str, typed: str) -> Verdict:
    """Compare what was typed with this browser's newest code.

    A try is taken before anything is compared, so that many at once get no more than one by one.
    A right code is taken once.
    """
    code = newest(link, holder)
    if code is None or not _take_a_try(code):
        return Verdict.OVER
    if not hmac.compare_digest(typed.encode(), derived.code(code.chance).encode()):
        return Verdict.WRONG if code.tries + 1 < TRIES else Verdict.OVER
    if not ResumeCode.objects.filter(pk=code.pk, used_at=None).update(used_at=timezone.now()):
        return Verdict.OVER
    ResumeLink.objects.filter(pk=link.pk).update(wrong=0)
    return Verdict.RIGHT


def _take_a_try(code: ResumeCode) -> bool:
    """Count a try for the code and, until it turns out right, a wrong one for the link."""
    with transaction.atomic():
        ours = ResumeCode.objects.filter(
            pk=code.pk, used_at=None, tries__lt=TRIES, expires_at__gt=timezone.now()
        ).update(tries=F("tries") + 1)
        if not ours:
            return False
        return bool(
            ResumeLink.objects.filter(pk=code.link_id, wrong__lt=MOST_WRONG).update(
                wrong=F("wrong") + 1
            )
        )
