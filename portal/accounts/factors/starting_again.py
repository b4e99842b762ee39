"""Taking every second way away from somebody who has lost them all (ASVS 6.4.4).

Staff ask for it, once they made sure who it is. Nothing happens for a day
(``START_AGAIN_HOURS``), and the person hears of it at each address and number that they proved.
They stop it by the link in that message, or by giving a second proof: who can has lost nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_used
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from .. import assurance, audit
from ..models import PrintedSecret, StartAgain, TextNumber, User
from ..models.starting import Outcome
from ..organisations import tokens
from ..people import person_of
from ..staff import proof
from . import notices, start_again_letters

CHECKS = {
    "photo": "I saw them with their passport, driving licence or another card with a photo.",
    "called": "I called them on a telephone number that we had before they asked.",
    "case": "They knew the reference, the day and the words of something they asked us for.",
    "paper": "They knew the account number and an amount on a bill or letter from us.",
    "known": "Somebody of the staff who has known them for long was with them.",
}
ALONE = {"photo"}
"""What is enough by itself. Of the others it takes two."""
KEPT = timedelta(days=90)


class NotNow(Exception):
    """It cannot be asked for. The words are for staff."""


def is_enough(checked: Collection[str]) -> bool:
    """Whether that is enough to be sure who somebody is."""
    known = set(checked) & CHECKS.keys()
    return bool(known & ALONE) or len(known) >= 2


def reason_against(user: User) -> str:
    """Why it cannot be done for this account, for staff to read; "" where it can."""
    if proof.is_staff(user):
        return "They work in the admin. An administrator does it there, under Users."
    if not assurance.ways_for(user):
        return "They have no second way to prove who they are, so there is nothing to take away."
    if latest_of(user, live=True):
        return "Somebody has asked for it already."
    return ""


@transaction.atomic
def ask(user: User, checked: Collection[str], request: HttpRequest) -> StartAgain:
    """Begin to wait, and tell the person everywhere. Raises NotNow."""
    User.objects.select_for_update().get(pk=user.pk)
    if against := reason_against(user):
        raise NotNow(against)
    if not is_enough(checked):
        raise NotNow("This is not enough to be sure who they are.")
    now, chance = timezone.now(), tokens.new_chance()
    asked: StartAgain = StartAgain.objects.create(
        user=user,
        checked=sorted(checked),
        chance=chance,
        token_hash=tokens.hashed(start_again_letters.token(chance)),
        asked_at=now,
        due_at=now + timedelta(hours=settings.START_AGAIN_HOURS),
    )
    _note(asked, "asked", request=request, details={"checked": asked.checked})
    start_again_letters.tell(asked)
    return asked


def find(token: str) -> StartAgain | None:
    """What the link in a message is about, if it can still be stopped."""
    live = StartAgain.objects.filter(ended_at__isnull=True).select_related("user")
    found: StartAgain | None = live.filter(token_hash=tokens.hashed(token)).first()
    return found


def latest_of(user: User, *, live: bool = False) -> StartAgain | None:
    """The newest of somebody; with ``live`` only one that still waits."""
    found = StartAgain.objects.filter(user=user)
    newest: StartAgain | None = (found.filter(ended_at__isnull=True) if live else found).first()
    return newest


@transaction.atomic
def stop(asked: StartAgain, outcome: Outcome, request: HttpRequest | None = None) -> bool:
    """End it before its time. False where it has ended meanwhile."""
    if not _end(asked, outcome):
        return False
    _note(asked, outcome.value, request=request)
    notices.tell_everywhere(asked.user, "start-again-stopped")
    return True


def carry_out() -> int:
    """Do those whose time has come. How many. It runs every ten minutes."""
    due = StartAgain.objects.filter(ended_at__isnull=True, due_at__lte=timezone.now())
    done = [_carry_out(asked) for asked in due.select_related("user")]
    StartAgain.objects.filter(ended_at__lte=timezone.now() - KEPT).delete()
    return sum(done)


@transaction.atomic
def _carry_out(asked: StartAgain) -> bool:
    from ..sessions.everywhere import end_all

    user = User.objects.select_for_update().get(pk=asked.user_id)
    if proof.is_staff(user):  # they have become so since: theirs is another door
        _end(asked, Outcome.WITHDRAWN)
        return False
    if not _end(asked, Outcome.DONE):
        return False
    notices.tell_everywhere(user, "started-again")
    for kind in (Authenticator, TextNumber, PrintedSecret):
        kind.objects.filter(user=user).delete()
    _note(asked, Outcome.DONE.value)
    end_all(user)
    return True


def on_proof(sender: object, request: HttpRequest, user: User, **_: Any) -> None:
    """An app, a passkey or a recovery code was used."""
    proved(request, user)


def proved(request: HttpRequest, user: User) -> None:
    """Whoever gives a second proof has not lost it."""
    asked = latest_of(user, live=True)
    if asked is not None:
        stop(asked, Outcome.STOPPED, request)


def connect() -> None:
    """Call it once, from ``AppConfig.ready``."""
    authenticator_used.connect(on_proof, dispatch_uid="accounts.factors.starting_again")


def _end(asked: StartAgain, outcome: Outcome) -> bool:
    ours = StartAgain.objects.filter(pk=asked.pk, ended_at__isnull=True)
    return bool(ours.update(ended_at=timezone.now(), outcome=outcome.value))


def _note(asked: StartAgain, what: str, **more: Any) -> None:
    about = person_of(asked.user).public_id
    system = "" if more.get("request") else "accounts"
    audit.record(
        f"signin.start-again-{what}", f"user:{asked.user_id}", about=about, system=system, **more
    )
